import * as l10n from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import { typedNumber } from '../../shared/format';
import { Button, Checkbox, IconButton, Slider, TextField } from '../../shared/toolkit';
import type { Options } from '../messages/options';
import { gapText, tangentText, walkText } from './sentence';
import { curveClass } from './shown';
import type { Sight } from './sight';
import { MOST_STEPS, walkDownhill } from './walk';

interface Props {
  readonly sight: Sight;
  readonly options: Options['functions'];
  readonly set: (change: Partial<Options['functions']>) => void;
}

/** A number within an equation: one below 0 in brackets. */
const bracketed = (value: number): string => (value < 0 ? `(${figure(value)})` : figure(value));

/** What is known at the point, in numbers, and what is done from there. */
export const Side = (props: Props) => (
  <div class="functions-side">
    <Formula {...props} />
    <AtPoint {...props} />
    <Secant {...props} />
    <Downhill {...props} />
  </div>
);

const Formula = ({ sight: { chosen } }: Props) => (
  <section class={`functions-formula ${curveClass(chosen.hue)}`}>
    <p>
      <code>{`f(x) = ${chosen.of.written}`}</code>
    </p>
    <p>
      {chosen.of.derivative ? (
        <code>{`f′(x) = ${chosen.of.derivative.written}`}</code>
      ) : (
        <span class="quiet">{l10n.t('f′(x): no short formula; its values are computed by the chain rule.')}</span>
      )}
    </p>
  </section>
);

function AtPoint({ sight: { sheet, chosen, x }, set }: Props) {
  const { value, slope, gap } = chosen.curve;
  const [y, rise] = [value(x), slope(x)];
  const { from, to } = sheet.x;
  return (
    <section>
      <h2>{l10n.t('Point and tangent')}</h2>
      <dl class="functions-numbers">
        <dt>x</dt>
        <dd>
          <TextField
            label={l10n.t('x of the point')}
            value={figure(x)}
            onChange={(text) => {
              const typed = typedNumber(text);
              if (typed !== undefined && text !== figure(x)) set({ x: Math.min(to, Math.max(from, typed)), steps: 0 });
            }}
          />
        </dd>
        <dt>f(x)</dt>
        <dd>{Number.isFinite(y) ? figure(y) : l10n.t('none: {0}', gapText(gap(x)))}</dd>
        <dt>{l10n.t('slope f′(x)')}</dt>
        <dd>{Number.isFinite(rise) ? figure(rise) : l10n.t('none')}</dd>
        <dt>{l10n.t('tangent')}</dt>
        <dd>{Number.isFinite(y) && Number.isFinite(rise) ? tangentText(y, rise, x) : l10n.t('none')}</dd>
      </dl>
    </section>
  );
}

/** The smallest distance of the secant's points, as a power of ten. */
const NEAREST = -4;

function Secant({ sight: { sheet, chosen, x }, options: { secant, h }, set }: Props) {
  const { value, slope } = chosen.curve;
  const [y, next, rise] = [value(x), value(x + h), slope(x)];
  const quotient = (next - y) / h;
  const widest = Math.log10((sheet.x.to - sheet.x.from) / 2);
  return (
    <section>
      <Checkbox checked={secant} onChange={(on) => set({ secant: on })}>
        {l10n.t('Secant through a second point')}
      </Checkbox>
      {secant && (
        <>
          <div class="hand-row">
            <span class="hand-name">h</span>
            <Slider
              label={l10n.t('Distance h of the second point')}
              value={Math.log10(h)}
              min={NEAREST}
              max={widest}
              step={0.05}
              text={figure(h)}
              onInput={(power) => set({ h: Number((10 ** power).toPrecision(2)) })}
            />
            <span class="functions-figure">{figure(h)}</span>
          </div>
          {Number.isFinite(quotient) ? (
            <p class="functions-arithmetic">
              <code>{`(f(x + h) − f(x)) / h = (${precise(next)} − ${precise(y).replace(/^−(.*)/, '(−$1)')}) / ${figure(h)} = ${precise(quotient)}`}</code>
              {Number.isFinite(rise) && (
                <span class="quiet">
                  {l10n.t('The slope is {0}: the nearer the second point, the nearer the secant is to the tangent.', figure(rise))}
                </span>
              )}
            </p>
          ) : (
            <p class="quiet">{l10n.t('There is no value at the second point.')}</p>
          )}
        </>
      )}
    </section>
  );
}

