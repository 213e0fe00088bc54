import assert from 'node:assert/strict';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { showProblems } from '../../src/cli/problems';
import { languageOf } from '../../src/cli/terminal';
import { visible, visibleLines } from '../../src/ml/language/visible';
import { readSpec } from '../../src/ml/spec/read-spec';
import { call, folderWith, recorded, xor } from './helper';

/** XOR, written row by row. */
const corners = {
  x: [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  y: [0, 1, 1, 0],
};

const misspelled = JSON.stringify(xor, null, 2).replace('"sigmoid"', '"sigmod"');
const line = misspelled.split('\n').findIndex((l) => l.includes('sigmod')) + 1;
const column = (misspelled.split('\n')[line - 1] as string).indexOf('"sigmod"') + 1;

test('a spec in UTF-16, as PowerShell writes it, and one with a byte order mark and CRLF are read', async (t) => {
  const text = JSON.stringify(
    { ...xor, data: { gate: 'AND' }, layers: [{ type: 'Dense', name: '층', units: 1, input_shape: [2], activation: 'sigmoid' }] },
    null,
    2,
  );
  const lines = text.replaceAll('\n', '\r\n');
  const utf16 = Buffer.from(`\ufeff${lines}`, 'utf16le');
  const files = {
    'a.nn.json': utf16,
    'b.nn.json': Buffer.from(utf16).swap16(),
    'c.nn.json': `\ufeff${lines}`,
    'd.nn.json': utf16.subarray(2),
  };
  const cwd = folderWith(files, t);
  for (const name of Object.keys(files)) {
    const { code, stdout, stderr } = await call(['summary', name, '--json'], { cwd });
    assert.deepEqual([code, stderr], [0, ''], name);
    assert.equal(JSON.parse(stdout).layers[0].name, '층');
  }
});

test('a spec in another encoding is an error that says how to save it', async (t) => {
  const cwd = folderWith({ 'a.nn.json': Buffer.from('{ "name": "\xba\xbd" }', 'latin1') }, t);
  const { code, stderr } = await call(['check', 'a.nn.json'], { cwd });
  assert.equal(code, 2);
  assert.match(stderr, /^a\.nn\.json is not UTF-8\. Save it as UTF-8 in your editor\./);
});

test('a problem is FILE:LINE:COLUMN: message [code] on stderr, with every command', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': misspelled }, t);
  const [problem] = readSpec(misspelled).list.problems;
  const expected = `xor.nn.json:${line}:${column}: ${problem?.message} [unknown-name]\n`;
  for (const words of [
    ['check'],
    ['summary'],
    ['train'],
    ['train', '--json'],
    ['predict', '--input', '[0, 1]'],
    ['export', '--to', 'npz', '--out', 'x.npz'],
  ]) {
    const [command = '', ...rest] = words;
    assert.deepEqual(await call([command, 'xor.nn.json', ...rest], { cwd }), { code: 1, stdout: '', stderr: expected }, words.join(' '));
  }
});

test('a problem of a data file names that file, by its way from the current folder', async (t) => {
  const spec = { ...xor, data: { csv: 'points.csv', target: 'y' } };
  const cwd = folderWith({ 'xor.nn.json': spec, 'points.csv': 'a,b,y\n0,0,0\n0,one,1\n' }, t);
  mkdirSync(join(cwd, 'notes'));
  for (const file of ['xor.nn.json', 'points.csv']) renameSync(join(cwd, file), join(cwd, 'notes', file));
  const { code, stdout, stderr } = await call(['check', 'notes/xor.nn.json'], { cwd });
  assert.deepEqual([code, stdout], [1, '']);
  assert.match(stderr.replace('\\', '/'), /^notes\/points\.csv:3:3: .*"one" is not a number.* \[csv-text\]$/m);
});

test('check takes several files, shows the problems of all and says which are in order', async (t) => {
  const cwd = folderWith({ 'a.nn.json': xor, 'b.nn.json': misspelled, 'c.nn.json': xor }, t);
  const { code, stdout, stderr } = await call(['check', 'a.nn.json', 'b.nn.json', 'c.nn.json'], { cwd });
  assert.equal(code, 1);
  assert.equal(stdout, 'a.nn.json: ok\nc.nn.json: ok\n');
  assert.match(stderr, /^b\.nn\.json:\d+:\d+: .*\n$/);
});

