import * as l10n from '@vscode/l10n';
import type { ComponentChildren, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { figure } from '../../../../ml/language/number-text';
import type { LineOrNot } from '../../../../ml/separation/line-or-not';
import { Checkbox } from '../../../shared/toolkit';
import { className } from '../../shared/names';
import { classCount } from '../../shared/reading';
import { SavePicture } from '../../shared/save-menu';
import type { Study } from '../../shared/study';
import { HandControls, OutputChoice } from '../controls';
import { LineCheck } from '../line-or-not/line-check';
import { thresholdEntries } from '../line-or-not/threshold-drawing';
import { type Entry, Legend } from '../marks';
import { type Hand, writeHand } from '../question';
import type { Scene } from './scene';
import { formula } from './sentence';

interface Props {
  readonly study: Study;
  readonly scene: Scene;
  readonly outputs: number;
  /** The output that is looked at. */
  readonly unit: number;
  readonly onUnit: (unit: number) => void;
  /** Whether a threshold separates the classes, where the reader wants it. */
  readonly line: LineOrNot | undefined;
  readonly residuals: boolean;
  readonly onResiduals: (residuals: boolean) => void;
  readonly drawing: RefObject<SVGSVGElement | null>;
}

/** What is shown, and what its marks stand for. */
export function FitControls({ study, scene, outputs, unit, onUnit, line, residuals, onResiduals, drawing }: Props) {
  const { reading, dots, look, known } = scene;
  const { data } = look.question;
  const entries: Entry[] = [
    ...Array.from({ length: classCount(reading) }, (_, klass): Entry => ({ klass, look: 'filled', text: className(klass, data, reading) })),
    ...(reading.kind === 'number' && dots.length > 0 ? [{ look: 'filled', text: l10n.t('training data') } as const] : []),
    ...(reading.kind === 'binary' ? [{ look: 'dashed', text: l10n.t('threshold {0}', figure(reading.threshold)) } as const] : []),
    ...(dots.some(({ split }) => split !== 'train') ? [{ look: 'hollow', text: l10n.t('held out (validation, test)') } as const] : []),
    ...(known ? [{ look: 'beyond', text: l10n.t('beyond the data') } as const] : []),
    ...(dots.some(({ right }) => !right) ? [{ look: 'ring', text: l10n.t('wrong answer') } as const] : []),
    ...(line ? thresholdEntries(line) : []),
  ];
  return (
    <div class="plot-controls">
      <OutputChoice data={data} outputs={outputs} unit={unit} onUnit={onUnit} />
      {reading.kind === 'number' && dots.length > 0 && (
        <Checkbox checked={residuals} onChange={onResiduals}>
          {l10n.t('Distances to the curve')}
        </Checkbox>
      )}
      <LineCheck study={study} />
      <Legend entries={entries} />
      <SavePicture study={study} name={l10n.t('{0} fit', study.state.spec?.title ?? '')} drawing={drawing} />
    </div>
  );
}

interface SideProps {
  readonly study: Study;
  readonly scene: Scene;
  readonly hand: Hand | undefined;
  readonly onHand: (hand: Hand | undefined) => void;
  /** What is said of the data, first. */
  readonly children?: ComponentChildren;
}

/** Of a single unit: its formula, and its weights to be moved. */
export function FitSide({ study, scene, hand, onHand, children }: SideProps) {
  const own = useRef<Hand>(undefined);
  const { look, dots, reading } = scene;
  if (look.single && !look.question.hand) own.current = look.single;
  const text = formula(scene);
  if (!look.single || !own.current) return children ? <div class="fit-side">{children}</div> : null;
  const train = dots.filter(({ split }) => split === 'train');
  return (
    <div class="fit-side">
      {children}
      {text && (
        <p class="equation">
          <code>{text}</code>
        </p>
      )}
      <HandControls
        names={['w', ...(own.current.length > 1 ? [l10n.t('bias')] : [])]}
        began={own.current}
        hand={hand}
        onMove={onHand}
        onWrite={(moved) => writeHand(study, look.question.structure.single?.name ?? '', 1, moved)}
        result={result(train, reading.kind === 'number')}
      />
    </div>
  );
}

function result(train: Scene['dots'], graded: boolean): string {
  if (train.length === 0) return l10n.t('no data');
  if (!graded) return l10n.t('{0} of {1} points right', train.filter(({ right }) => right).length, train.length);
  return l10n.t('mean squared error {0}', figure(train.reduce((sum, { y, output }) => sum + (output - y) ** 2, 0) / train.length));
}