/** Enough digits to see a small difference. */
const precise = (value: number): string =>
  String(Number(value.toPrecision(7)))
    .replace('e+', 'e')
    .replaceAll('-', '−');

/** Milliseconds that a walk to its end takes to be seen: for each step, and at most. */
const PACE = { step: 90, whole: 2000 } as const;

function Downhill({ sight, options: { x: start, rate, steps }, set }: Props) {
  const { sheet, chosen, walk, x } = sight;
  const { slope } = chosen.curve;
  const from = walk.xs[0] as number;
  const done = walk.xs.length - 1;
  const [playing, setPlaying] = useState(false);
  const ended = walk.state !== 'walking';

  useEffect(() => {
    if (!playing) return;
    const whole = walkDownhill(chosen.curve, from, rate, MOST_STEPS, [sheet.x.from, sheet.x.to]).xs.length - 1;
    const took = Math.min(PACE.whole, (whole - done) * PACE.step);
    const began = performance.now();
    let next = 0;
    const show = (now: number): void => {
      const part = Math.min(1, took > 0 ? (now - began) / took : 1);
      set({ steps: done + Math.round((whole - done) * part) });
      if (part < 1) next = requestAnimationFrame(show);
      else setPlaying(false);
    };
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) show(Number.POSITIVE_INFINITY);
    else next = requestAnimationFrame(show);
    return () => cancelAnimationFrame(next);
    // A walk that is changed while it is shown is over.
  }, [playing]);
  useEffect(() => setPlaying(false), [start, rate, chosen.of.text, sheet]);

  const last = walk.xs.at(-2);
  const [at, made] = last === undefined ? [x, x - rate * slope(x)] : [last, x];
  const rise = slope(at);
  return (
    <section>
      <h2>{l10n.t('Walk downhill')}</h2>
      <div class="hand-row">
        <span class="functions-label">{l10n.t('learning rate α')}</span>
        <Slider
          label={l10n.t('Learning rate')}
          value={Math.log10(rate)}
          min={-3}
          max={1}
          step={0.05}
          text={figure(rate)}
          onInput={(power) => set({ rate: Number((10 ** power).toPrecision(2)) })}
        />
        <TextField
          label={l10n.t('Learning rate as a number')}
          value={figure(rate)}
          onChange={(text) => {
            const typed = typedNumber(text);
            if (typed !== undefined && typed > 0 && text !== figure(rate)) set({ rate: typed });
          }}
        />
      </div>
      {Number.isFinite(rise) && Number.isFinite(made) && (
        <p class="functions-arithmetic">
          <code>{`x − α · f′(x) = ${bracketed(at)} − ${figure(rate)} · ${bracketed(rise)} = ${figure(made)}`}</code>
        </p>
      )}
      <div class="functions-buttons">
        <Button disabled={ended || playing} icon="debug-step-over" onClick={() => set({ steps: steps + 1, x: from })}>
          {l10n.t({ message: 'Step', comment: 'one step downhill' })}
        </Button>
        <Button disabled={done === 0 || playing} icon="debug-step-back" onClick={() => set({ steps: done - 1 })}>
          {l10n.t({ message: 'Back', comment: 'one step of a walk back' })}
        </Button>
        <Button disabled={ended && !playing} icon={playing ? 'debug-pause' : 'debug-continue'} onClick={() => setPlaying(!playing)}>
          {playing ? l10n.t('Pause') : l10n.t('To the minimum')}
        </Button>
        <IconButton icon="debug-restart" label={l10n.t('Back to where it began')} disabled={done === 0} onClick={() => set({ steps: 0 })} />
      </div>
      <p class="functions-walk" role="status">
        {walkText(walk, chosen)}
      </p>
    </section>
  );
}
