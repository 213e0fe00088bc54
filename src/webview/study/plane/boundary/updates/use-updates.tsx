import './updates.css';
import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PerceptronWalk } from '../../../../../ml/step/perceptron-walk';
import type { Study } from '../../../shared/study';
import type { Extra } from '../boundary-plot';
import { isLine, type Line } from '../line';
import type { Look } from '../look';
import { dotsOf } from '../points';
import { type Scene, sceneOf } from '../scene';
import { scaleOf } from './arrows';
import { seen } from './text';
import { UpdateControls } from './update-controls';
import { LineAfter, UpdateDrawing } from './update-drawing';
import { UpdatePanel } from './update-panel';
import { useWalk } from './use-walk';
import { changes, placeOf, stepOf, weightsAt } from './walk';

/** What the boundary shows in place of a moment of the run, where the perceptron rule is followed update by update. */
interface Updates {
  readonly scene: Scene;
  /** What the picture shows, in a sentence. */
  readonly text: string;
  readonly controls: ComponentChildren;
  readonly panel: ComponentChildren;
  readonly extra: Extra;
}

/** Whether what is looked at learns by the perceptron rule, with a line for each of its units. */
export function learnsByMistakes({ question: { moment, structure } }: Look, study: Study): boolean {
  const rule = moment.run ? moment.run.learning?.rule : study.state.spec?.rule;
  return rule === 'perceptron' && structure.first.includes(structure.output);
}

/** @param unit the output that is looked at @param on the reader follows the updates */
export function useUpdates(
  study: Study,
  look: Look | undefined,
  unit: number,
  on: boolean,
): { readonly updates?: Updates; readonly error?: string } {
  const wanted = on && look !== undefined && learnsByMistakes(look, study);
  const { walk, error } = useWalk(study, look?.question.moment.run?.id, wanted);
  const own = walk ? Math.min(unit, walk.units - 1) : 0;
  const changed = useMemo(() => (walk ? changes(walk, own) : []), [walk, own]);
  const at = walk ? placeOf(walk, study.state.options.step) : 0;
  const scene = useMemo(
    () => (wanted && walk && look && walk.steps > 0 ? sceneOf(lookAt(look, walk, at)) : undefined),
    [wanted, walk, look, at],
  );
  if (!walk || !scene) return wanted && error !== undefined ? { error } : {};
  const step = stepOf(walk, own, at, changed);
  const go = (to: number): void =>
    study.setOptions({ step: { epoch: Math.floor(to / walk.batches), batch: to % walk.batches, sample: 0, row: undefined } });
  return {
    updates: {
      scene,
      text: seen(step),
      controls: <UpdateControls walk={walk} step={step} changed={changed} onGo={go} />,
      panel: <UpdatePanel walk={walk} step={step} unit={own} />,
      extra: {
        under: (layout) => <LineAfter step={step} layout={layout} />,
        legend: step.changed && isLine(step.after) ? [{ look: 'dashed', text: l10n.t('line after this update') }] : [],
        over: (layout) => <UpdateDrawing step={step} layout={layout} scale={scaleOf(walk, own, layout)} />,
      },
    },
  };
}

/** The network with the weights before a step: each unit is on one side of its line or the other. */
function lookAt(look: Look, walk: PerceptronWalk, at: number): Look {
  const { data, reading, structure } = look.question;
  const lines = Array.from({ length: walk.units }, (_, unit) => weightsAt(walk, unit, at));
  const dots = dotsOf(data, reading);
  const answer = (line: Line, x: number, y: number): number => {
    const z = line.w1 * x + line.w2 * y + line.b;
    return walk.spread === 2 ? Math.sign(z) : Number(z > 0);
  };
  return {
    ...look,
    field: { ...look.field, preActivations: lines },
    points: Float32Array.from(dots.flatMap(({ x, y }) => lines.map((line) => answer(line, x, y)))),
    lines: new Map([[structure.output.name, lines]]),
  };
}
