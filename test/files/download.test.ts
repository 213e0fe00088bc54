import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import files from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type Downloaded, download, type Wanted } from '../../src/files/download';
import { temporary } from '../extension/runs/kept';
import { type Answer, FileServer, partHasCome, serving } from './file-server';

const server = new FileServer();
const content = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7 + (i >> 8)) & 255);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let folder: string;
let bytes: number[];

beforeEach(() => {
  folder = temporary();
  bytes = [];
});

const target = (): string => join(folder, 'sets', 'mnist.npz');

interface More {
  readonly wanted?: Partial<Wanted>;
  readonly signal?: AbortSignal;
  readonly onBytes?: (came: number) => void;
  readonly silenceMs?: number;
}

async function get(
  answers: readonly Answer[],
  { wanted, signal = new AbortController().signal, onBytes, silenceMs }: More = {},
): Promise<Downloaded> {
  const address = `${await server.begin(...answers)}/mnist.npz`;
  const file = { address, path: target(), bytes: content.length, sha256: sha256(content), unpacked: false, ...wanted };
  return download(file, {
    signal,
    pauseMs: 0,
    ...(silenceMs !== undefined && { silenceMs }),
    onBytes: (came) => {
      if (came > (bytes.at(-1) ?? 0)) partHasCome();
      bytes.push(came);
      onBytes?.(came);
    },
  });
}

/** What the folder of the file holds. */
const left = (): string[] => (existsSync(dirname(target())) ? readdirSync(dirname(target())).sort() : []);

function isThere(): void {
  assert.ok(readFileSync(target()).equals(content));
  assert.deepEqual(left(), ['mnist.npz'], 'and nothing beside it');
}

const why = (result: Downloaded): string => (typeof result === 'string' ? result : result.why);

