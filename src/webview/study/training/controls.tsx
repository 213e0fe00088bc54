import * as l10n from '@vscode/l10n';
import { validationOf } from '../../../ml/registry/metric-facts';
import { Menu } from '../../shared/menu';
import { Checkbox, Slider } from '../../shared/toolkit';
import type { Options } from '../messages/options';
import { metricTitle } from '../shared/names';
import { type SaveItem, SaveMenu } from '../shared/save-menu';
import type { Study } from '../shared/study';
import type { Family } from './families';

interface Props {
  readonly study: Study;
  readonly families: readonly Family[];
  readonly saveItems: readonly SaveItem[];
  /** The run in front follows gradients, which can be looked at. */
  readonly gradients: boolean;
}

/** How the curves are shown: one line. */
export function Controls({ study, families, saveItems, gradients }: Props) {
  const { by, logScale, smoothing, table, gradients: shown = false } = study.state.options.training;
  const set = (change: Partial<Options['training']>): void => study.setOptions({ training: change });
  return (
    <div class="controls" role="toolbar" aria-label={l10n.t('How the curves are shown')}>
      <Menu
        icon="arrow-right"
        text={by === 'epoch' ? l10n.t('By epoch') : l10n.t('By time')}
        title={l10n.t('What the curves are drawn over.')}
        items={[
          { text: l10n.t('By epoch'), checked: by === 'epoch', onPick: () => set({ by: 'epoch' }) },
          { text: l10n.t('By time'), checked: by === 'time', onPick: () => set({ by: 'time' }) },
        ]}
      />
      <Checkbox
        checked={logScale}
        title={l10n.t('Equal distances upwards are equal factors: shows how small losses still shrink.')}
        onChange={(checked) => set({ logScale: checked })}
      >
        {l10n.t('Log scale')}
      </Checkbox>
      <label class="smoothing" title={l10n.t('A running mean over the epochs before; the curve itself stays visible behind it.')}>
        <span>{l10n.t('Smoothing')}</span>
        <Slider
          label={l10n.t('Smoothing')}
          value={smoothing}
          min={0}
          max={0.99}
          step={0.01}
          text={smoothing === 0 ? l10n.t('off') : smoothing.toFixed(2)}
          onInput={(value) => set({ smoothing: value })}
        />
        <output>{smoothing === 0 ? l10n.t('off') : smoothing.toFixed(2)}</output>
      </label>
      <MetricMenu study={study} families={families} />
      <Checkbox checked={table} onChange={(checked) => set({ table: checked })}>
        {l10n.t('Table')}
      </Checkbox>
      {gradients && (
        <Checkbox
          checked={shown}
          title={l10n.t('How large the gradient of each layer was over the run: whether errors come back to the first layers.')}
          onChange={(checked) => set({ gradients: checked })}
        >
          {l10n.t('Gradients')}
        </Checkbox>
      )}
      <SaveMenu study={study} name={curvesName(study)} items={saveItems} />
    </div>
  );
}

/** The spec's own file name and what is saved of it: `xor-curves`. */
const curvesName = ({ state: { spec } }: Study): string =>
  `${(spec?.file ?? 'curves').replace(/^.*[\\/]/, '').replace(/(\.nn)?\.json$/i, '')}-curves`;

/** Which metrics are shown; not there when there is only one. */
function MetricMenu({ study, families }: Pick<Props, 'study' | 'families'>) {
  const { hidden } = study.state.options.training;
  const names = [
    ...families.map(({ name }) => name),
    ...families.filter(({ validation }) => validation).map(({ name }) => validationOf(name)),
  ];
  if (names.length < 2) return null;
  const toggle = (name: string): void =>
    study.setOptions({ training: { hidden: hidden.includes(name) ? hidden.filter((other) => other !== name) : [...hidden, name] } });
  return (
    <Menu
      icon="graph-line"
      text={l10n.t('Metrics')}
      items={names.map((name) => ({ text: metricTitle(name), checked: !hidden.includes(name), onPick: () => toggle(name) }))}
    />
  );
}
