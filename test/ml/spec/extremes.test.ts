import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { nodeFiles } from '../../../src/ml/data/node-files';
import { effort } from '../../effort';
import { dense, layers, run, trained } from './cases/case';
import { applied, assertPlace, check, codesOf } from './check';
import { regressionB } from './specs';

/** Checks a text with a limited effort; the codes of its problems. */
async function within(limit: number, text: string): Promise<string[]> {
  let problems: Awaited<ReturnType<typeof check>>['problems'] = [];
  const took = await effort(async () => {
    ({ problems } = await check(text));
  }, limit);
  assert.ok(took < limit, `it took ${took.toFixed(1)} times the effort of a megabyte of JSON`);
  for (const problem of problems.slice(0, 5)) assertPlace(text, problem);
  return [...new Set(problems.map((p) => p.code))];
}

const times = (n: number, item: (i: number) => string, glue = ', '): string => Array.from({ length: n }, (_, i) => item(i)).join(glue);

describe('large specs are answered within seconds', () => {
  const unit = '{ "type": "Dense", "units": 2 }';
  const deep = (n: number, more = ''): string =>
    layers(`{ "type": "Dense", "units": 2, "input_shape": [2]${more} }, ${times(n - 1, () => `{ "type": "Dense", "units": 2${more} }`)}`);

  for (const [what, text, codes, limit] of [
    ['10 MB of blanks', `{${' '.repeat(10_000_000)}}`, ['spec-too-large'], 50],
    ['10 MB of data', `{ "data": { "x": [${'1, '.repeat(3_300_000)}1] } }`, ['spec-too-large'], 50],
    ['5 MB that are no JSON', '@'.repeat(4_999_999), ['json-syntax'], 300],
    ['5 MB of words', '{'.padEnd(4_999_999, '"a": x, '), ['json-syntax', 'more-problems'], 4000],
    ['5 MB of commas', `{${','.repeat(4_999_990)}}`, ['json-syntax', 'more-problems'], 6000],
    ['a slip, and 500,000 keys after it', `{ "seed": x, ${'"b": 1, '.repeat(500_000)}}`, ['json-syntax'], 4000],
    ['5 MB of one key', `{ "${'k'.repeat(4_999_980)}": 1 }`, ['missing-key', 'unknown-key'], 200],
    ['300,000 unknown keys', `{ ${times(300_000, (i) => `"k${i}": 0`)} }`, ['unknown-key', 'more-problems'], 4000],
    [
      '300,000 unknown metrics',
      trained(dense, `"optimizer": "sgd", "loss": "mse", "metrics": [${times(300_000, (i) => `"m${i}"`)}]`),
      ['unknown-name', 'more-problems'],
      4000,
    ],
    [
      '300,000 weights of classes',
      run(`"class_weight": { ${times(300_000, (i) => `"${i}": 1`)} }`),
      ['class-without-rows', 'more-problems'],
      4000,
    ],
    ['100,000 opening brackets', '['.repeat(100_000), ['spec-too-deep'], 50],
    ['100,000 brackets, closed', `${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}`, ['spec-too-deep'], 50],
    ['closing brackets that hide the depth', '[}'.repeat(100_000), ['spec-too-deep'], 50],
    ['10,000 layers', layers(times(10_000, () => unit)), ['too-many-layers'], 100],
    ['1,000 layers', deep(1000), ['not-trained'], 100],
    [
      '1,000 layers that all have something wrong',
      layers(times(1000, () => '{ "type": "Dense", "unit": 2 }')),
      ['unknown-key', 'more-problems'],
      100,
    ],
    [
      '1,000 layers without a gradient',
      trained(times(1000, () => '{ "type": "Dense", "units": 1, "activation": "step" }')),
      ['no-gradient', 'more-problems'],
      300,
    ],
    [
      '1,000 layers of sigmoid',
      trained(`${times(999, () => '{ "type": "Dense", "units": 2, "activation": "sigmoid" }')}, { "type": "Dense", "units": 1 }`),
      ['vanishing-gradient'],
      300,
    ],
    [
      '1,000 linear layers',
      trained(`${times(999, () => '{ "type": "Dense", "units": 2 }')}, { "type": "Dense", "units": 1 }`),
      ['linear-stack'],
      300,
    ],
    [
      '1,000 layers of zeros',
      trained(
        `${times(999, () => '{ "type": "Dense", "units": 2, "activation": "tanh", "kernel_initializer": "zeros" }')}, { "type": "Dense", "units": 1, "kernel_initializer": "zeros" }`,
      ),
      ['more-problems', 'weights-alike'],
      300,
    ],
    [
      '1,000 layers, last to first',
      layers(
        `{ "type": "Input", "shape": [2] }, ${times(998, (i) => `{ "type": "Flatten", "name": "n${i}", "inputs": ["n${i + 1}"] }`)}, { "type": "Flatten", "name": "n998", "inputs": ["input_layer"] }`,
      ),
      [],
      200,
    ],
    [
      '1,000 layers in a circle',
      layers(times(1000, (i) => `{ "type": "Flatten", "name": "n${i}", "inputs": ["n${(i + 1) % 1000}"] }`)),
      ['cyclic-graph'],
      200,
    ],
    [
      '100,000 unknown inputs',
      layers(`${dense}, ${times(998, () => unit)}, { "type": "Add", "inputs": [${times(100_000, (i) => `"none ${i}"`)}] }`),
      ['unknown-layer', 'more-problems'],
      4000,
    ],
    ['100,000 axes', layers(`{ "type": "Flatten", "input_shape": [${times(100_000, () => '1')}] }`), ['too-many-axes'], 200],
    [
      '200 embeddings of much data',
      trained(
        `{ "type": "Input", "shape": [2], "name": "in" }, ${times(200, (i) => `{ "type": "Embedding", "input_dim": 2, "output_dim": 1, "name": "e${i}", "inputs": ["in"] }`)}, { "type": "Add", "inputs": [${times(200, (i) => `"e${i}"`)}] }, { "type": "Flatten" }, { "type": "Dense", "units": 1 }`,
        undefined,
        `{ "x": [${times(200_000, () => '[0, 1]')}], "y": [${times(200_000, () => '0')}] }`,
      ),
      [],
      4000,
    ],
    [
      'lists whose first items promise far more than there is',
      trained(dense, undefined, `{ "x": [[[${times(50_000, () => '1')}]${', []'.repeat(50_000)}]${', []'.repeat(50_000)}], "y": [1] }`),
      ['ragged'],
      200,
    ],
  ] as const) {
    test(what, async () => assert.deepEqual((await within(limit, text)).sort(), [...codes].sort()));
  }

  test('4 MB of inline data', async () => {
    const rows = times(200_000, (i) => `[${(i % 97) / 8}, ${(i % 31) / 4}]`);
    const text = trained(
      '{ "type": "Dense", "units": 1 }',
      undefined,
      `{ "x": [${rows}], "y": [${times(200_000, (i) => String(i % 7))}] }`,
    ).padEnd(4_000_000);
    assert.deepEqual(await within(300, text), []);
  });

  test('regression B takes no more than a megabyte of JSON once it is warm', async () => {
    for (let i = 0; i < 30; i++) await check(regressionB);
    const took = await effort(async () => {
      for (let i = 0; i < 20; i++) assert.deepEqual(await codesOf(regressionB), ['many-parameters', 'linear-stack']);
    }, 20);
    assert.ok(took < 20, `${(took / 20).toFixed(2)} times`);
  });
});

