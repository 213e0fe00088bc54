import { type EncodingName, encodings } from '../encodings';
import { count, didYouMean, list, megabytes, plural, sizes } from './words';

/** `1.5 GiB`, `256 MiB`. */
const memory = (bytes: number): string => {
  const [size, unit] = bytes >= 2 ** 30 ? [bytes / 2 ** 30, 'GiB'] : bytes >= 2 ** 20 ? [bytes / 2 ** 20, 'MiB'] : [bytes / 2 ** 10, 'KiB'];
  return `${count(Math.round(size * 10) / 10)} ${unit}`;
};

/** `x is 2 × 10`, `y has 10 values`. */
const isShaped = (name: string, shape: readonly number[]): string =>
  shape.length === 1 ? `${name} has ${plural(shape[0] ?? 0, 'value')}` : `${name} is ${sizes(shape)}`;

/** ` (3 such values in all)`, or nothing for a single one. */
const inAll = (n: number, what = 'value'): string => (n > 1 ? ` (${count(n)} such ${what}s in all)` : '');

/** `test 20 + validation 0.2`. */
const sum = (parts: readonly { name: string; size: number }[]): string => parts.map(({ name, size }) => `${name} ${size}`).join(' + ');

interface InFile {
  readonly file: string;
  readonly line: number;
}

interface Cell extends InFile {
  readonly column: string;
  readonly text: string;
  /** How many cells are wrong in the same way. */
  readonly count: number;
}

/** `age 177, cabin 687`. */
const byColumn = (missing: readonly { readonly column: string; readonly count: number }[] = []): string =>
  missing.map((one) => `${one.column} ${count(one.count)}`).join(', ');

const cell = (a: Omit<Cell, 'count'>): string => `${a.file}, line ${count(a.line)}, column "${a.column}"`;

const fileMessages = {
  'file-missing': (a: { file: string; nearest?: string }) =>
    `There is no file "${a.file}". Its path counts from the folder of this spec.${a.nearest ? didYouMean(a.nearest) : ''}`,
  'file-outside': (a: { file: string }) =>
    `"${a.file}" is not inside the workspace folder. A spec reads only files in there, named from its own folder: copy the file in.`,
  'file-name': (a: { file: string }) =>
    `Windows has no files with a name such as "${a.file}": names of devices (con, nul, com1, …), the characters < > : " | ? * and a dot or a blank at the end are not possible. Give the file another name.`,
  'file-not-regular': (a: { file: string }) => `"${a.file}" is not a file but a folder or a device. Name a file in it.`,
  'file-unreadable': (a: { file: string; detail: string }) => `"${a.file}" cannot be read (${a.detail}). Check that you may open it.`,
  'file-too-large': (a: { file: string; limit: number }) =>
    `"${a.file}" is larger than ${memory(a.limit)}, the most that is read of this kind of file. Use a part of it, or NumPy's .npz format.`,
  'gzip-damaged': (a: { file: string }) => `"${a.file}" is not a whole gzip file: it is cut short or damaged. Copy or download it again.`,
};

