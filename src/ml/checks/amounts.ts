import { volume } from '../language/shape';
import { parameterCounts } from '../model/cost';
import { sameEverywhere } from '../registry/initializers';
import { trainingRows } from '../training/fit-data';
import type { Check, Trainable } from './check';

/** The largest value of a pixel in a byte, and the value that all pixels stay below that are scaled already, or come from fewer grey levels. */
const BRIGHTEST = 255;
const DARK = 128;

/** From so many numbers a row on, whole numbers of a byte are taken for a picture: 8 × 8. */
const SMALLEST_PICTURE = 64;

/** Pictures whose pixels are whole numbers up to 255, before layers that take them for what they are. */
export const checkPixels: Check<Trainable> = ({ spec, model, facts }, reporter) => {
  const { min, max, whole } = facts.inputs;
  const picture = facts.set !== undefined || facts.inputShape.length > 1 || volume(facts.inputShape) >= SMALLEST_PICTURE;
  const bytes = whole && min >= 0 && max >= DARK && max <= BRIGHTEST;
  if (!picture || !bytes || spec.data?.scale !== undefined) return;
  const first = model.layers.find(({ weights }) => weights.length > 0)?.config.type;
  // One looks numbers up, the other scales them itself.
  if (first === 'Embedding' || first === 'BatchNormalization') return;
  const fixes = [reporter.fixSet('scale-pixels', ['data', 'scale'], BRIGHTEST)];
  reporter.report('pixels-not-scaled', { max }, ['data'], { onKey: true, fixes });
};

/**
 * A network with fewer parameters is small. With fewer for each row, or for each number of the training inputs, it is not by far too large:
 * on 2,000 pictures of MNIST, a hidden layer of 512 units has 200 for each row, a quarter of one for each pixel, and does well on others.
 */
const MANY_PARAMETERS = 1000;
const TIMES_ROWS = 100;
const TIMES_NUMBERS = 20;

/** Far more parameters than rows, and nothing against learning them by heart. A truth table is meant to be learned so. */
export const checkCapacity: Check<Trainable> = ({ spec, model, facts }, reporter) => {
  const { trainable: params } = parameterCounts(model);
  const rows = trainingRows(spec.fit, facts) ?? 0;
  const least = Math.max(MANY_PARAMETERS, rows * TIMES_ROWS, rows * volume(facts.inputShape) * TIMES_NUMBERS);
  if (rows === 0 || params < least || spec.data?.source === 'gate') return;
  const { optimizer } = spec.compile;
  const decays = 'weight_decay' in optimizer && (optimizer.weight_decay ?? 0) > 0;
  if (decays || spec.fit.early_stopping || model.layers.some(({ config }) => config.type === 'Dropout')) return;
  reporter.report('many-parameters', { params, rows, each: Math.floor(params / rows) }, ['layers'], { onKey: true });
};

/** Names of classes that no row has. */
export const checkClassNames: Check<Trainable> = ({ spec, facts }, reporter) => {
  const written = spec.data?.class_names;
  const counts = facts.classCounts;
  if (!written || !counts) return;
  const rows = (name: number): number => Object.values(counts).reduce((sum, ofClasses) => sum + (ofClasses?.[name] ?? 0), 0);
  const unused = written.flatMap((_, i) => (rows(i) === 0 ? [i] : []));
  const [first] = unused;
  // Where no class is met, the names are of other classes than these.
  if (first === undefined || unused.length === written.length) return;
  const place = ['data', 'class_names', first];
  // The last name can go; another would give its number to the next.
  const fixes = unused.length === 1 && first === written.length - 1 ? [reporter.fixRemove(place, 'class-name')] : [];
  reporter.report('class-name-unused', { names: unused.map((i) => written[i] as string) }, place, { fixes });
};

/** A network whose results are compared, on rows that are kept back, and whose draw is not written. */
export const checkSeed: Check<Trainable> = ({ spec, model, facts }, reporter) => {
  if (reporter.isWritten(['seed'])) return;
  const compared = facts.rows.test !== undefined || facts.rows.validation !== undefined || spec.fit.validation_split > 0;
  const drawn = model.layers.some(({ weights }) => weights.some((one) => !one.given && sameEverywhere(one.initializer) === undefined));
  if (compared && drawn && spec.weights === undefined) {
    reporter.report('no-seed', undefined, ['seed'], { fixes: [reporter.fixSet('set-missing', ['seed'], spec.seed)] });
  }
};
