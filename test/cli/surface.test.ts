import assert from 'node:assert/strict';
import { test } from 'node:test';
import { line } from '../ml/descent/hills';
import { call, folderWith, xor } from './helper';

interface Surface {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly loss: readonly (readonly (number | null)[])[];
  readonly path: readonly (readonly [number, number])[];
  readonly lowest: { readonly x: number; readonly y: number; readonly loss: number } | null;
  readonly at: { readonly x: number; readonly y: number; readonly epoch: number };
}

const parsed = ({ stdout, stderr, code }: Awaited<ReturnType<typeof call>>): Surface => {
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as Surface;
};

const { data } = line() as { data: { x: number[][]; y: number[][] } };

/** J(w, b) of the line, by its formula. */
const squaredError = (w: number, b: number): number =>
  data.x.reduce((sum, [x = 0], i) => sum + (w * x + b - (data.y[i]?.[0] as number)) ** 2 / data.x.length, 0);

const near = (own: number | null | undefined, wanted: number, what: string, tolerance = 1e-6): void =>
  assert.ok(typeof own === 'number' && Math.abs(own - wanted) <= tolerance * Math.max(1, Math.abs(wanted)), `${what}: ${own}, ${wanted}`);

test('surface --json gives J(w, b) over the part that is asked for, and the way of the training', async (t) => {
  const cwd = folderWith({ 'line.nn.json': line() }, t);
  const axes = ['--x', 'out/kernel[0,0]', '--y', 'out/bias[0]'];
  const answer = await call(['surface', 'line.nn.json', ...axes, '--from', '-1,-2', '--to', '3,4', '--size', '9', '--json'], { cwd });
  assert.equal(answer.stderr, '');
  const { x, y, loss, path, at, lowest } = parsed(answer);
  assert.deepEqual(x, [-1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3]);
  assert.deepEqual(y, [-2, -1.25, -0.5, 0.25, 1, 1.75, 2.5, 3.25, 4]);
  loss.forEach((row, j) => {
    row.forEach((value, i) => {
      near(value, squaredError(x[i] as number, y[j] as number), `row ${j}, column ${i}`);
    });
  });
  assert.deepEqual([lowest?.x, lowest?.y], [2, 1]);
  // Gradient descent with all rows in one batch, from 0 and 0.
  let [w, b] = [0, 0];
  assert.equal(path.length, 21);
  path.forEach(([px, py], epoch) => {
    near(px, w, `w after ${epoch} epochs`, 1e-5);
    near(py, b, `b after ${epoch} epochs`, 1e-5);
    const off = data.x.map(([one = 0], i) => w * one + b - (data.y[i]?.[0] as number));
    w -= (0.02 * 2 * off.reduce((sum, value, i) => sum + value * (data.x[i]?.[0] as number), 0)) / 5;
    b -= (0.02 * 2 * off.reduce((sum, value) => sum + value, 0)) / 5;
  });
  assert.deepEqual([at.x, at.y, at.epoch], [...(path.at(-1) as readonly number[]), 20]);
});

test('surface without axes takes the two numbers that there are, in a part that holds the way and the lowest point', async (t) => {
  const cwd = folderWith({ 'line.nn.json': line({ fit: { epochs: 2, batch_size: 5 } }) }, t);
  const { x, y, path, lowest } = parsed(await call(['surface', 'line.nn.json', '--size', '33', '--json'], { cwd }));
  for (const [px, py] of path)
    assert.ok(px > (x[0] as number) && px < (x.at(-1) as number) && py > (y[0] as number) && py < (y.at(-1) as number));
  assert.ok(lowest && lowest.loss < 0.3, JSON.stringify(lowest));
});

test('surface of a larger network is a slice after an epoch, or the plane of its way', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': xor }, t);
  const words = ['surface', 'xor.nn.json', '--json', '--size', '5'];
  const axes = ['--x', 'dense/kernel[1,0]', '--y', 'dense_1/bias'];
  const [first, last, way] = await Promise.all([
    call([...words, ...axes, '--epoch', '0'], { cwd }),
    call([...words, ...axes], { cwd }),
    call(words, { cwd }),
  ]);
  const [began, ended] = [parsed(first as never), parsed(last as never)];
  assert.deepEqual(began.path, ended.path);
  assert.deepEqual([began.at.x, began.at.y], began.path[0]);
  assert.deepEqual([ended.at.x, ended.at.y], ended.path.at(-1));
  assert.notDeepEqual(began.loss, ended.loss);
  const plane = parsed(way as never) as Surface & { readonly share: number };
  assert.ok(plane.share > 0.5 && plane.share <= 1);
  assert.equal(plane.path.length, ended.path.length);
});

test('surface shows a picture with the way on it, for a reader', async (t) => {
  const cwd = folderWith({ 'line.nn.json': line() }, t);
  const { stdout, stderr, code } = await call(['surface', 'line.nn.json'], { cwd });
  assert.deepEqual([code, stderr], [0, '']);
  const lines = stdout.split('\n');
  assert.equal(lines[0], 'mean_squared_error over out/kernel[0,0] (across) and out/bias[0] (up)');
  const picture = lines.filter((one) => one.includes('|'));
  for (const sign of ['S', 'E', 'x', '@'])
    assert.ok(
      picture.some((one) => one.includes(sign)),
      `${sign}\n${stdout}`,
    );
  assert.ok(
    lines.some((one) => /^ +epoch +out\/kernel\[0,0\] +out\/bias\[0\] +loss$/.test(one)),
    stdout,
  );
});

