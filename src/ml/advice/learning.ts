import { ratesOf } from '../registry/optimizers';
import { type Advice, advice } from './advice';
import { epochsChange, hiddenLayerChange, rateChange, stoppingChange, unitsChange } from './changes';
import { Course, median, share } from './course';
import { hiddenLayers } from './layers';
import { limits } from './limits';
import type { Progress } from './progress';

/** The loss ended far above where it began. */
export function growth({ loss, guess = 0, spec: { compile } }: Progress): Advice | undefined {
  const first = loss.values[0] as number;
  if (loss.end <= limits.grown * Math.max(first, guess)) return undefined;
  return advice(
    'rate-too-large',
    { first, last: loss.end, rate: compile.optimizer.learning_rate },
    { changes: rateChange(compile, 'smaller') },
  );
}

/** The loss goes up and down by much, and falls no more. */
export function oscillation({ loss, guess, spec: { compile } }: Progress): Advice | undefined {
  if (guess === undefined) return undefined;
  const changes = loss.changes(0.5);
  const rises = share(changes, (change) => change > 0);
  const swing = median(changes.map(Math.abs));
  const level = loss.level(0.75, 1);
  const large = swing > limits.swing * level && swing > limits.swingOfGuess * guess;
  if (!large || rises < limits.rises || level < (1 - limits.swing) * loss.level(0.5, 0.75)) return undefined;
  const from = Math.floor(loss.length / 2) + 1;
  const args = { from, rises, level, swing, rate: compile.optimizer.learning_rate };
  return advice('oscillation', args, { epoch: from, changes: rateChange(compile, 'smaller') });
}

/** The loss falls at every step, and not far. */
export function creeping({ loss, left, spec: { compile } }: Progress): Advice | undefined {
  const rates = ratesOf(compile.optimizer);
  const rate = compile.optimizer.learning_rate;
  if (!rates || rate === 0) return undefined;
  const [first, middle, last] = [loss.values[0] as number, loss.level(0.48, 0.52), loss.end];
  const even = share(loss.changes(), (change) => change < 0) >= limits.falls && middle - last >= limits.steady * (first - middle);
  if (!even || last < limits.creep * first) return undefined;
  // At the level of guessing every slope is small, whatever the rate.
  if ((left ?? 1) <= 1 / limits.guessing && rates.start < limits.belowUsualRate * rate) return undefined;
  const args = { first, last, epochs: loss.length, rate };
  return advice('rate-too-small', args, { changes: rateChange(compile, 'larger') });
}

/** The loss has come to a level that is no good one, and stays there. */
export function levelled({ loss, left, guess, model, spec, history, moments }: Progress): Advice | undefined {
  const hidden = hiddenLayers(model);
  const least = hidden.length === 0 ? limits.underfitAffine : limits.underfit;
  if (left === undefined || guess === undefined || left < least) return undefined;
  const from = levelFrom(loss, limits.level * guess);
  // Where rows that it was not trained on do better, it is Dropout or noise that keeps the training loss up.
  if (from === undefined || new Course(history['val_loss'] ?? [Number.POSITIVE_INFINITY]).end < loss.end) return undefined;
  const level = loss.end;
  const place = { epoch: from + 1 };
  const above = left > 1 / limits.guessing;
  if (above || (hidden.length > 0 && left >= limits.guessing)) {
    // Above the level of guessing a larger step would have led down: there is no slope at all.
    const moves = moments.at(-1)?.layers.some(({ gradient = 0 }) => gradient > limits.noGradient) ?? true;
    const changes = above || !moves ? [] : rateChange(spec.compile, 'larger');
    return advice('plateau', { from: from + 1, level, guess, epochs: loss.length }, { ...place, changes });
  }
  const changes = hidden.length === 0 ? hiddenLayerChange(model, spec) : unitsChange(hidden.at(-1));
  return advice('underfitting', { from: from + 1, level, guess, affine: hidden.length === 0 }, { ...place, changes });
}

/** The epoch from which on the smoothed loss stayed within a width of where it came to, counted from 0; undefined where that is not long ago. */
function levelFrom(loss: Course, width: number): number | undefined {
  const smooth = loss.smooth();
  const from = smooth.findLastIndex((value) => Math.abs(value - loss.end) > width) + 1;
  const epochs = loss.length - from;
  return epochs >= limits.fewestLevelEpochs && epochs >= loss.length / 4 ? from : undefined;
}

/** The last epoch of the spec came before the network had learned. */
export function unfinished({ loss, left, ending, spec }: Progress): Advice | undefined {
  if (left === undefined || ending?.reason !== 'finished') return undefined;
  const [before, last] = [loss.level(0.7, 0.8), loss.end];
  if (last > (1 - limits.falling) * before) return undefined;
  return advice(
    'still-falling',
    { before, last, epochs: loss.length },
    { changes: [...epochsChange(spec, 3), ...rateChange(spec.compile, 'larger')] },
  );
}

/** The loss on the validation rows rises while that on the training rows falls. */
export function overfitting({ loss, guess = 0, history, ending, spec }: Progress): Advice | undefined {
  const validation = new Course(history['val_loss'] ?? []);
  // Who goes back to the best weights has what there is to have.
  if (validation.length < limits.fewestEpochs || (ending?.reason === 'early-stopping' && ending.restored)) return undefined;
  if (ending?.reason === 'finished' && spec.fit.early_stopping?.restore_best_weights) return undefined;
  const smooth = validation.smooth();
  const lowest = Math.min(...smooth);
  const at = smooth.indexOf(lowest);
  const [last, before, after] = [validation.end, median(Array.from(loss.values).slice(Math.max(0, at - 2), at + 3)), loss.end];
  const since = validation.length - 1 - at;
  if (since < Math.max(limits.overfitEpochs, limits.overfitEpochsShare * validation.length)) return undefined;
  if (last < (1 + limits.overfitRise) * lowest || last - lowest < limits.overfitRiseOfGuess * guess) return undefined;
  if (last - lowest < limits.overfitNoise * median(validation.changes().map(Math.abs))) return undefined;
  if (after > (1 - limits.overfitFall) * before) return undefined;
  const patience = Math.max(limits.overfitEpochs, Number((validation.length / 10).toPrecision(1)));
  return advice('overfitting', { epoch: at + 1, lowest, last, before, after }, { epoch: at + 1, changes: stoppingChange(spec, patience) });
}
