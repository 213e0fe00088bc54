import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { count } from '../../../shared/format';
import { inputNames } from '../../shared/names';
import type { Study } from '../../shared/study';
import { HandControls } from '../controls';
import { equation } from '../formula';
import { type Hand, writeHand } from '../question';
import { isGate } from './points';
import type { Scene } from './scene';
import { tally } from './sentence';
import { hasTable, TruthTable } from './truth-table';

interface Props {
  readonly study: Study;
  readonly scene: Scene;
  readonly hand: Hand | undefined;
  readonly onHand: (hand: Hand | undefined) => void;
  readonly at: number | undefined;
  readonly onGo: (at: number | undefined) => void;
  /** What a step of the training does, in place of weights to be moved. */
  readonly update?: ComponentChildren;
  /** What else is said of the data, first. */
  readonly children?: ComponentChildren;
}

/** Beside the picture: the line as an equation, the truth table, and the weights to be moved. */
export function Side({ study, scene, hand, onHand, at, onGo, update, children }: Props) {
  const { dots, verdicts, reading, line, look } = scene;
  const { data, structure } = look.question;
  const names = inputNames(data);
  const text = line && equation(line, names);
  const own = useOwn(scene);
  const train = tally(scene, 'train');
  return (
    <div class="boundary-side">
      {children}
      {update}
      {text && (
        <div class="equation">
          <p>
            <code>{text.implicit}</code>
          </p>
          {text.solved && (
            <p>
              <code>{brokenAtEquals(text.solved)}</code>
            </p>
          )}
          {text.note && <p class="quiet">{text.note}</p>}
        </div>
      )}
      {hasTable(dots, isGate(data)) && <TruthTable dots={dots} verdicts={verdicts} reading={reading} data={data} at={at} onGo={onGo} />}
      {update === undefined && structure.single && own && (
        <HandControls
          names={['w₁', 'w₂', ...(own.length > 2 ? [l10n.t('bias')] : [])]}
          began={own}
          hand={hand}
          onMove={onHand}
          onWrite={(moved) => writeHand(study, structure.single?.name ?? '', 2, moved)}
          result={train.rows === 0 ? l10n.t('no data') : l10n.t('{0} of {1} points right', count(train.right), count(train.rows))}
        />
      )}
    </div>
  );
}

/** The network's own weights of its single unit, also while others take their place. */
function useOwn({ look }: Scene): Hand | undefined {
  const kept = useRef<Hand>(undefined);
  const { structure, hand } = look.question;
  const [line] = (structure.single && look.lines.get(structure.single.name)) ?? [];
  if (line && !hand) {
    const biased = structure.single?.variables.some(({ name }) => name === 'bias');
    kept.current = [line.w1, line.w2, ...(biased ? [line.b] : [])];
  }
  return kept.current;
}

/** Where it is too long for its column, an equation continues in the next line with an equals sign. */
const brokenAtEquals = (equation: string): string => equation.replaceAll(/ (?!=)/g, '\u00a0');
