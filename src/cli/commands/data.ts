import type { ColumnsRequest } from '../../ml/worker/data-questions';
import { type Command, exitCodes, shared } from '../command';
import { showProblems } from '../problems';
import { dataJson, showData } from '../results/data';
import { ask } from '../run';
import { openSpecFile } from '../spec-file';

/** Says what the data of a spec is. */
export const data: Command = {
  text: 'Describe the data: rows, shapes, ranges and class counts of each split, and the columns of tables.',
  takes: 'FILE',
  options: { json: shared.json },
  async run(given, { out, err }) {
    const file = await openSpecFile(given.files[0] as string);
    const answer = await ask<ColumnsRequest>(file, { task: 'columns' });
    showProblems('problems' in answer ? answer.problems : answer.warnings, file.name, err);
    if ('problems' in answer) return exitCodes.problem;
    if (given.flag('json')) out.json(dataJson(answer));
    else showData(answer, out);
    return exitCodes.ok;
  },
};
