import './advice.css';
import * as l10n from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import { isActive } from '../../../ml/runs/run-status';
import { Button, Icon } from '../../shared/toolkit';
import type { Requests } from '../messages/from-view';
import type { RunInfo } from '../messages/state';
import { LastAnswer, useOnce } from '../shared/once';
import type { Study } from '../shared/study';

/** What a teacher would say of one run. */
export type Advice = Requests['advice']['answer']['advice'][number];

/** Milliseconds after a run that an edit began: while one types, nothing waits for advice. */
const REST = 500;

const last = new LastAnswer<readonly Advice[]>();

/** What there is to say of a run that is over; nothing until it is known, and nothing where it cannot be worked out: the curves do without it. */
export function useAdvice(study: Study, run: RunInfo): readonly Advice[] {
  const { id, status, epochsDone, live } = run;
  const over = !isActive(status) && epochsDone > 0;
  const [rested, setRested] = useState<string>();
  useEffect(() => {
    if (!live || !over || rested === id) return;
    const timer = setTimeout(() => setRested(id), REST);
    return () => clearTimeout(timer);
  }, [live, over, id]);
  const wanted = over && (!live || rested === id);
  const { answer } = useOnce(last, [id, status, epochsDone], wanted, async () => (await study.ask('advice', { run: id })).advice);
  return answer ?? none;
}

const none: readonly Advice[] = [];

interface Props {
  readonly study: Study;
  readonly run: RunInfo;
  readonly advice: readonly Advice[];
  readonly compact: boolean;
}

/** What there is to say of the run in front, with the changes of the spec that could be tried. */
export function AdviceSection({ study, run, advice, compact }: Props) {
  const [failed, setFailed] = useState<{ readonly run: string; readonly message: string }>();
  if (advice.length === 0) return null;
  const apply = (at: number, change: number): void => {
    setFailed(undefined);
    study
      .ask('applyAdvice', { run: run.id, advice: at, change })
      .catch((error: unknown) => setFailed({ run: run.id, message: error instanceof Error ? error.message : String(error) }));
  };
  const changeable = advice.some(({ changes }) => changes.length > 0);
  return (
    <section class="advice" aria-label={l10n.t('Advice on this run')}>
      {advice.map(({ code, title, message, text, epoch, changes }, at) => (
        <div key={`${code} ${at}`} class="advice-item">
          <h2>
            <Icon name="lightbulb" />
            {title}
          </h2>
          <p>{message}</p>
          {!compact && (
            <details>
              <summary>{l10n.t('Why?')}</summary>
              <p>{text}</p>
            </details>
          )}
          <div class="advice-actions">
            {!run.stale &&
              changes.map((change, i) => (
                <Button
                  key={change}
                  icon="edit"
                  title={l10n.t('Makes this change in the spec. Undo takes it back.')}
                  onClick={() => apply(at, i)}
                >
                  {change}
                </Button>
              ))}
            {epoch !== undefined && !compact && (
              <Button icon="target" title={l10n.t('Shows this epoch in every view.')} onClick={() => study.setCursor(epoch)}>
                {l10n.t('Show epoch {0}', epoch)}
              </Button>
            )}
          </div>
        </div>
      ))}
      {run.stale && changeable && (
        <p class="quiet">
          {l10n.t('The spec has changed since this run, so no change is offered. Train again for advice on the spec as it is.')}
        </p>
      )}
      {failed?.run === run.id && (
        <p class="warning" role="alert">
          {failed.message}
        </p>
      )}
    </section>
  );
}
