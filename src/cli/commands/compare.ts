import { compareSpecs } from '../../ml/spec/differences';
import { type Command, exitCodes, shared } from '../command';
import { openSide } from '../compared';
import { comparisonJson, showComparison } from '../results/comparison';

/** Says what differs between two specs, or two runs: the spec in words, layer by layer, and the figures. */
export const compare: Command = {
  text: 'Say what differs between two specs, or two runs: settings, layers, and of runs the metric values. A run is a folder that the extension keeps.',
  takes: 'A B',
  options: { json: shared.json },
  async run(given, { out, err }) {
    const [before, after] = given.files as [string, string];
    const sides = [await openSide(before, err), await openSide(after, err)] as const;
    const [a, b] = sides;
    if (!a || !b) return exitCodes.problem;
    const differences = compareSpecs(a.text, b.text);
    if (given.flag('json')) out.json(comparisonJson([a, b], differences));
    else showComparison([a, b], differences, out);
    return exitCodes.ok;
  },
};
