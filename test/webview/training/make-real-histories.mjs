// Runs samples with the changes that students make, and keeps their losses: node test/webview/training/make-real-histories.mjs (after a build).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, modify } from 'jsonc-parser';

const rate = ['compile', 'optimizer', 'learning_rate'];
const split = ['fit', 'validation_split'];
const runs = {
  'collapses after learning': [
    'vanishing-gradient-relu',
    [
      [rate, 1],
      [['seed'], 3],
    ],
  ],
  'rises again at the end': [
    'vanishing-gradient-relu',
    [
      [rate, 0.7],
      [['seed'], 3],
    ],
  ],
  'rises again, seed 1': [
    'vanishing-gradient-relu',
    [
      [rate, 0.7],
      [['seed'], 1],
    ],
  ],
  'rises again, rate 1': [
    'vanishing-gradient-relu',
    [
      [rate, 1],
      [['seed'], 7],
    ],
  ],
  'a rate just beyond the border': ['gradient-descent', [[rate, 0.1199]]],
  'a rate that fits': ['gradient-descent', []],
  'a rate too large': ['gradient-descent-diverging', []],
  'a perceptron on XOR, shuffled': ['perceptron-xor', [[['fit', 'shuffle'], true]]],
  'a perceptron on AND': ['perceptron-and', []],
  'the noise of Dropout': ['overfitting-dropout', [[['seed'], 2]]],
  overfitting: ['overfitting', []],
  'two parameters cannot memorise': ['logistic-regression', [[split, 0.25]]],
  'a restless validation': [
    'logistic-regression-csv',
    [
      [split, 0.3],
      [['seed'], 1],
    ],
  ],
  'validation far above': ['function-parabola', [[split, 0.2]]],
  'no slope': ['logistic-regression-squared-error', []],
  'a vanishing gradient': ['vanishing-gradient-sigmoid', []],
  learned: ['xor-learned', []],
};

const folder = mkdtempSync(join('samples', '.histories-'));
try {
  const histories = {};
  for (const [name, [sample, changes]] of Object.entries(runs)) {
    let text = readFileSync(join('samples', `${sample}.nn.json`), 'utf8').replaceAll('"data/', '"../data/');
    for (const [path, value] of changes) text = applyEdits(text, modify(text, path, value, {}));
    const file = join(folder, 'run.nn.json');
    writeFileSync(file, text);
    const { history } = JSON.parse(
      execFileSync(process.execPath, ['dist/cli.js', 'train', file, '--json', '--quiet'], { encoding: 'utf8' }),
    );
    const kept = ['loss', 'val_loss', 'accuracy'].filter((figure) => history[figure]);
    histories[name] = Object.fromEntries(kept.map((figure) => [figure, history[figure].map((value) => Number(value.toPrecision(5)))]));
  }
  const lines = Object.entries(histories).map(([name, history]) => `  ${JSON.stringify(name)}: ${JSON.stringify(history)}`);
  writeFileSync('test/webview/training/real-histories.json', `{\n${lines.join(',\n')}\n}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
