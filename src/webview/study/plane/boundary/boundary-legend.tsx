import * as l10n from '@vscode/l10n';
import { className } from '../../shared/class-names';
import { classCount } from '../../shared/reading';
import { type Entry, Legend } from '../legend';
import type { Scene } from './scene';

/** What marks and lines stand for, as far as they are in the picture. @param thin the lines of hidden units are shown */
export function BoundaryLegend({ scene, thin }: { readonly scene: Scene; readonly thin: boolean }) {
  const { reading, dots, verdicts, look } = scene;
  const { data } = look.question;
  const kept = dots.some(({ split }) => split !== 'train');
  const entries: Entry[] = [
    ...Array.from({ length: classCount(reading) }, (_, klass): Entry => ({ klass, look: 'filled', text: className(klass, data, reading) })),
    ...(kept ? [{ look: 'hollow', text: l10n.t('kept back (validation, test)') } as const] : []),
    ...(verdicts.some(({ right }) => !right) ? [{ look: 'ring', text: l10n.t('wrong answer') } as const] : []),
    ...(thin && scene.thin.length > 0 ? [{ look: 'dashed', text: l10n.t('line of a hidden unit') } as const] : []),
  ];
  return <Legend entries={entries} />;
}
