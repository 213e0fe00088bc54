import type { DataSpecOf } from '../../spec/data-section';
import type { Loaded } from '../context';

/** What each gate answers to 00, 01, 10 and 11. */
const truthTables: Readonly<Record<DataSpecOf<'gate'>['gate'], readonly [number, number, number, number]>> = {
  AND: [0, 0, 0, 1],
  OR: [0, 1, 1, 1],
  NAND: [1, 1, 1, 0],
  NOR: [1, 0, 0, 0],
  XOR: [0, 1, 1, 0],
  XNOR: [1, 0, 0, 1],
};

/** A gate's truth table: x of shape [4, 2] with the rows 00, 01, 10, 11, and y of shape [4, 1]. */
export function loadGate({ gate }: DataSpecOf<'gate'>): Loaded {
  return {
    rows: {
      x: { shape: [4, 2], values: Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1) },
      y: { shape: [4, 1], values: Float32Array.from(truthTables[gate]) },
      xName: 'x',
      yName: 'y',
      path: ['data', 'gate'],
    },
    inputNames: ['x1', 'x2'],
    targetNames: [gate],
  };
}
