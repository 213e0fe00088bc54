import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeFiles } from '../../../src/ml/data/node-files';
import { load, loadWell } from './helper';

test('a million rows are read, or their one fault found', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'csv-large-'));
  try {
    const rows = 1_000_000;
    const lines = Array.from({ length: rows }, (_, i) => `${(i % 1000) / 8},"${i % 77}",${i % 2 ? 'odd' : 'even'}`);
    await writeFile(join(folder, 'large.csv'), `a,b,kind\n${lines.join('\n')}\n`);
    const spec = { csv: 'large.csv', target: 'kind', validation: 0.1 };
    const { train, validation, classNames } = await loadWell(spec, nodeFiles({ folder, workspace: folder }));
    assert.deepEqual(
      [train.x.shape, validation?.x.shape, classNames],
      [
        [900_000, 2],
        [100_000, 2],
        ['even', 'odd'],
      ],
    );
    assert.deepEqual([...train.x.values.slice(-2), ...train.y.values.slice(-1)], [999 / 8, 899_999 % 77, 1]);

    lines[rows - 2] = '1,two,odd';
    await writeFile(join(folder, 'large.csv'), `a,b,kind\n${lines.join('\n')}\n`);
    const { problems } = await load(spec, nodeFiles({ folder, workspace: folder }));
    assert.match(problems[0]?.message ?? '', /^large\.csv, line 1,000,000, column "b": "two" is not a number/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
