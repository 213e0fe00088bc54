import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { runOwnInstaller } from '../../src/native/own-installer';
import { NativeError } from '../../src/native/problem';
import { FakeMachine, noPrograms } from './fake-machine';

const installer = {
  works: `const { mkdirSync, writeFileSync } = require('node:fs');
    for (const folder of ['lib/napi-v8', 'deps/lib']) mkdirSync(folder, { recursive: true });
    writeFileSync('lib/napi-v8/tfjs_binding.node', '');
    writeFileSync('deps/lib/libtensorflow.so.2.9.1', '');`,
  fails: `console.error('Error: HTTP 403'); process.exit(1);`,
  hangs: 'setTimeout(() => undefined, 60_000);',
};

describe('the installer of the package itself', { skip: noPrograms }, () => {
  let user: FakeMachine;
  let server: Server;
  const asked: string[] = [];
  let status = 200;
  before(async () => {
    server = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(status).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  after(() => server.close());
  beforeEach(() => {
    user = new FakeMachine();
    asked.length = 0;
    status = 200;
  });
  afterEach(() => user.dispose());

  const timing = { answerMs: 5000, stuckMs: 1500 };
  const own = 'project/node_modules/@tensorflow/tfjs-node';

  function writePackage(folder: string, host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`): string {
    const binary = { host, remote_path: './napi-v{napi_build_version}/{version}/' };
    user.write(`${folder}/package.json`, JSON.stringify({ version: '4.22.0', binary }));
    return join(user.folder, folder);
  }
  const run = (folder: string, signal?: AbortSignal) =>
    runOwnInstaller({ package: join(user.folder, folder), elsewhere: user.target.ownPackage, timing, ...(signal && { signal }) });
  const refused = (code: string, reason?: RegExp) => (error: unknown) => {
    assert.ok(error instanceof NativeError, String(error));
    assert.equal(error.problem.code, code);
    if (reason) assert.match(error.message, reason);
    return true;
  };

  it('is run in a checkout, after a look whether its storage can be reached', async () => {
    const folder = writePackage(own);
    user.write(`${own}/scripts/install.js`, installer.works);
    assert.equal(await run(own), folder);
    assert.match(asked.join(), /^\/napi-v8\/4\.22\.0\/CPU-(linux|darwin)-4\.22\.0\.tar\.gz$/);
  });

  it('is not run where its storage cannot be reached, or has nothing', async () => {
    user.write(`${own}/scripts/install.js`, installer.works);
    writePackage(own, 'http://127.0.0.1:1');
    await assert.rejects(run(own), refused('own-unreachable', /ECONNREFUSED|bad port/));
    writePackage(own);
    status = 403;
    await assert.rejects(run(own), refused('own-unreachable', /HTTP 403/));
    assert.ok(!existsSync(join(user.folder, own, 'lib')));
  });

  it('says what it said where it fails, and is ended where it gets nothing', async () => {
    writePackage(own);
    user.write(`${own}/scripts/install.js`, installer.fails);
    await assert.rejects(run(own), refused('own-failed', /HTTP 403/));
    user.write(`${own}/scripts/install.js`, installer.hangs);
    await assert.rejects(run(own), refused('own-stuck'));
  });

  it('is ended when the set-up is cancelled', async () => {
    writePackage(own);
    user.write(`${own}/scripts/install.js`, `require('node:fs').writeFileSync('began', ''); ${installer.hangs}`);
    const cancel = new AbortController();
    const running = run(own, cancel.signal);
    while (!existsSync(join(user.folder, own, 'began'))) await new Promise((done) => setTimeout(done, 20));
    cancel.abort();
    await assert.rejects(running, { name: 'AbortError' });
  });

  it('is fetched with npm by an extension that was installed, and only what is needed stays', async () => {
    writePackage('extension/native/package');
    const lock = { packages: { '': { dependencies: { '@tensorflow/tfjs-node': '4.22.0' } } } };
    user.write('extension/native/package/package-lock.json', JSON.stringify(lock));
    user.program(
      'npm',
      `const { mkdirSync, writeFileSync } = require('node:fs');
      const { readFileSync } = require('node:fs');
      const given = ['package.json', 'package-lock.json'].map((file) => JSON.parse(readFileSync(file, 'utf8')));
      writeFileSync(${JSON.stringify(join(user.folder, 'npm'))}, JSON.stringify([process.argv.slice(2).join(' '), ...given]));
      mkdirSync('node_modules/@tensorflow/tfjs-node/scripts', { recursive: true });
      mkdirSync('node_modules/other');
      writeFileSync('node_modules/@tensorflow/tfjs-node/scripts/install.js', ${JSON.stringify(installer.works)});`,
    );
    // A shell is what finds npm.
    process.env['PATH'] += ':/bin:/usr/bin';
    assert.equal(await run('extension/native/package'), user.target.ownPackage);
    assert.deepEqual(JSON.parse(user.read('npm') ?? ''), ['ci --ignore-scripts --no-audit --no-fund', lock.packages[''], lock]);
    assert.deepEqual(readdirSync(user.target.ownPackage).sort(), ['deps', 'lib', 'scripts']);
    assert.deepEqual(readdirSync(user.target.folder), ['package']);
  });
});
