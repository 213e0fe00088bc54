import { outcomeJson } from '../../ml/results/outcome-json';
import { type Command, exitCodes, shared, UsageError } from '../command';
import { givenImages, imageBlock, imageJson, imageLine } from '../given-image';
import { givenInput, givenWeights } from '../given-input';
import { codeOf, showNewProblems } from '../problems';
import { watchQuietly } from '../progress/progress';
import { answerLines } from '../results/learned';
import { runSpec } from '../run';
import { askedEngine, prepare } from '../spec-file';

/** Answers inputs by a network: trained as its spec says, or with the weights there are. */
export const predict: Command = {
  text: 'Answer inputs: train first where the spec has "compile" (the seed makes it the same each time), unless weights are given.',
  takes: 'FILE',
  options: {
    input: { text: 'Rows to answer, as JSON: "[[0, 1]]"; the spec’s "predict" if not given.', value: 'ROWS', multiple: true },
    image: {
      text: 'A picture to answer, PNG or JPEG, in place of rows: framed as the network’s data set was made.',
      value: 'FILE',
      multiple: true,
    },
    weights: { text: 'Use the weights of this .npz or model.json file, and train nothing.', value: 'FILE' },
    engine: shared.engine,
    json: shared.json,
  },
  async run(given, { out, err }) {
    const engine = askedEngine(given);
    const prepared = await prepare(given, err);
    if (!prepared) return exitCodes.problem;
    const { file, checked } = prepared;
    const { spec, model, dataset, facts } = checked;
    const pictures = given.texts('image');
    if (pictures.length && given.texts('input').length) throw new UsageError('Give rows with --input, or pictures with --image, not both.');
    const images = pictures.length ? await givenImages(pictures, { spec, model, facts }, err) : [];
    if (!images) return exitCodes.problem;
    const own = images.length ? imageBlock(images, { spec, model, facts }) : givenInput(given.texts('input'), model.inputShape);
    const inputs = own ?? spec.predict;
    if (!inputs) throw new UsageError('There is nothing to answer: the spec has no "predict". Give rows with --input "[[0, 1]]".');
    const path = given.text('weights');
    const weights = path === undefined ? undefined : await givenWeights(path, model, err);
    if (path !== undefined && !weights) return exitCodes.problem;
    const task = spec.compile && !weights ? 'train' : 'predict';
    const progress = watchQuietly(err);
    const ask = { task, ...engine, ...(own && { inputs: own }), ...(weights && { weights }) } as const;
    const outcome = await runSpec(file, ask, progress.event).finally(progress.end);
    showNewProblems(outcome, checked.problems, file, err);
    for (const image of images) err.line(imageLine(image));
    if (given.flag('json')) out.json(outcomeJson(outcome, false, images.length ? { images: images.map(imageJson) } : {}));
    else
      for (const line of answerLines({ spec, model, dataset, facts, outcome, inputs, files: images.map(({ file }) => file) }, out))
        out.line(line);
    return codeOf(outcome);
  },
};
