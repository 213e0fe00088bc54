import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { dataFiles } from './data-files';
import { folder, sampleNames, sampleText } from './run-sample';

const place = join(folder, 'data');
const files = dataFiles();

// After a change to data-files.ts: UPDATE_DATA_FILES=1 npm test -- samples/data-files
if (process.env['UPDATE_DATA_FILES']) for (const [name, bytes] of files) writeFileSync(join(place, name), bytes);

describe('samples/data', () => {
  it('holds what data-files.ts makes, and nothing else', () => {
    assert.deepEqual(readdirSync(place).sort(), [...files.keys()].sort());
    for (const [name, bytes] of files) assert.ok(readFileSync(join(place, name)).equals(bytes), `${name} has changed`);
  });

  it('is small', () => {
    for (const [name, bytes] of files) assert.ok(bytes.length < 30_000, `${name}: ${bytes.length} bytes`);
  });

  it('is all used', () => {
    const texts = sampleNames.map(sampleText).join('\n');
    for (const name of files.keys()) assert.ok(texts.includes(`"data/${name}"`), `no sample uses ${name}`);
  });
});
