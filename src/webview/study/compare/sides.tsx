import * as l10n from '@vscode/l10n';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { count } from '../../shared/format';
import { Dropdown, IconButton } from '../../shared/toolkit';
import type { ComparedSide, Comparison } from '../messages/state';
import { doCommand, type Study } from '../shared/study';
import { hueOf, useChartTheme } from '../shared/theme';
import { runWord } from '../status';

/** What the two are called. */
export const letters = ['A', 'B'] as const;

/** The colour of each side's curves, by its place among those of the theme; undefined for one without curves. */
export const Hues = createContext<readonly [number | undefined, number | undefined]>([0, 1]);

/** The letter of a side, in the colour of its curves. */
export function Letter({ side }: { readonly side: 0 | 1 }) {
  const theme = useChartTheme();
  const hue = useContext(Hues)[side];
  return (
    <span class="side-letter" style={{ borderColor: hue === undefined ? theme.pale : hueOf(theme, hue) }}>
      {letters[side]}
    </span>
  );
}

interface Props {
  readonly study: Study;
  readonly comparison: Comparison;
}

/** Which two are compared, and how to choose others. */
export function Sides({ study, comparison: { of, sides } }: Props) {
  const stop = (): void => study.tell({ type: 'compare', runs: [] });
  return (
    <div class="compare-sides">
      <dl>
        {sides.map((side, i) => (
          <div key={letters[i]} class="side">
            <dt>
              <Letter side={i as 0 | 1} />
            </dt>
            <dd>
              {of === 'runs' && i === 1 ? <OtherRun study={study} side={side} /> : <span class="side-title">{side.title}</span>}
              <span class="quiet">{about(side, of)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div class="compare-buttons">
        <IconButton icon="diff" label={l10n.t('Compare the texts of both specs')} onClick={() => doCommand(study, 'compareTexts')} />
        <IconButton icon="close" label={l10n.t('Stop comparing')} onClick={stop} />
      </div>
    </div>
  );
}

/** `xor.nn.json · 300 epochs · diverged` */
function about({ file, title, run, problem }: ComparedSide, of: Comparison['of']): string {
  const parts = [
    file !== title && file,
    of === 'specs' && run && run.label,
    run && l10n.t('epoch {0}/{1}', count(run.epochsDone), count(run.epochs)),
    run && runWord(run),
    run?.stale && l10n.t('of an older version of the spec'),
    !run && !problem && l10n.t('not trained yet'),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** The run on the other side, and those that could be there. */
function OtherRun({ study, side }: { readonly study: Study; readonly side: ComparedSide }) {
  const { runs, others } = study.state;
  const laid = runs.slice(1);
  const all = [...laid, ...others].toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const choose = (id: string): void => {
    const rest = laid.filter((run) => run.id !== id).map((run) => run.id);
    // More than two were laid over each other: they stay so.
    study.tell({ type: 'compare', runs: laid.length > 1 ? [id, ...rest] : [id] });
  };
  return (
    <Dropdown
      label={l10n.t('The run that is compared')}
      value={side.run?.id ?? ''}
      options={all.map(({ id, label, began }) => ({ value: id, text: `${label} (${began})` }))}
      onChange={choose}
    />
  );
}
