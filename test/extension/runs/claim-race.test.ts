import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { claim, Taken } from '../../../src/extension/runs/alive';
import { temporary } from './kept';

const WINDOWS = 3;
const ROUNDS = 120;

type Answer = 'has it' | 'taken';

/** A window: claims the folder that it is given, and lets go of the one before. */
function beWindow(): void {
  let held: { dispose(): void } | undefined;
  process.on('message', async (folder: string) => {
    held?.dispose();
    held = await claim(folder).catch((error: unknown) => {
      if (error instanceof Taken) return undefined;
      throw error;
    });
    process.send?.(held ? 'has it' : 'taken');
  });
}

async function ask(window: ChildProcess, folder: string): Promise<Answer> {
  const answered = once(window, 'message') as Promise<[Answer]>;
  window.send(folder);
  return (await answered)[0];
}

if (process.env['NN_WINDOW']) beWindow();
else
  describe('three windows that claim a run at once', () => {
    it(`get one answer: one of them has it, in each of ${ROUNDS} rounds`, async () => {
      const windows = Array.from({ length: WINDOWS }, () => fork(__filename, { env: { ...process.env, NN_WINDOW: '1' } }));
      try {
        for (let round = 0; round < ROUNDS; round++) {
          const folder = temporary();
          // A run of a window that is gone, of one that was killed while it wrote its mark, and of no one.
          if (round % 3 < 2) writeFileSync(join(folder, 'alive'), round % 3 ? 'torn' : '999999999');
          const answers = await Promise.all(windows.map((window) => ask(window, folder)));
          assert.deepEqual(answers.sort(), ['has it', 'taken', 'taken'], `round ${round}`);
          assert.deepEqual(readdirSync(folder), ['alive']);
          assert.ok(windows.some(({ pid }) => String(pid) === readFileSync(join(folder, 'alive'), 'utf8')));
        }
      } finally {
        for (const window of windows) window.kill();
      }
    });
  });
