import * as l10n from '@vscode/l10n';
import { figure } from '../../../ml/language/number-text';
import { count, typedNumber } from '../../shared/format';
import { Menu } from '../../shared/menu';
import { Button, Slider, TextField } from '../../shared/toolkit';
import { shapePath } from '../plane/marks';
import type { Study } from '../shared/study';
import type { Raced, Runner } from './questions';
import { arrivalText, arrivesText, raceSentence, stepText } from './sentence';
import { verdictOf } from './verdict';
import { MOST_RACERS } from './way-drawing';

interface Props {
  readonly study: Study;
  readonly runners: readonly Runner[];
  /** It is asked what becomes of them. */
  readonly asked: boolean;
  /** What became of them; not set while that is not known. */
  readonly raced: Raced | undefined;
  /** Why it cannot be known. */
  readonly error: string | undefined;
  readonly epochs: number;
  readonly onRunners: (runners: readonly Runner[]) => void;
  /** Back to the run's own way; not set where the reader has changed nothing. */
  readonly onReset: (() => void) | undefined;
}

/** More epochs than this are not trained while a slider is dragged. */
const MOST_EPOCHS = 10_000;

/** The optimizers of the race, each with its learning rate, and what became of it. */
export function RaceTable({ study, runners, asked, raced, error, epochs, onRunners, onReset }: Props) {
  const { descent } = study.state;
  if (!descent) return null;
  const tick = (name: string): void => {
    if (runners.some((runner) => runner.name === name)) return onRunners(runners.filter((runner) => runner.name !== name));
    const found = descent.racers.find((racer) => racer.name === name);
    if (found) onRunners([...runners, { name, optimizer: found.optimizer, learningRate: found.optimizer.learning_rate }]);
  };
  const ticked = (name: string): boolean => runners.some((runner) => runner.name === name);
  return (
    <section class="race" aria-label={l10n.t('Race of optimizers')}>
      <div class="plot-controls">
        <Menu
          text={l10n.t('Optimizers')}
          title={l10n.t('Those that are ticked start together, each with its own learning rate.')}
          items={descent.racers.map(({ name }) => ({
            text: name === descent.own ? l10n.t('{0} (as in the spec)', name) : name,
            checked: ticked(name),
            disabled: !ticked(name) && runners.length >= MOST_RACERS,
            onPick: () => tick(name),
          }))}
        />
        <span class="race-epochs">
          <span aria-hidden="true">{l10n.t('Epochs')}</span>
          <TextField
            class="narrow"
            label={l10n.t('Epochs')}
            value={String(epochs)}
            onChange={(text) => {
              const typed = typedNumber(text);
              if (typed !== undefined && typed >= 1) study.setOptions({ descent: { epochs: Math.min(MOST_EPOCHS, Math.round(typed)) } });
            }}
          />
        </span>
        {onReset && (
          <Button icon="discard" title={l10n.t('Back to the start of the run, and to the spec’s own optimizer.')} onClick={onReset}>
            {l10n.t('Reset')}
          </Button>
        )}
      </div>
      {runners.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{l10n.t('Optimizer')}</th>
              <th scope="col">{l10n.t('Learning rate')}</th>
              <th scope="col">{l10n.t('Arrives')}</th>
              <th scope="col" class="number">
                {l10n.t('Loss at the end')}
              </th>
            </tr>
          </thead>
          <tbody>
            {runners.map((runner, i) => (
              <Row
                key={runner.name}
                runner={runner}
                place={i}
                raced={raced}
                onRate={(learningRate) => onRunners(runners.map((other, k) => (k === i ? { ...other, learningRate } : other)))}
              />
            ))}
          </tbody>
        </table>
      )}
      {error !== undefined && (
        <p class="warning" role="alert">
          {l10n.t('The descent cannot be shown: {0}', error)}
        </p>
      )}
      {!asked && runners.length > 0 && (
        <p class="quiet">
          {l10n.t('A click on the map starts a descent from there; a learning rate that is moved starts one where the run began.')}
        </p>
      )}
      {raced && <p class="race-sentence">{raceSentence(raced)}</p>}
      {raced && <p class="quiet">{[arrivalText(raced), ...raced.race.notes].filter(Boolean).join(' ')}</p>}
    </section>
  );
}

interface RowProps {
  readonly runner: Runner;
  readonly place: number;
  readonly raced: Raced | undefined;
  readonly onRate: (rate: number) => void;
}

/** Powers of ten between which a slider goes. */
const powers = { least: -5, most: 1.5 } as const;

/** With two digits, so that the same place of the slider is the same rate. */
const rounded = (power: number): number => Number((10 ** power).toPrecision(2));

function Row({ runner: { name, learningRate }, place, raced, onRate }: RowProps) {
  // While a newer race is under way, a runner that was not in the one before has no row in it.
  const at = raced?.runners.findIndex((runner) => runner.name === name) ?? -1;
  const racer = raced?.race.racers[at];
  const epochs = raced && racer ? Math.round((racer.loss.length - 1) / raced.race.batches) : 0;
  return (
    <tr>
      <th scope="row">
        <svg class={`ways racer-${place % MOST_RACERS}`} width={32} height={16} viewBox="0 0 32 16" aria-hidden="true">
          <path class="way" d="M0 8H24" />
          <path class={`way-end racer-${place % MOST_RACERS}`} d={shapePath(place + 1, 25, 8, 5)} />
        </svg>
        {name}
      </th>
      <td>
        <span class="race-rate">
          <Slider
            label={l10n.t('Learning rate of {0}', name)}
            value={Math.min(powers.most, Math.max(powers.least, Math.log10(Math.max(learningRate, Number.MIN_VALUE))))}
            min={powers.least}
            max={powers.most}
            step={0.01}
            text={figure(learningRate)}
            onInput={(power) => onRate(rounded(power))}
          />
          <TextField
            class="narrow"
            label={l10n.t('Learning rate of {0} as a number', name)}
            value={String(learningRate)}
            onChange={(text) => {
              const typed = typedNumber(text);
              if (typed !== undefined && typed >= 0) onRate(typed);
            }}
          />
        </span>
      </td>
      <td class="arrives">{raced && racer && arrivesText(verdictOf(raced.race, racer), epochs)}</td>
      <td class="number">{racer && figure(racer.loss.findLast(Number.isFinite) ?? Number.NaN)}</td>
    </tr>
  );
}

/** How many steps are shown, and what the last of them came to. */
export function StepControls({
  raced,
  step,
  names,
  onStep,
}: {
  readonly raced: Raced;
  readonly step: number;
  readonly names: readonly [string, string];
  readonly onStep: (step: number) => void;
}) {
  const last = lastStep(raced);
  return (
    <div class="scrub">
      <Slider
        label={l10n.t('Steps of the descent that are shown')}
        text={l10n.t('step {0} of {1}', count(step), count(last))}
        value={step}
        min={0}
        max={last}
        step={1}
        onInput={onStep}
      />
      <span class="scrub-epoch">{l10n.t('step {0} of {1}', count(step), count(last))}</span>
      <span class="step-reading">{stepText(raced, step, names)}</span>
    </div>
  );
}

/** The last step of the longest way. */
export const lastStep = ({ race }: Raced): number => Math.max(0, ...race.racers.map(({ x }) => x.length - 1));
