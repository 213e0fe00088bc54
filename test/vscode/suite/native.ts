import assert from 'node:assert/strict';
import childProcess, { type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { type Found, findNative } from '../../../src/native/found';
import { given } from './given';
import { atEpoch, begun, epochsOf, isAlive, metaOf, over } from './kept-runs';
import { large, long } from './specs';
import { closeAll, command, openNew, until } from './workspace';

describe('training on TensorFlow', () => {
  const { fork } = childProcess;
  const children: ChildProcess[] = [];
  let native: Found;
  before(async () => {
    await closeAll();
    native = await findNative({ project: given().extension });
    childProcess.fork = ((...args: Parameters<typeof fork>) => {
      const child = fork(...args);
      // The language servers of other extensions are forked in this host too.
      if (String(args[0]) === join(given().extension, 'dist', 'worker.js')) children.push(child);
      return child;
    }) as typeof fork;
  });
  after(async () => {
    childProcess.fork = fork;
    await closeAll();
  });

  for (const asked of ['tensorflow', 'auto'] as const)
    it(`goes to the end in a process beside the extension host, where the engine is "${asked}"`, async () => {
      assert.equal(native.kind, 'ready');
      const { document } = await openNew(`native-${asked}.nn.json`, large(asked));
      const id = await begun(() => command('train', document.uri));
      assert.deepEqual((await over(id)).ending, { reason: 'finished' });
      const { name, version } = metaOf(id)?.engine ?? {};
      assert.deepEqual([name, version, children.length], ['tensorflow', native.library, 1]);
    });

  it('is cut off by a crash of that process, which the extension host survives, and continues afterwards', async () => {
    const { document } = await openNew('native-crash.nn.json', long().replace('"seed"', '"engine": "tensorflow", "seed"'));
    const id = await begun(() => command('train', document.uri));
    await atEpoch(id, 2);
    children[0]?.kill('SIGSEGV');
    await until('the run is let go of', () => !isAlive(id));
    const cutOff = epochsOf(id).length;
    await command('resume', id);
    await atEpoch(id, cutOff + 2);
    assert.equal(children.length, 2);
    await command('stop', id);
    await until('the run is let go of', () => !isAlive(id));
  });
});