test('surface says what is wrong with an axis, a part, an epoch, and offers the nearest name', async (t) => {
  const cwd = folderWith({ 'line.nn.json': line(), 'xor.nn.json': xor }, t);
  const b = ['--y', 'out/bias[0]'];
  for (const [words, message] of [
    [['line.nn.json', '--x', 'out/kernal[0,0]', ...b], 'Did you mean "out/kernel"?'],
    [['line.nn.json', '--x', 'out/kernel[0,1]', ...b], 'from out/kernel[0,0] to out/kernel[0,0]'],
    [['line.nn.json', '--x', 'out/kernel[0]', ...b], 'of shape 1 × 1'],
    [['line.nn.json', '--x', 'out/kernel[-1,0]', ...b], 'of shape 1 × 1'],
    [['line.nn.json', '--x', 'out/bias[0]', ...b], 'Both axes are out/bias[0]'],
    [['line.nn.json', ...b], 'give both --x and --y'],
    [['line.nn.json', '--from', '1,2'], 'give both --from and --to'],
    [['line.nn.json', '--from', '1', '--to', '2,3'], 'two numbers are needed'],
    [['line.nn.json', '--from', '1,2', '--to', '1,3'], 'from a smaller number to a larger one'],
    [['line.nn.json', '--from', '-1e308,0', '--to', '1e308,1'], 'a range of finite numbers'],
    [['line.nn.json', '--size', '1'], 'a whole number is needed, 2 to 400'],
    [['line.nn.json', '--epoch', '21'], 'There is no epoch 21 in this training'],
    [['xor.nn.json', '--x', 'dense/kernel', '--y', 'dense/bias[0]'], 'name one of its numbers'],
  ] as const) {
    const { code, stdout, stderr } = await call(['surface', ...words, '--json'], { cwd });
    assert.ok(code === 2 && stdout === '' && stderr.includes(message), `${words.join(' ')}: ${code} ${stderr}`);
  }
});

test('surface says why there is none, in the reader’s language', async (t) => {
  const { compile: _, ...untrained } = line() as Record<string, unknown>;
  const lonely = line({ layers: [{ type: 'Dense', units: 1, use_bias: false, input_shape: [1] }] });
  const layers = [
    { type: 'Dense', units: 1, input_shape: [1], name: 'frozen', trainable: false },
    { type: 'Dense', units: 1, use_bias: false },
  ];
  const cwd = folderWith(
    { 'none.nn.json': untrained, 'one.nn.json': lonely, 'frozen.nn.json': line({ layers }), 'broken.nn.json': '{' },
    t,
  );
  for (const [file, message, korean] of [
    ['none', 'there is no loss to be drawn: the spec has no "compile"', '그릴 손실이 없습니다'],
    ['one', 'has one trainable number only', '1개뿐입니다'],
    ['frozen', 'has one trainable number only', '1개뿐입니다'],
    ['broken', '[json-syntax]', '[json-syntax]'],
  ] as const) {
    const { code, stdout, stderr } = await call(['surface', `${file}.nn.json`, '--json'], { cwd });
    assert.ok(code === 1 && stdout === '' && stderr.includes(message), `${file}: ${code} ${stderr}`);
    const own = await call(['surface', `${file}.nn.json`, '--json'], { cwd, env: { LC_ALL: 'ko_KR.UTF-8' } });
    assert.ok(own.stderr.includes(korean), own.stderr);
  }
});

test('surface of a run that diverged shows where it began, and says so; losses that are no numbers are null', async (t) => {
  const wild = line({ compile: { optimizer: { type: 'SGD', learning_rate: 20 }, loss: 'mse' }, fit: { epochs: 400, batch_size: 5 } });
  const cwd = folderWith({ 'wild.nn.json': wild }, t);
  const { code, stdout, stderr } = await call(['surface', 'wild.nn.json', '--json', '--size', '5'], { cwd });
  assert.equal(code, 0, stderr);
  const { x, path } = JSON.parse(stdout) as Surface;
  assert.ok(path.length > 2 && path.length < 400 && path.every(([w]) => Number.isFinite(w)));
  assert.ok((x.at(-1) as number) < 1000, `the part shown ends at ${x.at(-1)}`);
  assert.match(stderr, /\[not-finite\]/);
  assert.match(stderr, /\[surface-way-outside\]/);
  const far = ['--from', '1e200,1e200', '--to', '2e200,2e200'];
  const none = await call(['surface', 'wild.nn.json', '--json', '--size', '3', '--epoch', '0', ...far], { cwd });
  const row = [null, null, null];
  assert.deepEqual((JSON.parse(none.stdout) as Surface).loss, [row, row, row]);
  assert.match(none.stderr, /\[surface-not-finite\]/);
});