const csvMessages = {
  'csv-bad-delimiter': (a: { delimiter: string }) =>
    `${JSON.stringify(a.delimiter)} cannot separate values: quotation marks and line breaks have a meaning of their own in CSV. Usual are "," ";" and "\\t".`,
  'csv-not-text': (a: { file: string; spreadsheet: boolean }) =>
    a.spreadsheet
      ? `"${a.file}" is a spreadsheet, not a CSV file. Open it in the spreadsheet program and save it as "CSV UTF-8".`
      : `"${a.file}" is not a text file, so it is no CSV. For NumPy's files write "npz" or "npy" in place of "csv".`,
  'csv-encoding': (a: { file: string; asked?: EncodingName; likely?: EncodingName }) =>
    `"${a.file}" is not ${a.asked === undefined ? 'UTF-8, and its encoding is not certain' : `in ${encodings[a.asked].title}`}.${
      a.likely === undefined
        ? ''
        : ` It ${a.asked === undefined ? 'may be' : 'seems to be'} ${encodings[a.likely].title}: write "encoding": "${a.likely}".`
    } Or save it again as "CSV UTF-8" in the spreadsheet program${
      a.likely === undefined ? ', or name its encoding in "encoding", such as "cp949" for Korean' : ''
    }.`,
  'csv-read-as': (a: { file: string; encoding: EncodingName }) =>
    `"${a.file}" is not UTF-8 and was read as ${encodings[a.encoding].title}. If its letters look wrong, set "encoding", or save it as "CSV UTF-8".`,
  'csv-lost-letters': (a: { file: string; text: string }) =>
    `"${a.file}" holds "${a.text}": letters were lost when the file was saved, so that different names may look the same. Export it again from its source, as "CSV UTF-8".`,
  'csv-empty': (a: { file: string; names: boolean }) =>
    a.names ? `"${a.file}" has column names but no rows below them.` : `"${a.file}" is empty. Its first line should name the columns.`,
  'csv-no-names': (a: { file: string; first: readonly string[] }) =>
    `The first line of "${a.file}" holds values (${list(a.first, 6)}), not column names. Put a line with a name for each column above it, or give them as "names" in the spec.`,
  'csv-delimiter': (a: { file: string; delimiter: string; written: string }) =>
    `The first line of "${a.file}" is not divided by ${JSON.stringify(a.written)}; it looks as if ${a.delimiter === '\t' ? 'a tab' : `"${a.delimiter}"`} is between its columns. Set "delimiter" to that.`,
  'csv-unknown-column': (a: { file: string; name: string; nearest?: string; known: readonly string[] }) =>
    `"${a.file}" has no column "${a.name}".${a.nearest ? didYouMean(a.nearest) : ` Its columns: ${list(a.known)}.`}`,
  'csv-same-names': (a: { file: string; name: string }) =>
    `"${a.file}" has several columns named "${a.name}". Give each a name of its own in the file's first line.`,
  'csv-no-inputs': (a: { file: string; columns: readonly string[] }) =>
    `"${a.file}" has no column left for the inputs besides the target: its columns are ${list(a.columns)}. Add a column of inputs to the file, or name another "target".`,
  'csv-input-is-target': (a: { name: string }) =>
    `"${a.name}" is both an input and the target, so the answer is given away. Remove it from one of them.`,
  'csv-unnamed-column': (a: { file: string; columns: readonly number[] }) =>
    `Column ${a.columns.join(', ')} of "${a.file}" has no name and is not used. (pandas writes row numbers like this, unless "index=False" is given.)`,
  'csv-row-names': (a: { file: string }) =>
    `Each row of "${a.file}" has one value more than there are column names. The first one is taken for the row's name, as R writes it, and is not used.`,
  'csv-ragged': (a: InFile & { wanted: number; found: number }) =>
    `${a.file}, line ${count(a.line)}: this row has ${plural(a.found, 'value')}, but the first line names ${plural(a.wanted, 'column')}. ${
      a.found > a.wanted ? 'A value that contains the delimiter needs quotation marks.' : 'Add what is missing, or remove the row.'
    }`,
  'csv-quote-open': (a: InFile) =>
    `${a.file}, line ${count(a.line)}: the quotation mark that opens this value is never closed. Add the closing one.`,
  'csv-quote-inside': (a: InFile) =>
    `${a.file}, line ${count(a.line)}: a quotation mark is inside this value. Put the whole value in quotation marks and double those inside: "a ""b"" c".`,
  'csv-row-too-long': (a: InFile) =>
    `${a.file}, line ${count(a.line)}: this row does not end within 16 MiB. Perhaps a quotation mark is not closed.`,
  'csv-text': (a: Cell & { columns: number }) =>
    `${cell(a)}: "${a.text}" is not a number, and inputs must be numbers${inAll(a.count)}. Leave the column out of "inputs", or turn its texts into numbers.`,
  'csv-date': (a: Cell & { columns: number }) =>
    `${cell(a)}: "${a.text}" is a date or a time, and inputs must be numbers${inAll(a.count)}. Leave the column out of "inputs", or make numbers of it, such as days since the first one.`,
  'csv-missing': (a: Cell & { columns: number; missing?: readonly { column: string; count: number }[] }) =>
    `${cell(a)}: there is no value here${a.text === '' ? '' : `, but "${a.text}"`}${inAll(a.count)}. Fill it in, or remove the row.${
      (a.missing?.length ?? 0) > 1 ? ` Missing by column: ${byColumn(a.missing)}.` : ''
    }`,
  'csv-mixed': (a: Cell & { mixed: 'mixed-boolean' | 'mixed-percent' | 'mixed-currency' }) =>
    `${cell(a)}: "${a.text}" is unlike the values above it${inAll(a.count)}: this column has ${
      {
        'mixed-boolean': 'both words for true or false and other numbers than 0 and 1',
        'mixed-percent': 'numbers with a percent sign and without one',
        'mixed-currency': 'amounts in different currencies',
      }[a.mixed]
    }. Write all of them in one way.`,
  'csv-number-conflict': (a: Omit<Cell, 'count'> & { other: { line: number; text: string } }) =>
    `${cell(a)}: "${a.text}" has a decimal comma, but "${a.other.text}" in line ${count(a.other.line)} has a decimal point. Write all numbers of the file in one way.`,
  'csv-number-ambiguous': (a: Omit<Cell, 'count'> & { sign: '.' | ','; large: number; small: number }) =>
    `${cell(a)}: "${a.text}" may mean ${a.large} or ${a.small}, and no other number of the file tells which. Write "thousands": "${a.sign}" for ${a.large}, or "decimal": "${a.sign}" for ${a.small}.`,
  'csv-same-signs': (a: { sign: string }) =>
    `"decimal" and "thousands" are both "${a.sign}". They have to be different: change or remove one.`,
  'csv-not-finite': (a: Cell & { columns: number }) =>
    `${cell(a)}: "${a.text}" is not a finite number that float32 can hold${inAll(a.count)}. A network cannot learn from it: correct it, or remove the row.`,
  'csv-target-text': (a: Cell & { columns: number }) =>
    a.columns > 1
      ? `${cell(a)}: "${a.text}" is not a number. Texts can be class labels only if there is a single target column.`
      : `${cell(a)}: "${a.text}" is a text, but other rows of the target hold numbers${inAll(a.count)}. Targets are either all numbers or all class names.`,
  'csv-too-many-classes': (a: { limit: number; example: string }) =>
    `The target has more than ${count(a.limit)} different texts ("${a.example}", …), which cannot be meant as classes. Is this the right column?`,
  'csv-label-missing': (a: { text: string; count: number }) =>
    `The target holds "${a.text}"${inAll(a.count)}, which is taken for the name of a class. If it marks a missing value, remove the ${a.count > 1 ? 'rows' : 'row'}; if it is a class, name all classes in "class_names".`,
  'csv-label-not-named': (a: { text: string; known: readonly string[]; nearest?: string }) =>
    `The target holds "${a.text}", which "class_names" does not name (it names ${list(a.known)}).${
      a.nearest ? didYouMean(a.nearest) : ' Add it, or leave "class_names" out: then the classes are named from the file.'
    }`,
};

