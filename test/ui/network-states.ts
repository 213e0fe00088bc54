import type { Options } from '../../src/webview/study/messages/options';
import type { Network } from '../../src/webview/study/messages/state';
import type { ToView } from '../../src/webview/study/messages/to-view';
import { convolution, deep, skip } from '../webview/network/networks';
import type { Answer } from './panel-page';

interface Told {
  readonly messages: readonly ToView[];
  readonly answer: Answer;
}

/** Weights of any layer, the same each time. */
const answers =
  ({ rows }: Network): Answer =>
  (name, ask) => {
    if (name !== 'weights') throw new Error(`Nothing answers "${name}" here.`);
    const row = rows.find((r) => 'layer' in ask && r.name === ask.layer);
    const variables = (row?.variables ?? []).map((variable, v) => {
      const count = variable.shape.reduce((a, b) => a * b, 1);
      return { ...variable, values: Float32Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 1) + 7 * v) / 2) };
    });
    return { epoch: 0, variables } as never;
  };

const before = (network: Network, options: Options, layer?: string): Told => ({
  messages: [
    {
      type: 'state',
      state: {
        alone: false,
        locked: false,
        views: ['overview', 'network'],
        options: { ...options, view: 'network', network: { ...options.network, ...(layer && { layer }) } },
        spec: { file: 'network.nn.json', title: network.name, reading: false, errors: 0 },
        network,
        runs: [],
        others: [],
      },
      kept: { view: 'network', alone: false, locked: false, compared: [] },
    },
  ],
  answer: answers(network),
});

/** Networks whose drawings differ from those of small dense chains. */
export const networkStates = (options: Options) => ({
  'net-skip': before(skip, options),
  'net-convolution': before(convolution, options, 'conv2d'),
  'net-deep': before(deep, options),
  'net-numbers': before(deep, { ...options, network: { weights: 'numbers' } }),
  'net-histogram': before(skip, { ...options, network: { weights: 'histogram' } }),
});
