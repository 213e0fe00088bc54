import assert from 'node:assert/strict';
import { all, allNear, answers, atMost, curve, evaluated, type Figure, type Figures, last, weights } from './figure';

type Row = readonly [number, number];
type Table = readonly [number, number, number, number];

const rows: readonly Row[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

const tables = {
  AND: [0, 0, 0, 1],
  OR: [0, 1, 1, 1],
  NAND: [1, 1, 1, 0],
  NOR: [1, 0, 0, 0],
  XOR: [0, 1, 1, 0],
  XNOR: [1, 0, 0, 1],
} as const satisfies Record<string, Table>;

/** Step units answer exactly. */
const exactly =
  (table: Table): Figure =>
  (ran) =>
    assert.deepEqual(answers(ran), table);

/** A learned gate is sure of all four answers. */
const surely =
  (table: Table): Figure =>
  (ran) => {
    allNear(answers(ran), table, 0.1, 'answers');
    assert.equal(evaluated(ran, 'accuracy'), 1);
  };

const untrained: Figure = ({ history, ending }) => {
  assert.deepEqual(history, {});
  assert.equal(ending, undefined);
};

const byHand = (table: Table): Figure => all(exactly(table), untrained);

interface Unit {
  readonly weights: [number, number, number];
  /** Mistakes in each epoch. */
  readonly mistakes: readonly number[];
}

/** Rosenblatt's rule on two inputs and a bias, from zero, row by row; whole numbers throughout. */
function rosenblatt(targets: readonly number[], epochs: number, fires: (sum: number) => number): Unit {
  const w: [number, number, number] = [0, 0, 0];
  const mistakes: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    let wrong = 0;
    rows.forEach(([a, b], i) => {
      const error = (targets[i] as number) - fires(w[0] * a + w[1] * b + w[2]);
      if (error) wrong++;
      w[0] += error * a;
      w[1] += error * b;
      w[2] += error;
    });
    mistakes.push(wrong);
  }
  return { weights: w, mistakes };
}

const step = (sum: number): number => (sum > 0 ? 1 : 0);

/** Update by update as by hand: the weights come out the same, and the mistakes of each epoch. */
const asByHand =
  (targets: readonly number[], fires: (sum: number) => number, size: number): Figure =>
  (ran) => {
    const unit = rosenblatt(targets, 20, fires);
    assert.deepEqual([...weights(ran, 'dense/kernel'), ...weights(ran, 'dense/bias')], unit.weights);
    allNear(
      curve(ran),
      unit.mistakes.map((n) => (n * size) / 4),
      1e-6,
      'loss',
    );
  };

const settles: Figure = (ran) => {
  const losses = curve(ran);
  const first = losses.indexOf(0);
  assert.ok(first >= 0 && first < 10, `settles after ${first} epochs`);
  assert.ok(
    losses.slice(first).every((loss) => loss === 0),
    'stays without mistakes',
  );
};

const perceptron = (table: Table): Figure => all(exactly(table), asByHand(table, step, 1), settles);

/** However long it continues: every epoch has a mistake. */
const neverSettles: Figure = async (ran) => {
  await asByHand(tables.XOR, step, 1)(ran);
  const longer = await ran.again([[['fit', 'epochs'], 200]]);
  assert.ok(curve(longer).every((loss) => loss > 0));
  assert.notDeepEqual(answers(longer), tables.XOR);
};

export const gateFigures: Figures = {
  'gate-and': byHand(tables.AND),
  'gate-or': byHand(tables.OR),
  'gate-nand': byHand(tables.NAND),
  'gate-nor': byHand(tables.NOR),
  'gate-xor': byHand(tables.XOR),
  'gate-xnor': byHand(tables.XNOR),
  'graph-xor': byHand(tables.XOR),
  'weights-from-file': all((ran) => allNear(answers(ran), tables.XOR, 0.02, 'answers'), untrained),
  'and-learned': surely(tables.AND),
  'or-learned': surely(tables.OR),
  'nand-learned': surely(tables.NAND),
  'xor-learned': all(surely(tables.XOR), (ran) => atMost(last(ran), 0.01, 'loss')),
  'perceptron-and': all(perceptron(tables.AND), async (ran) => {
    const slower = await ran.again([[['compile', 'optimizer', 'learning_rate'], 0.1]]);
    assert.deepEqual(curve(slower), curve(ran), 'from zero, the rate changes no mistake');
  }),
  'perceptron-or': perceptron(tables.OR),
  'perceptron-nand': perceptron(tables.NAND),
  'perceptron-xor': neverSettles,
  'perceptron-sign': all(
    exactly([-1, -1, -1, 1]),
    (ran) => {
      const unit = rosenblatt([-1, -1, -1, 1], 20, Math.sign);
      assert.deepEqual([...weights(ran, 'dense/kernel'), ...weights(ran, 'dense/bias')], unit.weights);
    },
    settles,
  ),
  'perceptron-three-gates': all((ran) => assert.deepEqual(answers(ran), [0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 0]), settles),
};
