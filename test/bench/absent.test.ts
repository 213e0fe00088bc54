import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startProcess } from '../../bench/peers/process';
import { type Places, pythonWith } from '../../bench/peers/python';

describe('a Python with Keras or PyTorch', () => {
  let folder = '';
  let calls: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'peers-'));
    calls = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** @param fails what does not work, by a part of the command, and why */
  const places = (fails: Readonly<Record<string, string>> = {}, given?: string): Places => ({
    folder,
    given,
    run(program, parameters) {
      const call = [program, ...parameters].join(' ');
      calls.push(call);
      return Object.entries(fails).find(([part]) => call.includes(part))?.[1];
    },
    say: () => undefined,
  });

  it('is made once, and gets each package once, in the versions of the golden figures', () => {
    const first = pythonWith('torch', places());
    assert.equal(pythonWith('torch', places()), first);
    assert.equal(calls.length, 2);
    assert.match(calls[0] as string, /^python3 -m venv /);
    assert.match(calls[1] as string, /pip install .*-c test\/golden\/requirements\.txt numpy torch$/);
    pythonWith('keras', places());
    assert.match(calls.at(-1) as string, /numpy keras tensorflow/);
  });

  it('may be called python', () => {
    assert.ok(pythonWith('torch', places({ 'python3 -m venv': 'spawnSync python3 ENOENT' })));
  });

  it('is absent with a reason, and tried again the next time', () => {
    assert.throws(() => pythonWith('torch', places({ '-m venv': 'spawnSync python ENOENT' })), /no virtual environment .*ENOENT/);
    assert.throws(() => pythonWith('torch', places({ pip: 'No matching distribution' })), /cannot be installed: No matching distribution/);
    assert.ok(pythonWith('torch', places()));
  });

  it('is the one that is given, if it has the package', () => {
    assert.equal(pythonWith('keras', places({}, 'mine')), 'mine');
    assert.throws(() => pythonWith('keras', places({ 'import keras': 'No module named keras' }, 'mine')), /No module named keras/);
  });
});

describe('a contestant’s process', () => {
  const node = (code: string) => startProcess([process.execPath, '-e', code]);
  const ready = `console.log('a greeting'); console.log('{"version":"1"}');`;
  const answering = `process.stdin.on('data', (line) => console.log(JSON.stringify({ ms: 3, loss: JSON.parse(line).epochs })));`;

  it('answers each order', async () => {
    const { version, ask, end } = await node(ready + answering);
    assert.equal(version, '1');
    assert.deepEqual(await ask('{"epochs":5}'), { ms: 3, loss: 5 });
    assert.deepEqual(await ask('{"epochs":7}'), { ms: 3, loss: 7 });
    await end();
  });

  it('is absent where the program is, or where it ends before it is ready', async () => {
    await assert.rejects(startProcess(['no-such-program']), /ENOENT/);
    await assert.rejects(node(`console.error('why\\nModuleNotFoundError: keras'); process.exit(1)`), /^Error: ModuleNotFoundError: keras$/);
  });

  it('tells in its own words why it ended instead of answering', async () => {
    const { ask } = await node(`${ready} process.stdin.on('data', () => { console.error('out of memory'); process.exit(3); });`);
    await assert.rejects(ask('{}'), /out of memory/);
    await assert.rejects(ask('{}'), /out of memory/);
  });
});