describe('a download', () => {
  it('puts the file in place, whole, and says how much has come', async () => {
    assert.equal(await get([serving(content)]), 'done');
    isThere();
    assert.deepEqual([bytes[0], bytes.at(-1)], [0, content.length]);
    assert.deepEqual(
      bytes,
      bytes.toSorted((a, b) => a - b),
    );
  });

  it('follows a redirection', async () => {
    const moved: Answer = (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end();
    assert.equal(await get([moved, serving(content)]), 'done');
    isThere();
  });

  it('is checked by what is in a file that others pack too', async () => {
    for (const [level, packed] of [1, 9].map((n) => [n, gzipSync(content, { level: n })] as const)) {
      assert.equal(await get([serving(packed)], { wanted: { unpacked: true, path: join(folder, `${level}.gz`) } }), 'done');
      assert.ok(readFileSync(join(folder, `${level}.gz`)).equals(packed));
    }
    assert.equal(await get([serving(content)], { wanted: { unpacked: true } }), 'done', 'unpacked by a server on the way');
  });
});

describe('a server that breaks off', () => {
  const same = { etag: '"one"' };

  it('is asked for the rest', async () => {
    const part = serving(content, { ...same, breaksAfter: 100_000 });
    assert.equal(await get([part, part, part, part, serving(content, same)]), 'done');
    isThere();
    assert.equal(server.ranges[0], undefined);
    assert.ok(server.ranges.length > 2);
    for (const range of server.ranges.slice(1)) assert.match(range ?? '', /^bytes=\d+-$/);
    assert.deepEqual(
      bytes,
      bytes.toSorted((a, b) => a - b),
      'nothing comes twice',
    );
  });

  it('is asked no more once nothing new comes; what came is kept, and a later download continues there', async () => {
    const first = serving(content, { ...same, breaksAfter: 50_000 });
    const nothing: Answer = (_, response) => void response.destroy();
    const result = await get([first, nothing]);
    assert.equal(why(result), 'broken-off');
    assert.deepEqual(left(), ['mnist.npz.part', 'mnist.npz.part.mark']);
    const had = readFileSync(`${target()}.part`).length;
    assert.ok(had > 0 && had <= 50_000);
    bytes = [];
    assert.equal(await get([serving(content, same)]), 'done');
    assert.deepEqual(server.ranges, [`bytes=${had}-`]);
    assert.equal(bytes.lastIndexOf(0), -1, 'it does not begin anew');
    isThere();
  });

  it('is believed by the time of its last change too', async () => {
    const modified = 'Tue, 01 Dec 2026 09:00:00 GMT';
    assert.equal(await get([serving(content, { modified, breaksAfter: 80_000 }), serving(content, { modified })]), 'done');
    assert.match(server.ranges[1] ?? '', /^bytes=/);
    isThere();
  });

  it('sends the file anew where it knows no ranges, where the file has changed, and where it cannot say that it has not', async () => {
    const part = serving(randomBytes(content.length), { ...same, breaksAfter: 90_000 });
    for (const next of [serving(content, { ranges: false }), serving(content, { etag: '"two"' })]) {
      assert.equal(await get([part, next]), 'done');
      isThere();
    }
    assert.equal(await get([serving(content, { breaksAfter: 90_000 }), serving(content)]), 'done');
    assert.deepEqual(server.ranges, [undefined, undefined]);
    assert.equal(await get([serving(content, { etag: 'W/"weak"', breaksAfter: 90_000 }), serving(content)]), 'done');
    assert.deepEqual(server.ranges, [undefined, undefined]);
  });

  it('and then sends another part than it was asked for', async () => {
    const wrong: Answer = (_, response) =>
      void response.writeHead(206, { 'content-range': `bytes 0-9/${content.length}`, etag: '"one"' }).end(content.subarray(0, 10));
    assert.equal(await get([serving(content, { ...same, breaksAfter: 90_000 }), wrong, serving(content, same)]), 'done');
    isThere();
  });

  it('by being silent', async () => {
    const silent: Answer = (_, response) => {
      response.writeHead(200, { 'content-length': content.length, etag: '"one"' });
      response.write(content.subarray(0, 1000));
    };
    const result = await get([silent], { silenceMs: 100 });
    assert.deepEqual(typeof result === 'string' || result.why !== 'broken-off' ? result : result.detail, 'ETIMEDOUT');
  });

  it('though it promised more than there is', async () => {
    const liar: Answer = (_, response) => {
      response.writeHead(200, { 'content-length': content.length + 5000, etag: '"one"' });
      response.write(content, () => response.socket?.end());
    };
    // All of it has come, so the check finds the file whole.
    assert.equal(await get([liar, (_, response) => void response.writeHead(416).end()]), 'done');
    isThere();
  });
});

describe('a download that comes to nothing', () => {
  it('of another file: it is removed, and the place stays empty', async () => {
    const others = [randomBytes(1000), content.subarray(0, -1), Buffer.concat([content, content.subarray(0, 1)]), new Uint8Array(0)];
    for (const other of others) {
      assert.equal(why(await get([serving(other)])), 'other-file');
      assert.deepEqual(left(), []);
    }
    assert.equal(why(await get([serving(gzipSync(content).subarray(0, -10))], { wanted: { unpacked: true } })), 'other-file', 'damaged');
  });

  it('without an end: it is left after twice as much as there should be', async () => {
    const endless: Answer = (_, response) => {
      response.writeHead(200);
      const more = (): void => void (response.destroyed || response.write(content, () => setImmediate(more)));
      more();
    };
    assert.equal(why(await get([endless])), 'other-file');
    assert.ok((bytes.at(-1) ?? 0) < 4 * content.length);
    assert.deepEqual(left(), []);
  });

  it('of an address where there is none, or an error', async () => {
    for (const status of [404, 500, 503, 403]) {
      const result = await get([(_, response) => void response.writeHead(status).end('<html>no</html>')]);
      assert.deepEqual(typeof result !== 'string' && result.why === 'status' && result.status, status);
      assert.deepEqual(left(), []);
    }
  });

  it('of a server that is not there, or that redirects without end', async () => {
    const port = await new Promise<number>((found) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => found(typeof address === 'object' ? (address?.port ?? 0) : 0));
      });
    });
    const result = await get([serving(content)], { wanted: { address: `http://127.0.0.1:${port}/mnist.npz` } });
    assert.deepEqual(typeof result !== 'string' && result.why === 'unreachable' && result.detail, 'ECONNREFUSED');
    assert.equal(why(await get([(_, response) => void response.writeHead(302, { location: '/mnist.npz' }).end()])), 'unreachable');
  });

  it('where the folder cannot be made or written to', async () => {
    writeFileSync(join(folder, 'sets'), 'a file');
    const result = await get([serving(content)]);
    assert.equal(why(result), 'disk');
    if (process.getuid?.() === 0 || process.platform === 'win32') return;
    mkdirSync(join(folder, 'closed'));
    chmodSync(join(folder, 'closed'), 0o500);
    assert.equal(why(await get([serving(content)], { wanted: { path: join(folder, 'closed', 'mnist.npz') } })), 'disk');
  });

  it('where the disk is full: what came before is kept', async (t) => {
    const { open } = files;
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const opening = t.mock.method(files, 'open', async (...given: Parameters<typeof open>) => {
      const file = await open(...given);
      const { write } = file;
      let written = 0;
      file.write = ((...some: [Uint8Array]) => {
        if (++written > 2) return Promise.reject(full);
        return Reflect.apply(write, file, some);
      }) as typeof write;
      return file;
    });
    const result = await get([serving(content, { etag: '"one"' })]);
    assert.deepEqual(typeof result !== 'string' && result.why === 'disk' && result.detail, 'ENOSPC');
    const had = readFileSync(`${target()}.part`).length;
    assert.ok(had > 0);
    opening.mock.restore();
    assert.equal(await get([serving(content, { etag: '"one"' })]), 'done');
    assert.deepEqual(server.ranges, [`bytes=${had}-`]);
    isThere();
  });
});

describe('a download that is cancelled', () => {
  it('keeps what came, and continues there', async () => {
    const controller = new AbortController();
    const slow: Answer = (_, response) => {
      response.writeHead(200, { 'content-length': content.length, etag: '"one"' });
      response.write(content.subarray(0, 120_000));
    };
    const onBytes = (came: number): void => void (came > 0 && controller.abort());
    assert.equal(await get([slow], { signal: controller.signal, onBytes }), 'cancelled');
    assert.deepEqual(left(), ['mnist.npz.part', 'mnist.npz.part.mark']);
    const had = readFileSync(`${target()}.part`).length;
    assert.equal(await get([serving(content, { etag: '"one"' })]), 'done');
    assert.deepEqual(server.ranges, [`bytes=${had}-`]);
    isThere();
  });

  it('before it began, or while it waits to ask again', async () => {
    assert.equal(await get([serving(content)], { signal: AbortSignal.abort() }), 'cancelled');
    assert.ok(!existsSync(target()));
  });

  it('between the last byte and the check: what is whole is not fetched again', async () => {
    mkdirSync(dirname(target()));
    writeFileSync(`${target()}.part`, content);
    assert.equal(await get([(_, response) => void response.writeHead(500).end()]), 'done');
    assert.deepEqual(server.ranges, []);
    isThere();
  });
});
