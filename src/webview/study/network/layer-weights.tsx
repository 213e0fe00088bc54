import './layer-weights.css';
import * as l10n from '@vscode/l10n';
import { count } from '../../shared/format';
import { Dropdown } from '../../shared/toolkit';
import type { Options } from '../messages/options';
import type { LayerRow } from '../messages/state';
import { momentOf } from '../shared/moment';
import type { Study } from '../shared/study';
import { kernelPictures } from './kernel-pictures';
import type { ShownWeights } from './use-weights';
import { VariablePicture } from './variable-picture';

interface Props {
  readonly study: Study;
  /** Layers that have variables. */
  readonly rows: readonly LayerRow[];
  readonly row: LayerRow;
  readonly shown: ShownWeights;
  readonly onPick: ((variable: string, index: number) => void) | undefined;
}

/** The numbers that a layer has learned so far, and those it starts with. */
export function LayerWeights({ study, rows, row, shown: { weights, moment, failure }, onPick }: Props) {
  const { network } = study.state.options;
  const { data } = study.state;
  const pictured = row.variables.some((variable) => kernelPictures(variable, data?.picture));
  const as = network.weights === 'pictures' && !pictured ? 'heat' : network.weights;
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
          value={as}
          options={[
            { value: 'heat', text: l10n.t('Heat map') },
            { value: 'histogram', text: l10n.t('Histogram') },
            { value: 'numbers', text: l10n.t('Numbers') },
            ...(pictured ? [{ value: 'pictures', text: l10n.t('Pictures') } as const] : []),
          ]}
          onChange={(weights) => change({ weights })}
        />
        <MomentChoice study={study} />
      </div>
      <p class="moment">{moment}</p>
      {failure !== undefined && <p class="warning">{l10n.t('The weights cannot be shown: {0}', failure)}</p>}
      {weights.get(row.name)?.map((variable) => (
        <VariablePicture
          key={`${row.name}/${variable.name}`}
          row={row}
          variable={variable}
          as={as}
          picture={data?.picture}
          onPick={onPick}
        />
      ))}
    </section>
  );
}

/** Goes to a moment that has a name, in all views at once. */
function MomentChoice({ study }: { readonly study: Study }) {
  const { run, live } = momentOf(study);
  if (!run) return null;
  const { cursor } = study;
  const best = live ? undefined : run.best;
  const value = cursor === undefined ? 'last' : cursor === 0 ? 'initial' : cursor === best ? 'best' : 'other';
  const epochs = { last: undefined, best, initial: 0, other: cursor } as const;
  return (
    <Dropdown<keyof typeof epochs>
      label={l10n.t('At which moment')}
      value={value}
      options={[
        { value: 'last', text: run.restored ? l10n.t('At the end') : l10n.t('Last epoch') },
        ...(best === undefined ? [] : [{ value: 'best', text: l10n.t('Best epoch') } as const]),
        { value: 'initial', text: l10n.t('Before training') },
        ...(value === 'other' ? [{ value, text: l10n.t('Epoch {0}', count(cursor ?? 0)) } as const] : []),
      ]}
      onChange={(chosen) => study.setCursor(epochs[chosen])}
    />
  );
}