/** What NumPy's arrays hold that are not of plain numbers, by the letter of their type. */
const arrayKinds: Readonly<Record<string, string>> = {
  O: 'Python objects',
  U: 'text',
  S: 'text',
  T: 'text',
  a: 'text',
  c: 'complex numbers',
  M: 'dates',
  m: 'time spans',
  V: 'records of several fields',
};

const numpyMessages = {
  'npz-damaged': (a: { file: string }) =>
    `"${a.file}" is not a whole .npz file (a ZIP archive of arrays): it is cut short, damaged or something else. Save it again with numpy.savez.`,
  'npz-array-damaged': (a: { file: string; name: string }) =>
    `The array "${a.name}" in "${a.file}" is damaged: its bytes do not match their size and checksum. Copy or save the file again.`,
  'npz-packed': (a: { file: string; name: string; encrypted: boolean }) =>
    `The array "${a.name}" in "${a.file}" is ${a.encrypted ? 'encrypted' : 'packed in a way that is not read'}. Save it with numpy.savez or numpy.savez_compressed.`,
  'npz-no-array': (a: { file: string; key: string; names: readonly string[]; nearest?: string; known: readonly string[] }) =>
    `"${a.file}" has no array ${a.names.map((name) => `"${name}"`).join(' or ')} for "${a.key}".${
      a.nearest ? didYouMean(a.nearest) : a.known.length ? ` It has: ${list(a.known)}.` : ' There is none in it at all.'
    }`,
  'npy-magic': (a: { name: string }) => `${a.name} is not a .npy array: it does not start as one. Save it with numpy.save.`,
  'npy-version': (a: { name: string; version: number }) =>
    `${a.name} is in version ${a.version} of NumPy's format; versions 1 to 3 are read. Save it again with numpy.save.`,
  'npy-header': (a: { name: string }) =>
    `The header of ${a.name} is damaged: it does not tell type and shape. Save it again with numpy.save.`,
  'npy-type': (a: { name: string; type: string; fields: readonly string[] }) =>
    a.fields.length
      ? `${a.name} holds records of several fields (${list(a.fields, 8)}); a network needs numbers. Save one field in NumPy, such as array["${a.fields[0]}"], or several as columns.`
      : `${a.name} holds ${arrayKinds[/[a-zA-Z]/.exec(a.type)?.[0] ?? ''] ?? `numbers of type "${a.type}"`}; a network needs numbers. Convert it in NumPy, for instance with .astype("float32"), and save it again.`,
  'npy-truncated': (a: { name: string; shape: number[]; wanted: number; found: number }) =>
    `${a.name} is cut short: its ${sizes(a.shape)} numbers take ${plural(a.wanted, 'byte')}, but only ${count(a.found)} are there. Copy or save it again.`,
};