describe('large sizes', () => {
  for (const [what, text, codes] of [
    ['units of 1e9', trained('{ "type": "Dense", "units": 1e9, "activation": "relu" }, { "type": "Dense", "units": 1 }'), ['too-large']],
    ['epochs of 1e12', run('"epochs": 1e12'), ['wrong-kind']],
    ['a batch larger than the data', run('"batch_size": 9007199254740991'), ['batch-larger-than-data']],
    [
      'a picture of 2^53 numbers and more',
      layers('{ "type": "Conv2D", "filters": 1000000, "kernel_size": 3, "input_shape": [4000000000, 4000000000, 1000] }'),
      ['too-large', 'not-trained'],
    ],
    [
      'sizes whose product is infinite',
      layers(
        `{ "type": "Flatten", "input_shape": [${times(5, () => '9007199254740991')}] }, { "type": "Dense", "units": 9007199254740991 }`,
      ),
      ['too-large', 'not-trained'],
    ],
    [
      'Reshape to what overflows',
      layers(`{ "type": "Reshape", "target_shape": [${times(5, () => '9007199254740991')}], "input_shape": [2] }`),
      ['reshape-does-not-fit'],
    ],
    ['Reshape to 0', layers('{ "type": "Reshape", "target_shape": [0, -1], "input_shape": [2] }'), ['reshape-does-not-fit']],
    [
      'Reshape to several open sizes',
      layers('{ "type": "Reshape", "target_shape": [-1, -1], "input_shape": [2] }'),
      ['reshape-does-not-fit'],
    ],
    [
      'a window larger than the picture',
      layers('{ "type": "MaxPooling2D", "pool_size": 1000000, "input_shape": [28, 28, 1] }'),
      ['window-too-large'],
    ],
    [
      'an axis far away',
      layers(
        '{ "type": "Input", "shape": [2], "name": "in" }, { "type": "Concatenate", "axis": -9007199254740991, "inputs": ["in", "in"] }',
      ),
      ['cannot-concatenate'],
    ],
  ] as const) {
    test(what, async () => assert.deepEqual((await within(50, text)).sort(), [...codes].sort()));
  }
});

