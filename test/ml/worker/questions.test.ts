import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { nodeFiles } from '../../../src/ml/data/node-files';
import { openCompact } from '../../../src/ml/engine/compact/open';
import { openTfjs } from '../../../src/ml/engine/tfjs/open';
import type { Model } from '../../../src/ml/model/model';
import { inOneRow } from '../../../src/ml/training/initial-state';
import { Answers } from '../../../src/ml/worker/answers';
import { WorkerClient } from '../../../src/ml/worker/client';
import { DataCache } from '../../../src/ml/worker/data-cache';
import type { CheckAnswer, OutputsRequest } from '../../../src/ml/worker/messages';
import { NetworkOutputs } from '../../../src/ml/worker/network-outputs';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';
import { inFolder, jobOf, runHere, textOf } from './kept-spec';

const breathe = (): Promise<void> => new Promise((go) => setImmediate(go));
const scope = { folder: 'samples', workspace: 'samples' };

async function check(text: string, where: typeof scope | undefined = scope): Promise<CheckAnswer> {
  return (await new Answers(breathe).to({ task: 'check', text, ...(where && { scope: where }) })).answer as CheckAnswer;
}

describe('a question for a check', () => {
  const client = new WorkerClient(inThread(built('worker.js')));
  after(() => client.dispose());

  it('is answered as the check of a spec, and all of it crosses from the thread', async () => {
    for (const name of ['xor', 'spiral', 'titanic', 'no such sample']) {
      let text = '{"layers": [}';
      try {
        text = readFileSync(join('samples', `${name}.nn.json`), 'utf8');
      } catch {
        // A text with errors serves as well.
      }
      const { problems, spec, model, facts } = await checkSpec(text, nodeFiles({ folder: scope.folder, workspace: scope.workspace }));
      const answer = await client.ask({ task: 'check', text, scope });
      assert.deepEqual([answer.problems, answer.spec, answer.model, answer.facts], [problems, spec, model, facts], name);
    }
  });

  it('gives the rows of samples of one number or two, at most 2,000 a part, evenly taken', async () => {
    const many = await check(
      textOf({ data: { synthetic: 'line', samples: 9000, validation: 1500 }, layers: [{ type: 'Dense', units: 1 }] }),
    );
    const [train, validation] = many.points ?? assert.fail('no points');
    assert.deepEqual([train?.split, validation?.split], ['train', 'validation']);
    assert.deepEqual(
      [train?.x.shape, train?.y.shape],
      [
        [2000, 1],
        [2000, 1],
      ],
    );
    assert.deepEqual(validation?.x.shape, [1500, 1]);
    const { dataset } = await checkSpec(
      textOf({ data: { synthetic: 'line', samples: 9000, validation: 1500 }, layers: [{ type: 'Dense', units: 1 }] }),
      nodeFiles({ folder: '.', workspace: '.' }),
    );
    const rows = dataset?.train.x.values as Float32Array;
    assert.deepEqual(
      train?.x.values,
      Float32Array.from({ length: 2000 }, (_, i) => rows[Math.floor((i * 7500) / 2000)] as number),
    );
    assert.deepEqual(
      train?.rows,
      Uint32Array.from({ length: 2000 }, (_, i) => Math.floor((i * 7500) / 2000)),
    );
    const pictures = {
      x: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      y: [0],
    };
    assert.equal((await check(textOf({ data: pictures, layers: [{ type: 'Flatten' }, { type: 'Dense', units: 1 }] }))).points, undefined);
    assert.equal((await check('{')).points, undefined);
  });

  it('gives the rows that fit holds back for validation as those of the validation', async () => {
    const data = { x: [[0], [1], [2], [3], [4]], y: [0, 1, 2, 3, 4] };
    const { points } = await check(textOf({ data, layers: [{ type: 'Dense', units: 1 }], fit: { epochs: 1, validation_split: 0.4 } }));
    assert.deepEqual(
      points?.map(({ split, rows, x }) => [split, [...rows], [...x.values]]),
      [
        ['train', [0, 1, 2], [0, 1, 2]],
        ['validation', [0, 1], [3, 4]],
      ],
    );
  });

  it('reads no files for a spec that was never saved', async () => {
    const answer = await check(textOf({ data: { csv: 'package.json', target: 'y' } }), undefined);
    assert.deepEqual(
      answer.problems.map((p) => p.code),
      ['file-missing'],
    );
  });
});

