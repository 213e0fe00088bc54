import type { DataSource, DataSpec, DataSpecOf } from '../../spec/data-section';
import type { Loaded, Loading } from '../context';
import { loadCsv } from './csv';
import { loadIdx } from './idx';
import { loadInline } from './inline';
import { loadNpy, loadNpz } from './numpy';
import { loadPictureSet } from './picture-set';
import { loadPictures } from './pictures';
import { loadSynthetic } from './synthetic';

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
function loadGate({ gate }: DataSpecOf<'gate'>): Loaded {
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

type Load<S extends DataSource> = (spec: DataSpecOf<S>, context: Loading) => Loaded | undefined | Promise<Loaded | undefined>;

const loaders: { readonly [S in DataSource]: Load<S> } = {
  gate: loadGate,
  x: loadInline,
  csv: loadCsv,
  npz: loadNpz,
  npy: loadNpy,
  idx: loadIdx,
  dataset: loadPictureSet,
  pictures: loadPictures,
  synthetic: loadSynthetic,
};

/** Reads the data from where the spec says it is; undefined after what is wrong was reported. */
export function loadSource(spec: DataSpec, context: Loading): ReturnType<Load<DataSource>> {
  // The table pairs each source with its loader; TypeScript cannot follow that through the union.
  const load = loaders[spec.source] as Load<DataSource>;
  return load(spec as never, context);
}
