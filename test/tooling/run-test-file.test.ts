import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { runTestFile } from '../../scripts/lib/run-test-file.mjs';

const folder = 'out/run-test-file';

/** Runs a test file with this body. */
async function run(name: string, body: string, timeout = 60_000) {
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${name}.cjs`;
  writeFileSync(file, `const { test, describe, it, before } = require('node:test');\n${body}`);
  const { passed, failures, skips, output } = await runTestFile(file, timeout);
  return { passed, failures: failures.map((f) => f.name), errors: failures.map((f) => f.error).join('\n'), skips, output };
}

const whole = 'the file as a whole';

describe('a test file', () => {
  it('that passes, skips and fails is counted', async () => {
    const { passed, failures, errors, skips, output } = await run(
      'mixed',
      `describe('s', () => { it('a', () => {}); it('b', () => { throw new TypeError('oh'); }); });
       test('c', { skip: 'no library' }, () => {}); test('d', (t) => t.skip('not here')); console.log('said');`,
    );
    assert.deepEqual([passed, failures], [1, ['s › b']]);
    assert.match(errors, /TypeError: oh\n\s+at /);
    assert.deepEqual(skips, [
      { name: 'c', reason: 'no library' },
      { name: 'd', reason: 'not here' },
    ]);
    assert.match(output, /said/);
  });

  it('without a test fails', async () => {
    const { failures, errors } = await run('empty', '');
    assert.deepEqual(failures, [whole]);
    assert.match(errors, /contains none/);
  });

  it('that is killed fails', async () => {
    const { failures, errors } = await run(
      'killed',
      "test('a', () => {}); test('b', () => { process.kill(process.pid, 'SIGKILL'); return new Promise(() => {}); });",
    );
    assert.deepEqual(failures, [whole]);
    assert.match(errors, /SIGKILL|exit code/);
  });

  it('that throws outside a test fails, and says so', async () => {
    const { failures, output } = await run('throws', "test('a', () => {}); throw new Error('outside');");
    assert.ok(failures.includes(whole));
    assert.match(output, /Error: outside/);
  });

  it('that leaves in the middle fails, though its exit code is 0', async () => {
    const wait = 'await new Promise((done) => setTimeout(done, 100));';
    const { failures, errors } = await run(
      'leaves',
      `test('a', async () => { ${wait} }); test('b', async () => { ${wait} process.exit(0); }); test('c', () => {});`,
    );
    assert.deepEqual(failures, [whole]);
    // What was written of the first test may be lost with the rest.
    assert.match(errors, /exit code 0 before all tests had run|left by process\.exit\(0\)/);
  });

  it('that fails after its last test fails, and says why', async () => {
    const { passed, failures, output } = await run(
      'late',
      "test('a', () => { setTimeout(() => { throw new Error('afterwards'); }, 100); });",
    );
    assert.deepEqual([passed, failures], [1, [whole]]);
    assert.match(output, /afterwards/);
  });

  it('that never ends is ended', async () => {
    const { failures, errors } = await run('hangs', "test('a', () => { for (;;); });", 1500);
    assert.deepEqual(failures, [whole]);
    assert.match(errors, /after 1.5 seconds/);
  });
});
