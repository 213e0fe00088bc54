import type { Node } from 'jsonc-parser';
import { type EncodingName, encodingNamed, encodingNames } from '../language/encodings';
import { type Fields, type FieldValues, fieldsSchema, objectOf, optional, readFields, required, standard } from '../language/fields';
import { type Kind, type Reader, wrongKind } from '../language/kind';
import { boolean, byType, integer, listOf, number, oneOf, pair, text } from '../language/kinds';
import { nested } from '../language/nested';

export const gateNames = ['AND', 'OR', 'NAND', 'NOR', 'XOR', 'XNOR'] as const;
export const syntheticNames = ['line', 'sine', 'circle', 'moons', 'spiral', 'blobs', 'xor_clouds'] as const;
export const pictureSetNames = ['mnist', 'fashion_mnist'] as const;
export type PictureSetName = (typeof pictureSetNames)[number];

/** How much of a well-known set: all of it, or the part that comes with this program. */
export const setSizes = ['whole', 'sample'] as const;
export type SetSize = (typeof setSizes)[number];

const file = text;

/** An encoding by Python's name; other usual ways to write it are taken too. */
const encoding: Kind<EncodingName> = (() => {
  const named = oneOf(encodingNames, 'encoding');
  return { ...named, read: (node, at, reader) => encodingNamed(node.value) ?? named.read(node, at, reader) };
})();
const columns = byType({ string: text, array: listOf(text, { min: 1 }) });

/** x and y given as they are, also for validation and test. */
const arrays = {
  x: required(nested(4), 'Inputs, one row a sample.'),
  y: required(nested(4), 'Targets, one row a sample.'),
};

const part = byType({
  number: number({ above: 0, max: 1e9 }),
  object: objectOf({ first: required(number({ above: 0, max: 1e9 }), 'How many rows from the start.') }, 'a part of the data'),
});

/** A part of the rows by size, or rows of its own. */
const partOrRows: Kind<PartSize | FieldValues<typeof arrays>> = {
  expected: 'a number of rows, a fraction of them, { "first": N } or { "x": …, "y": … }',
  read(node, at, reader) {
    const own = node.type === 'object' && node.children?.some((p) => ['x', 'y'].includes(String(p.children?.[0]?.value)));
    return own ? readFields(node, arrays, at, reader) : part.read(node, at, reader);
  },
  schema: () => ({ anyOf: [part.schema(), fieldsSchema(arrays)] }),
};

export type PartSize = number | { readonly first: number };

/** What every source of data takes besides its own keys. */
const commonDataFields = {
  scale: optional(number({ above: 0 }), 'Every input is divided by this, such as 255 for pixels.'),
  one_hot: standard(boolean, false, 'Turns whole-number class labels into rows of zeros with a single 1, as to_categorical does.'),
  class_names: optional(
    listOf(text, { min: 1 }),
    'Names for classes 0, 1, 2, … Names that are numbers, such as ["3", "5", "7"], name the targets with these values.',
  ),
  shuffle: standard(boolean, false, 'Shuffles the rows (by the seed) before they are split into parts.'),
  train: optional(part, 'Training rows: how many, or which fraction, of those left over by test and validation. All of them if not given.'),
  validation: optional(
    partOrRows,
    'Validation rows: the last N (or a fraction below 1) after the test rows; { "first": N } for the first N; or rows of their own.',
  ),
  test: optional(
    partOrRows,
    'Test rows: the last N (or a fraction below 1), { "first": N }, or rows of their own. Taken from the test rows that the source brings, if it does.',
  ),
} satisfies Fields;

