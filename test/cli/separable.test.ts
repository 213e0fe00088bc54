import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, folderWith } from './helper';

const gate = (name: string, more: object = {}, layer: object = {}) => ({
  data: { gate: name },
  layers: [{ type: 'Dense', units: 1, activation: 'sigmoid', input_dim: 2, ...layer }],
  compile: { optimizer: 'sgd', loss: 'binary_crossentropy' },
  fit: { epochs: 1 },
  ...more,
});

test('separable prints the line with the widest margin of a gate that one line can do', async (t) => {
  const cwd = folderWith({ 'and.nn.json': gate('AND') }, t);
  const { code, stdout, stderr } = await call(['separable', 'and.nn.json', '--json'], { cwd });
  assert.deepEqual([code, stderr], [0, '']);
  assert.deepEqual(JSON.parse(stdout), {
    separable: true,
    weights: [2, 2],
    bias: -3,
    margin: Math.SQRT2 / 4,
    support: [1, 2, 3],
    network: 'line',
  });
});

test('separable prints of XOR the point that is in both hulls, and what it is made of', async (t) => {
  const hidden = gate('XOR');
  hidden.layers = [
    { type: 'Dense', units: 2, activation: 'tanh', input_dim: 2 },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ] as typeof hidden.layers;
  const cwd = folderWith({ 'one.nn.json': gate('XOR'), 'two.nn.json': hidden }, t);
  const answer = {
    separable: false,
    point: [0.5, 0.5],
    from_class_0: [
      [0, 0.5],
      [3, 0.5],
    ],
    from_class_1: [
      [1, 0.5],
      [2, 0.5],
    ],
  };
  for (const [file, network] of [
    ['one', 'line'],
    ['two', 'bends'],
  ] as const) {
    const { code, stdout } = await call(['separable', `${file}.nn.json`, '--json'], { cwd });
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), { ...answer, network });
  }
});

test('separable writes the proof out for a person, with the inequalities that contradict one another', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': gate('XOR') }, t);
  const { code, stdout, stderr } = await call(['separable', 'xor.nn.json'], { cwd });
  assert.equal(code, 0);
  assert.match(stderr, /\[no-line-for-gate\]/);
  assert.deepEqual(stdout.trimEnd().split('\n'), [
    '2 rows of class 0, 2 rows of class 1.',
    'No straight line separates them.',
    '  ½·(0, 0) + ½·(1, 1) = (½, ½) = ½·(0, 1) + ½·(1, 0)',
    '  This point is between rows of either class, so it would have to be on both sides.',
    '  Each row asks of the weights:',
    '    (0, 0): w₁·0 + w₂·0 + b ≤ 0',
    '    (0, 1): w₁·0 + w₂·1 + b > 0',
    '    (1, 0): w₁·1 + w₂·0 + b > 0',
    '    (1, 1): w₁·1 + w₂·1 + b ≤ 0',
    '  Added up, these contradict one another:',
    '    (0, 0) + (1, 1): w₁ + w₂ + 2·b ≤ 0',
    '    (0, 1) + (1, 0): w₁ + w₂ + 2·b > 0',
    'This network can only draw one straight line, so some rows stay wrong, whatever its weights are.',
  ]);
});

test('separable says of a network without a bias that lines through 0 are all it has', async (t) => {
  const cwd = folderWith({ 'and.nn.json': gate('AND', {}, { use_bias: false }) }, t);
  const { code, stdout } = await call(['separable', 'and.nn.json'], { cwd });
  assert.equal(code, 0);
  for (const line of [
    'A straight line separates them.',
    'No straight line through 0 has every row on its side.',
    '    (0, 1) + (1, 0): w₁ + w₂ ≤ 0',
    '    (1, 1): w₁ + w₂ > 0',
    'Without a bias this network can only draw a straight line through 0. Let it have a bias.',
  ])
    assert.ok(stdout.split('\n').includes(line), `${line}\n${stdout}`);
  const { stdout: json } = await call(['separable', 'and.nn.json', '--json'], { cwd });
  const { separable, network, through_zero: through } = JSON.parse(json) as Record<string, unknown>;
  assert.deepEqual([separable, network], [true, 'line_through_zero']);
  assert.deepEqual(through, {
    separable: false,
    point: [1, 1],
    from_class_0: [
      [1, 1],
      [2, 1],
    ],
    from_class_1: [[3, 1]],
  });
});

test('separable looks at one of several outputs', async (t) => {
  const data = { x: [[0, 0], [0, 1], [1, 0], [1, 1]], y: [[0, 0], [0, 1], [0, 1], [1, 0]] }; // biome-ignore format: a table
  const cwd = folderWith({ 'two.nn.json': gate('AND', { data }, { units: 2 }) }, t);
  const answers = await Promise.all(
    ['0', '1', '2'].map((output) => call(['separable', 'two.nn.json', '--json', '--output', output], { cwd })),
  );
  assert.deepEqual(
    answers.map(({ code, stdout }) => [code, stdout && (JSON.parse(stdout) as { separable: boolean }).separable]),
    [
      [0, true],
      [0, false],
      [2, ''],
    ],
  );
  assert.match(answers[2]?.stderr ?? '', /--output 2: a whole number is needed, 0 to 1\./);
});