describe('data that was loaded', () => {
  /** How often files are read while something is done. */
  async function reads(use: () => Promise<unknown>): Promise<number> {
    const fs = await import('node:fs/promises');
    const opened = mock.method(fs.default, 'open');
    try {
      await use();
      return opened.mock.callCount();
    } finally {
      opened.mock.restore();
    }
  }

  const csv = (folder: string, text = 'a,b,y\n1,2,0\n3,4,1\n') => writeFileSync(join(folder, 'data.csv'), text);
  const specOf = (more = '', data = '"target": "y"') =>
    `{${more} "data": { "csv": "data.csv", ${data} }, "layers": [{ "type": "Dense", "units": 1 }], "compile": { "optimizer": "sgd", "loss": "mse" } }`;
  const asking = (answers: Answers, folder: string) => async (text: string) =>
    (await answers.to({ task: 'check', text, scope: { folder, workspace: folder } })).answer as CheckAnswer;

  it('is not loaded again while its section and its files stay as they are', async () => {
    await inFolder(async (folder) => {
      const ask = asking(new Answers(breathe), folder);
      csv(folder);
      assert.equal(await reads(() => ask(specOf())), 1);
      const answers: CheckAnswer[] = [];
      assert.equal(await reads(async () => answers.push(await ask(specOf('"name": "another",')))), 0);
      assert.deepEqual(answers[0]?.facts?.rows, { train: 2 });
      assert.deepEqual(answers[0]?.names?.inputNames, ['a', 'b']);
      assert.equal(await reads(() => ask(specOf('', '"target": "a"'))), 1, 'another section');
      assert.equal(await reads(() => ask(specOf('"seed": 2,'))), 1, 'another seed');
      csv(folder, 'a,b,y\n1,2,0\n3,4,1\n5,6,1\n');
      assert.deepEqual((await ask(specOf())).facts?.rows, { train: 3 });
      // As long as before, but changed.
      csv(folder, 'a,b,y\n1,2,0\n3,4,1\n5,6,0\n');
      utimesSync(join(folder, 'data.csv'), new Date(), new Date(statSync(join(folder, 'data.csv')).mtimeMs + 2000));
      assert.equal((await ask(specOf())).facts?.classCounts?.train?.[0], 2);
    });
  });

  it('is distinguished by folder', async () => {
    await inFolder(async (folder) => {
      const answers = new Answers(breathe);
      for (const [name, rows] of [
        ['one', 1],
        ['two', 2],
      ] as const) {
        const inside = join(folder, name);
        mkdirSync(inside);
        csv(inside, `a,y\n${'1,2\n'.repeat(rows)}`);
        assert.deepEqual((await asking(answers, inside)(specOf())).facts?.rows, { train: rows });
      }
    });
  });

  it('brings its problems along, at their places in the text as it is now', async () => {
    await inFolder(async (folder) => {
      csv(folder);
      // Two mistakes of the section itself, each with a fix.
      const data = '"target": "Y", "inputs": ["A"]';
      const ask = asking(new Answers(breathe), folder);
      for (const more of ['', '"name": "a name that moves all that follows",', '\n\n"seed": 0,']) {
        const text = specOf(more, data);
        const fresh = await checkSpec(text, nodeFiles({ folder, workspace: folder }));
        assert.ok(fresh.problems.length > 0 && fresh.problems.some((p) => p.fixes.length > 0));
        assert.deepEqual((await ask(text)).problems, fresh.problems);
        assert.equal(await reads(async () => assert.deepEqual((await ask(text)).problems, fresh.problems)), 0);
      }
    });
  });

  it('is read when it comes into being', async () => {
    await inFolder(async (folder) => {
      const ask = asking(new Answers(breathe), folder);
      assert.equal((await ask(specOf())).problems[0]?.code, 'file-missing');
      csv(folder);
      assert.deepEqual((await ask(specOf())).problems, []);
    });
  });

  it('is held up to a limit, that used last the longest', async () => {
    const cache = new DataCache(100_000);
    const load = (samples: number) =>
      checkSpec(
        textOf({ data: { synthetic: 'moons', samples } }),
        nodeFiles({ folder: '.', workspace: '.' }),
        cache.loader(undefined, () => Promise.resolve()),
      );
    const first = await load(1000);
    assert.equal(cache.bytes, 12_000);
    assert.equal((await load(1000)).dataset, first.dataset);
    for (let i = 1; i <= 20; i++) {
      await load(1000 + i);
      assert.equal((await load(1000)).dataset, first.dataset);
    }
    assert.ok(cache.bytes < 8 * 12 * 1021);
    // Each of these takes more than a third of what may be held, the last more than all of it.
    for (const samples of [3000, 3001, 3002, 10_000]) await load(samples);
    assert.equal(cache.bytes, 12 * (3001 + 3002));
  });
});