describe('odd texts', () => {
  test('nothing', async () => assert.deepEqual(await codesOf(''), ['spec-empty']));
  test('blanks, a comment, a byte order mark', async () => {
    for (const text of [' \r\n\t', '// nothing', '/* nothing */', '\ufeff']) assert.deepEqual(await codesOf(text), ['spec-empty']);
  });

  test('comments and commas before closing brackets are allowed', async () => {
    assert.deepEqual(await codesOf(`/* a */ ${trained('{ "type": "Dense", "units": 1, /* b */ }, // c\n').replace(/ }$/, ', }')}`), []);
  });

  test('a byte order mark counts neither as a mistake nor as a column', async () => {
    const text = `\ufeff${layers('{ "type": "Dense", "units": 0 }')}`;
    const [problem, ...others] = (await check(text)).problems;
    assert.deepEqual(
      [problem?.code, problem?.range.start.line, problem?.range.start.column, others.length],
      ['wrong-kind', 1, text.indexOf('0 }'), 0],
    );
    const broken = (await check('\ufeff{ "layers": 5 }')).problems[0];
    assert.equal(broken?.range.start.column, 13);
  });

  for (const [name, end] of [
    ['\\n', '\n'],
    ['\\r\\n', '\r\n'],
    ['\\r', '\r'],
  ] as const) {
    test(`lines that end in ${name}`, async () => {
      const text = ['{', '  "layers": [', '    { "type": "Dense", "units": 1,', '      "activation": "rulu" }', '  ]', '}', ''].join(end);
      const [problem] = (await check(text)).problems;
      assert.ok(problem?.fixes[0]);
      assert.deepEqual(problem.range.start, { line: 4, column: 21, offset: text.indexOf('"rulu"') });
      assert.deepEqual(problem.range.end, { line: 4, column: 27, offset: text.indexOf('"rulu"') + 6 });
      assert.ok(applied(text, problem.fixes[0]).includes('"activation": "relu" }'));
    });
  }

  test('halves of surrogate pairs, in names, keys and messages', async () => {
    const text = `{ "\ud83d": 1, "name": "\udc00", "layers": [{ "type": "${'\ud83d\ude00'.repeat(50)}" }] }`;
    const { problems } = await check(text);
    assert.deepEqual(
      problems.map((p) => p.code),
      ['unknown-key', 'unknown-name'],
    );
    // What is cut off in a message is never half a character.
    assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])/.test(problems[1]?.message ?? ''));
  });

  test('line breaks, escape sequences and marks of direction stay out of messages', async () => {
    const { problems } = await check('{ "a\\nb\\u001b[31m\\u202e": 1, "layers": [{ "type": "Flatten", "input_shape": [1] }] }');
    assert.match(problems[0]?.message ?? '', /^"a\\u000ab\\u001b\[31m\\u202e" is not known/);
  });
});

