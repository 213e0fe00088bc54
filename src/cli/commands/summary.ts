import type { CheckedSpec } from '../../ml/checks/check-spec';
import { setUsedText } from '../../ml/data/set-text';
import { count } from '../../ml/language/messages/words';
import { runnable } from '../../ml/language/problem';
import { visible } from '../../ml/language/visible';
import { trainingBytes, weightBytes } from '../../ml/model/cost';
import { layerGraph } from '../../ml/model/graph';
import type { Model } from '../../ml/model/model';
import { memorySize, type Summary, summarize, summaryText } from '../../ml/model/summary';
import { rowsInStep } from '../../ml/training/fit-data';
import { type Command, exitCodes, shared } from '../command';
import { showProblems } from '../problems';
import { alignedRows } from '../results/table';
import { checkNetworkFile, openSpecFile } from '../spec-file';
import type { Output } from '../terminal';

/** Prints Keras's summary of a network, and what it costs. */
export const summary: Command = {
  text: 'Print the network’s summary as Keras does, and what it costs.',
  takes: 'FILE',
  options: { arithmetic: { text: 'Also print the arithmetic behind each parameter count.' }, json: shared.json },
  async run(given, { out, err }) {
    const [name] = given.files as [string];
    const checked = await checkNetworkFile(await openSpecFile(name));
    const { problems, model } = checked;
    showProblems(problems, name, err);
    if (model && given.flag('json')) out.json(JSON.stringify(summaryJson(model, checked)));
    else if (model) showSummary(model, checked, given.flag('arithmetic'), out);
    return runnable(problems) ? exitCodes.ok : exitCodes.problem;
  },
};

function showSummary(model: Model, checked: CheckedSpec, arithmetic: boolean, out: Output): void {
  const table = summarize(model);
  out.write(summaryText(table, { columns: out.columns }));
  out.line();
  out.line(` Multiply-adds a sample: ${count(table.multiplyAdds)}`);
  const set = checked.facts && setUsedText(checked.facts, out.language);
  if (set !== undefined) out.line(` Data: ${set}`);
  out.line(` Memory: ${memorySize(weightBytes(model))} for the weights${trainingMemory(model, checked)}`);
  if (arithmetic) showArithmetic(table, out);
}

function trainingMemory(model: Model, { spec, facts }: CheckedSpec): string {
  if (!spec?.compile) return '';
  const rows = rowsInStep(spec.fit, facts);
  return `; to train in batches of ${count(rows)} at least ${memorySize(trainingBytes(model, rows, 0))}, and what the optimizer remembers`;
}

function showArithmetic({ rows }: Summary, out: Output): void {
  out.line();
  out.line(out.colors.bold(' Where the parameters come from'));
  const lines = rows.map(({ name, arithmetic }) => [` ${visible(name)}`, arithmetic || 'no weights']);
  for (const line of alignedRows(lines, () => false)) out.line(line);
}

function summaryJson(model: Model, { facts }: CheckedSpec) {
  const { name, rows, params, multiplyAdds } = summarize(model);
  return {
    name,
    layers: rows.map((row) => ({
      name: row.name,
      type: row.type,
      output_shape: [null, ...row.outputShape],
      params: row.params,
      connected_to: row.connectedTo,
      arithmetic: row.arithmetic,
      multiply_adds: row.multiplyAdds,
      bytes: row.bytes,
      trainable: row.trainable,
    })),
    ...(facts?.set && { data_set: { ...facts.set, rows: facts.rows } }),
    params: { total: params.total, trainable: params.trainable, non_trainable: params.nonTrainable },
    multiply_adds: multiplyAdds,
    bytes: weightBytes(model),
    edges: layerGraph(model).edges,
  };
}
