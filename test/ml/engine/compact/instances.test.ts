import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { leaveInstance, takeInstance } from '../../../../src/ml/engine/compact/instances';
import { built } from '../../../built';
import { compactCase, type Json, rowsOf, upTo } from './networks';

const PAGE = 65_536;
const program = (): WebAssembly.Module => new WebAssembly.Module(readFileSync(built('compact.wasm')));

describe('instances of the compact engine', () => {
  it('are taken again, with a memory as new', () => {
    const module = program();
    const first = takeInstance(module);
    const at = first.heap.block('a', 3 * PAGE);
    first.heap.floats(at, (3 * PAGE) / 4).fill(7);
    leaveInstance(module, first);
    const second = takeInstance(module);
    assert.equal(second.heap, first.heap);
    assert.equal(second.heap.block('b', 16), at);
    assert.ok(new Uint32Array(second.heap.memory.buffer).every((number) => number === 0));
    assert.notEqual(takeInstance(module).heap, second.heap, 'it is in use');
  });

  it('are not kept where they are large, many, or of another program', () => {
    const [module, other] = [program(), program()];
    const large = takeInstance(module);
    large.heap.block('a', 17 * PAGE);
    leaveInstance(module, large);
    const three = [takeInstance(module), takeInstance(module), takeInstance(module)];
    assert.ok(!three.some(({ heap }) => heap === large.heap));
    for (const instance of three) leaveInstance(module, instance);
    assert.ok(!three.some(({ heap }) => heap === takeInstance(other).heap));
    const again = [takeInstance(module), takeInstance(module), takeInstance(module)].map(({ heap }) => heap);
    assert.equal(three.filter(({ heap }) => again.includes(heap)).length, 2);
  });

  it('leave nothing of one session to the next, and take nothing from what the first one gave', async () => {
    const spec = (more: Json): Json => ({
      seed: 5,
      data: { x: rowsOf(1, 10, 3), y: rowsOf(2, 10, 2) },
      layers: [
        { type: 'Dense', units: 5, activation: 'relu', input_shape: [3] },
        { type: 'Dense', units: 2 },
      ],
      compile: { optimizer: 'adam', loss: 'mse' },
      ...more,
    });
    async function run(more: Json = {}) {
      const { open, dataset } = await compactCase(spec(more));
      const session = await open();
      session.load('train', dataset.train);
      const result = await session.train({ split: 'train', indices: upTo(10), batchSize: 4 });
      const step = await session.step({ split: 'train', indices: upTo(4) });
      const outputs = await session.predict(dataset.train.x, 32);
      const all = { result, step, outputs, state: session.state() };
      session.dispose();
      return all;
    }
    const first = await run();
    const asItWas = structuredClone(first);
    await run({
      layers: [{ type: 'Dense', units: 2, activation: 'tanh', input_shape: [3] }],
      compile: { optimizer: 'nadam', loss: 'mae' },
    });
    assert.deepEqual(first, asItWas);
    assert.deepEqual(await run(), first);
  });
});