const pictureMessages = {
  'idx-magic': (a: { file: string }) =>
    `"${a.file}" is not an IDX file: it should start with two zero bytes, a type and a number of axes, as in "train-images-idx3-ubyte".`,
  'idx-length': (a: { file: string; shape: number[]; wanted: number; found: number }) =>
    `"${a.file}" says it holds ${sizes(a.shape)} numbers in ${plural(a.wanted, 'byte')}, but ${a.found > a.wanted ? 'more' : count(a.found)} are there. It is damaged: download it again.`,
  'half-a-pair': (a: { has: string; lacks: string }) => `"${a.has}" needs "${a.lacks}" beside it: test rows have inputs and targets.`,
  'picture-set-missing': (a: {
    title: string;
    bytes: number;
    sample: { train: number; test: number };
    folder: string;
    places: readonly string[];
  }) =>
    `${a.title} is not on this computer yet. The command Get Data Set (on the command line: get) fetches it (${megabytes(a.bytes)}); "size": "sample" takes the ${count(
      a.sample.train,
    )} training and ${count(a.sample.test)} test pictures that come along. It was looked for in the folder "${a.folder}" beside this spec${
      a.places.length ? ` and in ${list(a.places)}` : ''
    }.`,
  'picture-files-missing': (a: { title: string; folder: string; absent: readonly string[] }) =>
    `${a.title} is read from four files. In the folder "${a.folder}" these are missing: ${list(a.absent)} (each as it is or with .gz).`,
  'picture-set-other': (a: { title: string; rows: number; found: number; other?: string }) =>
    a.other
      ? `These are the files of ${a.other}, not of ${a.title}: both have the same names. Put the right ones there, or change "dataset".`
      : `These files are not ${a.title}: their labels are others than those of its ${count(a.rows)} training and its test pictures (${plural(a.found, 'training label')} found). Pictures of your own are named with "idx" or "npz".`,
  'picture-sample-missing': (a: { title: string }) =>
    `The sample of ${a.title} is missing from the files of this program. Install it again, or leave out "size".`,
  'sample-in-folder': (a: { title: string }) =>
    `The sample of ${a.title} comes with this program and is in no folder of yours. Remove "folder".`,
};

const shapeMessages = {
  'samples-in-columns': (a: { xName: string; yName: string; x: number[]; y: number[] }) =>
    `${isShaped(a.xName, a.x)} and ${isShaped(a.yName, a.y)}: that is ${plural(a.x[1] ?? 0, 'sample')} in columns; write "transpose": true.`,
  'samples-in-columns-of-x': (a: { xName: string; yName: string; x: number[]; y: number[] }) =>
    `${isShaped(a.xName, a.x)} and ${isShaped(a.yName, a.y)}: x has its samples in columns, y in rows. Write both one row a sample, or y as a flat list and "transpose": true.`,
  'samples-in-rows': (a: { xName: string; yName: string; x: number[]; y: number[] }) =>
    `${isShaped(a.xName, a.x)} and ${isShaped(a.yName, a.y)}: that is one row a sample already, so "transpose" turns it the wrong way. Remove it.`,
  'transpose-rank': (a: { x: number[]; y: number[] }) =>
    `"transpose" swaps the rows and columns of lists of lists; ${isShaped('x', a.x)} and ${isShaped('y', a.y)}. Remove it and write one item a sample.`,
  'rows-differ': (a: { xName: string; yName: string; x: number[]; y: number[] }) =>
    `${isShaped(a.xName, a.x)} and ${isShaped(a.yName, a.y)}: ${plural(a.x[0] ?? 0, 'sample')} and ${plural(a.y[0] ?? 0, 'target')}. Each sample needs one target.${
      a.x.length === 1 ? ' In a flat list each number is a sample; one sample of several numbers is written [[…]].' : ''
    }`,
  'row-shapes-differ': (a: { name: string; wanted: number[]; found: number[] }) =>
    `One row of ${a.name} is ${sizes(a.found)}, but one of the training data is ${sizes(a.wanted)}. All parts need rows of the same shape.`,
  'not-a-list': (a: { name: string }) => `${a.name} is a single number. Write a list with an item for each sample, such as [1, 2, 3].`,
  'data-empty': (a: { name: string; shape: number[] }) =>
    `There are no numbers in ${a.name}${a.shape.length > 1 ? ` (it is ${sizes(a.shape)})` : ''}. At least one sample is needed.`,
  'data-not-finite': (a: { name: string; index: number[]; value: string; count: number }) =>
    `${a.name}[${a.index.join(', ')}] is ${a.value}${inAll(a.count)}: row ${count((a.index[0] ?? 0) + 1)}${
      a.index.length === 2 ? `, column ${count((a.index[1] ?? 0) + 1)}` : ''
    }. Only finite numbers up to 3.4e38 (float32) can be learned from: correct or remove it.`,
  'data-too-large': (a: { what: string; shape?: number[]; bytes: number; limit: number; held: number }) =>
    `${a.what} ${a.shape ? `is ${sizes(a.shape)}: as float32 that ` : ''}takes ${memory(a.bytes)} of memory${
      a.held > 0 ? `, beside ${memory(a.held)} for the rest` : ''
    }, and the data may take at most ${memory(a.limit)} on this computer. Make it smaller; of data, use fewer rows.`,
  'data-too-large-to-look-at': (a: { what: string; shape?: number[]; bytes: number; limit: number; held: number }) =>
    `${a.what} ${a.shape ? `is ${sizes(a.shape)}, and ` : ''}takes ${memory(a.bytes)} of memory: too much to look at while you write. It is checked before training.`,
};

