import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ensureInstalled } from '../../scripts/lib/install.mjs';

describe('installing', () => {
  let folder = '';
  let installs = 0;
  const install = (): number => {
    installs++;
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    return 0;
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'install-'));
    writeFileSync(join(folder, 'package-lock.json'), '{}');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is not noted as done when it failed', () => {
    assert.equal(ensureInstalled({ folder, install: () => 1 }), false);
  });

  it('happens on a fresh clone, and only once', () => {
    assert.equal(ensureInstalled({ folder, install }), true);
    assert.equal(ensureInstalled({ folder, install }), true);
    assert.equal(installs, 1);
  });

  it('happens again when the lock file has changed', () => {
    writeFileSync(join(folder, 'package-lock.json'), '{ }');
    ensureInstalled({ folder, install });
    assert.equal(installs, 2);
  });
});