test('a file that is not there does not keep check from the others', async (t) => {
  const cwd = folderWith({ 'a.nn.json': xor }, t);
  assert.deepEqual(await call(['check', 'none.nn.json', 'a.nn.json'], { cwd }), {
    code: 2,
    stdout: 'a.nn.json: ok\n',
    stderr: 'There is no file none.nn.json.\n',
  });
});

test('warnings are marked and do not change the exit code', async (t) => {
  const spec = { ...xor, layers: [xor.layers[0], { type: 'Dense', units: 1, activation: 'softmax' }] };
  const cwd = folderWith({ 'a.nn.json': spec }, t);
  const { code, stdout, stderr } = await call(['check', 'a.nn.json'], { cwd });
  assert.match(stderr, /^a\.nn\.json:\d+:\d+: warning: .* \[softmax-of-one\]$/m);
  assert.ok(
    stderr.split('\n').every((l) => !l || / (warning|info): /.test(l)),
    stderr,
  );
  assert.deepEqual([code, stdout], [0, 'a.nn.json: ok\n']);
});

test('check --json of one file gives its problems as one object, and nothing else', async (t) => {
  const cwd = folderWith({ 'b.nn.json': misspelled, 'points.csv': 'a,y\n0,0\none,1\n' }, t);
  const { code, stdout } = await call(['check', 'b.nn.json', '--json'], { cwd });
  assert.equal(code, 1);
  const [problem] = readSpec(misspelled).list.problems;
  assert.deepEqual(JSON.parse(stdout), {
    problems: [{ code: 'unknown-name', severity: 'error', line, column, message: problem?.message, fixes: ['Change to "sigmoid"'] }],
  });
});

test('check --json names the file of a problem that is in another one', async (t) => {
  const cwd = folderWith({ 'a.nn.json': { ...xor, data: { csv: 'points.csv', target: 'y' } }, 'points.csv': 'a,b,y\n0,0,0\n0,one,1\n' }, t);
  const { stdout } = await call(['check', 'a.nn.json', '--json'], { cwd });
  const { problems } = JSON.parse(stdout);
  assert.deepEqual(
    problems.map(({ file, code, line: at }: { file: string; code: string; line: number }) => [file, code, at]),
    [['points.csv', 'csv-text', 3]],
  );
});

test('check --json of several files names the file of each problem, and those that cannot be read', async (t) => {
  const stack = { ...xor, data: corners, layers: [{ type: 'Dense', units: 4, input_shape: [2] }, xor.layers[1]] };
  const cwd = folderWith({ 'a.nn.json': xor, 'b.nn.json': misspelled, 'c.nn.json': stack }, t);
  const { code, stdout } = await call(['check', '--json', 'a.nn.json', 'b.nn.json', 'c.nn.json', 'none.nn.json'], { cwd });
  assert.equal(code, 2);
  const { problems, unreadable } = JSON.parse(stdout);
  assert.deepEqual(
    problems.map(({ file, code, severity }: { file: string; code: string; severity: string }) => [file, code, severity]),
    [
      ['b.nn.json', 'unknown-name', 'error'],
      ['c.nn.json', 'linear-stack', 'warning'],
      ['c.nn.json', 'no-line', 'hint'],
    ],
  );
  assert.deepEqual(unreadable, [{ file: 'none.nn.json', message: 'There is no file none.nn.json.' }]);
});

test('check --json has three severities: what is a note in the editor is a hint', async (t) => {
  const cwd = folderWith(
    { 'a.nn.json': { ...xor, data: { csv: 'a.csv', target: 'y' } }, 'a.csv': ',a,b,y\n0,0,0,0\n1,0,1,1\n2,1,0,1\n3,1,1,0\n' },
    t,
  );
  const { code, stdout } = await call(['check', 'a.nn.json', '--json'], { cwd });
  assert.equal(code, 0);
  assert.deepEqual(
    JSON.parse(stdout).problems.map(({ code, severity }: { code: string; severity: string }) => [code, severity]),
    [['csv-unnamed-column', 'hint']],
  );
});

test('comments that turn a problem off are obeyed by check and train', async (t) => {
  const spec = { ...xor, data: corners, layers: [{ type: 'Dense', units: 4, input_shape: [2] }, xor.layers[1]], fit: { epochs: 1 } };
  const text = JSON.stringify(spec, null, 2);
  const off = `// nn-ignore-file: no-line\n${text.replace(/^ {4}\{/m, '    // nn-ignore: linear-stack -- to see what it comes to\n    {')}`;
  const cwd = folderWith({ 'a.nn.json': text, 'b.nn.json': off }, t);
  const codes = async (...words: string[]) => [...(await call(words, { cwd })).stderr.matchAll(/\[([\w-]+)\]$/gm)].map(([, code]) => code);
  assert.deepEqual(await codes('check', 'a.nn.json'), ['linear-stack', 'no-line']);
  assert.deepEqual(await codes('train', 'a.nn.json'), ['linear-stack', 'no-line']);
  assert.deepEqual(await codes('check', 'b.nn.json'), []);
  assert.deepEqual(await codes('train', 'b.nn.json'), []);
});

