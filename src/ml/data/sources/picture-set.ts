import { reportAt } from '../../language/reporter';
import type { DataSpecOf } from '../../spec/data-section';
import { type Loaded, type Loading, readingAt } from '../context';
import type { Tensor } from '../dataset';
import { readIdx } from '../formats/idx';
import { pictureSets, setFileNames } from '../picture-sets';
import { withFile } from '../read-file';

const { trainImages, trainLabels, testImages, testLabels } = setFileNames;
const fileNames = [trainImages, trainLabels, testImages, testLabels];

/** MNIST or Fashion-MNIST: x of shape [60000, 28, 28] with pixels of 0 to 255, y of shape [60000]; 10,000 test rows. */
export async function loadPictureSet(spec: DataSpecOf<'dataset'>, context: Loading): Promise<Loaded | undefined> {
  const folder = (spec.folder ?? spec.dataset).replace(/(?<![\\/])[\\/]+$/, '');
  const path = ['data', spec.folder === undefined ? 'dataset' : 'folder'];
  const set = { name: spec.dataset, size: spec.size };
  const report = reportAt(context, path);
  const { title, source: from, classNames } = pictureSets[spec.dataset];
  const tensors = new Map<string, Tensor>();
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
  const part = (images: string, labels: string) => ({
    x: tensors.get(images) as Tensor,
    y: tensors.get(labels) as Tensor,
    xName: images,
    yName: labels,
    path,
  });
  return { rows: part(trainImages, trainLabels), test: part(testImages, testLabels), classNames: spec.class_names ?? classNames, set };
}
