import assert from 'node:assert/strict';
import type { Change } from '../run-sample';
import { accuracy, all, allNear, answers, atLeast, atMost, evaluated, type Figures, last, weights } from './figure';

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** One sample through 2-2-1 sigmoid units and back, in double precision, formula by formula. Kernels are rows × columns. */
function backpropagated(rate: number) {
  const [x, y] = [[1, 0.5] as const, 1];
  const first = [0.2, -0.4, 0.2, 0.3] as const;
  const [b1, second, b2] = [[0.1, -0.2] as const, [0.5, -0.7] as const, 0.2];
  const hidden = [0, 1].map((j) => sigmoid(x[0] * (first[j] as number) + x[1] * (first[2 + j] as number) + (b1[j] as number))) as [
    number,
    number,
  ];
  const output = sigmoid(hidden[0] * second[0] + hidden[1] * second[1] + b2);
  const delta = 2 * (output - y) * output * (1 - output);
  const deltas = hidden.map((h, j) => delta * (second[j] as number) * h * (1 - h));
  return {
    loss: (y - output) ** 2,
    hiddenKernel: first.map((w, i) => w - rate * (deltas[i % 2] as number) * (x[i >> 1] as number)),
    hiddenBias: b1.map((b, j) => b - rate * (deltas[j] as number)),
    outputKernel: second.map((w, j) => w - rate * delta * (hidden[j] as number)),
    outputBias: [b2 - rate * delta],
  };
}

export const layerFigures: Figures = {
  'forward-pass': async (ran) => {
    assert.equal(ran.params.total, 23);
    assert.deepEqual(
      answers(ran).map((p) => Math.round(100 * p)),
      [37, 63],
    );
    // The sums of the first and the second layer, as textbooks have them, then the outputs with the textbooks' last bias.
    const untrained = ['compile', 'fit', 'data'].map((section): Change => [[section], undefined]);
    const through = async (layers: number) =>
      answers(await ran.again([...untrained, ...(layers === 1 ? [2, 1] : [2]).map((layer): Change => [['layers', layer], undefined])]));
    allNear(await through(1), [0.3, 0.7, 1.1].map(sigmoid), 1e-6, 'first layer');
    allNear(await through(2), [0.62624937, 0.7710107], 1e-6, 'second layer');
    const usual = await ran.again([
      [
        ['layers', 2, 'bias'],
        [0.1, 0.2],
      ],
    ]);
    assert.deepEqual(
      answers(usual).map((p) => Math.round(100 * p)),
      [41, 59],
    );
  },
  'matrix-product': (ran) => {
    allNear(weights(ran, 'product/kernel'), [4.95, 6.3, 6.9, 8.4], 1e-6, 'kernel');
    allNear([last(ran)], [1.25], 1e-6, 'loss');
  },
  'backpropagation-step': (ran) => {
    const expected = backpropagated(0.5);
    allNear([last(ran)], [expected.loss], 1e-6, 'loss');
    allNear(weights(ran, 'hidden/kernel'), expected.hiddenKernel, 1e-6, 'hidden/kernel');
    allNear(weights(ran, 'hidden/bias'), expected.hiddenBias, 1e-6, 'hidden/bias');
    allNear(weights(ran, 'output/kernel'), expected.outputKernel, 1e-6, 'output/kernel');
    allNear(weights(ran, 'output/bias'), expected.outputBias, 1e-6, 'output/bias');
  },
  'picture-conv': all(accuracy(0.95), (ran) => assert.equal(ran.layers.find(({ type }) => type === 'Conv2D')?.params, 60)),
  'picture-folder': accuracy(0.9),
  'picture-dense': (ran) => {
    atLeast(last(ran, 'accuracy'), 0.99, 'accuracy in training');
    atMost(evaluated(ran, 'accuracy'), 0.9, 'accuracy');
  },
  'picture-batch-normalization': all(accuracy(0.95), (ran) => assert.equal(ran.params.nonTrainable, 32)),
  'sequence-next-value': (ran) => {
    assert.equal(ran.layers.find(({ type }) => type === 'SimpleRNN')?.params, 80);
    atMost(evaluated(ran, 'mae'), 0.06, 'mean error');
    allNear(answers(ran), [0.95, 0], 0.15, 'answers');
  },
  'memory-lstm': all(accuracy(0.97), (ran) => assert.equal(ran.layers[0]?.params, 320)),
  'memory-gru': all(accuracy(0.97), (ran) => assert.equal(ran.layers[0]?.params, 264)),
  words: async (ran) => {
    allNear(answers(ran), [1, 0, 0, 1], 0.1, 'answers');
    const flat = await ran.again([[['layers', 1], { type: 'Flatten' }]]);
    atMost(evaluated(flat, 'accuracy'), 0.7, 'accuracy without order');
  },
  'mnist-sample': all(accuracy(0.9), (ran) => assert.equal(ran.params.total, 407_050)),
  'fashion-mnist-sample': all(accuracy(0.79), (ran) => assert.equal(ran.params.total, 266_610)),
};
