import { count } from '../../ml/language/messages/words';
import { kerasShape } from '../../ml/language/shape';
import { visible } from '../../ml/language/visible';
import { layerParams, parameterCounts } from '../../ml/model/cost';
import type { Layer } from '../../ml/model/model';
import { metricText } from '../../ml/registry/metric-facts';
import { valueText } from '../../ml/spec/difference-values';
import type { LayerDifference, SpecComparison, SpecDifference } from '../../ml/spec/differences';
import { type ComparedMetric, compareHistories, unshared } from '../../ml/training/compare-histories';
import type { ComparedSide } from '../compared';
import type { Output } from '../terminal';
import { alignedRows } from './table';

type Sides = readonly [ComparedSide, ComparedSide];

/** `learning_rate 0.01 → 0.1` */
const words = ({ key, values }: SpecDifference): string =>
  visible(values ? `${key} ${values.map(valueText).join(' → ')}` : `${key} changed`);

/** What differs, for a person: sections with a blank line between them. */
export function showComparison(sides: Sides, { sections, layers }: SpecComparison, out: Output): void {
  const [a, b] = sides;
  out.line(`A: ${visible(a.name)}`);
  out.line(`B: ${visible(b.name)}`);
  const changed = layers.filter((pair) => isChanged(pair));
  const titled = (title: string, lines: readonly string[]): void => {
    if (!lines.length) return;
    out.line();
    out.line(out.colors.bold(title));
    for (const line of lines) out.line(`  ${line}`);
  };
  if (!sections.length && !changed.length) {
    out.line();
    out.line('The two specs are trained alike: names and questions may differ.');
  }
  for (const { section, differences } of sections) titled(section, differences.map(words));
  titled(
    'layers',
    changed.map((pair) => layerWords(pair, sides)),
  );
  if (changed.length || paramsOf(a) !== paramsOf(b)) titled('Layer by layer (type, output shape, parameters)', layerTable(layers, sides));
  const [first, second] = [a.run, b.run];
  if (!first || !second) return;
  const metrics = compareHistories([first, second]);
  titled(`Metrics (A: ${epochs(first.epochs)}, B: ${epochs(second.epochs)})`, metricTable(metrics));
  const [onlyA, onlyB] = unshared([first, second]);
  if (onlyA.length || onlyB.length)
    titled('Measured in one of them only', [
      ...(onlyA.length ? [`A: ${onlyA.map(visible).join(', ')}`] : []),
      ...(onlyB.length ? [`B: ${onlyB.map(visible).join(', ')}`] : []),
    ]);
  if (metrics.some(({ facts }) => !facts)) titled('Not comparable', ['The two measure their losses in different units.']);
}

const paramsOf = ({ checked: { model } }: ComparedSide): number | undefined => model && parameterCounts(model).total;

const epochs = (n: number): string => (n === 1 ? '1 epoch' : `${count(n)} epochs`);

const isChanged = ({ before, after, differences }: LayerDifference): boolean =>
  before === undefined || after === undefined || differences.length > 0;

const layersOf = ({ before, after }: LayerDifference, [a, b]: Sides): readonly [Layer | undefined, Layer | undefined] => [
  before === undefined ? undefined : a.checked.model?.layers[before],
  after === undefined ? undefined : b.checked.model?.layers[after],
];

/** `dense: units 4 → 8, parameters 12 → 24`, `+ Dropout dropout` */
function layerWords(pair: LayerDifference, sides: Sides): string {
  const [a, b] = layersOf(pair, sides);
  if (pair.after === undefined) return visible(`− ${nameOf(a, pair.before)}`);
  if (pair.before === undefined) return visible(`+ ${nameOf(b, pair.after)}`);
  const params = a && b && layerParams(a) !== layerParams(b) ? [`parameters ${count(layerParams(a))} → ${count(layerParams(b))}`] : [];
  return `${visible(nameOf(b, pair.after))}: ${[...pair.differences.map(words), ...params].join(', ')}`;
}