describe('names that every object has', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']) {
    test(name, async () => {
      const layer = (more: string): string => layers(`{ "type": "Dense", "units": 1, "input_shape": [2]${more} }`);
      const own = trained(
        `{ "type": "Dense", "units": 2, "activation": "tanh", "name": "${name}" }, { "type": "Dense", "units": 1, "inputs": ["${name}"] }`,
      );
      assert.deepEqual(await codesOf(own), []);
      assert.deepEqual(await codesOf(`{ "${name}": { "polluted": 1 }, "layers": [${dense}] }`), ['unknown-key']);
      assert.deepEqual(await codesOf(layer(`, "${name}": 1`)), ['unknown-key']);
      assert.deepEqual(await codesOf(layers(`{ "type": "${name}" }`)), ['unknown-name']);
      assert.deepEqual(await codesOf(layer(`, "activation": "${name}"`)), ['unknown-name']);
      assert.deepEqual(await codesOf(layer(`, "kernel_initializer": { "type": "${name}" }`)), ['unknown-name']);
      assert.deepEqual(await codesOf(trained(dense, `"optimizer": "${name}", "loss": "${name}", "metrics": ["${name}"]`)), [
        'unknown-name',
        'unknown-name',
        'unknown-name',
      ]);
      assert.deepEqual(await codesOf(layers(`${dense}, { "type": "Dense", "units": 1, "inputs": ["${name}"] }`)), ['unknown-layer']);
      assert.deepEqual(await codesOf(layer(`, "weights": { "${name}": [[1], [1]] }`)), [
        /^[a-z_]+$/.test(name) ? 'no-such-variable' : 'bad-key',
      ]);
      assert.deepEqual(await codesOf(run(`"early_stopping": { "monitor": "${name}" }`)), ['monitor-unknown']);
      assert.deepEqual(await codesOf(`{ "data": { "gate": "${name}" }, "layers": [${dense}] }`), ['unknown-name']);
    });
  }

  test('nothing was added to them', () => assert.equal(({} as { readonly polluted?: unknown }).polluted, undefined));
});

describe('numbers', () => {
  const units = (n: string): Promise<string[]> => codesOf(trained(`{ "type": "Dense", "units": ${n} }`));
  test('whole numbers', async () => {
    for (const n of ['1', '1.0', '1e0', '10e-1']) assert.deepEqual(await units(n), []);
    for (const n of ['1.5', '-1', '0', '-0', '1e999', '-1e999', '9007199254740993', '1e-400'])
      assert.deepEqual(await units(n), ['wrong-kind'], n);
    for (const n of ['NaN', 'Infinity', '-Infinity', '+1', '.5', '1.', '01', '0x10', '1_000', '--1'])
      assert.deepEqual(await units(n), ['json-syntax'], n);
  });

  test('−0 reads as 0', async () => {
    const { spec } = await check(
      trained('{ "type": "Dropout", "rate": -0.0 }, { "type": "Dense", "units": 1 }').replace(
        '"adam"',
        '{ "type": "SGD", "momentum": -0 }',
      ),
    );
    const [layer] = spec?.layers ?? [];
    assert.ok(layer?.type === 'Dropout' && Object.is(layer.rate, 0));
  });
});

test('a path with ".." is refused, and says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nn-'));
  const files = nodeFiles({ folder, workspace: folder });
  const text = trained(dense, undefined, '{ "csv": "../../etc/passwd", "target": "y" }');
  const { problems } = await checkSpec(text, files);
  assert.deepEqual(
    problems.map((p) => p.code),
    ['file-outside'],
  );
  assert.equal(text.slice(problems[0]?.range.start.offset, problems[0]?.range.end.offset), '"../../etc/passwd"');
});
