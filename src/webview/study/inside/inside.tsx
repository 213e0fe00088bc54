import './inside.css';
import * as l10n from '@vscode/l10n';
import type { Data, Network } from '../messages/state';
import type { Study } from '../shared/study';
import { LayerOutputs } from './layer-outputs';
import { Why } from './why';

interface Props {
  readonly study: Study;
  readonly network: Network;
  readonly data: Data;
  /** One sample, as the network takes it. */
  readonly x: Float32Array;
  readonly classes: readonly string[];
  readonly label: number;
  /** -1: the network names no class. */
  readonly prediction: number;
}

/** What happens to one sample inside the network: which inputs mattered for the answer, and what each layer makes of it. */
export const Inside = ({ study, network, data, x, classes, label, prediction }: Props) => (
  <div class="inside">
    <h3>{l10n.t('What mattered for the answer')}</h3>
    <Why study={study} data={data} x={x} classes={classes} label={label} prediction={prediction} />
    <h3>{l10n.t('What each layer makes of it')}</h3>
    <LayerOutputs study={study} network={network} x={x} />
  </div>
);
