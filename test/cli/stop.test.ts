import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { built } from '../built';
import { hungWorker } from '../ml/worker/hung-worker';
import { call, folderWith, xor } from './helper';

/** A copy of the command line with another worker beside it. */
function besideWorker(folder: string): string {
  const file = join(folder, 'cli.js');
  copyFileSync(built('cli.js'), file);
  return file;
}

test('Ctrl-C ends a run whose batch takes for ever: with a sentence, and the exit code is 130', {
  skip: process.platform === 'win32' && 'A process of Windows cannot be sent what Ctrl-C sends.',
}, async (t) => {
  const spec = { ...xor, fit: { epochs: 100, batch_size: 4 } };
  const folder = folderWith({ 'a.nn.json': spec }, t);
  const hung = hungWorker(folder);
  hung.hang();
  const child = spawn(process.execPath, [besideWorker(folder), 'train', 'a.nn.json', '--json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = ['', ''];
  [child.stdout, child.stderr].forEach((stream, i) => {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said[i] += text;
    });
  });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  await hung.hangs();
  child.kill('SIGINT');
  assert.equal(await ended, 130);
  assert.deepEqual(said, ['', 'The training was stopped in the middle of a long computation, whose results are lost.\n']);
});

test('a worker that is lost is a sentence, and no stack trace', async (t) => {
  const folder = folderWith({ 'a.nn.json': xor, 'worker.js': 'process.exit(3);' }, t);
  const { code, stdout, stderr } = await call(['train', 'a.nn.json', '--json'], { cwd: folder, cli: besideWorker(folder) });
  assert.deepEqual([code, stdout, stderr], [1, '', 'The training thread ended early (code 3).\n']);
});
