import { basename, dirname, resolve } from 'node:path';
import { readingAt } from '../ml/data/context';
import type { DataFacts } from '../ml/data/facts';
import { readPicture } from '../ml/data/formats/picture-file';
import { Memory } from '../ml/data/memory';
import { nodeFiles } from '../ml/data/node-files';
import { pictureSets } from '../ml/data/picture-sets';
import { withFile } from '../ml/data/read-file';
import { reportNoPicture } from '../ml/data/sources/pictures';
import { sizes } from '../ml/language/messages/words';
import type { NumberBlock } from '../ml/language/nested';
import { ProblemList } from '../ml/language/reporter';
import { visible } from '../ml/language/visible';
import type { Model } from '../ml/model/model';
import { type PictureShape, pictureShape } from '../ml/model/picture';
import { type PictureRow, pictureRow } from '../ml/pictures/row';
import type { Spec } from '../ml/spec/spec';
import { UsageError } from './command';
import { showProblems } from './problems';
import type { Output } from './terminal';

/** For which network pictures are made ready. */
interface For {
  readonly spec: Spec;
  readonly model: Model;
  readonly facts?: DataFacts | undefined;
}

/** A picture that was given, and what was done to it. */
interface GivenImage {
  readonly file: string;
  readonly row: PictureRow;
  /** The well-known set whose pictures it was made like. */
  readonly set?: keyof typeof pictureSets;
}

/**
 * The pictures given with `--image`, paths from the current folder, as rows for a network: 0 to 255, as its data is given.
 * @returns undefined after an error was shown for each picture that cannot be read
 * @throws UsageError where the network takes no pictures
 */
export async function givenImages(paths: readonly string[], of: For, err: Output): Promise<readonly GivenImage[] | undefined> {
  const shape = pictureShape(of.model);
  if (!shape) throw new UsageError(`--image: this network takes ${sizes(of.model.inputShape)} numbers, which are no picture.`);
  const name = of.facts?.set?.name;
  const images: GivenImage[] = [];
  for (const file of paths) {
    const row = await readRow(file, shape, name && pictureSets[name], err);
    if (row) images.push({ file, row, ...(name && { set: name }) });
  }
  return images.length === paths.length ? images : undefined;
}

async function readRow(
  path: string,
  shape: PictureShape,
  set: (typeof pictureSets)[keyof typeof pictureSets] | undefined,
  err: Output,
): Promise<PictureRow | undefined> {
  const folder = dirname(resolve(path));
  const list = new ProblemList('');
  const context = {
    files: nodeFiles({ folder, workspace: folder }),
    seed: 0,
    reporter: list,
    memory: new Memory(),
    breathe: () => Promise.resolve(),
  };
  const file = basename(path);
  const as = shape.channels === 1 ? 'grey' : 'colour';
  const row = await withFile(context, file, [], async (bytes) => {
    const found = await readPicture(bytes, file, as, readingAt(context, []));
    if ('trouble' in found) return reportNoPicture(found, file, [], context);
    return pictureRow(found, { ...shape, set, lossy: bytes[0] === 0xff });
  });
  // The file is named on the command line, so there is nothing in the spec to fix.
  showProblems(
    list.problems.map((problem) => ({ ...problem, fixes: [] })),
    path,
    err,
  );
  return row;
}

/** All pictures as one block, and numbers as the network's data has them: where that was divided already, so are they. */
export function imageBlock(images: readonly GivenImage[], { spec, model, facts }: For): NumberBlock {
  const divisor = facts && facts.inputs.max <= 1 && spec.data?.scale === undefined ? 255 : 1;
  const values = images.flatMap(({ row }) => Array.from(row.values, (value) => value / divisor));
  return { shape: [images.length, ...model.inputShape], values: Float64Array.from(values) };
}

/** What was done to a picture, in a line. */
export function imageLine({ file, row: { values, resized, inverted, steps }, set }: GivenImage): string {
  if (set && values.every((value) => value === 0)) return `${visible(file)}: empty, nothing is drawn there.`;
  const done = [
    ...(inverted ? ['dark on light, so inverted'] : []),
    ...(set && steps ? [`framed as ${pictureSets[set].title}: ${sizes([steps.scaled.height, steps.scaled.width])} pixels`] : []),
    ...(resized && !steps ? ['brought to the size of the network’s pictures'] : []),
  ];
  return `${visible(file)}: ${done.join('; ') || 'taken as it is'}.`;
}

/** `{ file, resized, inverted, framed }`, of a framed picture also the box in it that holds the ink, and where that came to be. */
export function imageJson({ file, row: { resized, inverted, steps } }: GivenImage): Readonly<Record<string, unknown>> {
  if (!steps) return { file, resized, inverted, framed: false };
  const { box, scaled, place } = steps;
  return { file, resized, inverted, framed: true, box, scaled: { height: scaled.height, width: scaled.width }, place };
}
