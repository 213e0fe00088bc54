import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportLines } from '../../src/cli/results/report';
import { cellWidth } from '../../src/ml/model/text-table';
import type { SplitReport } from '../../src/ml/report/class-answers';
import { call, folderWith, recorded, xor } from './helper';

/** Names the class of the largest of three numbers; its weights are given, so nothing is trained. */
const largest = {
  data: { csv: 'a.csv', target: 'y' },
  layers: [{ type: 'Dense', units: 3, activation: 'softmax', input_shape: [3], weights: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], bias: [0, 0, 0] }],
}; // biome-ignore format: one layer a line
const table = (...rows: string[]): string => ['a,b,c,y', ...rows, ''].join('\n');
const fruit = table('3,0,0,감', '0,3,0,바나나', '0,0,1,감', '0,0,3,체리', '2,0,0,바나나');

const reportOf = async (
  spec: object,
  csv: string,
  t: Parameters<typeof folderWith>[1],
): Promise<{ report: Record<string, unknown>; stderr: string }> => {
  const cwd = folderWith({ 'a.nn.json': spec, 'a.csv': csv }, t);
  const { stdout, stderr } = await call(['train', 'a.nn.json', '--json', '--report', '--engine', 'cpu'], { cwd });
  return { report: JSON.parse(stdout).report, stderr };
};

test('train --json --report adds what each label was taken for, scores by class, and every mistake', async (t) => {
  const { report, stderr } = await reportOf(largest, fruit, t);
  assert.equal(stderr, '');
  const share = (difference: number): number => Math.exp(difference) / (Math.exp(difference) + 2);
  const [first, second] = report['mistakes'] as { probability: number }[];
  assert.ok(Math.abs((first?.probability ?? 0) - share(2)) < 1e-6 && Math.abs((second?.probability ?? 0) - share(1)) < 1e-6);
  assert.deepEqual(report, {
    on: 'train',
    size: null,
    classes: ['감', '바나나', '체리'],
    confusion: [
      [1, 0, 1],
      [1, 1, 0],
      [0, 0, 1],
    ],
    per_class: [
      { name: '감', precision: 0.5, recall: 0.5, f1: 0.5, support: 2 },
      { name: '바나나', precision: 1, recall: 0.5, f1: 2 / 3, support: 2 },
      { name: '체리', precision: 0.5, recall: 1, f1: 2 / 3, support: 1 },
    ],
    mistakes: [
      { row: 4, label: '바나나', prediction: '감', probability: first?.probability },
      { row: 2, label: '감', prediction: '체리', probability: second?.probability },
    ],
  });
});

test('classes without names are called by the numbers that targets have for them', async (t) => {
  const layers = [{ type: 'Dense', units: 1, activation: 'sign', input_shape: [1], weights: [[1]], bias: [0] }];
  const data = { x: [[-1], [0], [1], [2]], y: [1, 1, 1, -1] };
  const { report } = await reportOf({ data, layers }, '', t);
  assert.deepEqual([report['classes'], report['confusion']], [[-1, 1], [[0, 1], [1, 1]]]); // biome-ignore format: one line
  assert.deepEqual(report['mistakes'], [
    { row: 0, label: 1, prediction: -1, probability: null },
    { row: 1, label: 1, prediction: null, probability: null },
    { row: 3, label: -1, prediction: 1, probability: null },
  ]);
});

test('the report is on rows that were not trained on, where there are some, counted from 0', async (t) => {
  const fit = { ...xor, fit: { ...xor.fit, epochs: 1, validation_split: 0.5 } };
  const cwd = folderWith({ 'a.nn.json': fit }, t);
  const { stdout } = await call(['train', 'a.nn.json', '--json', '--report', '--engine', 'cpu'], { cwd });
  const { report } = JSON.parse(stdout);
  assert.deepEqual([report.on, report.per_class.map(({ support }: { support: number }) => support)], ['validation', [1, 1]]);
});

test('a network that names no classes has no report, and stderr says why, in the language of the reader', async (t) => {
  const data = { x: [[1], [2]], y: [0.5, 3] };
  const spec = { data, layers: [{ type: 'Dense', units: 1, input_shape: [1] }], compile: { optimizer: 'sgd', loss: 'mse' } };
  const cwd = folderWith({ 'a.nn.json': spec }, t);
  const words = ['train', 'a.nn.json', '--report', '--engine', 'cpu'];
  const json = await call([...words, '--json'], { cwd });
  assert.deepEqual([json.code, JSON.parse(json.stdout).report], [0, null]);
  assert.match(json.stderr, /^a\.nn\.json:\d+:\d+: info: The network answers with numbers, .* \[no-report\]\n$/);
  const korean = await call([...words, '--quiet'], { cwd, env: { LC_ALL: 'ko_KR.UTF-8' } });
  assert.doesNotMatch(korean.stdout, /Report/);
  assert.match(korean.stderr, /info: 이 신경망은 클래스가 아니라 수를 예측하므로/);
});

test('without --report there is none', async (t) => {
  const cwd = folderWith({ 'a.nn.json': largest, 'a.csv': fruit }, t);
  const { stdout } = await call(['train', 'a.nn.json', '--json', '--engine', 'cpu'], { cwd });
  assert.ok(!('report' in JSON.parse(stdout)));
});

