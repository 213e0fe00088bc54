import { reportAt } from '../../language/reporter';
import { type Random, random } from '../../random/random';
import type { DataSpecOf } from '../../spec/data-section';
import type { DataContext, Loaded } from '../context';

/**
 * Made-up data. Curves have x of shape [n, 1] and y of shape [n, 1]; clouds of points x of shape [n, 2] and class numbers y of shape [n].
 * `noise` is the standard deviation of normal noise, on y for curves and on both coordinates for clouds. Rows come in random order,
 * so that the last rows, which may be split off, are like the others.
 */
export function loadSynthetic(spec: DataSpecOf<'synthetic'>, { seed, ...context }: DataContext): Loaded {
  const { synthetic: name } = spec;
  const numbers = random(seed, 'data', name);
  if (spec.classes !== 2 && name !== 'spiral' && name !== 'blobs') {
    reportAt(context, ['data', 'classes'])('classes-unused', { name, classes: spec.classes });
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

type CurveName = 'line' | 'sine';
type CloudName = Exclude<DataSpecOf<'synthetic'>['synthetic'], CurveName>;

/** One number as a function of another, drawn uniformly from an interval. */
interface Curve {
  readonly from: number;
  readonly to: number;
  value(x: number): number;
}

/** Points in the plane, in groups; a class may have several groups. */
interface Cloud {
  groups(classes: number): number;
  label(group: number): number;
  /** Where point `i` of a group's `size` points lies before noise is added. */
  point(group: number, i: number, size: number, groups: number): readonly [number, number];
}

const curves: Readonly<Record<CurveName, Curve>> = {
  line: { from: -1, to: 1, value: (x) => 2 * x + 1 },
  sine: { from: -Math.PI, to: Math.PI, value: Math.sin },
};

const turn = 2 * Math.PI;
const two = (): number => 2;
const same = (group: number): number => group;

const clouds: Readonly<Record<CloudName, Cloud>> = {
  // scikit-learn's make_circles with factor=0.5: class 0 on the unit circle, class 1 on one of half its radius.
  circle: {
    groups: two,
    label: same,
    point(group, i, size) {
      const angle = (turn * i) / size;
      const radius = group === 0 ? 1 : 0.5;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    },
  },
  // scikit-learn's make_moons: an upper half circle, and a lower one moved right by 1 and up by 0.5.
  moons: {
    groups: two,
    label: same,
    point(group, i, size) {
      const angle = (Math.PI * i) / Math.max(1, size - 1);
      return group === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    },
  },
  // TensorFlow Playground's genSpiral (src/dataset.ts): 1.75 turns out to radius 5; the arms of more classes are at equal angles.
  spiral: {
    groups: (classes) => classes,
    label: same,
    point(group, i, size, groups) {
      const radius = (5 * i) / size;
      const angle = (1.75 * turn * i) / size + (turn * group) / groups;
      return [radius * Math.sin(angle), radius * Math.cos(angle)];
    },
  },
  // Like scikit-learn's make_blobs, but with centres at equal angles on the unit circle, since centres at random may coincide.
  blobs: {
    groups: (classes) => classes,
    label: same,
    point: (group, _i, _size, groups) => [Math.cos((turn * group) / groups), Math.sin((turn * group) / groups)],
  },
  // A cloud around each row of XOR's truth table.
  xor_clouds: {
    groups: () => 4,
    label: (group) => (group === 1 || group === 2 ? 1 : 0),
    point: (group) => [group >> 1, group & 1],
  },
};
