import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { valueText } from '../../../ml/spec/difference-values';
import type { LayerDifference, SpecComparison, SpecDifference } from '../../../ml/spec/differences';
import { counted } from '../../shared/format';
import type { ComparedSide, Comparison, LayerRow } from '../messages/state';

/** The rows of a pair of layers in the summaries of both networks. */
export interface LayerPair {
  readonly pair: LayerDifference;
  readonly rows: readonly [LayerRow | undefined, LayerRow | undefined];
  readonly change: 'same' | 'changed' | 'added' | 'removed';
}

/** All layers of both, side by side. */
export const layerPairs = ({ layers }: SpecComparison, [a, b]: Comparison['sides']): LayerPair[] =>
  layers.map((pair) => ({
    pair,
    rows: [rowOf(a, pair.before), rowOf(b, pair.after)],
    change: pair.before === undefined ? 'added' : pair.after === undefined ? 'removed' : pair.differences.length > 0 ? 'changed' : 'same',
  }));

const rowOf = ({ network }: ComparedSide, place: number | undefined): LayerRow | undefined =>
  place === undefined ? undefined : network?.rows.find(({ layer }) => layer === place);

/** How many differences there are: in the sections, and layers that are not the same. */
const amountOf = ({ sections, layers }: SpecComparison): number =>
  sections.reduce((sum, { differences }) => sum + differences.length, 0) +
  layers.filter(({ before, after, differences }) => before === undefined || after === undefined || differences.length > 0).length;

interface Props {
  readonly differences: SpecComparison;
  readonly sides: Comparison['sides'];
}

/** What differs, in words, section by section. */
export function Differences({ differences, sides }: Props) {
  const pairs = layerPairs(differences, sides).filter(({ change }) => change !== 'same');
  if (amountOf(differences) === 0)
    return <p class="sentence">{l10n.t('Both specs train alike: at most their names and questions differ.')}</p>;
  const own = differences.sections.filter(({ section }) => section !== 'compile' && section !== 'fit');
  const later = differences.sections.filter(({ section }) => section === 'compile' || section === 'fit');
  const settings = ({ section, differences: list }: SpecComparison['sections'][number]) => (
    <Section key={section} name={section} lines={list.map((one) => <Words key={one.key} difference={one} />)} />
  );
  return (
    <dl class="compare-differences" aria-label={l10n.t('What differs')}>
      {own.map(settings)}
      {pairs.length > 0 && <Section name="layers" lines={pairs.map((pair) => <LayerWords key={placeOf(pair)} {...pair} />)} />}
      {later.map(settings)}
    </dl>
  );
}

const placeOf = ({ pair }: LayerPair): string => `${pair.before}/${pair.after}`;

const Section = ({ name, lines }: { readonly name: string; readonly lines: ComponentChildren[] }) => (
  <div class="section">
    <dt>{name}</dt>
    <dd>
      <ul>{lines}</ul>
    </dd>
  </div>
);

/** `learning_rate 0.01 → 0.1` */
const Change = ({ difference: { key, values } }: { readonly difference: SpecDifference }) =>
  values ? (
    <>
      <span class="key">{key}</span> <Arrow from={valueText(values[0])} to={valueText(values[1])} />
    </>
  ) : (
    <span>{l10n.t('{0} changed', key)}</span>
  );

const Words = (props: { readonly difference: SpecDifference }) => (
  <li>
    <Change {...props} />
  </li>
);

/** Both values; neither is cut from its arrow. */
const Arrow = ({ from, to }: { readonly from: string; readonly to: string }) => (
  <span class="change">
    {from} → <b>{to}</b>
  </span>
);

function LayerWords({ pair, rows: [a, b], change }: LayerPair) {
  const row = b ?? a;
  const name = row?.name ?? `layers[${pair.after ?? pair.before}]`;
  if (change !== 'changed')
    return (
      <li>
        <span class="key">{name}</span> {row && <span class="quiet">({row.type})</span>}{' '}
        {change === 'added' ? l10n.t('only in B') : l10n.t('only in A')}
        {row && row.params !== '0' && `, ${l10n.t('parameters: {0}', row.params)}`}
      </li>
    );
  return (
    <li>
      <span class="key">{name}</span>{' '}
      {pair.differences.map((one, i) => (
        <span key={one.key}>
          {i > 0 && ', '}
          <Change difference={one} />
        </span>
      ))}
      {a && b && a.params !== b.params && (
        <>
          , {l10n.t('parameters')} <Arrow from={a.params} to={b.params} />
        </>
      )}
    </li>
  );
}

/** How many differences there are, in words. */
export const amountText = (differences: SpecComparison): string => counted(amountOf(differences), 'differences');