describe('a question for first weights', () => {
  it('is answered with those that training starts from', async () => {
    await inFolder(async (folder) => {
      const { events } = await runHere(jobOf(textOf(), { folder }));
      const [first] = events.filter((e) => e.type === 'frame');
      const { answer } = await new Answers(breathe).to({ task: 'initial', text: textOf() });
      assert.ok('weights' in answer);
      assert.deepEqual(inOneRow(answer.weights), first?.weights);
    });
  });

  it('is answered with the problems of a spec that cannot run', async () => {
    for (const [text, code] of [
      [textOf({ layers: [{ type: 'Dnse', units: 1 }] }), 'unknown-name'],
      [textOf({ weights: 'none.npz' }), 'file-missing'],
    ] as const) {
      const { answer } = await new Answers(breathe).to({ task: 'initial', text, scope });
      assert.ok('problems' in answer);
      assert.ok(answer.problems.some((p) => p.code === code));
    }
  });
});

describe('a question for outputs', () => {
  before(async () => {
    // The bundle of a test has no WebAssembly beside it.
    await openTfjs('wasm', { wasmFolder: built() });
    await openCompact({ folder: built() });
  });

  const layers = [
    {
      type: 'Dense',
      units: 3,
      activation: 'tanh',
      input_shape: [2],
      name: 'hidden',
      weights: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      bias: [0.1, 0.2, 0.3],
    },
    { type: 'Dense', units: 1, activation: 'sigmoid', name: 'out', weights: [[1], [-1], [0.5]] },
  ];

  async function network(key = 'a', change: object = {}): Promise<OutputsRequest> {
    const text = JSON.stringify({ layers, ...change });
    const { model } = await check(text);
    const { answer } = await new Answers(breathe).to({ task: 'initial', text });
    assert.ok(model && 'weights' in answer);
    const x = { shape: [3, 2], values: Float32Array.of(0.1, 0.2, -0.3, 0.4, 0, 0) };
    return { task: 'outputs', key, model: model as Model, weights: answer.weights, x, layers: [0, 1] };
  }

  const near = (found: ArrayLike<number>, wanted: readonly number[]): void => {
    assert.equal(found.length, wanted.length);
    wanted.forEach((value, i) => assert.ok(Math.abs((found[i] as number) - value) < 1e-6, `${found[i]} is not ${value}`));
  };

  it('gives what each layer makes of the rows', async () => {
    const [hidden, out] = (await new NetworkOutputs(breathe).of(await network())).outputs;
    assert.deepEqual(
      [hidden?.shape, out?.shape],
      [
        [3, 3],
        [3, 1],
      ],
    );
    const rows = [
      [0.1, 0.2],
      [-0.3, 0.4],
      [0, 0],
    ] as const;
    const inside = rows.map(([a, b]) => [0, 1, 2].map((j) => Math.tanh(a * (j + 1) + b * (j + 4) + (j + 1) / 10)));
    near(hidden?.values ?? [], inside.flat());
    near(
      out?.values ?? [],
      inside.map(([p = 0, q = 0, r = 0]) => 1 / (1 + Math.exp(-(p - q + 0.5 * r)))),
    );
  });

  it('gives only the layers asked for, in the order asked for', async () => {
    const outputs = new NetworkOutputs(breathe);
    const request = await network();
    const both = (await outputs.of(request)).outputs;
    assert.deepEqual((await outputs.of({ ...request, layers: [1] })).outputs, [both[1]]);
    assert.deepEqual((await outputs.of({ ...request, layers: [1, 0, 1] })).outputs, [both[1], both[0], both[1]]);
  });

  it('takes other weights each time, also while another question is being answered', async () => {
    const outputs = new NetworkOutputs(breathe);
    const request = await network();
    const bias = (value: number) => ({ ...request, weights: new Map([...request.weights, ['out/bias', Float32Array.of(value)]]) });
    const alone = [];
    for (const value of [-1, 0, 1]) alone.push((await outputs.of(bias(value))).outputs);
    assert.notDeepEqual(alone[0], alone[1]);
    assert.deepEqual(
      (await Promise.all([-1, 0, 1].map((value) => outputs.of(bias(value))))).map((a) => a.outputs),
      alone,
    );
  });

  it('gives the same for many rows, in parts, with other questions answered in between', async () => {
    const request = await network();
    const rows = 2 ** 20;
    const values = Float32Array.from({ length: 2 * rows }, (_, i) => Math.sin(i));
    let breaths = 0;
    const outputs = new NetworkOutputs(() => {
      breaths++;
      return breathe();
    });
    const whole = (await outputs.of({ ...request, x: { shape: [rows, 2], values }, layers: [1] })).outputs[0];
    assert.ok(breaths > 0);
    for (const from of [0, 699_040, rows - 5]) {
      const part = { shape: [5, 2], values: values.slice(2 * from, 2 * from + 10) };
      const [some] = (await outputs.of({ ...request, x: part, layers: [1] })).outputs;
      near(whole?.values.subarray(from, from + 5) ?? [], [...(some?.values ?? [])]);
    }
    assert.deepEqual(
      (await outputs.of({ ...request, x: { shape: [0, 2], values: new Float32Array(0) }, layers: [1] })).outputs[0]?.shape,
      [0, 1],
    );
  });

  it('leaves no tensor behind, and continues after one that fails', async () => {
    const outputs = new NetworkOutputs(breathe);
    const request = await network('a', { layers: [layers[0], { type: 'BatchNormalization' }, layers[1]] });
    await outputs.of(request);
    const held = tf.memory().numTensors;
    for (let i = 0; i < 10; i++) await outputs.of({ ...request, key: `network ${i}` });
    await assert.rejects(outputs.of({ ...request, x: { shape: [2, 3], values: new Float32Array(6) } }));
    await outputs.of(request);
    assert.equal(tf.memory().numTensors, held);
  });

  it('fails where the rows are none of the network’s, and continues after that', async () => {
    const outputs = new NetworkOutputs(breathe);
    const request = await network();
    await assert.rejects(outputs.of({ ...request, x: { shape: [2, 3], values: new Float32Array(6) } }), /2 numbers, not 3/);
    assert.equal((await outputs.of(request)).outputs.length, 2);
  });

  it('is answered the same from the thread', async () => {
    const client = new WorkerClient(inThread(built('worker.js')));
    const request = await network();
    assert.deepEqual(await client.ask(request), await new NetworkOutputs(breathe).of(request));
    await client.dispose();
  });

  it('does not wait for the check of a large data set to be over', async () => {
    const client = new WorkerClient(inThread(built('worker.js')));
    const request = await network();
    await client.ask(request);
    /** Which of two questions, asked one right after the other, was answered first. */
    const first = async (rows: number): Promise<string> => {
      const order: string[] = [];
      await inFolder(async (folder) => {
        writeFileSync(join(folder, 'data.csv'), `a,y\n${'1.25,2.5\n'.repeat(rows)}`);
        const text = '{ "data": { "csv": "data.csv", "target": "y" }, "layers": [{ "type": "Dense", "units": 1 }] }';
        const slow = client.ask({ task: 'check', text, scope: { folder, workspace: folder } }).then(() => order.push('check'));
        const quick = client.ask(request).then(() => order.push('outputs'));
        await Promise.all([slow, quick]);
      });
      return order[0] as string;
    };
    // On a busy machine this thread may have to wait between the two, until the other one is in the middle of the file.
    const answered: string[] = [];
    while (answered.length < 5 && !answered.includes('outputs')) answered.push(await first(400_000 + answered.length));
    assert.equal(answered.at(-1), 'outputs');
    await client.dispose();
  });
});
