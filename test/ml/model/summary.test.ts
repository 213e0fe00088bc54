import assert from 'node:assert/strict';
import { test } from 'node:test';
import { graphDot, layerGraph } from '../../../src/ml/model/graph';
import { memorySize, summarize, summaryText } from '../../../src/ml/model/summary';
import { golden } from '../../golden/figures';
import { modelOf } from '../results/helper';

interface SummaryCase {
  readonly name: string;
  readonly spec: { readonly layers: readonly unknown[]; readonly compile?: { readonly optimizer: string } };
  readonly columns: number;
  readonly text: string;
  readonly fitted?: boolean;
}

/** What Keras's optimizers keep after training: their slots for each trainable weight, a step count and a learning rate. */
const slots: Readonly<Record<string, number>> = { sgd: 0, rmsprop: 1, adam: 2 };

for (const { name, spec, columns, text, fitted } of golden<SummaryCase>('summary')) {
  test(`the summary is Keras's, letter by letter: ${name}`, () => {
    const summary = summarize(modelOf(spec.layers).model);
    const perWeight = slots[spec.compile?.optimizer ?? 'sgd'] as number;
    const optimizerParams = perWeight * summary.params.trainable + 2;
    assert.equal(summaryText(summary, { columns, ...(fitted && { optimizerParams }) }), text);
  });
}

const uneven = [
  { type: 'Input', shape: [4], name: 'in' },
  { type: 'Dense', units: 3, name: 'short' },
  { type: 'Dense', units: 3, name: 'a', inputs: ['in'] },
  { type: 'Dense', units: 3, name: 'b' },
  { type: 'Add', name: 'sum', inputs: ['b', 'short'] },
  { type: 'Dense', units: 1, name: '출력' },
];

// Keras 3.15.0 with COLUMNS=57.
const unevenText = `Model: "functional"
┏━━━━━━━━━━━━━━┳━━━━━━━━━━━━━┳━━━━━━━━┳━━━━━━━━━━━━━┓
┃              ┃ Output      ┃  Param ┃ Connected   ┃
┃ Layer (type) ┃ Shape       ┃      # ┃ to          ┃
┡━━━━━━━━━━━━━━╇━━━━━━━━━━━━━╇━━━━━━━━╇━━━━━━━━━━━━━┩
│ in           │ (None, 4)   │      0 │ -           │
│ (InputLayer) │             │        │             │
├──────────────┼─────────────┼────────┼─────────────┤
│ a (Dense)    │ (None, 3)   │     15 │ in[0][0]    │
├──────────────┼─────────────┼────────┼─────────────┤
│ b (Dense)    │ (None, 3)   │     12 │ a[0][0]     │
├──────────────┼─────────────┼────────┼─────────────┤
│ short        │ (None, 3)   │     15 │ in[0][0]    │
│ (Dense)      │             │        │             │
├──────────────┼─────────────┼────────┼─────────────┤
│ sum (Add)    │ (None, 3)   │      0 │ b[0][0],    │
│              │             │        │ short[0][0] │
├──────────────┼─────────────┼────────┼─────────────┤
│ 출력 (Dense) │ (None, 1)   │      4 │ sum[0][0]   │
└──────────────┴─────────────┴────────┴─────────────┘
 Total params: 46 (184.00 B)
 Trainable params: 46 (184.00 B)
 Non-trainable params: 0 (0.00 B)
`;

test('branches of unequal length are listed as Keras lists them: farthest from the output first', () => {
  const { rows, branches } = summarize(modelOf(uneven).model);
  assert.ok(branches);
  assert.deepEqual(
    rows.map((r) => r.name),
    ['in', 'a', 'b', 'short', 'sum', '출력'],
  );
  assert.deepEqual(
    rows.map((r) => r.connectedTo),
    [[], ['in'], ['a'], ['in'], ['b', 'short'], ['sum']],
  );
});

test('on a narrow terminal headers wrap and are at the bottom of their row, and wide letters take two columns', () => {
  assert.equal(summaryText(summarize(modelOf(uneven).model), { columns: 57 }), unevenText);
});

