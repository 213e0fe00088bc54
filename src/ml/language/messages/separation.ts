import { andList, count, figure, list, plural } from './words';

/** `(0.5, 0.5)`; of one input the number alone. */
const pointText = (point: readonly number[]): string => {
  const numbers = list(point.map(figure));
  return point.length === 1 ? numbers : `(${numbers})`;
};

/** What separates points with so many inputs. */
const border = (inputs: number): string =>
  inputs === 1 ? 'threshold' : inputs === 2 ? 'straight line' : inputs === 3 ? 'plane' : 'hyperplane';

/** What there is to say of whether a line separates two classes. */
export const separationMessages = {
  /** @param same two rows, one of each class, that have the same inputs @param rule the perceptron rule trains the network @param output which, of several */
  'no-line': (a: { inputs: number; point: number[]; same?: number[]; rule: boolean; output?: string }) => {
    const what = border(a.inputs);
    const proof = a.same
      ? `rows ${andList(a.same.map(count))} have the same inputs, ${pointText(a.point)}, and different classes`
      : `${pointText(a.point)} is between rows of one class and between rows of the other`;
    const remedy = a.same
      ? 'No network answers both rightly.'
      : a.rule
        ? 'So the perceptron rule never settles. Several layers can do it, trained by gradients.'
        : 'So some rows stay wrong, whatever the weights are. A hidden layer with an activation such as "tanh" can draw more than one.';
    return `No ${what} separates the two classes of the training data${a.output === undefined ? '' : ` for output "${a.output}"`}, and this network can only draw one: ${proof}. ${remedy}`;
  },
  /** The same of a truth table, in which nothing is noise. */
  'no-line-for-gate': (a: { gate: string; point: number[]; rule: boolean }) =>
    `No straight line separates the 1s of ${a.gate} from its 0s: ${pointText(a.point)} is between both. This network can only draw one line, so ${
      a.rule
        ? 'the perceptron rule never settles. Several layers can do it, trained by gradients.'
        : 'some rows stay wrong, whatever the weights are. A hidden layer with an activation such as "tanh" can draw more than one.'
    }`,
  'no-line-through-zero': (a: { inputs: number; output?: string }) =>
    `Without a bias this network can only draw a ${border(a.inputs)} through 0, and none of these separates the two classes of the training data${a.output === undefined ? '' : ` for output "${a.output}"`}; one that need not go through 0 does. Let it have a bias.`,
  'no-two-classes': (
    a:
      | { what: 'numbers' | 'data' }
      | { what: 'classes'; classes: number }
      | { what: 'one-class'; rows: number; name: string }
      | { what: 'inputs' | 'rows'; found: number; most: number },
  ) => {
    switch (a.what) {
      case 'data':
        return 'There is no data here, so there is nothing to separate. Add "data" to the spec.';
      case 'numbers':
        return 'The targets are numbers to come near to, not two classes, so there is nothing to separate.';
      case 'classes':
        return `The network distinguishes ${count(a.classes)} classes. Whether a line separates them is a question of two classes.`;
      case 'one-class':
        return `All training rows (${count(a.rows)}) are of class ${a.name}, so there is nothing to separate. It takes rows of two classes.`;
      case 'inputs':
        return `A row has ${plural(a.found, 'input')}. Whether a line separates the classes is worked out for ${count(a.most)} at most.`;
      case 'rows':
        return `There are ${plural(a.found, 'training row')}. Whether a line separates the classes is worked out for ${count(a.most)} at most.`;
    }
  },
};
