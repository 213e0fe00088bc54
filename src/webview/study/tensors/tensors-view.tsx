import { volume } from '../../../ml/language/shape';
import './tensors.css';
import * as l10n from '@vscode/l10n';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { TensorSheet } from '../../../ml/sheets/tensors/sheet';
import { FirstState } from '../../shared/first-state';
import { pngBytes, svgText } from '../../shared/save';
import type { Options } from '../messages/options';
import { InSight } from '../shared/in-sight';
import { useTextSize, useWidth } from '../shared/measure';
import { type SaveItem, SaveMenu } from '../shared/save-menu';
import type { Study, ViewProps } from '../shared/study';
import { jsonText, pythonText } from './copy';
import { stepsOf } from './shown';
import { isLong, numberAt, type Pointed, type ShownTensor, type Sight, TensorSection } from './tensor-section';

/** From this width on, two tensors are beside each other. */
const WIDE = 980;
const GAP = 32;
/** So many boxes are drawn at once, wherever the reader is; of a long sheet the rest is drawn when it comes near. */
const AT_ONCE = 1500;
/** As many as a large tensor has boxes. */
const LARGE = 144;

/** The tensors of a sheet as boxes with numbers, and how each number came about. */
export function TensorsView({ study }: ViewProps) {
  const { sheet } = study.state;
  if (sheet?.kind !== 'tensors') return <FirstState lines={[l10n.t('The tensors of this file, once one of them can be read.')]} />;
  return <Tensors key={study.state.subject} study={study} sheet={sheet} />;
}

function Tensors({ study, sheet }: { readonly study: Study; readonly sheet: TensorSheet }) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const text = useTextSize();
  const [pointed, setPointed] = useState<Pointed>();
  const { tensors: options } = study.state.options;
  const all = useMemo(() => sheet.tensors.map((tensor) => ({ tensor, steps: stepsOf(tensor, sheet) })), [sheet]);
  const find = (name: string | undefined): ShownTensor | undefined => all.find(({ tensor }) => tensor.name === name);
  const chosen = chosenIn(options, find(options.tensor));
  const at = (pointed && isThere(pointed, find(pointed.tensor)) && pointed) || chosen;
  const shownAt = at && find(at.tensor);
  const sight: Sight = {
    ...{ at, chosen, point: setPointed },
    number: at && shownAt && numberAt(shownAt, at),
    choose: (box) => study.setOptions({ tensors: box ?? { tensor: undefined, step: undefined, block: undefined, place: undefined } }),
  };
  const atOnce = useMemo(() => drawnAtOnce(all), [all]);
  const wide = width >= WIDE;
  const roomOf = (shown: ShownTensor): number => (wide && !isLong(shown) ? Math.floor((width - GAP) / 2) : width);
  const front = find(options.tensor) ?? all[0];
  return (
    <div class="tensors" ref={place}>
      <div class="tensors-controls">
        <span class="quiet">{l10n.t('Point at a box, or walk with the arrow keys, to see where its number comes from.')}</span>
        {front && <SaveMenu study={study} name={front.tensor.name} items={saveItems(front, sheet, place)} />}
      </div>
      <div class={wide ? 'tensors-list wide' : 'tensors-list'}>
        {width > 0 &&
          all.map((shown, i) => {
            const section = <TensorSection key={shown.tensor.name} {...{ shown, text, sight }} room={roomOf(shown)} />;
            return i < atOnce ? section : <InSight key={shown.tensor.name}>{section}</InSight>;
          })}
      </div>
    </div>
  );
}

/** How many tensors are drawn wherever the reader is. */
function drawnAtOnce(all: readonly ShownTensor[]): number {
  let boxes = 0;
  const beyond = all.findIndex(({ tensor, steps }) => {
    const blocks = steps.length ? steps.flatMap(({ operands, result }) => [...operands, result]) : [tensor];
    boxes += blocks.reduce((sum, { value }) => sum + Math.min(LARGE, value.values.length), 0);
    return boxes > AT_ONCE;
  });
  return beyond < 0 ? all.length : Math.max(1, beyond);
}

/** The sheet may have changed since a box was chosen. */
function isThere({ step, block, place }: Pointed, shown: ShownTensor | undefined): boolean {
  if (!shown) return false;
  const of = shown.steps[step];
  if (!of) return shown.steps.length === 0 && place < shown.tensor.value.values.length;
  const found = [of.result, ...of.operands].find(({ key }) => key === block);
  return found !== undefined && place < volume(found.shape);
}

function chosenIn({ tensor, step, block, place }: Options['tensors'], shown: ShownTensor | undefined): Pointed | undefined {
  if (tensor === undefined || step === undefined || block === undefined || place === undefined) return undefined;
  const at = { tensor, step, block, place };
  return isThere(at, shown) ? at : undefined;
}

/** What can be saved or copied of the tensor that the reader chose, or of the first. */
function saveItems({ tensor }: ShownTensor, sheet: TensorSheet, place: { readonly current: HTMLElement | null }): readonly SaveItem[] {
  const { name } = tensor;
  const drawn = (): SVGSVGElement | undefined =>
    [...(place.current?.querySelectorAll<SVGSVGElement>(`[data-tensor="${CSS.escape(name)}"] .equation-drawing`) ?? [])].at(-1);
  const copy = (text: string): Promise<void> => navigator.clipboard.writeText(text);
  return [
    { text: l10n.t('Picture of {0} as PNG', name), ending: 'png', content: () => pictureOf(drawn(), pngBytes) },
    { text: l10n.t('Picture of {0} as SVG', name), ending: 'svg', content: () => pictureOf(drawn(), svgText) },
    { text: l10n.t('Copy {0} for Python', name), content: () => copy(pythonText(tensor)) },
    { text: l10n.t('Copy {0} as JSON', name), content: () => copy(jsonText(tensor)) },
    { text: l10n.t('Copy all for Python'), content: () => copy(sheet.tensors.map(pythonText).join('')) },
  ];
}

const pictureOf = <T,>(drawing: SVGSVGElement | undefined, make: (drawing: SVGSVGElement) => T): T | undefined => drawing && make(drawing);
