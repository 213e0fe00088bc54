import type { DataSpecOf } from '../../spec/data-section';

type CurveName = 'line' | 'sine';
type CloudName = Exclude<DataSpecOf<'synthetic'>['synthetic'], CurveName>;

/** One number as a function of another, drawn uniformly from an interval. */
export interface Curve {
  readonly from: number;
  readonly to: number;
  value(x: number): number;
}

/** Points in the plane, in groups; a class may have several groups. */
export interface Cloud {
  groups(classes: number): number;
  label(group: number): number;
  /** Where point `i` of a group's `size` points lies before noise is added. */
  point(group: number, i: number, size: number, groups: number): readonly [number, number];
}

export const curves: Readonly<Record<CurveName, Curve>> = {
  line: { from: -1, to: 1, value: (x) => 2 * x + 1 },
  sine: { from: -Math.PI, to: Math.PI, value: Math.sin },
};

const turn = 2 * Math.PI;
const two = (): number => 2;
const same = (group: number): number => group;

export const clouds: Readonly<Record<CloudName, Cloud>> = {
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
  // TensorFlow Playground's genSpiral (src/dataset.ts): 1.75 turns out to radius 5; the arms of more classes stand at equal angles.
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