test('on the terminal it is a matrix and a table, aligned also with Korean names', async (t) => {
  const cwd = folderWith({ 'a.nn.json': largest, 'a.csv': fruit }, t);
  const { stdout } = await call(['train', 'a.nn.json', '--report', '--quiet', '--engine', 'cpu'], { cwd });
  assert.ok(
    stdout.includes(
      [
        'Report on the training rows',
        '2 of 5 rows are wrong (40\u00a0%); --json lists them.',
        '',
        'label \\ prediction  감  바나나  체리',
        '감                   1       0     1',
        '바나나               1       1     0',
        '체리                 0       0     1',
        '',
        'class             precision  recall      f1  support',
        '감                   0.5000  0.5000  0.5000        2',
        '바나나               1.0000  0.5000  0.6667        2',
        '체리                 0.5000  1.0000  0.6667        1',
        'accuracy                             0.6000        5',
        'macro average        0.6667  0.6667  0.6111        5',
        'weighted average     0.7000  0.6000  0.6000        5',
        '',
      ].join('\n'),
    ),
    stdout,
  );
});

test('names of classes cannot draw on the terminal', async (t) => {
  const hostile = fruit.replaceAll('감', 'a\u001b[31mred\u202e').replaceAll('체리', '\u001b]0;title\u0007');
  const cwd = folderWith({ 'a.nn.json': largest, 'a.csv': hostile }, t);
  for (const [word, escaped] of [
    ['--quiet', 'a\\x1b[31mred'],
    ['--json', 'a\\u001b[31mred'],
  ]) {
    const { stdout } = await call(['train', 'a.nn.json', '--report', '--engine', 'cpu', word as string], { cwd });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may come through.
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/, word);
    assert.ok(stdout.includes(escaped as string), stdout);
  }
});

/** Some right answers, one mistake (0 for 1), and where wanted an answer that names no class. */
const made = (classes: readonly (string | number)[], more: Partial<SplitReport> = {}): SplitReport => ({
  split: 'test',
  classes,
  labels: Uint16Array.of(...classes.keys(), 0),
  predictions: Int16Array.of(...classes.keys(), 1),
  probability: new Float32Array(classes.length + 1).fill(0.5),
  ofLabel: new Float32Array(classes.length + 1).fill(0.5),
  ...more,
});
const ten = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'];

test('names that do not fit over their columns become numbers, so that ten classes fit into 80 columns', () => {
  const lines = reportLines(made(ten), recorded());
  assert.equal(lines[2], 'label \\ prediction  0  1  2  3  4  5  6  7  8  9');
  assert.equal(lines[3], '0 T-shirt/top       1  1  0  0  0  0  0  0  0  0');
  const whole = made(ten, {
    labels: new Uint16Array(10_000).map((_, i) => i % 10),
    predictions: new Int16Array(10_000).map((_, i) => i % 10),
  });
  assert.ok(reportLines(whole, recorded()).every((line) => cellWidth(line) <= 80));
});

test('a matrix that is too wide gives way to the most frequent mistakes', () => {
  const lines = reportLines(made(Array.from({ length: 60 }, (_, i) => i)), recorded());
  assert.deepEqual(lines.slice(2, 5), [
    'The confusion matrix does not fit into 80 columns; --json has it.',
    'label  prediction  rows',
    '0      1              1',
  ]);
});

test('a long name is cut', () => {
  const [, , head] = reportLines(made(['고양이'.repeat(10), 'b']), recorded());
  assert.equal(head, `label \\ prediction  ${'고양이'.repeat(2)}고 …  b`);
});

test('a name of a class cannot begin a line of its own', () => {
  const lines = reportLines(made(['a\nb', 'c']), recorded());
  assert.deepEqual(lines.slice(2, 4), ['label \\ prediction  a\\x0ab  c', 'a\\x0ab                   1  1']);
});

test('answers that name no class have a column of their own', () => {
  const lines = reportLines(made([0, 1], { predictions: Int16Array.of(0, -1, 1) }), recorded());
  assert.deepEqual(lines.slice(2, 5), [
    'label \\ prediction  0  1  none',
    '0                   1  1     0',
    '1                   0  0     1',
  ]);
});

test('it is said of what set a figure is, and that it is a sample of it', () => {
  const of = (size: 'whole' | 'sample') => reportLines(made([0, 1], { set: { name: 'fashion_mnist', size } }), recorded())[0];
  assert.match(of('sample') ?? '', /^Fashion-MNIST, sample: 1 of 3 rows is wrong/);
  assert.match(of('whole') ?? '', /^Fashion-MNIST, whole: 1 of 3 rows is wrong/);
});

test('colours mark right and wrong, and change no width', () => {
  const colored = reportLines(made([0, 1]), recorded({ color: true }));
  assert.equal(colored[3], '0                   \u001b[32m1\u001b[39m  \u001b[31m1\u001b[39m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes that colours are.
  assert.deepEqual(colored.map((line) => line.replaceAll(/\u001b\[\d+m/g, '')), reportLines(made([0, 1]), recorded())); // biome-ignore format: one line
});

test('a report on a part of a well-known set says which part', async (t) => {
  const spec = {
    data: { dataset: 'mnist', size: 'sample', scale: 255 },
    layers: [
      { type: 'Flatten', input_shape: [28, 28] },
      { type: 'Dense', units: 10, activation: 'softmax' },
    ],
  };
  const cwd = folderWith({ 'a.nn.json': spec }, t);
  const { stdout } = await call(['train', 'a.nn.json', '--json', '--report', '--engine', 'cpu'], { cwd });
  const { report } = JSON.parse(stdout);
  assert.deepEqual([report.on, report.size, report.classes.join('')], ['test', 'sample', '0123456789']);
  assert.equal(
    report.confusion.flat().reduce((sum: number, count: number) => sum + count, 0),
    500,
  );
});
