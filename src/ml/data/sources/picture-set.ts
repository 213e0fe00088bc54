import type { JSONPath } from 'jsonc-parser';
import { reportAt } from '../../language/reporter';
import { type DataSpecOf, type PictureSetName, pictureSetNames } from '../../spec/data-section';
import { type Loaded, type Loading, type Part, readingAt } from '../context';
import type { Tensor } from '../dataset';
import type { Files } from '../files';
import { crc32 } from '../formats/crc32';
import { IdxReader } from '../formats/idx';
import { openNpz } from '../formats/npz';
import { downloadBytes, type PictureSet, pictureSets, type SetFileRole, setFileNames, setFileRoles, spellingsOf } from '../picture-sets';
import { withFile } from '../read-file';

type Spec = DataSpecOf<'dataset'>;

/** What the sets are; tests have small ones. */
type Sets = Readonly<Record<PictureSetName, PictureSet>>;

interface Found {
  readonly train: Part;
  readonly test: Part;
}

/** Of a place without all that is needed: the files that are missing there. */
interface Absent {
  readonly absent: readonly string[];
}

/** Undefined after a problem was reported. */
type Look = Found | Absent | undefined;

/** A folder, as a path with a slash at its end, and how files in it are read. */
interface Place {
  readonly folder: string;
  readonly files: Files;
}

/**
 * MNIST or Fashion-MNIST: x of shape [60000, 28, 28] with pixels of 0 to 255, y of shape [60000], and 10,000 test rows; of the sample
 * 2,000 and 500.
 */
export async function loadPictureSet(spec: Spec, context: Loading, sets: Sets = pictureSets): Promise<Loaded | undefined> {
  const set = sets[spec.dataset];
  const found = spec.size === 'sample' ? await findSample(spec, set, context) : await findWhole(spec, set, context);
  if (!found || (spec.size === 'whole' && !isTheSet(found, spec, sets, context))) return undefined;
  return { set: { name: spec.dataset, size: spec.size }, rows: found.train, test: found.test, classNames: set.classNames };
}

async function findSample(spec: Spec, set: PictureSet, context: Loading): Promise<Found | undefined> {
  const { reporter } = context;
  const { title } = set;
  if (spec.folder !== undefined) {
    const path = ['data', 'folder'];
    reporter.report('sample-in-folder', { title }, path, { fixes: [reporter.fixRemove(path)] });
    return undefined;
  }
  const path = ['data', 'size'];
  for (const place of placesOf(context, 'sample')) {
    const found = await atPlace(place, set, path, context);
    if (!found || 'train' in found) return found;
  }
  return reportAt(context, path)('picture-sample-missing', { title });
}

async function findWhole(spec: Spec, set: PictureSet, context: Loading): Promise<Found | undefined> {
  const { files, reporter } = context;
  const { title, folders, rows } = set;
  if (spec.folder !== undefined) {
    const path = ['data', 'folder'];
    const folder = `${spec.folder.replace(/(?<![\\/])[\\/]+$/, '')}/`;
    return foundOr(await inFolder({ folder, files }, path, context, 'all'), path, spec.folder);
  }
  const path = ['data', 'dataset'];
  // What is there of a set beside the spec is meant to be read.
  for (const name of folders) {
    const found = await inFolder({ folder: `${name}/`, files }, path, context, 'all');
    if (!found || 'train' in found || found.absent.length < setFileRoles.length) return foundOr(found, path, name);
  }
  const others = [{ folder: '', files }, ...placesOf(context, 'whole')];
  for (const place of others) {
    const found = await atPlace(place, set, path, context);
    if (!found || 'train' in found) return found;
  }
  const packaged = await inNodePackage(set, path, context);
  if (!packaged || 'train' in packaged) return packaged;
  const bytes = downloadBytes(set);
  reporter.report(
    'picture-set-missing',
    { title, bytes, sample: rows.sample, folder: folders[0] as string, places: others.slice(1).map(({ folder }) => folder.slice(0, -1)) },
    path,
    { fixes: [reporter.fixFetch(spec.dataset, title, bytes), reporter.fixSet('sample', ['data', 'size'], 'sample')] },
  );
  return undefined;

  function foundOr(found: Look, at: JSONPath, folder: string): Found | undefined {
    return found && 'absent' in found ? reportAt(context, at)('picture-files-missing', { title, folder, absent: found.absent }) : found;
  }
}

/** The folders outside of the workspace in which sets are looked for. */
const placesOf = ({ files }: Loading, size: Spec['size']): Place[] => {
  const { sets } = files;
  if (!sets) return [];
  const own: Files = { ...files, read: (...asked) => sets.read(...asked) };
  return sets.folders.filter(({ holds }) => holds === size).map(({ folder }) => ({ folder: `${folder}/`, files: own }));
};

