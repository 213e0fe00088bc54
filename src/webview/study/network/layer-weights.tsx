import './layer-weights.css';
import * as l10n from '@vscode/l10n';
import { Dropdown } from '../../shared/toolkit';
import type { LayerRow, Options } from '../messages';
import type { Study } from '../study';
import type { Chosen } from './moment';
import type { ShownWeights } from './use-weights';
import { VariablePicture } from './variable-picture';

interface Props {
  readonly study: Study;
  /** Layers that have variables. */
  readonly rows: readonly LayerRow[];
  readonly row: LayerRow;
  readonly chosen: Chosen;
  readonly shown: ShownWeights;
}

/** The numbers that a layer has learned so far, and those it starts with. */
export function LayerWeights({ study, rows, row, chosen, shown: { weights, moment, failure } }: Props) {
  const { network } = study.state.options;
  const change = (options: Partial<Options['network']>): void => study.setOptions({ network: options });
  return (
    <section class="weights" aria-label={l10n.t('Weights of {0}', row.name)}>
      <div class="weights-bar">
        <h2>{l10n.t('Weights')}</h2>
        <Dropdown
          label={l10n.t('Layer')}
          value={row.name}
          options={rows.map(({ name }) => ({ value: name, text: name }))}
          onChange={(layer) => change({ layer })}
        />
        <Dropdown
          label={l10n.t('Shown as')}
          value={network.weights}
          options={[
            { value: 'heat', text: l10n.t('Heat map') },
            { value: 'histogram', text: l10n.t('Histogram') },
            { value: 'numbers', text: l10n.t('Numbers') },
          ]}
          onChange={(as) => change({ weights: as })}
        />
        {study.state.runs[0] && !study.state.runs[0].stale && (
          <Dropdown
            label={l10n.t('At which moment')}
            value={chosen}
            options={[
              { value: 'last', text: l10n.t('Last epoch') },
              { value: 'best', text: l10n.t('Best epoch') },
              { value: 'initial', text: l10n.t('Before training') },
            ]}
            onChange={(at) => change({ at })}
          />
        )}
      </div>
      <p class="moment">{moment}</p>
      {failure !== undefined && <p class="warning">{l10n.t('The weights cannot be shown: {0}', failure)}</p>}
      {weights.get(row.name)?.map((variable) => (
        <VariablePicture key={`${row.name}/${variable.name}`} row={row} variable={variable} as={network.weights} />
      ))}
    </section>
  );
}
