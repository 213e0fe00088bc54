import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { readIdx } from '../../../src/ml/data/formats/idx';
import type { NoPicture } from '../../../src/ml/data/formats/no-picture';
import { readPicture } from '../../../src/ml/data/formats/picture-file';
import { Memory } from '../../../src/ml/data/memory';
import type { Rgba } from '../../../src/ml/pictures/rgba';
import { random } from '../../../src/ml/random/random';
import { golden } from '../../golden/figures';
import { chunk, header, png, signature } from '../pictures/png';
import { collector } from './helper';

const files = golden<{ readonly name: string; readonly file?: string }>('pictures').flatMap(({ name, file }) =>
  file === undefined ? [] : [{ name, bytes: new Uint8Array(Buffer.from(file, 'base64')) }],
);
const [plain, interlaced, jpeg] = ['PNG of type 6 with 8 bits', 'PNG of type 3 with 4 bits, interlaced', 'JPEG seen from side 6'].map(
  (wanted) => files.find(({ name }) => name === wanted)?.bytes ?? assert.fail(wanted),
) as [Uint8Array, Uint8Array, Uint8Array];

/** What is read, with all memory given back. */
async function read(bytes: Uint8Array, limit?: number): Promise<Rgba | NoPicture> {
  const memory = new Memory(limit);
  const before = memory.left;
  const found = await readPicture(bytes, 'a file', 'colour', collector(memory));
  assert.equal(memory.left, before);
  return found;
}

const troubleOf = (found: Rgba | NoPicture): string | undefined => ('trouble' in found ? found.trouble : undefined);

