import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { dataFiles } from './data-files';
import { folder, sampleNames, sampleText } from './run-sample';

const place = join(folder, 'data');
const files = dataFiles();

// After a change to data-files.ts: UPDATE_DATA_FILES=1 npm test -- samples/data-files
if (process.env['UPDATE_DATA_FILES']) {
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), bytes);
  }
}

describe('samples/data', () => {
  it('holds what data-files.ts makes, and nothing else', () => {
    const found = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = found.map(({ parentPath, name }) => relative(place, join(parentPath, name)).replaceAll('\\', '/'));
    assert.deepEqual(names.sort(), [...files.keys()].sort());
    for (const [name, bytes] of files) assert.ok(readFileSync(join(place, name)).equals(bytes), `${name} has changed`);
  });

  it('is small', () => {
    for (const [name, bytes] of files) assert.ok(bytes.length < 30_000, `${name}: ${bytes.length} bytes`);
  });

  it('is all used', () => {
    const texts = sampleNames.map(sampleText).join('\n');
    for (const name of files.keys()) assert.ok(texts.includes(`"data/${name.split('/')[0]}"`), `no sample uses ${name}`);
  });
});
