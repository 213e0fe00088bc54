import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { filesUnder } from '../../scripts/lib/test-files.mjs';

it('docs/ARCHITECTURE.md names source files that exist', () => {
  const text = readFileSync('docs/ARCHITECTURE.md', 'utf8');
  const named = [...text.matchAll(/`([\w./-]+\.(?:tsx?|mjs))`/g)].map(([, name]) => name as string);
  const files = ['src', 'test', 'scripts', 'bench'].flatMap((folder) => filesUnder(folder, ''));
  assert.ok(named.length > 80, `${named.length}`);
  const missing = named.filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name}`)));
  assert.deepEqual([...new Set(missing)], []);
});
