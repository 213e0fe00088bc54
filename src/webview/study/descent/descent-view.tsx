import './descent.css';
import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { IconButton } from '../../shared/toolkit';
import { Scrub } from '../plane/scrub';
import { momentNote, momentOf, nearest } from '../shared/moment';
import { useStateOf } from '../shared/newest';
import { type Study, trainable, type ViewProps } from '../shared/study';
import { Controls } from './controls';
import { axisNames } from './names';
import { Pictures } from './pictures';
import { hasTwoNumbers, type Raced, type Runner, type Seen, surfaceMoment } from './questions';
import { lastStep, RaceTable, StepControls } from './race-table';
import { besideSentence } from './sentence';
import { type Descent, type Hill, isTrained, useDescent } from './use-descent';

/** The surface of the loss, the way of the run down it, and what walks down it with other optimizers, rates and starts. */
export function DescentView({ study }: ViewProps) {
  const descent = useDescent(study);
  const { main, loss } = descent;
  const [shownStep, setStep] = useStateOf<number>([main.seen?.marks.join()]);
  if (!main.seen) return main.error === undefined ? <div class="descent" aria-busy="true" /> : <Failure message={main.error} />;
  const { seen } = main;
  const drawn = descent.racing ? main.raced : undefined;
  const last = drawn ? lastStep(drawn) : 0;
  const step = Math.min(shownStep ?? last, last);
  const go = (to: number): void => setStep(to >= last ? undefined : Math.max(0, to));
  const walk = (by: 1 | -1): void => (drawn ? go(step + by) : goEpochs(study, by));
  const setRunners = (to: readonly Runner[]): void =>
    study.setOptions({ descent: { racers: to.map(({ name, learningRate }) => ({ name, learningRate })) } });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of what is inside, named in the tooltips of its buttons
    <div
      class="descent"
      aria-busy={false}
      onKeyDown={(event) => {
        if (event.composedPath().some((target) => target instanceof HTMLInputElement) || event.ctrlKey || event.metaKey) return;
        if (event.key === '[') walk(-1);
        if (event.key === ']') walk(1);
      }}
    >
      <Controls study={study} seen={seen} loss={loss} />
      {[main.error, descent.other?.error].map((error) => error !== undefined && <Failure key={error} message={error} />)}
      <p class="quiet moment-note">{momentNote(surfaceMoment(study), trainable(study))}</p>
      <Maps study={study} descent={descent} seen={seen} step={step}>
        {(drawn || isTrained(seen)) && (
          <div class="descent-steps">
            <Walk study={study} drawn={drawn} step={step} last={last} onWalk={walk} />
            {drawn && <StepControls raced={drawn} step={step} names={axisNames(seen.look).short} onStep={go} />}
            {!drawn && <Scrub study={study} moment={momentOf(study)} />}
          </div>
        )}
        {drawn && isTrained(seen) && !hasTwoNumbers(study.state) && <Scrub study={study} moment={momentOf(study)} />}
        <RaceTable
          study={study}
          runners={descent.runners}
          asked={descent.asked}
          raced={main.raced}
          error={main.raceError}
          epochs={descent.epochs}
          onRunners={setRunners}
          onReset={descent.touched ? () => study.setOptions({ descent: untouched }) : undefined}
        />
      </Maps>
    </div>
  );
}

const untouched = { start: undefined, racers: undefined, epochs: undefined };

/** The kept moment before or after the one that is shown. */
function epochsAway(study: Study, by: 1 | -1): number | undefined {
  const { epoch, frames } = momentOf(study);
  return frames[frames.indexOf(nearest(frames, epoch)) + by];
}

/** To that moment; at the end the run is followed again. */
function goEpochs(study: Study, by: 1 | -1): void {
  const to = epochsAway(study, by);
  if (to !== undefined) study.setCursor(to === momentOf(study).frames.at(-1) ? undefined : to);
}

const Failure = ({ message }: { readonly message: string }) => (
  <p class="warning" role="alert">
    {l10n.t('The surface of the loss cannot be shown: {0}', message)}
  </p>
);

interface MapsProps {
  readonly study: Study;
  readonly children: ComponentChildren;
  readonly descent: Descent;
  readonly seen: Seen;
  readonly step: number;
}

/** The surface, and beside it that of another loss over the same plane, with what differs. @param children what moves the ways on them */
function Maps({ study, descent: { main, other, runners, racing }, seen, step, children }: MapsProps) {
  const rate = runners[0]?.learningRate ?? 1;
  const pictures = (of: Seen, { raced }: Hill, more?: ComponentChildren) => (
    <Pictures {...{ study, step, rate }} narrow={more === undefined} seen={of} raced={racing ? raced : undefined}>
      {more}
    </Pictures>
  );
  if (!other?.seen) return pictures(seen, main, children);
  return (
    <>
      <div class="two-maps">
        {pictures(seen, main)}
        {pictures(other.seen, other)}
      </div>
      <p class="sentence">{besideSentence(seen.look, other.seen.look)}</p>
      {children}
    </>
  );
}

interface WalkProps {
  readonly study: Study;
  readonly drawn: Raced | undefined;
  readonly step: number;
  readonly last: number;
  readonly onWalk: (by: 1 | -1) => void;
}

/** One step of the descents that are drawn, or one epoch of the run. */
const Walk = ({ study, drawn, step, last, onWalk }: WalkProps) => (
  <>
    <IconButton
      icon="chevron-left"
      label={l10n.t('One step back')}
      title={l10n.t('One step back ({0})', '[')}
      disabled={drawn ? step === 0 : epochsAway(study, -1) === undefined}
      onClick={() => onWalk(-1)}
    />
    <IconButton
      icon="chevron-right"
      label={l10n.t('One step forward')}
      title={l10n.t('One step forward ({0})', ']')}
      disabled={drawn ? step === last : epochsAway(study, 1) === undefined}
      onClick={() => onWalk(1)}
    />
  </>
);
