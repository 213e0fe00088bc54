import './functions.css';
import * as l10n from '@vscode/l10n';
import { useMemo, useRef } from 'preact/hooks';
import type { FunctionSheet } from '../../../ml/sheets/functions/sheet';
import { Checkbox, Dropdown } from '../../shared/toolkit';
import { useTextSize, useWidth } from '../shared/measure';
import { useStateOf } from '../shared/newest';
import { SaveMenu } from '../shared/save-menu';
import type { Study, ViewProps } from '../shared/study';
import { saveItems } from './save';
import { lowestText, ofTwoText, pointText, walkText } from './sentence';
import { curveClass, type Drawn, drawnFunctions } from './shown';
import { Side } from './side';
import { type Sight, sightOf } from './sight';
import { TwoPlots } from './two-plots';
import { ValuesTable } from './values-table';

/** Functions of x, their derivatives, and a point that is moved along one of them. */
export function FunctionsView({ study }: ViewProps) {
  const { sheet } = study.state;
  return sheet?.kind === 'functions' ? <Functions study={study} sheet={sheet} /> : null;
}

function Functions({ study, sheet }: { readonly study: Study; readonly sheet: FunctionSheet }) {
  const room = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const width = useWidth(room);
  const text = useTextSize();
  const { options } = study.state;
  const all = useMemo(() => drawnFunctions(sheet), [sheet]);
  // While the point is dragged it is only here: the host need not be told of every pixel, nor send the sheet again for it.
  const [dragged, setDragged] = useStateOf<number>([sheet, options.functions.chosen]);
  const at = dragged === undefined ? options.functions : { ...options.functions, x: dragged, steps: 0 };
  const sight = sightOf(sheet, all, at);
  const { shown, chosen, walk, x } = sight;
  const set = (change: Partial<typeof options.functions>): void => study.setOptions({ functions: change });
  const wide = width >= 860;
  const title = sheet.name ?? study.state.spec?.title ?? '';
  const sentences = [
    lowestText(chosen.of),
    walk.xs.length > 1 ? walkText(walk, chosen) : pointText(chosen, x),
    ...shown.map(({ of }) => ofTwoText(of)),
  ];
  return (
    <div class={`functions${wide ? ' wide' : ''}`} ref={room}>
      <div class="plot-controls">
        {all.length > 1 && <Choice sight={sight} set={set} />}
        <Checkbox checked={options.functions.table} onChange={(table) => set({ table })}>
          {l10n.t('Table of values')}
        </Checkbox>
        <SaveMenu study={study} name={title} items={saveItems(sheet, shown, drawing)} />
      </div>
      <div class="functions-columns">
        {width > 0 && (
          <TwoPlots
            sight={sight}
            title={title}
            sentence={sentences.filter(Boolean).join(' ')}
            width={wide ? Math.min(820, width - 328) : width}
            text={text}
            secant={options.functions.secant ? options.functions.h : undefined}
            drawing={drawing}
            onMove={(to) => set({ x: to, steps: 0 })}
            onDrag={setDragged}
            onDrop={() => {
              if (dragged !== undefined) set({ x: dragged, steps: 0 });
              setDragged(undefined);
            }}
          />
        )}
        <Side sight={sight} options={at} set={set} />
      </div>
      {options.functions.table && <ValuesTable sheet={sheet} shown={shown} at={x} onPick={(to) => set({ x: to, steps: 0 })} />}
    </div>
  );
}

interface ChoiceProps {
  readonly sight: Sight;
  readonly set: (change: { readonly chosen?: string; readonly hidden?: readonly string[] }) => void;
}

/** Which function the point is on, and which are drawn with it. */
const Choice = ({ sight: { all, shown, chosen }, set }: ChoiceProps) => (
  <>
    <Dropdown
      label={l10n.t('Function that the point is on')}
      value={String(chosen.hue)}
      options={all.map(({ of, hue }) => ({ value: String(hue), text: of.written }))}
      onChange={(hue) => set({ chosen: (all[Number(hue)] as Drawn).of.text })}
    />
    <fieldset class="functions-shown" aria-label={l10n.t('Functions that are drawn')}>
      {all.map((one) => (
        <Checkbox
          key={one.hue}
          class={curveClass(one.hue)}
          checked={shown.includes(one)}
          disabled={one === chosen}
          onChange={(on) => {
            const others = all.filter((other) => other !== one && !shown.includes(other)).map(({ of }) => of.text);
            set({ hidden: on ? others : [...others, one.of.text] });
          }}
        >
          {one.of.written}
        </Checkbox>
      ))}
    </fieldset>
  </>
);
