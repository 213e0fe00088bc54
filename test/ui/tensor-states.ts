import { readFileSync } from 'node:fs';
import type { TensorSheet } from '../../src/ml/sheets/tensors/sheet';
import type { Options } from '../../src/webview/study/messages/options';
import { sheetOf } from '../ml/sheets/tensors/read-sheet';
import type { PanelState } from './states';

const sample = (name: string): string => readFileSync(`samples/${name}.nn.json`, 'utf8');

const sheets = {
  'tensors-transpose': sample('tensor-transpose-reshape'),
  'tensors-basics': sample('tensor-basics'),
  'tensors-matmul': sample('tensor-matmul'),
  'tensors-chosen': sample('tensor-matmul'),
  'tensors-more': JSON.stringify({
    name: 'Axes, joins and large ones',
    tensors: {
      h: [
        [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [
            [7, 8, 9],
            [10, 11, 12],
          ],
        ],
        [
          [
            [13, 14, 15],
            [16, 17, 18],
          ],
          [
            [19, 20, 21],
            [22, 23, 24],
          ],
        ],
      ],
      mean: 'mean(h[0, 0], axis=1, keepdims=True)',
      centered: 'h[0, 0] - mean',
      both: 'concatenate([h[0, 0], h[1, 1]], axis=1)',
      large: 'arange(2500).reshape(50, 50) / 3',
      row: 'large @ ones((50, 2))',
      e: 'exp(-centered) > 0.5',
    },
  }),
} as const;

/** The box that is chosen in some of them. */
const chosen: Readonly<Partial<Record<keyof typeof sheets, Options['tensors']>>> = {
  'tensors-chosen': { tensor: 'p', step: 0, block: 'result', place: 1 },
};

/** The states of tensor sheets, read as the worker reads them. */
export async function tensorStates(options: Options): Promise<Readonly<Record<keyof typeof sheets, PanelState>>> {
  const entries = await Promise.all(
    (Object.keys(sheets) as (keyof typeof sheets)[]).map(async (name) => {
      const { sheet } = await sheetOf(sheets[name]);
      return [name, stateOf(sheet as TensorSheet, { ...options, tensors: chosen[name] ?? options.tensors })] as const;
    }),
  );
  return Object.fromEntries(entries) as Readonly<Record<keyof typeof sheets, PanelState>>;
}

const stateOf = (sheet: TensorSheet, options: Options): PanelState => ({
  messages: [
    {
      type: 'state',
      state: {
        ...{ subject: sheet.name ?? '', alone: false, locked: false, views: ['tensors'], options: { ...options, view: 'tensors' } },
        ...{ runs: [], others: [], sheet },
        spec: { file: 'tensors.nn.json', title: sheet.name ?? 'tensors.nn.json', reading: false, errors: 0 },
      },
      kept: { view: 'tensors', alone: false, locked: false, compared: [] },
    },
  ],
});
