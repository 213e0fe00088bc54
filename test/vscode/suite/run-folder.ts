import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { begun, endOf, epochsOf, folderOf, over } from './kept-runs';
import { sameResult } from './same-result';
import { long } from './specs';
import { closeAll, command, until, write } from './workspace';

const short = long({ epochs: 60, samples: 400 });

describe('the folder of runs', () => {
  let good = '';
  const copy = (name: string, change: (folder: string) => void): string => {
    cpSync(folderOf(good), folderOf(name), { recursive: true });
    change(folderOf(name));
    return name;
  };
  const text = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');
  before(async () => {
    await closeAll();
    const uri = await write('folder.nn.json', short);
    good = await begun(() => command('train', uri));
    await over(good);
  });

  /** Waits until a run that has come by itself is known. */
  const toldOf = (id: string): Promise<string> =>
    until(`${id} is known`, async () => {
      const told = await command<string | undefined>('openRun', id);
      return told !== 'This run no longer exists.' && (told ?? 'opened');
    });

  it('may hold runs that cannot be read', async () => {
    const bad = [
      copy('20990101-000001-torn', (folder) => writeFileSync(join(folder, 'run.json'), text(folder, 'run.json').slice(0, 80))),
      copy('20990101-000002-none', (folder) => rmSync(join(folder, 'run.json'))),
      copy('20990101-000003-zeros', (folder) => writeFileSync(join(folder, 'run.json'), Buffer.alloc(4096))),
      copy('20990101-000004-shape', (folder) => writeFileSync(join(folder, 'run.json'), '{"format":1,"epochs":"many"}')),
    ];
    mkdirSync(folderOf('foreign'));
    writeFileSync(join(folderOf('foreign'), 'notes.txt'), 'nothing of ours');
    writeFileSync(folderOf('a-file'), 'no folder');
    for (const id of bad) assert.match(await toldOf(id), /^This run cannot be read: ./, id);
    assert.match(await toldOf('foreign'), /^This run cannot be read: ./);
    assert.equal(await command('openRun', good), undefined);
  });

  it('may hold runs whose figures or weights are torn', async () => {
    const torn = [
      copy('20990101-000005-history', (folder) =>
        truncateSync(join(folder, 'history.csv'), statSync(join(folder, 'history.csv')).size - 7),
      ),
      copy('20990101-000006-frames', (folder) => truncateSync(join(folder, 'frames.bin'), statSync(join(folder, 'frames.bin')).size - 5)),
      copy('20990101-000007-last', (folder) => writeFileSync(join(folder, 'last.bin'), 'x'.repeat(100))),
      copy('20990101-000008-end', (folder) => writeFileSync(join(folder, 'end.json'), '{')),
    ];
    for (const id of torn) await toldOf(id);
    assert.equal(await command('openRun', good), undefined);
  });

  it('may hold a run that was cut off in the middle of a line, which continues', async () => {
    const cut = copy('20990101-000009-cut', (folder) => {
      rmSync(join(folder, 'end.json'));
      truncateSync(join(folder, 'history.csv'), statSync(join(folder, 'history.csv')).size - 7);
    });
    await toldOf(cut);
    await command('resume', cut);
    await until('it has finished', () => endOf(cut)?.ending.reason === 'finished');
    assert.equal(epochsOf(cut).length, 60);
    sameResult(cut, good);
  });

  it('may lose a run while it is open', async () => {
    assert.equal(await command('openRun', good), undefined);
    rmSync(folderOf(good), { recursive: true });
    await until('it is gone', async () => (await command('openRun', good)) === 'This run no longer exists.');
  });
});
