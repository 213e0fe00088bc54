import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { benches, chosenBenches } from '../../scripts/lib/benches.mjs';
import { filesUnder } from '../../scripts/lib/test-files.mjs';

describe('npm run bench', () => {
  it('knows every bench file', () => {
    assert.deepEqual(benches.map(({ file }) => file).sort(), filesUnder('bench', '.bench.ts'));
  });

  it('runs what README.md speaks of, or what is asked for', () => {
    assert.ok(chosenBenches([]).some(({ file }) => file === 'bench/peers.bench.ts'));
    assert.ok(chosenBenches([]).length < benches.length);
    assert.deepEqual(
      chosenBenches(['curves']).map(({ file }) => file),
      ['bench/curves.bench.ts'],
    );
    assert.deepEqual(chosenBenches(['nothing']), []);
  });
});
