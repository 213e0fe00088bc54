import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { filesUnder } from '../../scripts/lib/test-files.mjs';

const call = /(?<![.\w])(?:rename|rm|unlink)(?:Sync)?\(/g;
const fromDisk = /import \{[^}]*\b(?:rename|rm|unlink)(?:Sync)?\b[^}]*\} from 'node:fs(?:\/promises)?'/;
/** Where a text moves or removes a file only once, though another program may hold it for a moment. */
const hasty = (text: string): string[] =>
  fromDisk.test(text)
    ? [...text.matchAll(call)].filter(({ index }) => !/patiently(?:Sync)?\(\(\) => $/.test(text.slice(0, index))).map(({ 0: name }) => name)
    : [];

describe('a file that is moved or removed', () => {
  it('is tried again where something holds it, in every part of the product', () => {
    const found = filesUnder('src', '.ts').flatMap((file) => hasty(readFileSync(file, 'utf8')).map((name) => `${file}: ${name}`));
    assert.deepEqual(found, []);
  });

  it('would be seen where it is tried once', () => {
    const from = "import { rename } from 'node:fs/promises';\n";
    assert.deepEqual(hasty(`${from}await rename(a, b);`), ['rename(']);
    assert.deepEqual(hasty(`${from}await patiently(() => rename(a, b));`), []);
    assert.deepEqual(hasty('await vscode.workspace.fs.rename(a, b);'), []);
  });
});
