import type { WholeFile } from '../../files/whole-file';
import { nearest } from '../../ml/language/nearest';
import { visible } from '../../ml/language/visible';
import { graphDot, layerGraph } from '../../ml/model/graph';
import { summarize, summaryText } from '../../ml/model/summary';
import { historyCsv } from '../../ml/results/history-csv';
import { writeLayersModel } from '../../ml/results/layers-model-out';
import { weightsToNpz } from '../../ml/results/weights';
import { readSpec } from '../../ml/spec/read-spec';
import type { Outcome } from '../../ml/worker/messages';
import type { Arguments } from '../command';
import { type Command, exitCodes, shared, UsageError } from '../command';
import { refuseNamed, refuseTaken, tfjsPaths, writeFiles } from '../out-files';
import { codeOf, showNewProblems, showProblems } from '../problems';
import { watchQuietly } from '../progress/progress';
import { runSpec } from '../run';
import { askedEngine, type Prepared, prepare } from '../spec-file';
import type { Output } from '../terminal';

/** Something that can be exported: where it goes, and how it is made; undefined after a problem was shown. */
interface Format {
  readonly text: string;
  readonly trains: boolean;
  paths(out: string): readonly string[];
  make(prepared: Prepared, outcome: Outcome | undefined, paths: readonly string[], err: Output): readonly WholeFile[] | undefined;
}

const one = (make: (prepared: Prepared, outcome: Outcome) => string | Uint8Array, trains = true): Omit<Format, 'text'> => ({
  trains,
  paths: (out) => [out],
  make: (prepared, outcome, [path]) => [{ path: path as string, content: make(prepared, outcome as Outcome) }],
});

const formats: Readonly<Record<string, Format>> = {
  npz: { text: 'all weights, for NumPy and for "weights" in a spec', ...one((_, { weights }) => weightsToNpz(weights)) },
  tfjs: {
    text: 'the model for TensorFlow.js: model.json and its weights in the folder PATH, or a .json file PATH',
    trains: true,
    paths: tfjsPaths,
    make: makeTfjs,
  },
  csv: { text: 'the history, a line an epoch', ...one((_, { history }) => historyCsv([{ columns: history }])) },
  dot: { text: 'the graph of the layers, for Graphviz', ...one(({ checked }) => graphDot(layerGraph(checked.model)), false) },
  summary: { text: 'the summary as Keras prints it', ...one(({ checked }) => summaryText(summarize(checked.model)), false) },
};

/** Writes a trained network, or something of it, to a file. */
export const exportCommand: Command = {
  text: 'Train a network, then write it or something of it to a file.',
  takes: 'FILE',
  options: {
    to: {
      text: Object.entries(formats)
        .map(([name, { text }]) => `${name}: ${text}`)
        .join('; '),
      value: 'FORMAT',
    },
    out: { text: 'Where it is written.', value: 'PATH' },
    force: { text: 'Write over files that are there already.' },
    engine: shared.engine,
  },
  async run(given, { out, err }) {
    const engine = askedEngine(given);
    const { format, paths } = await asked(given);
    const prepared = await prepare(given, err);
    if (!prepared) return exitCodes.problem;
    const { file, named, checked } = prepared;
    await refuseNamed(paths, named);
    if (format === formats['csv'] && !checked.spec.compile)
      throw new UsageError('Without "compile" nothing is trained, so there is no history.');
    const progress = watchQuietly(err);
    const run = () => runSpec(file, { task: 'train', ...engine }, progress.event).finally(progress.end);
    const outcome = format.trains ? await run() : undefined;
    if (outcome) showNewProblems(outcome, checked.problems, file, err);
    const code = outcome ? codeOf(outcome) : exitCodes.ok;
    // What was cut short is no result; a file of it could be taken for one.
    if (code !== exitCodes.ok) return code;
    const files = format.make(prepared, outcome, paths, err);
    if (!files) return exitCodes.problem;
    await writeFiles(files, given.flag('force'));
    for (const { path } of files) out.line(visible(path));
    return exitCodes.ok;
  },
};

/** What is to be written where. @throws UsageError before anything is trained, if it cannot be */
async function asked(given: Arguments): Promise<{ format: Format; paths: readonly string[] }> {
  const [name, path] = [given.text('to'), given.text('out')];
  const known = Object.keys(formats);
  if (name === undefined) throw new UsageError(`Say with --to what to write: ${known.join(', ')}.`);
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (!format) {
    const near = nearest(name, known);
    throw new UsageError(
      `Nothing can be written as "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`} There are: ${known.join(', ')}.`,
    );
  }
  if (path === undefined) throw new UsageError('Say with --out where to write it.');
  const paths = format.paths(path);
  await refuseTaken(paths, given.files[0] as string, given.flag('force'));
  return { format, paths };
}

function makeTfjs(
  { file, checked }: Prepared,
  outcome: Outcome | undefined,
  paths: readonly string[],
  err: Output,
): readonly WholeFile[] | undefined {
  const { list } = readSpec(file.text);
  const [json, binary] = paths as [string, string];
  const files = outcome && writeLayersModel(checked.model, outcome.weights, binary.replace(/^.*[\\/]/, ''), list);
  showProblems(list.problems, file.name, err);
  return (
    files && [
      { path: json, content: files.json },
      { path: binary, content: files.binary },
    ]
  );
}
