import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';
import { type Given, take } from './given';
import type { Result } from './result';

/** The parts of the suite. Those that end the extension host, or need one that was ended before, run in hosts of their own. */
const parts = {
  activation: () => import('./activation'),
  commands: () => import('./commands'),
  refusals: () => import('./refusals'),
  diagnostics: () => import('./diagnostics'),
  language: () => import('./language'),
  'layer-names': () => import('./layer-names'),
  views: () => import('./views'),
  exporting: () => import('./exporting'),
  'first-steps': () => import('./first-steps'),
  'data-sets': () => import('./data-sets'),
  training: () => import('./training'),
  native: () => import('./native'),
  'spec-changes': () => import('./spec-changes'),
  store: () => import('./store'),
  'run-folder': () => import('./run-folder'),
  killed: () => import('./killed'),
  'after-kill': () => import('./after-kill'),
} as const;

export type Part = keyof typeof parts;

/** Runs parts of the suite in the extension host that this is called in; each result is written down at once, and `null` at the end. */
export async function run(given: Given): Promise<void> {
  take(given);
  const mocha = new Mocha({ timeout: 600_000 });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const part of given.parts) await parts[part]();
  const report = (result: Result | null): void => appendFileSync(given.report, `${JSON.stringify(result)}\n`);
  await new Promise<void>((done) => {
    const runner = mocha.run(() => done());
    runner.on('pass', (test) => report({ name: test.fullTitle(), kind: 'pass', milliseconds: test.duration ?? 0 }));
    runner.on('fail', (test, error: unknown) =>
      report({ name: test.fullTitle(), kind: 'fail', error: error instanceof Error ? String(error.stack) : String(error) }),
    );
    runner.on('pending', (test) => report({ name: test.fullTitle(), kind: 'skip' }));
  });
  report(null);
}
