import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Content, contentOf, reading } from '../../../src/extension/study/content/content';
import { maxLookBytes } from '../../../src/ml/data/memory';
import { textFacts } from '../../../src/ml/spec/text-facts';

import { Answers } from '../../../src/ml/worker/answers';
import type { CheckAnswer } from '../../../src/ml/worker/messages';

const answers = new Answers(() => Promise.resolve());

async function content(spec: object, before?: Content): Promise<Content> {
  const text = JSON.stringify(spec);
  const { answer } = await answers.to({ task: 'check', text });
  return contentOf('a.nn.json', { ...(answer as CheckAnswer), text }, before);
}
const dense = (units: number, rest: object = {}) => ({ type: 'Dense', units, ...rest });
const compile = { optimizer: 'SGD', loss: 'mse' };
const xor = {
  data: { gate: 'XOR' },
  layers: [dense(1000, { activation: 'tanh', name: 'hidden' }), dense(1, { activation: 'sigmoid', name: 'answer' })],
};

describe('what the panel shows of a spec', () => {
  it('of a network: its layers, how their parameters are counted, and the sums', async () => {
    const { network } = (await content(xor)).shown ?? {};
    assert.deepEqual(
      network?.rows.map(({ name, outputShape, params, memory, activation, variables }) => [
        name,
        outputShape,
        params,
        memory,
        activation,
        variables.map((variable) => variable.name),
      ]),
      [
        ['hidden', '(None, 1000)', '3,000', '11.72 KB', 'tanh', ['kernel', 'bias']],
        ['answer', '(None, 1)', '1,001', '3.91 KB', 'sigmoid', ['kernel', 'bias']],
      ],
    );
    assert.match(network?.rows[0]?.arithmetic ?? '', /= 3,000/);
    assert.deepEqual(
      network?.totals.map(({ params }) => params),
      ['4,001', '4,001', '0'],
    );
    assert.match(network?.sentence ?? '', /^2 layers with 4,001 parameters/);
    assert.match(network?.text ?? '', /Total params: 4,001/);
    assert.deepEqual([network?.short, network?.outputActivation, network?.branches], ['2 → 1000 tanh → 1 sigmoid', 'sigmoid', false]);
  });

  it('of data: another stamp when its files are others, although what is known of it is the same', async () => {
    const text = JSON.stringify(xor);
    const { answer } = await answers.to({ task: 'check', text });
    const stampOf = (...files: readonly (readonly [string, string])[]) =>
      contentOf('a.nn.json', { ...(answer as CheckAnswer), text, files: new Map(files) }, undefined).shown?.data?.stamp;
    assert.equal(stampOf(), undefined);
    assert.equal(stampOf(['a.csv', '1']), stampOf(['a.csv', '1']));
    assert.notEqual(stampOf(['a.csv', '1']), stampOf(['a.csv', '2']));
  });

  it('a graph as what it is, and one of a thing in the singular', async () => {
    const branched = {
      layers: [
        { type: 'Input', shape: [2], name: 'in' },
        dense(3, { inputs: ['in'], name: 'left' }),
        dense(3, { inputs: ['in'], name: 'right' }),
        { type: 'Add', inputs: ['left', 'right'], name: 'sum' },
        dense(1, { inputs: ['sum'], activation: 'sigmoid', name: 'out' }),
      ],
    };
    const graph = (await content(branched)).shown?.network;
    assert.deepEqual([graph?.branches, graph?.short], [true, '2 → graph of 3 layers → 1 sigmoid']);
    const one = (await content({ layers: [dense(1, { input_shape: [1], use_bias: false })] })).shown?.network;
    assert.equal(one?.sentence, '1 layer with 1 parameter, 4.00 B in memory. One sample takes 1 multiplication on its way through.');
  });

  it('of a sheet: its own view alone, and what it was while there are errors in it', async () => {
    const tensors = { name: 'Two', tensors: { a: [1, 2], b: [[3]] } };
    const shown = await content(tensors);
    assert.deepEqual([shown.views, shown.sheet?.kind, shown.spec.title, shown.shown], [['tensors'], 'tensors', 'Two', undefined]);
    assert.equal(shown.spec.untrainable, 'This file is a sheet of tensors: it has no network, so there is nothing to train.');
    const broken = await content({ tensors: { a: [[1], 2] } }, shown);
    assert.deepEqual([broken.sheet, broken.spec.outdated, broken.views], [shown.sheet, true, ['tensors']]);
    assert.ok(broken.spec.errors > 0);
    const [network, functions] = [await content(xor, shown), await content({ functions: ['x'] }, shown)];
    assert.deepEqual([network.sheet, functions.sheet?.kind, functions.views], [undefined, 'functions', ['functions']]);
  });

  it('the views that make sense for it', async () => {
    const line = { x: [[1], [2], [3]], y: [2, 4, 6] };
    const viewsOf = async (spec: object) => (await content(spec)).views;
    assert.deepEqual(await viewsOf({ ...xor, compile }), [
      'overview',
      'data',
      'network',
      'training',
      'boundary',
      'step',
      'descent',
      'predictions',
      'mistakes',
    ]);
    assert.deepEqual(await viewsOf(xor), ['overview', 'data', 'network', 'boundary', 'predictions', 'mistakes']);
    assert.deepEqual(await viewsOf({ data: line, layers: [dense(1)], compile }), [
      'overview',
      'data',
      'network',
      'training',
      'fit',
      'step',
      'descent',
      'predictions',
    ]);
    const wide = { layers: [dense(1, { input_shape: [40] })] };
    assert.deepEqual(await viewsOf(wide), ['overview', 'network']);
    assert.deepEqual(await viewsOf({ ...wide, predict: [new Array(40).fill(0)] }), ['overview', 'network', 'predictions']);
  });

  it('classes where the network decides, and numbers where it measures', async () => {
    const classes = async (spec: object) => (await content(spec)).shown?.data?.classes;
    const line = { x: [[1], [2], [3]], y: [0, 1, 2] };
    assert.equal(await classes(xor), 2);
    assert.equal(await classes({ data: line, layers: [dense(1)], compile }), undefined);
    assert.equal(
      await classes({
        data: line,
        layers: [dense(3, { activation: 'softmax' })],
        compile: { ...compile, loss: 'sparse_categorical_crossentropy' },
      }),
      3,
    );
    assert.equal(await classes({ data: { ...line, class_names: ['a', 'b', 'c', 'd'] }, layers: [dense(1)], compile }), 4);
  });

  it('a network with many layers in a line that can be read', async () => {
    const layers = [
      { type: 'Conv2D', filters: 8, kernel_size: 3, activation: 'relu', input_shape: [28, 28, 1] },
      { type: 'MaxPooling2D' },
      { type: 'Dropout', rate: 0.5 },
      { type: 'Conv2D', filters: 8, kernel_size: 3, activation: 'relu' },
      { type: 'MaxPooling2D' },
      { type: 'Flatten' },
      dense(64, { activation: 'relu' }),
      dense(10, { activation: 'softmax' }),
    ];
    const { network } = (await content({ layers })).shown ?? {};
    assert.equal(network?.short, '28 × 28 × 1 → Conv2D 26 × 26 × 8 relu → MaxPooling2D 13 × 13 × 8 → … → 64 relu → 10 softmax');
  });

  it('of a spec whose learning has a mistake: the same views, with their curves', async () => {
    const good = await content({ ...xor, compile });
    const broken = await content({ ...xor, compile: { ...compile, optimizer: 'Adm' } }, good);
    assert.ok(broken.spec.errors > 0);
    assert.deepEqual(broken.views, good.views);
    assert.ok(broken.views.includes('training'));
  });

  it('of data too large to look at while one writes: why the network is not known, and not the one before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nn-large-'));
    writeFileSync(join(folder, 'large.npz'), '');
    truncateSync(join(folder, 'large.npz'), maxLookBytes + 1);
    const good = await content({ ...xor, compile });
    const of = async (spec: object) => {
      const text = JSON.stringify({ data: { npz: 'large.npz' }, compile, ...spec });
      const { answer } = await answers.to({ task: 'check', text, scope: { folder, workspace: folder } });
      return contentOf('a.nn.json', { ...(answer as CheckAnswer), text }, good);
    };
    try {
      const unknown = await of({ layers: [dense(1)] });
      assert.deepEqual([unknown.shown, unknown.spec.errors], [undefined, 0]);
      assert.match(unknown.spec.unseen ?? '', /too much to look at while you write/);
      const known = await of({ layers: [dense(1, { input_shape: [3] })] });
      assert.deepEqual([known.shown?.network.short, known.spec.unseen], ['3 → 1', undefined]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('of a spec that breaks: the network before, with its views, and the title', async () => {
    const good = await content({ ...xor, compile, name: 'Good' });
    // Of layers that are sound themselves no run and no first weights are known, as long as there is an error elsewhere.
    const half = await content({ ...xor, compile: { ...compile, optimizer: 'Adm' }, layers: [dense(3), dense(1)] }, good);
    assert.deepEqual([half.shown, half.spec.outdated], [good.shown, true]);
    const broken = await content({ layers: [{ type: 'Dense' }], data: { gate: 'XOR' } }, good);
    assert.equal(broken.shown, good.shown);
    assert.deepEqual(broken.views, good.views);
    assert.deepEqual([broken.spec.title, broken.spec.outdated], ['Good', true]);
    assert.match(broken.spec.untrainable ?? '', /has no "compile"/);
    const never = await content({ layers: [{ type: 'Dense' }] });
    assert.deepEqual([never.shown, never.views, never.spec.errors > 0, never.spec.outdated], [undefined, [], true, false]);
    assert.equal(reading('a.nn.json').spec.reading, true);
  });
});

describe('the part of a spec that decides what is learned', () => {
  const essence = (text: string): string => textFacts(text).essence;

  it('is not its layout, its comments, its name or what it shall predict', () => {
    const one = '{ "seed": 1, "layers": [{ "type": "Dense", "units": 1 }], }';
    assert.equal(
      essence(one),
      essence('{\n// why\n"name": "x", "predict": [[1]], "layers": [{ "units": 1, "type": "Dense" }], "seed": 1 }'),
    );
    assert.notEqual(essence(one), essence(one.replace('"seed": 1', '"seed": 2')));
    assert.notEqual(essence('[1, 2]'), essence('[2, 1]'));
    assert.equal(essence('no spec'), 'no spec');
  });
});
