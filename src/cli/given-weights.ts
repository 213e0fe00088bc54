import { basename, dirname, resolve } from 'node:path';
import { nodeFiles } from '../ml/data/node-files';
import { ProblemList } from '../ml/language/reporter';
import type { Model } from '../ml/model/model';
import { readWeightsFile } from '../ml/results/weights-file';
import { showProblems } from './problems';
import type { Output } from './terminal';

/**
 * Reads the weights named with `--weights`, a path from the current folder; problems name that file.
 * @returns values by `layer/variable`, or undefined after an error was shown
 */
export async function givenWeights(path: string, model: Model, err: Output): Promise<ReadonlyMap<string, Float32Array> | undefined> {
  const folder = dirname(resolve(path));
  const list = new ProblemList('');
  const weights = await readWeightsFile(basename(path), nodeFiles(folder, folder), model, list);
  // The file is named on the command line, so there is nothing in the spec to fix.
  showProblems(
    list.problems.map((problem) => ({ ...problem, fixes: [] })),
    path,
    err,
  );
  return weights;
}