/** A set as Keras and others keep it below a folder: in a folder of its name, or as one file. */
async function atPlace({ folder, files }: Place, set: PictureSet, path: JSONPath, context: Loading): Promise<Look> {
  if (folder !== '') {
    for (const name of set.folders) {
      const found = await inFolder({ folder: `${folder}${name}/`, files }, path, context, 'some');
      if (!found || 'train' in found) return found;
    }
  }
  return set.npz === undefined ? { absent: [] } : inNpz(`${folder}${set.npz}`, files, path, context);
}

/** The set from the npm package that has it, in the nearest `node_modules` up to the workspace folder. */
async function inNodePackage({ nodePackage }: PictureSet, path: JSONPath, context: Loading): Promise<Look> {
  if (nodePackage === undefined) return { absent: [] };
  const { files } = context;
  for (let up = ''; ; up += '../') {
    const folder = `${up}node_modules/${nodePackage}/`;
    const first = await files.read(`${folder}${setFileNames.trainLabels}`, 0, context.breathe);
    if (first.trouble === 'too-large') return inFolder({ folder, files }, path, context, 'some');
    // There is no folder above the workspace, and none at all for a spec that was never saved.
    if (first.trouble !== 'missing' || up.length > 3 * DEEPEST) return { absent: [] };
  }
}

/** More folders than this are above no spec. */
const DEEPEST = 64;

/**
 * The four IDX files in a folder, plain or packed. Labels come first: they are small, and the large files are not read in vain.
 * @param look whether the names of all missing files are wanted, or the first one is enough
 */
async function inFolder({ folder, files }: Place, path: JSONPath, context: Loading, look: 'all' | 'some'): Promise<Look> {
  const tensors = new Map<SetFileRole, Tensor>();
  const absent: string[] = [];
  for (const role of setFileRoles) {
    const name = setFileNames[role];
    const [file, ...otherNames] = spellingsOf(name).map((spelling) => folder + spelling) as [string, ...string[]];
    let missing = false;
    const reader = new IdxReader(readingAt(context, path));
    const more = { otherNames, missing: () => (missing = true), take: reader.take };
    const tensor = await withFile({ ...context, files }, file, path, reader.read, more);
    if (tensor) tensors.set(role, tensor);
    else if (!missing) return undefined;
    else absent.push(name);
    if (missing && look === 'some') break;
  }
  if (absent.length > 0) {
    for (const { values } of tensors.values()) context.memory.give(values.byteLength);
    return { absent };
  }
  const part = (images: SetFileRole, labels: SetFileRole): Part => ({
    x: tensors.get(images) as Tensor,
    y: tensors.get(labels) as Tensor,
    xName: setFileNames[images],
    yName: setFileNames[labels],
    path,
  });
  return { train: part('trainImages', 'trainLabels'), test: part('testImages', 'testLabels') };
}

/** The set as Keras's file of four arrays. */
async function inNpz(file: string, files: Files, path: JSONPath, context: Loading): Promise<Look> {
  let missing = false;
  const found = await withFile(
    { ...context, files },
    file,
    path,
    async (bytes) => {
      const reading = readingAt(context, path);
      const npz = openNpz(bytes, file, reading.report);
      if (!npz) return undefined;
      const arrays: Tensor[] = [];
      for (const name of ['x_train', 'y_train', 'x_test', 'y_test']) {
        if (!npz.names.includes(name)) return reading.report('npz-no-array', { file, key: name, names: [name], known: npz.names });
        const array = await npz.array(name, reading);
        if (!array) return undefined;
        arrays.push(array);
      }
      const [x, y, testX, testY] = arrays as [Tensor, Tensor, Tensor, Tensor];
      return {
        train: { x, y, xName: 'x_train', yName: 'y_train', path },
        test: { x: testX, y: testY, xName: 'x_test', yName: 'y_test', path },
      };
    },
    { missing: () => (missing = true) },
  );
  return missing ? { absent: [file] } : found;
}

/** Both sets have files of the same names: whether these labels are those of the set that is asked for. */
function isTheSet({ train, test }: Found, { dataset }: Spec, sets: Sets, context: Loading): boolean {
  const [found, foundTest] = [labelsCrc(train.y), labelsCrc(test.y)];
  const holds = ({ labels }: PictureSet): boolean => labels.train === found && labels.test === foundTest;
  if (holds(sets[dataset])) return true;
  const other = pictureSetNames.find((name) => holds(sets[name]));
  const { title, rows } = sets[dataset];
  const args = { title, rows: rows.whole.train, found: train.y.shape[0] ?? 0, ...(other && { other: sets[other].title }) };
  reportAt(context, train.path)('picture-set-other', args);
  return false;
}

const labelsCrc = ({ values }: Tensor): number => crc32(Uint8Array.from(values));
