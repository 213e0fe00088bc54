import type { Options } from '../../src/webview/study/messages/options';
import { dataOf, gate, type Plane, rows, scattered, stateOf, unit } from './plane-states';
import type { PanelState } from './states';

/** Two clouds of points, so far apart. */
const twoClouds = (apart: number) => {
  const off = scattered(60, 4, 0.8);
  const at = off.map(([a, b], i) => [a + (i % 2) * apart, b + (i % 2) * apart * 0.6] as const);
  return dataOf(
    2,
    [
      rows(
        'train',
        at,
        at.map((_, i) => [i % 2]),
      ),
    ],
    { classes: 2, classNames: ['cat', 'dog'], inputNames: ['weight', 'length'] },
  );
};

const inSpace = scattered(40, 6, 1).map(([a, b], i) => [a, b, ((i * 7) % 11) / 11] as const);

const planes = {
  'line-xor': { title: 'One unit on XOR', layers: [unit('step', [-1, 0.5, 0.2], [0, 0, 0])], data: gate('XOR', [0, 1, 1, 0]), epochs: 20 },
  'line-and': { title: 'One unit on AND', layers: [unit('sigmoid', [4, 3, -5.5], [0, 0, 0])], data: gate('AND', [0, 0, 0, 1]), epochs: 20 },
  'line-apart': { title: 'Two clouds apart', layers: [unit('sigmoid', [2, 3, -3.5])], data: twoClouds(2), epochs: 50 },
  'line-overlap': { title: 'Two clouds that overlap', layers: [unit('sigmoid', [2, 3, -1.5])], data: twoClouds(0.7), epochs: 50 },
  'line-threshold': {
    title: 'Hours of study',
    layers: [unit('sigmoid', [1.71, -5.42], [0.4, 0])],
    data: dataOf(
      1,
      [
        rows(
          'train',
          Array.from({ length: 12 }, (_, i) => [0.5 + i / 2]),
          [0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1].map((y) => [y]),
        ),
      ],
      { classes: 2, classNames: ['failed', 'passed'], inputNames: ['hours'] },
    ),
    epochs: 2000,
  },
  'line-three': {
    title: 'Three inputs',
    layers: [unit('sigmoid', [1, 1, 1, -0.5])],
    data: {
      ...dataOf(3, [
        rows(
          'train',
          inSpace,
          inSpace.map(([a, b, c]) => [Number(a + b + c > 0.5)]),
        ),
      ]),
      classes: 2,
    },
    epochs: 50,
  },
} as const satisfies Record<string, Plane>;

/** Networks and data of which a line separates the classes, or none does, with the answer shown. */
export const lineStates = (options: Options): Record<keyof typeof planes, PanelState> =>
  Object.fromEntries(
    Object.entries(planes).map(([name, plane]) => [name, stateOf(plane, { ...options, boundary: { ...options.boundary, line: true } })]),
  ) as Record<keyof typeof planes, PanelState>;
