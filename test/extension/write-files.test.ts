import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Uri } from 'vscode';
import { IsSpec, writeFiles } from '../../src/extension/write-files';

describe('files that are written at the user’s wish', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nn-write-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => Uri.file(join(folder, name));

  it('are never the spec, by whatever name, and leave nothing half written', async () => {
    writeFileSync(join(folder, 'a.nn.json'), 'spec');
    writeFileSync(join(folder, 'b.csv'), 'good');
    const spec = Uri.file(join(folder, 'a.nn.json'));
    for (const uri of [spec, Uri.file(`${folder}/../${folder.split(/[\\/]/).at(-1)}/a.nn.json`)])
      await assert.rejects(
        writeFiles(
          [
            { uri: at('b.csv'), content: 'new' },
            { uri, content: 'new' },
          ],
          spec,
        ),
        IsSpec,
      );
    await assert.rejects(
      writeFiles(
        [
          { uri: at('b.csv'), content: 'new' },
          { uri: at('none/c'), content: 'new' },
        ],
        spec,
      ),
      { code: 'ENOENT' },
    );
    assert.equal(readFileSync(join(folder, 'a.nn.json'), 'utf8'), 'spec');
    assert.equal(readFileSync(join(folder, 'b.csv'), 'utf8'), 'good');
    await writeFiles([{ uri: at('b.csv'), content: Uint8Array.of(104, 105) }], spec);
    assert.equal(readFileSync(join(folder, 'b.csv'), 'utf8'), 'hi');
    assert.deepEqual(readdirSync(folder).sort(), ['a.nn.json', 'b.csv']);
  });
});
