import { reportAt } from '../../language/reporter';
import { type Random, random } from '../../random/random';
import type { DataSpecOf } from '../../spec/data-section';
import type { DataContext, Loaded } from '../context';
import { clouds, curves } from './synthetic-shapes';

/**
 * Made-up data. Curves have x of shape [n, 1] and y of shape [n, 1]; clouds of points x of shape [n, 2] and class numbers y of shape [n].
 * `noise` is the standard deviation of normal noise, on y for curves and on both coordinates for clouds. Rows come in random order,
 * so that the last rows, which may be split off, are like the others.
 */
export function loadSynthetic(spec: DataSpecOf<'synthetic'>, { seed, ...context }: DataContext): Loaded {
  const { synthetic: name } = spec;
  const numbers = random(seed, 'data', name);
  if (spec.classes !== 2 && name !== 'spiral' && name !== 'blobs') {
    reportAt(context, ['data', 'classes'])('classes-unused', { name, classes: spec.classes }, 'warning');
  }
  return name === 'line' || name === 'sine' ? curve(spec, curves[name], numbers) : cloud(spec, clouds[name], numbers);
}

function curve({ samples, noise }: DataSpecOf<'synthetic'>, { from, to, value }: (typeof curves)['line'], numbers: Random): Loaded {
  const x = new Float32Array(samples);
  const y = new Float32Array(samples);
  for (let i = 0; i < samples; i++) {
    const at = from + (to - from) * numbers.uniform();
    x[i] = at;
    y[i] = value(at) + noise * numbers.normal();
  }
  const rows = {
    x: { shape: [samples, 1], values: x },
    y: { shape: [samples, 1], values: y },
    xName: 'x',
    yName: 'y',
    path: ['data', 'synthetic'],
  };
  return { rows, inputNames: ['x'], targetNames: ['y'] };
}

function cloud(spec: DataSpecOf<'synthetic'>, { groups, label, point }: (typeof clouds)['moons'], numbers: Random): Loaded {
  const { samples, noise } = spec;
  const x = new Float32Array(samples * 2);
  const y = new Float32Array(samples);
  const order = numbers.shuffle(Uint32Array.from({ length: samples }, (_, i) => i));
  const count = groups(spec.classes);
  for (let group = 0; group < count; group++) {
    // Groups are as equal as can be; the later ones take what is left over, as scikit-learn does it.
    const first = Math.floor((group * samples) / count);
    const size = Math.floor(((group + 1) * samples) / count) - first;
    for (let i = 0; i < size; i++) {
      const row = order[first + i] as number;
      const [x1, x2] = point(group, i, size, count);
      x[row * 2] = x1 + noise * numbers.normal();
      x[row * 2 + 1] = x2 + noise * numbers.normal();
      y[row] = label(group);
    }
  }
  const rows = {
    x: { shape: [samples, 2], values: x },
    y: { shape: [samples], values: y },
    xName: 'x',
    yName: 'y',
    path: ['data', 'synthetic'],
  };
  return { rows, inputNames: ['x1', 'x2'], targetNames: ['class'] };
}
