import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nativeModule } from './native.mjs';
import { root } from './root.mjs';

/** @typedef {{ code?: string, why?: string }} Looked neither is set where the native engine is there */

const note = join(root, 'out/native/looked.json');
const tenMinutes = 600_000;

/** @type {Promise<void> | undefined} */
let ensured;

/**
 * Gets the native engine for the tests that need it, once, where that can be done; they have no network themselves. How that went is
 * noted for them.
 */
export const ensureNative = () => (ensured ??= getNative());

async function getNative() {
  const { findNative, setUpNative, nativeFolderIn, problemText } = await nativeModule();
  /** @type {Looked} */
  let looked = {};
  if ((await findNative({ project: root })).kind === 'missing') {
    console.log('Getting the native engine to test with, once …');
    const order = { target: nativeFolderIn.project(root), project: root, signal: AbortSignal.timeout(tenMinutes), report: () => undefined };
    const result = await setUpNative(order);
    const problem = result.kind === 'failed' ? result.problems.at(-1) : undefined;
    if (problem) looked = { code: problem.code, why: problemText(problem) };
  }
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, JSON.stringify(looked));
}

/**
 * What `ensureNative` has noted.
 * @returns {Looked}
 */
export const lookedForNative = () =>
  existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : { code: 'not-set-up', why: 'not looked for yet: run "npm test"' };

/** Why tests of the native engine cannot run; false where they can. */
export const noNative = () => lookedForNative().why ?? false;
