import type { DataSource, DataSpec, DataSpecOf } from '../../spec/data-section';
import type { Loaded, Loading } from '../context';
import { loadCsv } from './csv';
import { loadGate } from './gates';
import { loadIdx } from './idx';
import { loadInline } from './inline';
import { loadNpy, loadNpz } from './numpy';
import { loadPictureSet } from './picture-sets';
import { loadSynthetic } from './synthetic';

type Load<S extends DataSource> = (spec: DataSpecOf<S>, context: Loading) => Loaded | undefined | Promise<Loaded | undefined>;

const loaders: { readonly [S in DataSource]: Load<S> } = {
  gate: loadGate,
  x: loadInline,
  csv: loadCsv,
  npz: loadNpz,
  npy: loadNpy,
  idx: loadIdx,
  dataset: loadPictureSet,
  synthetic: loadSynthetic,
};

/** Reads the data from where the spec says it is; undefined after what is wrong was reported. */
export function loadSource(spec: DataSpec, context: Loading): ReturnType<Load<DataSource>> {
  // The table pairs each source with its loader; TypeScript cannot follow that through the union.
  const load = loaders[spec.source] as Load<DataSource>;
  return load(spec as never, context);
}
