import { type Random, random } from '../../../../src/ml/random/random';
import { type Loss, losses, lossTargets } from '../../../../src/ml/registry/losses';
import { type Json, rowsOf } from './networks';

const pick = <T>(numbers: Random, list: readonly T[]): T => list[numbers.below(list.length)] as T;

/** Activations that stay smooth and moderate, so that rounding does not decide which way a network goes. */
const smooth = ['linear', 'tanh', 'sigmoid', 'relu', 'softplus', 'elu', 'gelu', 'silu', 'mish', 'softmax', 'selu', 'leaky_relu'];

/** Targets, and an activation before them, that a loss can compare. */
export function targetsFor(loss: Loss['type'], numbers: Random, rows: number, width: number): { last: string; y: unknown } {
  const kind = lossTargets({ type: loss } as Loss);
  if (kind === 'labels') return { last: 'softmax', y: Array.from({ length: rows }, () => numbers.below(width)) };
  if (kind === 'distribution') {
    const hot = Array.from({ length: rows }, () => numbers.below(width));
    return { last: 'softmax', y: hot.map((k) => Array.from({ length: width }, (_, i) => Number(i === k))) };
  }
  const between = Array.from({ length: rows }, () => Array.from({ length: width }, () => 0.1 + 0.8 * numbers.uniform()));
  const binary = between.map((row) => row.map((v) => Math.round(v)));
  if (loss.includes('hinge')) return { last: 'tanh', y: binary };
  return loss.startsWith('binary') ? { last: 'sigmoid', y: binary } : { last: 'sigmoid', y: between };
}

/** What a network may be made of, where not everything will do. */
interface Allowed {
  readonly activations?: readonly string[];
  readonly losses?: readonly Loss['type'][];
}

/** A network of any shape that the compact engine is for, and how to train it; the same for the same seed. */
export function network(seed: number, allowed: Allowed = {}): Json {
  const numbers = random(seed, 'networks');
  const size = (): number => 1 + numbers.below(19);
  const rows = 1 + numbers.below(23);
  const [lines, inputs] = numbers.uniform() < 0.3 ? [1 + numbers.below(4), size()] : [0, size()];
  const hidden: Json[] = [];
  for (let left = numbers.below(4); left > 0; left--) {
    const kind = numbers.uniform();
    if (kind < 0.15) hidden.push({ type: 'Dropout', rate: 0.3 });
    else if (kind < 0.3) hidden.push({ type: 'Activation', activation: pick(numbers, allowed.activations ?? smooth) });
    else
      hidden.push({
        type: 'Dense',
        units: size(),
        activation: pick(numbers, allowed.activations ?? smooth),
        use_bias: numbers.uniform() < 0.8,
        trainable: numbers.uniform() < 0.85,
      });
  }
  if (lines > 0) hidden.splice(numbers.below(hidden.length + 1), 0, { type: 'Flatten' });
  const loss = pick(numbers, allowed.losses ?? (Object.keys(losses) as Loss['type'][]));
  const width = loss.startsWith('categorical') || loss.startsWith('sparse') || loss.startsWith('kl') ? 2 + numbers.below(9) : size();
  const { last, y } = targetsFor(loss, numbers, rows, width);
  const layers = [...hidden, { type: 'Dense', units: width, activation: last }];
  const flat = rowsOf(seed, rows, Math.max(1, lines) * inputs);
  const x = lines ? flat.map((row) => Array.from({ length: lines }, (_, i) => row.slice(i * inputs, (i + 1) * inputs))) : flat;
  return {
    seed,
    data: { x, y },
    layers: layers.map((layer, i) => (i === 0 ? { ...layer, input_shape: lines ? [lines, inputs] : [inputs] } : layer)),
    compile: { optimizer: { type: pick(numbers, ['SGD', 'SGD', 'Adam', 'RMSprop', 'Adagrad', 'Adamax']), learning_rate: 0.01 }, loss },
    fit: {
      batch_size: 1 + numbers.below(rows + 2),
      ...(numbers.uniform() < 0.4 && { sample_weight: Array.from({ length: rows }, () => 0.2 + numbers.uniform()) }),
    },
  };
}
