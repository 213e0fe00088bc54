import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { lockOf } from '../../scripts/lib/lock-of.mjs';
import { distrust, run, safeEnvironment } from '../../src/native/child';
import { platformOf } from '../../src/native/platforms';
import { FakeMachine, noPrograms } from './fake-machine';

const python = ['python3', 'python'].find((name) => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

describe('what lies in the folder that VS Code was opened in', { skip: noPrograms }, () => {
  let user: FakeMachine;
  const own = process.cwd();
  const path = process.env['PATH'] ?? '';
  beforeEach(() => {
    user = new FakeMachine();
  });
  afterEach(() => {
    process.chdir(own);
    distrust([]);
    user.dispose();
  });

  it('is not taken for pip', { skip: python ? false : 'there is no Python here' }, async () => {
    const seen = join(user.folder, 'seen');
    user.write('workspace/pip.py', `open(${JSON.stringify(seen)}, 'w').write('run')`);
    process.chdir(join(user.folder, 'workspace'));
    process.env['PATH'] = path;
    for (const env of [{}, { PYTHONPATH: '' }, { PYTHONPATH: `.${delimiter}${process.cwd()}` }]) {
      distrust([process.cwd()]);
      await run({ command: python as string, parameters: ['-m', 'pip', '--version'], env });
      assert.ok(!existsSync(seen), JSON.stringify(env));
    }
  });

  it('is no program of the set-up: not by a relative way, nor by one into the workspace, nor through a link', async () => {
    for (const name of ['python3', 'c++', 'npm'])
      user.program(
        `../workspace/bin/${name}`,
        `require('node:fs').writeFileSync(${JSON.stringify(join(user.folder, 'seen'))}, process.cwd());`,
      );
    const workspace = join(user.folder, 'workspace');
    symlinkSync(join(workspace, 'bin'), join(user.folder, 'linked'));
    process.chdir(workspace);
    process.env['PATH'] = ['', '.', 'bin', join(workspace, 'bin'), join(user.folder, 'linked'), process.env['PATH']].join(delimiter);
    user.pip('works');
    user.compiler();
    assert.equal((await user.setUp({ workspaces: [workspace] })).kind, 'ready');
    assert.equal(user.read('seen'), undefined);
  });

  it('is not where programs work: each has an empty folder of its own, which is gone afterwards', async () => {
    process.chdir(user.folder);
    const look = 'console.log(JSON.stringify([process.cwd(), require("node:fs").readdirSync("."), process.env.PYTHONSAFEPATH]))';
    const { output } = await run({ command: process.execPath, parameters: ['-e', look], env: { NODE_OPTIONS: '--require ./x.js' } });
    const [folder, files, safe] = JSON.parse(output) as [string, string[], string];
    assert.notEqual(folder, realpathSync(user.folder));
    assert.deepEqual([files, safe, existsSync(folder)], [[], '1', false]);
  });
});

describe('the environment of the set-up', () => {
  it('keeps what is absolute and trusted, in its order', () => {
    const [a, b, inside] = ['/a', '/b/c', '/work/space/bin'].map((folder) => (process.platform === 'win32' ? `C:${folder}` : folder));
    distrust([process.platform === 'win32' ? 'C:/work/space' : '/work/space']);
    const kept = safeEnvironment({ Path: [b, '', '.', 'x/y', inside, a].join(delimiter), NODE_OPTIONS: '-r x', HOME: 'here' });
    distrust([]);
    assert.equal(kept['Path'], [b, a].join(delimiter));
    assert.deepEqual([kept['NODE_OPTIONS'], kept['HOME'], kept['PYTHONSAFEPATH']], [undefined, 'here', '1']);
  });
});

describe('what the set-up fetches', () => {
  it('is named to the checksum', () => {
    for (const name of ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64'])
      for (const { sha256 } of platformOf(name)?.wheels ?? [assert.fail(name)]) assert.match(sha256, /^[0-9a-f]{64}$/);
  });

  it('is locked, with all that the package needs', () => {
    const { packages } = lockOf(JSON.parse(readFileSync('package-lock.json', 'utf8')), '@tensorflow/tfjs-node');
    const rest = Object.entries(packages).filter(([path]) => path !== '');
    assert.ok(rest.length > 20);
    for (const [path, { integrity, dependencies = {} }] of rest) {
      assert.match(String(integrity), /^sha512-/, path);
      for (const name of Object.keys(dependencies))
        assert.ok(
          rest.some(([other]) => other.endsWith(`node_modules/${name}`)),
          `${name}, which ${path} needs`,
        );
    }
    assert.ok(!rest.some(([path]) => path.includes('esbuild')), 'and with no more');
    assert.throws(() => lockOf({ lockfileVersion: 3, packages: {} }, 'x'), /not in the lock file/);
  });
});