test('on a terminal the quick fix is shown as a hint, elsewhere it is not', () => {
  const { problems } = readSpec(misspelled).list;
  const [screen, file] = [recorded({ live: true }), recorded()];
  showProblems(problems, 'xor.nn.json', screen);
  showProblems(problems, 'xor.nn.json', file);
  assert.equal(screen.text(), `${file.text()}    hint: Change to "sigmoid"\n`);
});

test('problems are in the language of the terminal, and in English for programs', async (t) => {
  const screen = recorded({ live: true, language: 'ko_KR.UTF-8' });
  showProblems(readSpec(misspelled).list.problems, 'xor.nn.json', screen);
  assert.match(screen.text(), /활성화 함수가 아닙니다: .* \[unknown-name\]\n {4}hint: "sigmoid"로 바꾸기\n$/);
  assert.deepEqual([{ LC_ALL: 'C', LANG: 'ko_KR.UTF-8' }, { LC_ALL: '', LC_MESSAGES: 'ko_KR' }, { LANG: 'ko' }, {}].map(languageOf), [
    'C',
    'ko_KR',
    'ko',
    'en',
  ]);
  const dir = folderWith({ 'b.nn.json': misspelled }, t);
  const { stdout, stderr } = await call(['check', 'b.nn.json', '--json'], { cwd: dir, env: { LC_ALL: 'ko_KR.UTF-8' } });
  assert.match(stderr, /활성화 함수가 아닙니다/);
  assert.match(stdout, /There is no activation/);
});

test('what a spec contains cannot send commands to the terminal', () => {
  const evil = JSON.stringify({ data: { gate: 'AND' }, layers: [{ type: '\u001b[2Jx\u009b' }] });
  const out = recorded();
  showProblems(readSpec(evil).list.problems, 'a\u0007.nn.json', out);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there.
  assert.doesNotMatch(out.text(), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  assert.match(out.text(), /^a\\x07\.nn\.json:1:\d+: /);
  assert.equal(visibleLines('a\u001b[2J\tb\nc'), 'a\\x1b[2J\\x09b\nc');
  assert.equal(visible('a\nb\u202ec\u0085'), 'a\\x0ab\\u202ec\\x85');
});

test('labels and columns of a data file send no commands to the terminal either, nor does JSON', async (t) => {
  const cwd = folderWith(
    {
      'a.csv': 'x\u001b]0;owned\u0007,y\n1,\u009bred\n2,\u202eblue\n3,\u009bred\n',
      'a.nn.json': {
        data: { csv: 'a.csv', target: 'y' },
        layers: [{ type: 'Dense', units: 2, activation: 'softmax', input_shape: [1] }],
        compile: { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' },
        fit: { epochs: 1 },
        predict: [[1], [2]],
      },
    },
    t,
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there.
  const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
  for (const words of [['train'], ['train', '--json'], ['check', '--json'], ['summary', '--json']]) {
    const { stdout, stderr } = await call([words[0] as string, 'a.nn.json', ...words.slice(1)], { cwd });
    assert.doesNotMatch(stdout + stderr, controls, words.join(' '));
    if (words.length > 1) JSON.parse(stdout);
  }
  const { stdout } = await call(['train', 'a.nn.json'], { cwd });
  assert.match(stdout, /\\x9bred|\\u202eblue/);
});

test('colours are used only where they are wanted', async (t) => {
  const cwd = folderWith({ 'a.nn.json': misspelled }, t);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins a colour.
  const colored = /\u001b\[/;
  assert.doesNotMatch((await call(['check', 'a.nn.json'], { cwd })).stderr, colored);
  assert.match((await call(['check', 'a.nn.json'], { cwd, env: { FORCE_COLOR: '1' } })).stderr, colored);
  assert.doesNotMatch((await call(['check', 'a.nn.json'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stderr, colored);
  assert.doesNotMatch((await call(['check', 'a.nn.json'], { cwd, env: { FORCE_COLOR: '0' } })).stderr, colored);
});