/** Sources of data by the key that chooses them. */
export const dataSources = {
  gate: {
    gate: required(oneOf(gateNames, 'gate'), 'A logic gate: its truth table is the data.'),
  },
  x: {
    ...arrays,
    transpose: standard(boolean, false, 'x holds one row a feature (and y one row a target): turn rows into columns first.'),
  },
  csv: {
    csv: required(file, 'A CSV file with a line of column names, relative to this spec.'),
    inputs: optional(listOf(text, { min: 1 }), 'The columns that go in. All named ones but the target if not given.'),
    target: required(
      columns,
      'The column (or columns) to be predicted. Strings in a single one become class numbers, in the order of class_names, else alphabetically.',
    ),
    delimiter: optional(
      text,
      'The delimiter between two values: ",", ";", "\\t" (a tab), " " (any number of blanks). Found by the names of the columns if not given.',
    ),
    names: optional(
      listOf(text, { min: 1 }),
      'Names for the columns, for a file without a line of names; one for each column, as in pandas.',
    ),
    encoding: optional(encoding, 'How the text is encoded, by Python\'s name, such as "cp949". Found where it is certain if not given.'),
    decimal: optional(oneOf(['.', ','], 'decimal sign'), 'The decimal sign: "." or ",". Found from all numbers of the file if not given.'),
    thousands: optional(
      oneOf([',', '.', ' ', "'"], 'thousands separator'),
      'The thousands separator, which is left out. Found from all numbers of the file if not given.',
    ),
  },
  npz: {
    npz: required(file, 'A NumPy .npz file, relative to this spec.'),
    x: optional(text, 'The array of inputs; "x" or "x_train" if not given.'),
    y: optional(text, 'The array of targets; "y" or "y_train" if not given.'),
    x_test: optional(text, 'The array of test inputs; "x_test", where there is one.'),
    y_test: optional(text, 'The array of test targets; "y_test", where there is one.'),
  },
  npy: {
    npy: required(
      objectOf({ x: required(file, 'File of inputs.'), y: required(file, 'File of targets.') }, 'npy'),
      'Two NumPy .npy files.',
    ),
  },
  idx: {
    idx: required(
      objectOf(
        {
          x: required(file, 'File of pictures (plain or .gz).'),
          y: required(file, 'File of labels (plain or .gz).'),
          x_test: optional(file, 'File of test pictures.'),
          y_test: optional(file, 'File of test labels.'),
        },
        'idx',
      ),
      'IDX files, the format MNIST comes in.',
    ),
  },
  dataset: {
    dataset: required(
      oneOf(pictureSetNames, 'data set'),
      'A well-known set of pictures. Its files are looked for beside this spec and where Keras keeps them; the command Get Data Set fetches them.',
    ),
    size: standard(
      oneOf(setSizes, 'size'),
      'whole',
      '"whole": all 60,000 training and 10,000 test pictures; "sample": the first 2,000 and 500 with equally many of each class, which are always there.',
    ),
    folder: optional(file, 'The only folder in which its four IDX files (plain or .gz) are looked for, relative to this spec.'),
  },
  pictures: {
    pictures: required(
      file,
      'A folder with a folder of PNG or JPEG pictures for each class, relative to this spec, as image_dataset_from_directory takes it.',
    ),
    image_size: optional(
      pair(integer({ min: 1, max: 4096 })),
      'Height and width that all pictures are brought to. If not given, all must have the same.',
    ),
    color_mode: standard(
      oneOf(['grayscale', 'rgb'], 'color mode'),
      'rgb',
      '"grayscale": one number a pixel, [height, width, 1]; "rgb": red, green and blue, [height, width, 3].',
    ),
    shuffle: standard(boolean, true, 'Shuffles the pictures (by the seed) before they are split into parts: they come class by class.'),
  },
  synthetic: {
    synthetic: required(oneOf(syntheticNames, 'synthetic data set'), 'Made-up data, drawn by the seed.'),
    samples: standard(integer({ min: 1, max: 10_000_000 }), 200, 'How many rows.'),
    noise: standard(number({ min: 0 }), 0.1, 'Standard deviation of the normal noise that is added.'),
    classes: standard(integer({ min: 2, max: 100 }), 2, 'How many classes, for spiral and blobs.'),
  },
} satisfies Record<string, Fields>;

export type DataSource = keyof typeof dataSources;
type CommonData = FieldValues<typeof commonDataFields>;
export type DataSpecOf<S extends DataSource> = { readonly source: S } & FieldValues<(typeof dataSources)[S]> & CommonData;
/** The "data" section; `source` tells which kind it is. */
export type DataSpec = { [S in DataSource]: DataSpecOf<S> }[DataSource];

/** A source's own keys first; what it says of a common one otherwise. */
const fieldsOf = (source: DataSource): Fields => ({ ...dataSources[source], ...commonDataFields, ...dataSources[source] });

const sourceNames = Object.keys(dataSources) as DataSource[];

// "npz" has an optional key "x" of its own, so "x" chooses inline data only when no other source is named.
const sourceOf = (keys: readonly string[]): DataSource | undefined =>
  sourceNames.find((s) => s !== 'x' && keys.includes(s)) ?? (keys.includes('x') || keys.includes('y') ? 'x' : undefined);

export const dataSection: Kind<DataSpec> = {
  expected: 'an object that says where the data comes from, such as { "gate": "XOR" }',
  read(node: Node, at: string, reader: Reader): DataSpec | undefined {
    if (node.type !== 'object') return wrongKind(dataSection, node, at, reader);
    const source = sourceOf((node.children ?? []).map((p) => String(p.children?.[0]?.value)));
    if (!source) {
      const everything = Object.assign({}, commonDataFields, ...sourceNames.map((s) => dataSources[s])) as Fields;
      readFields(node, optionalOnly(everything), 'data', reader);
      reader.report('no-data-source', { sources: sourceNames }, { offset: node.offset, length: 1 });
      return undefined;
    }
    const values = readFields(node, fieldsOf(source), 'data', reader);
    return values && ({ source, ...values } as DataSpec);
  },
  schema: () => ({ anyOf: sourceNames.map((s) => fieldsSchema(fieldsOf(s), { title: s })) }),
};

const optionalOnly = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, { ...field, presence: 'optional' }]));