const partMessages = {
  'part-not-whole': (a: { name: string; size: number }) =>
    `"${a.name}": ${a.size} is neither a number of rows (a whole number) nor a fraction of them (below 1).`,
  'parts-exceed': (a: { rows: number; parts: readonly { name: string; size: number }[] }) =>
    `${sum(a.parts)} is more than the ${plural(a.rows, 'row')} there ${a.rows === 1 ? 'is' : 'are'}. Make them smaller.`,
  'no-training-rows': (a: { rows: number; parts: readonly { name: string; size: number }[] }) =>
    `${sum(a.parts)} of ${plural(a.rows, 'row')} leaves none to train on. Make them smaller.`,
  'part-empty': (a: { name: string; rows: number }) =>
    `${plural(a.rows, 'row')} ${a.rows === 1 ? 'is' : 'are'} too few to split this part off: "${a.name}" stays empty. Make the part larger, add rows, or remove it.`,
};

const targetMessages = {
  'one-hot-shape': (a: { name: string; shape: number[] }) =>
    `"one_hot" turns one class number a row into columns, but ${a.name} is ${sizes(a.shape)}: it has several numbers a row already. Remove "one_hot".`,
  'one-hot-label': (a: { name: string; row: number; value: number }) =>
    `"one_hot" needs class numbers 0, 1, 2, …, but row ${count(a.row + 1)} of ${a.name} is ${a.value}. Renumber the classes, or remove "one_hot".`,
  'more-classes-than-names': (a: { names: number; min: number; max: number }) =>
    a.max - a.min < a.names
      ? `The targets go from ${count(a.min)} to ${count(a.max)}, but class numbers count from 0: the ${plural(a.names, 'name')} in "class_names" are for 0 to ${count(a.names - 1)}. Subtract ${count(a.min)} from each target.`
      : `The targets go up to class ${count(a.max)}, so there are ${plural(a.max + 1, 'class', 'classes')} from 0 on, but "class_names" has ${plural(a.names, 'name')}. Name each class.`,
  'names-for-columns': (a: { names: number; columns: number }) =>
    `The targets have ${plural(a.columns, 'column')}, but "class_names" has ${plural(a.names, 'name')}. Give each column one.`,
  'names-without-classes': (a: { value: number }) =>
    `The targets are not class numbers 0, 1, 2, … (one is ${a.value}), so "class_names" has nothing to name. Renumber the classes from 0, or remove "class_names" where the targets are no classes.`,
  'classes-unused': (a: { name: string; classes: number }) =>
    `"${a.name}" does not take "classes": it always makes the same ones. Remove "classes": ${a.classes}, or choose "spiral" or "blobs".`,
  'scale-overflows': (a: { name: string; scale: number }) =>
    `${a.name} divided by ${a.scale} is more than float32 can hold. "scale" is what the inputs are divided by: 255 for pixels.`,
};

/** What can be wrong with the data and its files. */
export const dataMessages = {
  'no-data-source': (a: { sources: readonly string[] }) =>
    `"data" does not say where the data comes from. Name one of: ${list(a.sources)}.`,
  ...fileMessages,
  ...csvMessages,
  ...numpyMessages,
  ...pictureMessages,
  ...shapeMessages,
  ...partMessages,
  ...targetMessages,
};
