import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Rows, Session } from '../../../src/ml/engine/engine';
import { initialState } from '../../../src/ml/training/initial-state';
import { openEngine } from '../../golden/backends';
import { fit, type Prepared, prepare } from '../../golden/run-case';

const rows = 12;
const spec = (change: object = {}) => ({
  seed: 5,
  data: { synthetic: 'line', samples: rows },
  layers: [{ type: 'Dense', units: 1, input_shape: [1] }],
  compile: { optimizer: 'sgd', loss: 'mse' },
  fit: { epochs: 3, batch_size: 5, ...change },
});

/** The rows that training goes through, an epoch a list. */
async function orders(prepared: Prepared): Promise<number[][]> {
  const seen: number[] = [];
  const { session } = prepared;
  const recording = new Proxy(session, {
    get(target, key) {
      if (key === 'train') {
        return (asked: Rows) => {
          seen.push(...asked.indices);
          return target.train(asked);
        };
      }
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  }) as Session;
  await fit({ ...prepared, session: recording });
  session.dispose();
  return Array.from({ length: seen.length / rows }, (_, epoch) => seen.slice(epoch * rows, (epoch + 1) * rows));
}

const inOrder = [...Array(rows).keys()];

describe('randomness', () => {
  before(() => openEngine('cpu'));

  it('puts the rows into another order each epoch, every row once', async () => {
    const found = await orders(await prepare(spec(), 'cpu'));
    assert.equal(found.length, 3);
    for (const order of found) {
      assert.notDeepEqual(order, inOrder);
      assert.deepEqual(
        [...order].sort((a, b) => a - b),
        inOrder,
      );
    }
    assert.notDeepEqual(found[0], found[1]);
    assert.notDeepEqual(found[1], found[2]);
  });

  it('leaves the rows as they are without shuffle', async () => {
    assert.deepEqual(await orders(await prepare(spec({ shuffle: false }), 'cpu')), [inOrder, inOrder, inOrder]);
  });

  it('drops another part of the inputs at each step, keeps their sum on average, and none in inference', async () => {
    const width = 1000;
    const ones = Array<number>(width).fill(1);
    const dropped = {
      seed: 2,
      data: { x: [ones], y: [0] },
      layers: [
        { type: 'Dropout', rate: 0.4, input_shape: [width] },
        { type: 'Dense', units: 1, weights: ones.map(() => [1 / width]) },
      ],
      compile: { optimizer: { type: 'SGD', learning_rate: 1e-12 }, loss: 'mse' },
    };
    const { session, dataset } = await prepare(dropped, 'cpu');
    session.load('train', dataset.train);
    const step = async (): Promise<number> =>
      (await session.train({ split: 'train', indices: Uint32Array.of(0), batchSize: 1 })).predictions[0] as number;
    const start = session.state();
    const outputs = [await step(), await step(), await step()];
    for (const output of outputs) assert.ok(Math.abs(output - 1) < 0.1 && output !== 1, String(output));
    assert.equal(new Set(outputs).size, 3, 'each step drops others');
    session.setState(start);
    assert.equal(await step(), outputs[0], 'the same step drops the same');
    assert.ok(Math.abs(((await session.predict(dataset.train.x, 1)).values[0] as number) - 1) < 1e-5);
    session.dispose();
  });

  it('draws the same first weights for a layer whatever other layers there are', async () => {
    const first = { type: 'Dense', units: 3, input_shape: [1], name: 'a' };
    const last = { type: 'Dense', units: 1, name: 'z' };
    const weights = async (layers: object[]) => {
      const { model, session } = await prepare({ ...spec(), layers }, 'cpu');
      session.dispose();
      return initialState(model, 5).weights;
    };
    const [short, long] = [await weights([first, last]), await weights([first, { type: 'Dense', units: 3 }, last])];
    assert.deepEqual(short.get('a/kernel'), long.get('a/kernel'));
    assert.deepEqual(short.get('z/kernel'), long.get('z/kernel'));
    assert.notDeepEqual(long.get('a/kernel'), long.get('z/kernel'));
  });

  it('starts the forget gate of an LSTM at 1, as Keras does, and its other biases at 0', async () => {
    const lstm = (more: object) => ({
      data: { x: [[[1], [2]]], y: [1] },
      layers: [
        { type: 'LSTM', units: 2, input_shape: [2, 1], name: 'lstm', ...more },
        { type: 'Dense', units: 1 },
      ],
      compile: { optimizer: 'sgd', loss: 'mse' },
    });
    const bias = async (more: object) => {
      const { model, session } = await prepare(lstm(more), 'cpu');
      session.dispose();
      return [...(initialState(model, 1).weights.get('lstm/bias') ?? [])];
    };
    assert.deepEqual(await bias({}), [0, 0, 1, 1, 0, 0, 0, 0]);
    assert.deepEqual(await bias({ unit_forget_bias: false }), [0, 0, 0, 0, 0, 0, 0, 0]);
    const given = { weights: { bias: [1, 2, 3, 4, 5, 6, 7, 8] } };
    assert.deepEqual(await bias(given), given.weights.bias);
  });
});
