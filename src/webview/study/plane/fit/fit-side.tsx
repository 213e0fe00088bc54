import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import { figure } from '../../../../ml/language/number-text';
import type { Study } from '../../shared/study';
import { type Hand, writeHand } from '../hand';
import { HandControls } from '../hand-controls';
import type { Scene } from './scene';
import { formula } from './sentence';

interface Props {
  readonly study: Study;
  readonly scene: Scene;
  readonly hand: Hand | undefined;
  readonly onHand: (hand: Hand | undefined) => void;
}

/** Of a single unit: its formula, and its weights to be moved. */
export function FitSide({ study, scene, hand, onHand }: Props) {
  const own = useRef<Hand>(undefined);
  const { look, dots, reading } = scene;
  if (look.single && !look.question.hand) own.current = look.single;
  const text = formula(scene);
  if (!look.single || !own.current) return null;
  const train = dots.filter(({ split }) => split === 'train');
  return (
    <div class="fit-side">
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
