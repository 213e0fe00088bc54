import type { JSONPath } from 'jsonc-parser';
import { nearest } from '../../language/nearest';
import { reportAt } from '../../language/reporter';
import { numbersOf, type Rgba, resizeInto } from '../../pictures/rgba';
import type { DataSpecOf } from '../../spec/data-section';
import { type Loaded, type Loading, readingAt } from '../context';
import type { NoPicture } from '../formats/no-picture';
import { readPicture } from '../formats/picture-file';
import { withFile } from '../read-file';
import { type ClassFolder, PictureFolders } from './picture-folders';

type Spec = DataSpecOf<'pictures'>;

const path = ['data', 'pictures'];

/** After so many pictures that cannot be read the others are not looked at: most often it is one fault in all of them. */
const MOST_BAD = 3;

/**
 * Pictures of one's own, a folder for each class, as Keras's `image_dataset_from_directory` takes them: classes and files in the order of their names,
 * x of shape [pictures, height, width, 1 or 3] with 0 to 255, y of shape [pictures] with class numbers.
 */
export async function loadPictures(spec: Spec, context: Loading): Promise<Loaded | undefined> {
  const folders = await new PictureFolders(spec, context).find();
  const classes = folders && inOrder(folders, spec, context);
  if (!classes) return undefined;
  const files = classes.flatMap(({ files: own }, klass) => own.map((file) => ({ file, klass })));
  const pictures = new Pictures(spec, files.length, context);
  let bad = 0;
  for (const [row, { file }] of files.entries()) {
    await context.breathe();
    if (!(await pictures.add(row, file)) && (pictures.full || ++bad === MOST_BAD)) break;
  }
  const x = pictures.tensor;
  if (bad > 0 || !x) return undefined;
  return {
    rows: {
      x,
      y: { shape: [files.length], values: Float32Array.from(files, ({ klass }) => klass) },
      xName: 'x',
      yName: 'y',
      path,
    },
    classNames: classes.map(({ name }) => name),
  };
}

/** The classes that `class_names` names, in its order; all of them where it is not given. */
function inOrder(
  folders: readonly ClassFolder[],
  { pictures, class_names: names }: Spec,
  context: Loading,
): readonly ClassFolder[] | undefined {
  if (!names) return folders;
  const known = folders.map(({ name }) => name);
  const found = names.map((name) => folders.find((folder) => folder.name.normalize('NFC') === name.normalize('NFC')));
  const unknown = found.indexOf(undefined);
  if (unknown < 0) return found as ClassFolder[];
  const name = names[unknown] as string;
  const meant = nearest(name, known);
  const at = ['data', 'class_names', unknown];
  const fixes = meant === undefined ? [] : [context.reporter.fixSet('change', at, meant)];
  context.reporter.report('pictures-no-such-class', { folder: pictures, name, known, ...(meant !== undefined && { nearest: meant }) }, at, {
    fixes,
  });
  return undefined;
}

/** The numbers of all pictures, in one block that is made once the first of them says how large they are. */
class Pictures {
  readonly #spec: Spec;
  readonly #count: number;
  readonly #context: Loading;
  #values: Float32Array | undefined;
  #size: readonly [height: number, width: number] | undefined;
  /** The picture that had the size first. */
  #first = '';
  /** True once there is no memory, or pictures differ in size: the others need not be looked at. */
  full = false;

  constructor(spec: Spec, count: number, context: Loading) {
    this.#spec = spec;
    this.#count = count;
    this.#context = context;
    this.#size = spec.image_size;
  }

  get tensor(): Loaded['rows']['x'] | undefined {
    return this.#values && this.#size && !this.full
      ? { shape: [this.#count, ...this.#size, this.#channels], values: this.#values }
      : undefined;
  }

  get #channels(): 1 | 3 {
    return this.#spec.color_mode === 'grayscale' ? 1 : 3;
  }

  /** Reads a picture into its row. @returns false after a problem was reported */
  async add(row: number, file: string): Promise<boolean> {
    const as = this.#spec.color_mode === 'grayscale' ? 'grey' : 'colour';
    const found = await withFile(this.#context, file, path, (bytes) => readPicture(bytes, file, as, readingAt(this.#context, path)));
    if (!found) return false;
    if ('trouble' in found) {
      this.full = found.trouble === 'no-memory';
      reportNoPicture(found, file, path, this.#context);
      return false;
    }
    return this.#put(row, file, found);
  }

  #put(row: number, file: string, picture: Rgba): boolean {
    const { height, width } = picture;
    this.#size ??= [height, width];
    const channels = this.#channels;
    if (!this.#values) {
      const shape = [this.#count, ...this.#size, channels];
      this.full = !this.#context.memory.takeTensor(this.#spec.pictures, shape, reportAt(this.#context, path));
      if (this.full) return false;
      this.#first = file;
      this.#values = new Float32Array(shape.reduce((a, b) => a * b));
    }
    if (!this.#spec.image_size && (height !== this.#size[0] || width !== this.#size[1])) {
      this.full = true;
      const { reporter } = this.#context;
      const fixes = [reporter.fixSet('set-missing', ['data', 'image_size'], [...this.#size])];
      const args = { file, found: [height, width], first: this.#first, wanted: [...this.#size] };
      reporter.report('pictures-differ', args, path, { fixes });
      return false;
    }
    const size = this.#size[0] * this.#size[1] * channels;
    resizeInto(this.#values.subarray(row * size, (row + 1) * size), this.#size, numbersOf(picture, channels), { height, width, channels });
    return true;
  }
}

/** Reports why a file gives no picture. */
export function reportNoPicture(found: NoPicture, file: string, at: JSONPath, context: Pick<Loading, 'reporter'>): undefined {
  const report = reportAt(context, at);
  if (found.trouble === 'format') return report('picture-format', { file, ...(found.format && { format: found.format }) });
  if (found.trouble === 'too-large') return report('picture-too-large', { file, height: found.height, width: found.width });
  // What takes too much memory was reported when it was to be taken.
  return found.trouble === 'no-memory' ? undefined : report('picture-unreadable', { file, is: found.trouble });
}
