import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { WorkerClient } from '../../../src/ml/worker/client';
import { inThread } from '../../../src/ml/worker/thread-port';
import { inFolder, jobOf, textOf } from './kept-spec';

/** A thread that dies in some way at the first message, and answers all messages once a file says so. */
const thread = (dies: string, mended: string): string => `
const { parentPort } = require('node:worker_threads');
const mended = require('node:fs').existsSync(${JSON.stringify(mended)});
parentPort.on('message', ({ kind, id }) => {
  if (!mended) { ${dies} }
  else if (kind === 'ask') parentPort.postMessage({ kind: 'answer', id, answer: { problems: [] } });
});`;

const deaths: Readonly<Record<string, readonly [dies: string, says: RegExp]>> = {
  'ends itself': ['process.exit(3);', /ended early \(code 3\)/],
  'ends itself in good order': ['process.exit(0);', /ended early \(code 0\)/],
  throws: ["throw new Error('out of order');", /failed: out of order/],
  'throws what is no error': ["throw 'a text';", /failed: /],
  'leaves a promise rejected': ["Promise.reject(new Error('left unhandled'));", /failed: left unhandled/],
  'runs out of memory': [
    'const all = []; for (;;) all.push(new Array(1e6).fill({}));',
    /failed: Worker terminated due to reaching memory limit/,
  ],
};

describe('a thread that is lost', () => {
  for (const [title, [dies, says]] of Object.entries(deaths)) {
    it(`fails all that was under way and is replaced: one that ${title}`, async () => {
      await inFolder(async (folder) => {
        const [file, mended] = [join(folder, 'thread.cjs'), join(folder, 'mended')];
        writeFileSync(file, thread(dies, mended));
        const client = new WorkerClient(inThread(file, { maxOldGenerationSizeMb: 32 }));
        const question = { task: 'check', text: '{}' } as const;
        await Promise.all([
          assert.rejects(
            client.run(jobOf(textOf()), () => undefined),
            says,
          ),
          assert.rejects(client.ask(question), says),
        ]);
        writeFileSync(mended, '');
        assert.deepEqual(await client.ask(question), { problems: [] });
        await client.dispose();
      });
    });
  }

  it('is not waited for by what is asked after its end was ordered', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'thread.cjs');
      writeFileSync(file, thread('', file));
      const client = new WorkerClient(inThread(file));
      const question = { task: 'check', text: '{}' } as const;
      await client.ask(question);
      const ended = client.dispose();
      assert.deepEqual(await client.ask(question), { problems: [] });
      await ended;
      await client.dispose();
    });
  });

  it('cannot be handed what does not cross to a thread, and continues', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'thread.cjs');
      writeFileSync(file, thread('', file));
      const client = new WorkerClient(inThread(file));
      const uncopyable = { task: 'check', text: (() => '') as unknown as string } as const;
      await assert.rejects(client.ask(uncopyable), /could not be cloned/);
      assert.deepEqual(await client.ask({ task: 'check', text: '{}' }), { problems: [] });
      await client.dispose();
    });
  });
});