describe('Files of pictures that are damaged or lie', () => {
  it('are refused wherever a PNG file is cut short', async () => {
    for (const whole of [plain, interlaced]) {
      // Without the last chunk, which says only that there are no more, the picture is whole.
      for (let end = 8; end < whole.length - 12; end++) assert.equal(troubleOf(await read(whole.subarray(0, end))), 'damaged', `${end}`);
      assert.equal(troubleOf(await read(whole.subarray(0, whole.length - 12))), undefined);
    }
  });

  it('are refused where any byte of a PNG file is another', async () => {
    for (const whole of [plain, interlaced]) {
      for (let at = 8; at < whole.length - 12; at++) {
        const bytes = whole.slice();
        bytes[at] = (bytes[at] as number) ^ 0x55;
        assert.equal(troubleOf(await read(bytes)), 'damaged', `byte ${at}`);
      }
    }
  });

  it('are refused where a JPEG file is cut short, and never do harm where a byte is another', async () => {
    for (let end = 3; end < jpeg.length - 2; end += 7) assert.equal(troubleOf(await read(jpeg.subarray(0, end))), 'damaged', `${end}`);
    for (let at = 2; at < jpeg.length; at += 3) {
      const bytes = jpeg.slice();
      bytes[at] = (bytes[at] as number) ^ 0x55;
      const found = await read(bytes, 2 ** 24);
      assert.ok('trouble' in found || found.values.length === 4 * found.height * found.width);
    }
    assert.equal(troubleOf(await read(jpeg)), undefined, 'what came before harms no other file');
  });

  it('come to an end whatever bytes follow their first ones', async () => {
    const chance = random(7, 'bytes');
    for (let i = 0; i < 300; i++) {
      const noise = Uint8Array.from({ length: chance.below(400) }, () => chance.below(256));
      const first = i % 2 ? signature : Uint8Array.of(0xff, 0xd8, 0xff, 0xe0 + chance.below(16));
      assert.equal('trouble' in (await read(Buffer.concat([first, noise]), 2 ** 24)), true);
    }
  });

  it('take no memory for pixels that they only speak of', async () => {
    const huge = Buffer.concat([
      signature,
      header(50_000, 50_000),
      chunk('IDAT', deflateSync(new Uint8Array(100))),
      chunk('IEND', new Uint8Array()),
    ]);
    assert.deepEqual(await read(huge), { trouble: 'too-large', height: 50_000, width: 50_000 });
    const frame = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0xff, 0xff, 0xff, 0xff, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1);
    const scan = Uint8Array.of(0xff, 0xda, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0, 1, 2, 3, 0xff, 0xd9);
    assert.equal(troubleOf(await read(Buffer.concat([frame, scan]))), 'too-large');
    const large = Buffer.concat([signature, header(4000, 4000), chunk('IDAT', deflateSync(new Uint8Array(100)))]);
    assert.equal(troubleOf(await read(large, 2 ** 20)), 'no-memory');
  });

  it('unpack no more than there are pixels', async () => {
    // 64 MB of zeros in 64 kB, for a picture of two bytes.
    const bomb = Buffer.concat([
      signature,
      header(1, 1),
      chunk('IDAT', deflateSync(new Uint8Array(2 ** 26))),
      chunk('IEND', new Uint8Array()),
    ]);
    let parts = 0;
    const breathe = (): Promise<void> => Promise.resolve(void parts++);
    const found = await readPicture(bomb, 'a file', 'colour', collector(new Memory(), breathe));
    assert.equal(troubleOf(found), undefined);
    assert.equal(parts, 0, 'the first 8 kB have all pixels');
  });

  for (const [what, bytes, trouble] of [
    [
      'four colours of printing',
      Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 20, 8, 0, 9, 0, 9, 4, 1, 17, 0, 2, 17, 0, 3, 17, 0, 4, 17, 0),
      'cmyk',
    ],
    ['arithmetic coding', Uint8Array.of(0xff, 0xd8, 0xff, 0xc9, 0, 11, 8, 0, 9, 0, 9, 1, 1, 17, 0), 'variant'],
    ['twelve bits', Uint8Array.of(0xff, 0xd8, 0xff, 0xc1, 0, 11, 12, 0, 9, 0, 9, 1, 1, 17, 0), 'variant'],
    ['no height', Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 0, 0, 9, 1, 1, 17, 0), 'variant'],
    [
      'more scans than any picture',
      Buffer.concat([jpeg.subarray(0, -2), ...new Array<Uint8Array>(200).fill(scanOf(jpeg)), jpeg.subarray(-2)]),
      'variant',
    ],
    ['five bits a number', Buffer.concat([signature, header(2, 2, 0, 5), chunk('IDAT', deflateSync(new Uint8Array(9)))]), 'damaged'],
    ['no pixels', Buffer.concat([signature, header(2, 2), chunk('IEND', new Uint8Array())]), 'damaged'],
    ['a palette that is not there', Buffer.concat([signature, header(2, 2, 3), chunk('IDAT', deflateSync(new Uint8Array(6)))]), 'damaged'],
    ['pixels packed without zlib', Buffer.concat([signature, header(2, 2), chunk('IDAT', deflateRawSync(new Uint8Array(6)))]), 'damaged'],
    ['a filter that does not exist', Buffer.concat([signature, header(1, 1), chunk('IDAT', deflateSync(Uint8Array.of(9, 1)))]), 'damaged'],
    ['two heads', Buffer.concat([signature, header(1, 1), header(1, 1), chunk('IDAT', deflateSync(Uint8Array.of(0, 1)))]), 'damaged'],
    ["Apple's own kind of PNG", Buffer.concat([signature, chunk('CgBI', new Uint8Array(4)), png(1, 1, [1]).subarray(8)]), 'variant'],
    ['another format', new TextEncoder().encode('RIFF....WEBPVP8 '), 'format'],
  ] as const)
    it(`are refused with ${what}`, async () => assert.equal(troubleOf(await read(bytes)), trouble));

  it('are IDX files too: a gzip bomb and axes whose product is nothing or everything', async () => {
    const idx = (axes: readonly number[], bytes: number): Uint8Array => {
      const file = new Uint8Array(4 + 4 * axes.length + bytes);
      file.set([0, 0, 8, axes.length]);
      const view = new DataView(file.buffer);
      for (const [i, axis] of axes.entries()) view.setUint32(4 + 4 * i, axis);
      return file;
    };
    for (const [bytes, code] of [
      [idx([2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1], 10), 'data-too-large'],
      [idx([60_000, 28, 28], 10), 'idx-length'],
      [gzipSync(idx([2, 2], 2 ** 26)), 'idx-length'],
      [gzipSync(idx([2, 2], 4)).subarray(0, 20), 'gzip-damaged'],
      [Uint8Array.of(0, 0, 8, 255, 0, 0), 'idx-magic'],
    ] as const) {
      let parts = 0;
      const reading = collector(new Memory(), () => Promise.resolve(void parts++));
      assert.equal(await readIdx(bytes, 'a.idx', reading), undefined);
      assert.deepEqual(reading.codes, [code]);
      assert.ok(parts < 2, 'no more is unpacked than the file says it holds');
    }
  });
});

/** The scan of a baseline JPEG file, from its header to before the end of the file. */
function scanOf(bytes: Uint8Array): Uint8Array {
  const at = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xda);
  return bytes.subarray(at, -2);
}