const nameOf = (layer: Layer | undefined, place: number): string => (layer ? `${layer.name} (${layer.config.type})` : `layers[${place}]`);

function layerTable(layers: readonly LayerDifference[], sides: Sides): string[] {
  const cells = (layer: Layer | undefined): string[] =>
    layer ? [visible(layer.name), layer.config.type, kerasShape(layer.outputShape), count(layerParams(layer))] : ['', '', '', ''];
  const rows = layers.map((pair) => {
    const [a, b] = layersOf(pair, sides);
    return [pair.before === undefined ? '+' : pair.after === undefined ? '−' : isChanged(pair) ? '~' : ' ', ...cells(a), ...cells(b)];
  });
  const totals = sides.flatMap(({ checked: { model } }) => ['total', '', '', model ? count(parameterCounts(model).total) : '']);
  return alignedRows([...rows, ['', ...totals]], (column) => column === 4 || column === 8);
}

function metricTable(metrics: readonly ComparedMetric[]): string[] {
  const rows = metrics.flatMap(({ name, facts, last, best }) => {
    const text = (value: number): string => metricText('it', value, facts ? { it: facts } : {});
    const better = (which: 0 | 1 | undefined): string => (which === undefined ? '' : `${'AB'[which]} is better`);
    const signed = (value: number): string => (Number.isNaN(value) ? '' : `${value > 0 ? '+' : ''}${text(value).replace('-', '−')}`);
    return [
      [visible(name), 'last', text(last.values[0]), text(last.values[1]), signed(last.difference), better(last.better)],
      ...(best
        ? [
            [
              '',
              'best',
              text(best.values[0]),
              text(best.values[1]),
              signed(best.difference),
              better(best.better),
              `epochs ${best.epochs.join(', ')}`,
            ],
          ]
        : []),
    ];
  });
  return rows.length ? alignedRows([['', '', 'A', 'B', 'B − A'], ...rows], (column) => column >= 2 && column <= 4) : [];
}

/** The same as one JSON object; what is not known is null, numbers that are not finite too. `better`: "a", "b", or null for neither. */
export function comparisonJson(sides: Sides, { sections, layers }: SpecComparison): string {
  const [first, second] = [sides[0].run, sides[1].run];
  const difference = ({ key, values }: SpecDifference) => ({ key, before: values?.[0] ?? null, after: values?.[1] ?? null });
  const layerJson = (layer: Layer | undefined) =>
    layer ? { name: layer.name, type: layer.config.type, output_shape: [null, ...layer.outputShape], params: layerParams(layer) } : null;
  const figures = ({ values, difference: by, better }: ComparedMetric['last']) => ({
    a: values[0],
    b: values[1],
    difference: by,
    better: better === undefined ? null : (['a', 'b'] as const)[better],
  });
  const side = ({ name, checked: { spec, model }, run }: ComparedSide) => {
    const params = model && parameterCounts(model);
    return {
      file: name,
      name: spec?.name ?? null,
      params: params ? { total: params.total, trainable: params.trainable, non_trainable: params.nonTrainable } : null,
      epochs: run ? run.epochs : null,
    };
  };
  return JSON.stringify({
    a: side(sides[0]),
    b: side(sides[1]),
    differences: sections.flatMap(({ section, differences }) => differences.map((one) => ({ section, ...difference(one) }))),
    layers: layers.map((pair) => {
      const [a, b] = layersOf(pair, sides);
      const change =
        pair.before === undefined ? 'added' : pair.after === undefined ? 'removed' : pair.differences.length ? 'changed' : 'same';
      return { change, a: layerJson(a), b: layerJson(b), differences: pair.differences.map(difference) };
    }),
    ...(first &&
      second && {
        metrics: compareHistories([first, second]).map(({ name, facts, last, best }) => ({
          name,
          direction: facts?.direction ?? null,
          last: figures(last),
          best: best ? { ...figures(best), epochs: best.epochs } : null,
        })),
      }),
  });
}
