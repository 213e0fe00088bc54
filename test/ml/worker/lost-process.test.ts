import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { WorkerClient } from '../../../src/ml/worker/client';
import { inProcess } from '../../../src/ml/worker/process-port';
import { built } from '../../built';
import { inFolder, jobOf, textOf } from './kept-spec';

/** A process that does something at the first message, and answers all messages with its id once a file says so. */
const script = (does: string, mended: string): string => `
const mended = require('node:fs').existsSync(${JSON.stringify(mended)});
process.on('message', ({ kind, id }) => {
  if (!mended) { ${does} }
  else if (kind === 'ask') process.send({ kind: 'answer', id, answer: { problems: [], pid: process.pid } });
});`;

const question = { task: 'check', text: '{}' } as const;

const pidOf = async (client: WorkerClient): Promise<number> => ((await client.ask(question)) as unknown as { pid: number }).pid;

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function untilGone(pid: number): Promise<void> {
  for (const end = Date.now() + 180_000; lives(pid); await new Promise((go) => setTimeout(go, 10))) {
    assert.ok(Date.now() < end, `process ${pid} is still there`);
  }
}

const onWindows = process.platform === 'win32';

const deaths: Readonly<Record<string, readonly [does: string, says: RegExp]>> = {
  'ends itself': ['process.exit(3);', /ended early \(code 3\)/],
  'ends itself in good order': ['process.exit(0);', /ended early \(code 0\)/],
  throws: ["throw new RangeError('out of order');", /failed: RangeError: out of order/],
  'leaves a promise rejected': ["Promise.reject(new Error('left unhandled'));", /failed: Error: left unhandled/],
  'reads where it has nothing to read': onWindows
    ? ['process.exit(0xc0000005);', /ended early \(code 0xC0000005\)/]
    : ["process.kill(process.pid, 'SIGSEGV');", /ended early \(SIGSEGV\)/],
  'aborts in a library that gets no memory': [
    "process.stderr.write('terminate called after throwing an instance of std::bad_alloc\\n', () => process.abort());",
    /ran out of memory/,
  ],
  'is killed by the system': ["process.kill(process.pid, 'SIGKILL');", /was killed, perhaps because memory was short/],
  'hangs in a library': ['for (;;);', /no sign of life for 2 seconds/],
};

