import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readNpy, writeNpy } from '../../../src/ml/data/formats/npy';
import { collector, fixture, loadBadly, loadWell, plain } from './helper';

const expected = JSON.parse(new TextDecoder().decode(fixture('expected.json'))) as Record<
  string,
  { shape: number[]; values: (number | string)[] }
>;
const numbers = (values: readonly (number | string)[]): number[] =>
  values.map((v) => (v === 'inf' ? Number.POSITIVE_INFINITY : v === '-inf' ? Number.NEGATIVE_INFINITY : Number(v)));

describe("arrays that NumPy's own program wrote", () => {
  for (const [name, array] of Object.entries(expected)) {
    test(name, async () => {
      const reading = collector();
      const tensor = await readNpy(fixture(`${name}.npy`), name, reading);
      assert.deepEqual(reading.messages, []);
      assert.deepEqual(tensor && plain(tensor), { shape: array.shape, values: numbers(array.values) });
    });
  }

  test('are written the same, byte for byte', async () => {
    for (const name of ['plain', 'one_axis']) {
      const tensor = await readNpy(fixture(`${name}.npy`), name, collector());
      assert.ok(tensor);
      assert.deepEqual(Buffer.from(writeNpy(tensor)), fixture(`${name}.npy`));
    }
  });
});

describe('arrays that hold no numbers', () => {
  const kinds = {
    objects: 'Python objects',
    words: 'text',
    bytes: 'text',
    complex: 'complex numbers',
    dates: 'dates',
    record: 'records of several fields (a, b)',
  };
  for (const [name, kind] of Object.entries(kinds)) {
    test(name, async () => {
      const { messages, ...reading } = collector();
      assert.equal(await readNpy(fixture(`${name}.npy`), 'x.npy', reading), undefined);
      assert.equal(messages.length, 1);
      assert.ok(messages[0]?.startsWith(`x.npy holds ${kind}; a network needs numbers.`), messages[0]);
    });
  }
});

describe('damaged arrays', () => {
  const read = async (bytes: Uint8Array): Promise<string> => {
    const { messages, ...reading } = collector();
    assert.equal(await readNpy(bytes, 'x.npy', reading), undefined);
    assert.equal(messages.length, 1);
    return messages[0] ?? '';
  };
  const withHeader = (header: string, body = 0): Uint8Array => {
    const bytes = Buffer.alloc(10 + header.length + body);
    bytes.write('\x93NUMPY\x01\x00', 'latin1');
    bytes.writeUInt16LE(header.length, 8);
    bytes.write(header, 10, 'latin1');
    return bytes;
  };

  test('cut short anywhere', async () => {
    const whole = fixture('plain.npy');
    for (let length = 0; length < whole.length; length++) await read(whole.subarray(0, length));
    assert.equal(
      await read(whole.subarray(0, -1)),
      'x.npy is cut short: its 2 × 3 × 4 numbers take 96 bytes, but only 95 are there. Copy or save it again.',
    );
  });

  test('something else', async () => {
    assert.match(await read(new TextEncoder().encode('a,b\n1,2\n3,4\n')), /^x\.npy is not a \.npy array/);
    assert.match(await read(fixture('stored.npz')), /is not a \.npy array/);
  });

  test('a version to come', async () => {
    const bytes = Uint8Array.from(fixture('plain.npy'));
    bytes[6] = 4;
    assert.match(await read(bytes), /is in version 4 of NumPy's format/);
  });

  test('a header that does not tell', async () => {
    for (const header of ['', '{}', "{'descr': '<f4', 'shape': (1,), }", "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }"]) {
      assert.match(await read(withHeader(header, 64)), /^The header of x\.npy is damaged/, header);
    }
  });

  test('an odd type', async () => {
    for (const type of ['<f16', '<i3', '>q9', '']) {
      assert.match(
        await read(withHeader(`{'descr': '${type}', 'fortran_order': False, 'shape': (1,), }`, 64)),
        /x\.npy holds numbers of type/,
        type,
      );
    }
  });

  test('a shape too large to hold is refused before anything is allocated', async () => {
    for (const shape of ['1000000000,', '100000, 100000', '9007199254740991, 9007199254740991', `${Array(40).fill(1e9).join(', ')}`]) {
      assert.match(
        await read(withHeader(`{'descr': '|u1', 'fortran_order': False, 'shape': (${shape}), }`)),
        /at most 2 GiB on this computer/,
        shape,
      );
    }
  });

  test('any change of bytes ends in an array or a message', async () => {
    const whole = fixture('fortran.npy');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 5 }),
        async (changes) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, value] of changes) bytes[at] = value;
          const { messages, ...reading } = collector();
          const tensor = await readNpy(bytes, 'x', reading);
          assert.equal(messages.length, tensor ? 0 : 1);
          assert.equal(
            tensor?.values.length,
            tensor?.shape.reduce((a, b) => a * b, 1),
          );
        },
      ),
      { numRuns: 3000, seed: 6 },
    );
  });
});

test('what is written is read again', async () => {
  const tensor = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }).chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      values: fc.float32Array({ minLength: shape.reduce((a, b) => a * b, 1), maxLength: shape.reduce((a, b) => a * b, 1) }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(tensor, fc.nat(7), async (original, offset) => {
      const bytes = writeNpy(original);
      // Arrays in an archive start at any byte.
      const moved = new Uint8Array(bytes.length + offset);
      moved.set(bytes, offset);
      const again = await readNpy(moved.subarray(offset), 'x', collector());
      assert.deepEqual(again && plain(again), plain(original));
    }),
    { numRuns: 500, seed: 7 },
  );
});

describe('npy as a source', () => {
  test('two files', async () => {
    const files = {
      'in/x.npy': fixture('fortran_matrix.npy'),
      'y.npy': writeNpy({ shape: [6], values: Float32Array.of(5, 4, 3, 2, 1, 0) }),
    };
    const { train } = await loadWell({ npy: { x: 'in/x.npy', y: 'y.npy' } }, files);
    assert.deepEqual(plain(train.x), { shape: [6, 4], values: Array.from({ length: 24 }, (_, i) => i) });
    assert.deepEqual(plain(train.y), { shape: [6], values: [5, 4, 3, 2, 1, 0] });
  });

  test('NaN and infinity are reported with their place', async () => {
    const values = Float32Array.of(1, 2, 3, Number.NaN, 5, Number.NEGATIVE_INFINITY);
    const files = { 'x.npy': writeNpy({ shape: [3, 2], values }), 'y.npy': writeNpy({ shape: [3], values: Float32Array.of(1, 2, 3) }) };
    const problem = await loadBadly({ npy: { x: 'x.npy', y: 'y.npy' } }, files);
    assert.match(problem.message, /^x\.npy\[1, 1\] is NaN \(2 such values in all\): row 2, column 2\./);
  });

  test('a single number, no rows, other rows', async () => {
    const y = writeNpy({ shape: [3], values: Float32Array.of(1, 2, 3) });
    const codes = async (name: string) =>
      (await loadBadly({ npy: { x: 'x.npy', y: 'y.npy' } }, { 'x.npy': fixture(name), 'y.npy': y })).code;
    assert.deepEqual(
      [await codes('scalar.npy'), await codes('empty.npy'), await codes('plain.npy')],
      ['not-a-list', 'data-empty', 'rows-differ'],
    );
  });
});