test('the rows carry what the panels show', () => {
  const { rows, params, multiplyAdds } = summarize(
    modelOf([
      { type: 'Dense', units: 512, input_dim: 784 },
      { type: 'Dense', units: 10, trainable: false },
    ]).model,
  );
  assert.deepEqual(rows, [
    {
      name: 'dense',
      type: 'Dense',
      outputShape: [512],
      params: 401_920,
      connectedTo: [],
      arithmetic: '(784 inputs + 1 bias) × 512 units = 401,920',
      multiplyAdds: 401_408,
      bytes: 1_607_680,
      trainable: true,
    },
    {
      name: 'dense_1',
      type: 'Dense',
      outputShape: [10],
      params: 5130,
      connectedTo: ['dense'],
      arithmetic: '(512 inputs + 1 bias) × 10 units = 5,130',
      multiplyAdds: 5120,
      bytes: 20_520,
      trainable: false,
    },
  ]);
  assert.deepEqual(params, { total: 407_050, trainable: 401_920, nonTrainable: 5130 });
  assert.equal(multiplyAdds, 406_528);
});

test('sizes are rounded as Python rounds them: a half goes to the even neighbour', () => {
  assert.deepEqual([0, 1023, 1152, 1280, 1620.48, 1024 ** 2, 1628200].map(memorySize), [
    '0.00 B',
    '1023.00 B',
    '1.12 KB',
    '1.25 KB',
    '1.58 KB',
    '1.00 MB',
    '1.55 MB',
  ]);
});

test('a graph has its input layer even where the spec lists none, and a sequence has none', () => {
  const graph = layerGraph(
    modelOf([
      { type: 'Dense', units: 2, input_dim: 3, name: 'input_layer' },
      { type: 'Add', inputs: ['input_layer', 'input_layer'] },
    ]).model,
  );
  assert.deepEqual(
    graph.nodes.map((n) => [n.name, n.type, n.inputShapes, n.outputShape]),
    [
      ['input_layer_1', 'InputLayer', [[3]], [3]],
      ['input_layer', 'Dense', [[3]], [2]],
      ['add', 'Add', [[2], [2]], [2]],
    ],
  );
  assert.deepEqual(graph.edges, [
    { from: 0, to: 1 },
    { from: 1, to: 2 },
    { from: 1, to: 2 },
  ]);
  const sequence = layerGraph(
    modelOf([
      { type: 'Flatten', input_shape: [2, 2] },
      { type: 'Dense', units: 1 },
    ]).model,
  );
  assert.deepEqual(
    sequence.nodes.map((n) => n.name),
    ['flatten', 'dense'],
  );
  assert.deepEqual(sequence.edges, [{ from: 0, to: 1 }]);
});

test("the DOT text draws plot_model's boxes, with names made safe for its HTML", () => {
  const dot = graphDot(
    layerGraph(
      modelOf([
        { type: 'Dense', units: 2, input_dim: 3, name: 'a<b' },
        { type: 'Dense', units: 1 },
      ]).model,
    ),
  );
  assert.equal(
    dot,
    `digraph G {
  rankdir=TB;
  concentrate=true;
  dpi=200;
  splines=ortho;
  node [shape=record];
  layer0 [fontname="Helvetica", border=0, margin=0, label=<<table border="0" cellborder="1" bgcolor="black" cellpadding="10"><tr><td colspan="2" bgcolor="black"><font point-size="16" color="white"><b>a&lt;b</b> (Dense)</font></td></tr><tr><td bgcolor="white"><font point-size="14">Input shape: <b>(None, 3)</b></font></td><td bgcolor="white"><font point-size="14">Output shape: <b>(None, 2)</b></font></td></tr></table>>];
  layer1 [fontname="Helvetica", border=0, margin=0, label=<<table border="0" cellborder="1" bgcolor="black" cellpadding="10"><tr><td colspan="2" bgcolor="black"><font point-size="16" color="white"><b>dense</b> (Dense)</font></td></tr><tr><td bgcolor="white"><font point-size="14">Input shape: <b>(None, 2)</b></font></td><td bgcolor="white"><font point-size="14">Output shape: <b>(None, 1)</b></font></td></tr></table>>];
  layer0 -> layer1 [penwidth=2];
}
`,
  );
});

test('a thousand layers are no trouble', () => {
  const layers = Array.from({ length: 1000 }, (_, i) => ({
    type: 'Activation',
    activation: 'relu',
    name: `l${i}`,
    ...(i === 0 ? { input_dim: 2 } : { inputs: [`l${i - 1}`] }),
  }));
  const text = summaryText(summarize(modelOf(layers).model));
  assert.equal(text.match(/Activation/g)?.length, 1000);
});
