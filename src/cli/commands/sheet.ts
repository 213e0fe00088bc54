import { runnable } from '../../ml/language/problem';
import { type Command, exitCodes, shared, UsageError } from '../command';
import { showProblems } from '../problems';
import { functionSheetJson, showFunctionSheet } from '../results/functions';
import { showTensorSheet, tensorSheetJson } from '../results/tensors';
import { checkFile, openSpecFile } from '../spec-file';

/** Prints what a sheet of functions or tensors comes to. */
export const sheet: Command = {
  text: 'Work out a sheet of functions or tensors: their values, slopes and minima, their shapes and numbers.',
  takes: 'FILE',
  options: { json: shared.json },
  async run(given, { out, err }) {
    const [name] = given.files as [string];
    const { problems, sheet: found, spec, model } = await checkFile(await openSpecFile(name));
    if (spec || model) throw new UsageError(`${name} describes a network, and no functions or tensors. "summary ${name}" prints it.`);
    showProblems(problems, name, err);
    if (found?.kind === 'functions') {
      if (given.flag('json')) out.json(functionSheetJson(found));
      else showFunctionSheet(found, out);
    }
    if (found?.kind === 'tensors') {
      if (given.flag('json')) out.json(tensorSheetJson(found));
      else showTensorSheet(found, out);
    }
    return runnable(problems) ? exitCodes.ok : exitCodes.problem;
  },
};
