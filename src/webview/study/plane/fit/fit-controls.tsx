import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { figure } from '../../../../ml/language/number-text';
import { Checkbox } from '../../../shared/toolkit';
import { className } from '../../shared/names';
import { classCount } from '../../shared/reading';
import { SavePicture } from '../../shared/save-menu';
import type { Study } from '../../shared/study';
import { type Entry, Legend } from '../legend';
import { OutputChoice } from '../output-choice';
import type { Scene } from './scene';

interface Props {
  readonly study: Study;
  readonly scene: Scene;
  readonly outputs: number;
  /** The output that is looked at. */
  readonly unit: number;
  readonly onUnit: (unit: number) => void;
  readonly misses: boolean;
  readonly onMisses: (misses: boolean) => void;
  readonly drawing: RefObject<SVGSVGElement | null>;
}

/** What is shown, and what its marks stand for. */
export function FitControls({ study, scene, outputs, unit, onUnit, misses, onMisses, drawing }: Props) {
  const { reading, dots, look, known } = scene;
  const { data } = look.question;
  const entries: Entry[] = [
    ...Array.from({ length: classCount(reading) }, (_, klass): Entry => ({ klass, look: 'filled', text: className(klass, data, reading) })),
    ...(reading.kind === 'number' && dots.length > 0 ? [{ look: 'filled', text: l10n.t('training data') } as const] : []),
    ...(reading.kind === 'binary' ? [{ look: 'dashed', text: l10n.t('threshold {0}', figure(reading.threshold)) } as const] : []),
    ...(dots.some(({ split }) => split !== 'train') ? [{ look: 'hollow', text: l10n.t('kept back (validation, test)') } as const] : []),
    ...(known ? [{ look: 'beyond', text: l10n.t('beyond the data') } as const] : []),
    ...(dots.some(({ right }) => !right) ? [{ look: 'ring', text: l10n.t('wrong answer') } as const] : []),
  ];
  return (
    <div class="plot-controls">
      <OutputChoice data={data} outputs={outputs} unit={unit} onUnit={onUnit} />
      {reading.kind === 'number' && dots.length > 0 && (
        <Checkbox checked={misses} onChange={onMisses}>
          {l10n.t('Distances to the curve')}
        </Checkbox>
      )}
      <Legend entries={entries} />
      <SavePicture study={study} name={l10n.t('{0} fit', study.state.spec?.title ?? '')} drawing={drawing} />
    </div>
  );
}
