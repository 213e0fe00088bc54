import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { call, folderWith, xor } from './helper';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const commands = ['summary', 'check', 'train', 'step', 'predict', 'export'];

test('--help names every command and the exit codes', async () => {
  const { code, stdout, stderr } = await call(['--help']);
  assert.equal(code, 0);
  assert.equal(stderr, '');
  for (const command of commands) assert.match(stdout, new RegExp(`^ {2}${command} FILE`, 'm'));
  assert.match(stdout, /Exit code: 0 all went well, 1 problem in the spec or its data, 2 wrong usage, 130 ended by Ctrl-C\./);
  assert.ok(stdout.split('\n').every((line) => line.trimEnd() === line));
});

test('each command has a help text with its options', async () => {
  const options: Readonly<Record<string, readonly string[]>> = {
    summary: ['--arithmetic', '--json', '--help'],
    check: ['--json', '--help'],
    train: ['--json', '--engine NAME', '--quiet', '--report', '--from RUN', '--epoch N', '--weights', '--help'],
    step: ['--epoch N', '--batch N', '--sample N', '--check', '--json', '--help'],
    predict: ['--input ROWS …', '--image FILE …', '--weights FILE', '--engine NAME', '--json', '--help'],
    export: ['--to FORMAT', '--out PATH', '--force', '--engine NAME', '--help'],
  };
  for (const command of commands) {
    const { code, stdout } = await call([command, '--help']);
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`^Usage: node dist/cli.js ${command} FILE`));
    assert.deepEqual(
      stdout.split('\n').flatMap((line) => /^ {2}(--.+?)(?: {2,}|$)/.exec(line)?.[1] ?? []),
      options[command],
    );
    assert.ok(
      stdout.split('\n').every((line) => line.length <= 80),
      stdout,
    );
  }
});

test('--version is that of package.json', async () => {
  assert.deepEqual(await call(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
});

const wrong: readonly [readonly string[], RegExp][] = [
  [[], /^Name a command\./],
  [['trian', 'xor.nn.json'], /^There is no command "trian"\. Did you mean "train"\?/],
  [['constructor'], /^There is no command "constructor"\./],
  [['--hlp'], /^There is no option --hlp\. Did you mean --help\?/],
  [['train'], /^Name a spec file: train FILE\./],
  [['train', 'xor.nn.json', 'xor.nn.json'], /^train takes one spec file, not 2\./],
  [['train', 'xor.nn.json', '--jsn'], /^There is no option --jsn\. Did you mean --json\?/],
  [['train', 'xor.nn.json', '--engine'], /--engine/],
  [
    ['train', 'xor.nn.json', '--engine', 'wsam'],
    /^There is no engine "wsam"\. Did you mean "wasm"\? There are: auto, compact, tensorflow, wasm, cpu/,
  ],
  [['train', 'xor.nn.json', '--engine', 'cpu', '--engine', 'wasm'], /^--engine can be given only once\./],
  [['train', 'none.nn.json'], /^There is no file none\.nn\.json\./],
  [['train', 'none.nn.json', '--json'], /^There is no file none\.nn\.json\./],
  [['summary', '.'], /^\. is not a file\./],
  [['predict', 'xor.nn.json'], /^There is nothing to answer: .* --input/],
  [
    ['predict', 'xor.nn.json', '--input', '[[0, 1, 2]]'],
    /^--input \[\[0, 1, 2\]\]: that is 1 × 3; this network takes rows of 2, such as --input "\[\[0,0\]\]"/,
  ],
  [['predict', 'xor.nn.json', '--input', 'zero'], /^--input zero: a list of equally long lists/],
  [['step', 'xor.nn.json', '--epoch', '0'], /^--epoch 0: a whole number is needed, 1 or more\./],
  [['step', 'xor.nn.json', '--sample', '1.5'], /^--sample 1\.5: a whole number is needed, 0 or more\./],
  [['step', 'xor.nn.json', '--epoch', '121'], /^--epoch 121: the run has "epochs": 120\. Give 1 to 120\./],
  [['step', 'xor.nn.json', '--batch', '2'], /^--batch 2: an epoch has 1 batch\. Give 1 to 1\./],
  [['step', 'xor.nn.json', '--sample', '4'], /^--sample 4: batch 1 has 4 samples\. Give 0 to 3\./],
  [['export', 'xor.nn.json', '--out', 'x.npz'], /^Say with --to what to write: npz, tfjs, csv, dot, summary\./],
  [['export', 'xor.nn.json', '--to', 'npz'], /^Say with --out where to write it\./],
  [['export', 'xor.nn.json', '--to', 'nzp', '--out', 'x'], /^Nothing can be written as "nzp"\. Did you mean "npz"\?/],
  [['export', 'xor.nn.json', '--to', 'npz', '--out', 'xor.nn.json'], /^xor\.nn\.json is the spec itself\. Give another name with --out\./],
];

for (const [words, message] of wrong) {
  test(`wrong usage ends with exit code 2, a message and nothing on stdout: ${words.join(' ') || '(nothing)'}`, async (t) => {
    const { code, stdout, stderr } = await call(words, { cwd: folderWith({ 'xor.nn.json': xor }, t) });
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, message);
    assert.match(stderr, /--help says how it is called\.\n$/);
  });
}