test('separable names two rows with the same inputs, and weights that are no simple fractions', async (t) => {
  const line = (x: readonly number[], y: readonly number[]) => gate('AND', { data: { x, y } }, { input_dim: 1 });
  const cwd = folderWith({ 'a.nn.json': line([1, 4.5, 2, 4.5], [0, 0, 1, 1]), 'b.nn.json': line([0, 0.7, 0.123456], [0, 0, 1]) }, t);
  const [twice, between] = await Promise.all(['a', 'b'].map((name) => call(['separable', `${name}.nn.json`], { cwd })));
  assert.match(
    twice?.stdout ?? '',
    /^ {2}Rows 1 and 3 have the same inputs, 4\.5, and different classes: no network answers both rightly\.$/m,
  );
  assert.match(between?.stdout ?? '', /^ {2}0\.8236·0 \+ 0\.1764·0\.7 = 0\.1235$/m);
  assert.match(between?.stdout ?? '', /^ {4}0\.8236 × \(0\) \+ 0\.1764 × \(0\.7\): 0\.1235·w \+ b ≤ 0$/m);
});

test('separable takes numbers as they are written: in rows or columns, shuffled and scaled, and decimals in one line', async (t) => {
  // On the line y = 2x + 0.1, which no float32 or double is on exactly.
  const x = [0.1, 0.3, 0.7, 0.9, 1.3].map((v) => [v, Number((2 * v + 0.1).toFixed(1))]);
  const y = [0, 1, 0, 1, 0];
  const files = {
    rows: gate('AND', { data: { x, y } }),
    columns: gate('AND', { data: { x: [x.map(([a]) => a), x.map(([, b]) => b)], y, transpose: true } }),
    shuffled: gate('AND', { data: { x, y, shuffle: true, scale: 10 }, fit: { epochs: 1, validation_split: 0.2 } }),
  };
  const cwd = folderWith(Object.fromEntries(Object.entries(files).map(([name, spec]) => [`${name}.nn.json`, spec])), t);
  for (const [name, size] of [
    ['rows', 1],
    ['columns', 1],
    ['shuffled', 10],
  ] as const) {
    // biome-ignore format: a table
    const { code, stdout } = await call(['separable', `${name}.nn.json`, '--json'], { cwd });
    assert.equal(code, 0);
    const found = JSON.parse(stdout) as { point: [number, number]; from_class_0: [number, number][]; from_class_1: [number, number][] };
    assert.ok(Math.abs(found.point[1] - (2 * found.point[0] + 0.1 / size)) < 1e-15, `${name}: ${found.point}`);
    if (name === 'shuffled') continue;
    for (const shares of [found.from_class_0, found.from_class_1]) {
      const made = [0, 1].map((k) => shares.reduce((sum, [row, weight]) => sum + weight * (x[row]?.[k] as number), 0));
      assert.ok(
        made.every((value, k) => Math.abs(value - (found.point[k] as number)) < 1e-15),
        `${name}: ${made}`,
      );
    }
  }
});

test('separable says in a sentence what it cannot be asked of', async (t) => {
  const many = Array.from({ length: 9 }, (_, i) => i);
  const cases: Record<string, [object, RegExp]> = {
    numbers: [
      gate(
        'AND',
        { data: { x: [1, 2, 3], y: [1.5, 2.5, 4] }, compile: { optimizer: 'sgd', loss: 'mse' } },
        { input_dim: 1, activation: 'linear' },
      ),
      /not two classes/,
    ],
    classes: [
      gate(
        'AND',
        { data: { x: [1, 2, 3], y: [0, 1, 2] }, compile: { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' } },
        { input_dim: 1, units: 3, activation: 'softmax' },
      ),
      /distinguishes 3 classes/,
    ],
    one: [gate('AND', { data: { x: [1, 2, 3], y: [1, 1, 1] } }, { input_dim: 1 }), /All training rows \(3\) are of class 1/],
    inputs: [gate('AND', { data: { x: [many, many], y: [0, 1] } }, { input_dim: 9 }), /A row has 9 inputs/],
    rows: [
      gate(
        'AND',
        { data: { x: Array.from({ length: 10_001 }, (_, i) => i), y: Array.from({ length: 10_001 }, (_, i) => Number(i > 7)) } },
        { input_dim: 1 },
      ),
      /There are 10,001 training rows/,
    ],
    none: [{ layers: [{ type: 'Dense', units: 1, input_dim: 1, weights: [[1]], bias: [0], activation: 'sigmoid' }] }, /no data here/],
  };
  const cwd = folderWith(Object.fromEntries(Object.entries(cases).map(([name, [spec]]) => [`${name}.nn.json`, spec])), t);
  for (const [name, [, message]] of Object.entries(cases)) {
    const { code, stdout, stderr } = await call(['separable', `${name}.nn.json`, '--json'], { cwd });
    assert.deepEqual([code, stdout], [1, ''], name);
    assert.match(stderr, message);
  }
});
