import { problemText } from '../../ml/language/messages/localized';
import { visible } from '../../ml/language/visible';
import { readingOf } from '../../ml/model/interpret-output';
import { lineOrNot } from '../../ml/separation/line-or-not';
import { type Command, exitCodes, shared, wholeNumber } from '../command';
import { separableJson, showLineOrNot } from '../results/line-or-not';
import { prepare } from '../spec-file';

/** Says whether a line separates the two classes of the training data, and why not. */
export const separable: Command = {
  text: 'Say whether a line (a plane) separates the two classes of the training data: the one with the widest margin, or why there is none.',
  takes: 'FILE',
  options: {
    output: { text: 'Which output, from 0, where each is a question of its own; the first if not given.', value: 'N' },
    json: shared.json,
  },
  async run(given, { out, err }) {
    const prepared = await prepare(given, err);
    if (!prepared) return exitCodes.problem;
    const { spec, model, dataset, facts } = prepared.checked;
    const reading = readingOf(model, spec.compile?.loss, facts?.targets);
    const outputs = reading.kind === 'binary' ? reading.outputs : 1;
    const output = wholeNumber(given, 'output', 0, outputs - 1) ?? 0;
    const found = lineOrNot({ spec, model, dataset, facts }, output);
    if ('code' in found) {
      err.line(visible(problemText(found, err.language)));
      return exitCodes.problem;
    }
    if (given.flag('json')) out.json(separableJson(found));
    else showLineOrNot(found, outputs > 1 ? (dataset?.targetNames?.[output] ?? String(output)) : undefined, out);
    return exitCodes.ok;
  },
};
