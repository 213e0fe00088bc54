import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isWindowsPath } from '../../../src/ml/data/files';
import { nodeFiles } from '../../../src/ml/data/node-files';

/** Microsoft, "Naming Files, Paths, and Namespaces". */
const bad = ['con', 'CON.csv', 'sub/nul', 'aux.tar.gz', 'com1.csv', 'LPT9', 'com¹', 'conin$', 'prn .csv', 'a.csv.', 'a.csv ', 'sub./a.csv'];
const odd = ['ab:c.csv', 'a.csv:stream', 'a?.csv', 'a*', 'a|b', '<a>', '"a"', 'a\0b', 'a\tb', 'x'.repeat(256)];
const good = [
  'a.csv',
  '.a',
  '../a.csv',
  './a',
  'console.csv',
  'com10.csv',
  'com',
  'null.csv',
  'a con.csv',
  '성적.csv',
  'a b.csv',
  'x'.repeat(255),
];

describe('names of files on Windows', () => {
  for (const path of [...bad, ...odd]) it(`refused: ${JSON.stringify(path).slice(0, 30)}`, () => assert.ok(!isWindowsPath(path)));
  for (const path of good) it(`taken: ${JSON.stringify(path).slice(0, 30)}`, () => assert.ok(isWindowsPath(path)));

  it('that cannot exist are reported as such, and nothing is opened', { skip: process.platform !== 'win32' && 'not Windows' }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nn-names-'));
    writeFileSync(join(folder, 'a.csv'), 'a\n1\n');
    const files = nodeFiles({ folder, workspace: folder });
    for (const path of [...bad, ...odd]) assert.deepEqual(await files.read(path, 100), { trouble: 'not-a-name' }, path);
    rmSync(folder, { recursive: true });
  });
});
