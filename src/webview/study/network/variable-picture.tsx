import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Axis } from '../../../ml/registry/layers/layer';
import { IconButton, Slider } from '../../shared/toolkit';
import type { Options } from '../messages/options';
import type { LayerRow, Picture } from '../messages/state';
import { HeatMap } from './heat-map';
import { Histogram } from './histogram';
import { KernelPictures } from './kernel-grid';
import { kernelPictures } from './kernel-pictures';
import { fixedAxes, type Matrix, matrixOf, tabSeparated, type Variable } from './matrix';
import { Numbers } from './numbers';

interface Props {
  readonly row: LayerRow;
  readonly variable: Variable;
  readonly as: Options['network']['weights'];
  /** What the network takes, where that is pictures. */
  readonly picture: Picture | undefined;
  /** Opens one of its values elsewhere, by its place; must not change. */
  readonly onPick: ((variable: string, index: number) => void) | undefined;
}

interface PictureProps {
  readonly matrix: Matrix;
  readonly values: Float32Array;
  readonly label: string;
  readonly onPick: ((index: number) => void) | undefined;
}

const pictures: Readonly<Record<Exclude<Props['as'], 'pictures'>, (props: PictureProps) => VNode>> = {
  heat: (props) => <HeatMap {...props} />,
  histogram: ({ values, label }) => <Histogram values={values} label={label} />,
  numbers: ({ matrix, values, label }) => <Numbers matrix={matrix} values={values} label={label} />,
};

/** One variable of a layer, in the form the reader chose. */
export function VariablePicture({ row, variable, as: chosen, picture: taken, onPick }: Props) {
  const [places, setPlaces] = useState<readonly number[]>([]);
  const own = row.variables.find(({ name }) => name === variable.name);
  const kernel = chosen === 'pictures' && own ? kernelPictures(own, taken) : undefined;
  const as = chosen === 'pictures' ? 'heat' : chosen;
  const names = (own?.axes ?? []).map(axisName);
  const fixed = fixedAxes(variable.shape, names);
  const label = l10n.t('{0} of {1}, {2}', variable.name, row.name, sizeText(variable.shape));
  const matrix = useMemo(() => matrixOf(variable, names, places), [variable, places]);
  // While a run continues everything is drawn anew many times a second; this only when its values are others.
  const pick = onPick && ((index: number) => onPick(`${row.name}/${variable.name}`, index));
  const picture = useMemo(() => pictures[as]({ matrix, values: variable.values, label, onPick: pick }), [matrix, as, onPick]);
  const frozen = own?.trainable === false;
  return (
    <section class="variable" aria-label={label}>
      <div class="variable-head">
        <h3>{variable.name}</h3>
        <span class="quiet">
          {sizeText(variable.shape)}
          {frozen && ` · ${l10n.t('not trained')}`}
        </span>
        <IconButton
          icon="copy"
          label={l10n.t('Copy the values of {0}', variable.name)}
          onClick={() => void navigator.clipboard.writeText(tabSeparated(matrix))}
        />
      </div>
      {kernel && <KernelPictures kernel={kernel} values={variable.values} label={label} />}
      {!kernel &&
        as !== 'histogram' &&
        fixed.map(({ name, size }, i) => (
          <div key={name} class="slice">
            <span>{l10n.t('{0} {1} of {2}', name, Math.min(size, (places[i] ?? 0) + 1), size)}</span>
            <Slider
              label={name}
              value={Math.min(size, (places[i] ?? 0) + 1)}
              min={1}
              max={size}
              step={1}
              onInput={(at) => setPlaces(fixed.map((_, j) => (j === i ? at - 1 : (places[j] ?? 0))))}
            />
          </div>
        ))}
      {!kernel && picture}
    </section>
  );
}

/** `784 × 512` */
const sizeText = (shape: readonly number[]): string => shape.join(' × ');

const axisWords: Readonly<Record<Axis, () => string>> = {
  input: () => l10n.t('input'),
  unit: () => l10n.t('unit'),
  remembered: () => l10n.t('unit one step before'),
  'gated-unit': () => l10n.t('gate and unit'),
  bias: () => l10n.t('bias'),
  row: () => l10n.t('row'),
  column: () => l10n.t('column'),
  channel: () => l10n.t('channel'),
  filter: () => l10n.t('filter'),
  token: () => l10n.t('token'),
  component: () => l10n.t('place in the vector'),
};

/** What an axis of a variable counts, in a student's words. */
const axisName = (axis: Axis): string => axisWords[axis]();