describe('a process that is lost', () => {
  for (const [title, [does, says]] of Object.entries(deaths)) {
    it(`fails all that was under way and is replaced: one that ${title}`, async () => {
      await inFolder(async (folder) => {
        const [file, mended] = [join(folder, 'process.cjs'), join(folder, 'mended')];
        writeFileSync(file, script(does, mended));
        // On a busy machine, a process may take seconds to start and to die.
        const limits = title.startsWith('hangs') ? { silentMs: 2000, startMs: 2000 } : {};
        const client = new WorkerClient(inProcess(file, limits));
        await Promise.all([
          assert.rejects(
            client.run(jobOf(textOf()), () => undefined),
            says,
          ),
          assert.rejects(client.ask(question), says),
        ]);
        writeFileSync(mended, '');
        assert.ok(await pidOf(client));
        await client.dispose();
      });
    });
  }

  it('is none that a signal to all of a terminal has ended: it leads a group of its own', async (t) => {
    if (process.platform === 'win32') return t.skip('Windows has no groups of processes.');
    await inFolder(async (folder) => {
      const file = join(folder, 'process.cjs');
      writeFileSync(file, script('', file));
      const client = new WorkerClient(inProcess(file));
      assert.ok(lives(-(await pidOf(client))));
      await client.dispose();
    });
  });

  /** The product's worker, which does something once it is asked for the first time. */
  const worker = (folder: string, does: string, first = ''): string => {
    const file = join(folder, 'process.cjs');
    writeFileSync(file, `${first};process.once('message', () => { ${does} });\nrequire(${JSON.stringify(built('worker.js'))});`);
    return file;
  };

  it('is none whose event loop turns, however long it takes', async () => {
    await inFolder(async (folder) => {
      const job = jobOf(textOf({ fit: { epochs: 1, batch_size: 40 } }));
      const client = new WorkerClient(inProcess(worker(folder, ''), { silentMs: 3000 }));
      const running = client.start({ ...job, begin: 'pause' }, (event) => {
        if (event.type === 'paused') setTimeout(() => running.steer('go'), 5000);
      });
      assert.equal((await running.outcome).ending?.reason, 'finished');
      await client.dispose();
    });
  });

  it('is none that takes long to start, waiting for a busy machine', async () => {
    await inFolder(async (folder) => {
      const waits = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000)';
      const client = new WorkerClient(inProcess(worker(folder, '', waits), { silentMs: 1000 }));
      assert.ok((await client.ask(question)).problems.length);
      await client.dispose();
    });
  });

  it('is none that computes for so long that its event loop does not turn', async () => {
    await inFolder(async (folder) => {
      const computes = 'for (const end = Date.now() + 6000; Date.now() < end; );';
      const client = new WorkerClient(inProcess(worker(folder, computes), { silentMs: 3000 }));
      assert.ok((await client.ask(question)).problems.length);
      await client.dispose();
    });
  });

  it('is one that waits for what never comes, and so uses no processor', async () => {
    await inFolder(async (folder) => {
      const waits = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);';
      const client = new WorkerClient(inProcess(worker(folder, waits), { silentMs: 2000, startMs: 2000 }));
      await assert.rejects(client.ask(question), /no sign of life for 2 seconds/);
      await client.dispose();
    });
  });

  it('cannot be handed what does not cross to it, and continues', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'process.cjs');
      writeFileSync(file, script('', file));
      const client = new WorkerClient(inProcess(file));
      const uncopyable = { task: 'check', text: (() => '') as unknown as string } as const;
      await assert.rejects(client.ask(uncopyable), /could not be cloned/);
      assert.ok(await pidOf(client));
      await client.dispose();
    });
  });
});

describe('a process that has nothing to do', () => {
  it('is kept for a while, then ended, and started again when needed', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'process.cjs');
      writeFileSync(file, script('', file));
      const client = new WorkerClient(inProcess(file, { idleMs: 300 }));
      const first = await pidOf(client);
      assert.equal(await pidOf(client), first);
      await untilGone(first);
      const second = await pidOf(client);
      assert.notEqual(second, first);
      await client.dispose();
      assert.ok(!lives(second));
    });
  });

  it('keeps no one alive', async () => {
    // A process that has asked its worker and says no more ends by itself.
    const asks = `const { fork } = require('node:child_process');
      const child = fork(${JSON.stringify(built('worker.js'))}, { serialization: 'advanced' });
      child.once('message', () => { console.log(child.pid); child.unref(); child.channel.unref(); });
      child.send({ kind: 'ask', id: 1, question: { task: 'check', text: '{}' } });`;
    const host = spawn(process.execPath, ['-e', asks], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [pid] = (await once(host.stdout, 'data')) as [Buffer];
    const [code] = host.exitCode === null ? ((await once(host, 'exit')) as [number]) : [host.exitCode];
    assert.equal(code, 0);
    await untilGone(Number(pid));
  });

  it('ends with the process that started it, however that ends, also while it trains', async () => {
    const job = jobOf(textOf({ fit: { epochs: 1_000_000, batch_size: 40 } }));
    const trains = `const { fork } = require('node:child_process');
      const child = fork(${JSON.stringify(built('worker.js'))}, { serialization: 'advanced' });
      child.on('message', ({ kind }) => kind === 'events' && console.log(child.pid));
      child.send({ kind: 'job', id: 1, job: JSON.parse(process.argv[1]) });`;
    const host = spawn(process.execPath, ['-e', trains, JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [told] = (await once(host.stdout, 'data')) as [Buffer];
    const pid = Number(String(told).split('\n')[0]);
    assert.ok(lives(pid));
    host.kill('SIGKILL');
    await untilGone(pid);
  });
});
