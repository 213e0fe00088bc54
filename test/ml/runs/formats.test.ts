import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { crc32 } from '../../../src/ml/data/formats/crc32';
import { decodeFrame, encodeFrame, framePlan, framesHead, memoryPlan, readFramesHead } from '../../../src/ml/runs/frames-file';
import { HistoryReader, historyHead, historyLine } from '../../../src/ml/runs/history-file';
import { dataMark } from '../../../src/ml/runs/marks';
import { readSlots, slotOffset, slotsHead } from '../../../src/ml/runs/slots';
import { decodeState, type EpochState, stateEncoder } from '../../../src/ml/runs/state-record';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

const stateAt = (epoch: number): EpochState => ({
  epoch,
  best: epoch - 1,
  milliseconds: 0.1 + 0.2,
  logs: { loss: Math.PI * epoch, 'größe, "x"': Number.NaN, accuracy: Number.POSITIVE_INFINITY },
  state: {
    weights: new Map([
      ['dense/kernel', Float32Array.of(epoch, -0, 1e-40, Number.MAX_VALUE)],
      ['dense/bias', Float32Array.of(Math.fround(0.1))],
    ]),
    optimizer: new Map([
      ['dense/kernel/momentum', Float32Array.of(1, 2, 3, epoch)],
      ['none', new Float32Array(0)],
    ]),
    step: 2 ** 40 + epoch,
  },
});

describe('CRC-32', () => {
  it('is that of ZIP and PNG', () => {
    assert.equal(crc32(text('')), 0);
    assert.equal(crc32(text('123456789')), 0xcbf43926);
    assert.equal(crc32(text('The quick brown fox jumps over the lazy dog')), 0x414fa339);
  });

  it('takes a part, at any offset', () => {
    const bytes = Uint8Array.from({ length: 100 }, (_, i) => i * 37);
    for (const [from, to] of [
      [0, 100],
      [3, 50],
      [7, 8],
      [9, 98],
    ] as const) {
      assert.equal(crc32(bytes, from, to), crc32(bytes.slice(from, to)));
    }
  });
});

describe('a record of a state', () => {
  it('comes back to the bit', () => {
    const encode = stateEncoder(stateAt(3));
    for (const epoch of [3, 4]) assert.deepEqual(decodeState(encode(stateAt(epoch))), stateAt(epoch));
    const small = { ...stateAt(1), state: { weights: new Map(), optimizer: new Map(), step: 0 }, logs: {} };
    assert.deepEqual(decodeState(stateEncoder(small)(small)), small);
  });

  it('is read wherever it lies in memory', () => {
    const record = stateEncoder(stateAt(3))(stateAt(3));
    for (const offset of [1, 4, 13]) {
      const memory = Buffer.alloc(record.length + 40, 7);
      memory.set(record, offset);
      assert.deepEqual(decodeState(memory.subarray(offset)), stateAt(3));
    }
  });

  it('is none with any byte changed, or with its end missing', () => {
    const record = stateEncoder(stateAt(3))(stateAt(3));
    for (let i = 0; i < record.length; i++) {
      const changed = record.slice();
      changed[i] = (changed[i] as number) ^ 0x10;
      assert.equal(decodeState(changed), undefined, `byte ${i}`);
      assert.equal(decodeState(record.subarray(0, i)), undefined, `${i} bytes`);
    }
  });

  it('is none if its layout does not say what it holds, whatever its checksum', () => {
    const record = stateEncoder(stateAt(3))(stateAt(3));
    const from = record.indexOf('['.charCodeAt(0), 40);
    for (const change of ['{', '"', '9']) {
      const changed = record.slice();
      changed.set(text(change), from);
      const view = new DataView(changed.buffer);
      view.setUint32(8, crc32(changed, 12), true);
      assert.equal(decodeState(changed), undefined, change);
    }
    const longer = record.slice();
    longer.set(text('9'), from + new TextDecoder().decode(record.subarray(from)).indexOf('4]'));
    new DataView(longer.buffer).setUint32(8, crc32(longer, 12), true);
    assert.equal(decodeState(longer), undefined, 'more numbers than there are');
  });
});

describe('two places for records', () => {
  const record = (epoch: number): Uint8Array => stateEncoder(stateAt(3))(stateAt(epoch));
  const size = record(3).length;

  function file(first: Uint8Array, second: Uint8Array): Uint8Array {
    const bytes = new Uint8Array(slotOffset(1, size) + size);
    bytes.set(slotsHead(size));
    bytes.set(first, slotOffset(0, size));
    bytes.set(second, slotOffset(1, size));
    return bytes;
  }

  it('give the newest first', () => {
    const found = (bytes: Uint8Array) => readSlots(bytes).map(({ slot, found: { epoch } }) => [slot, epoch]);
    assert.deepEqual(found(file(record(3), record(4))), [
      [1, 4],
      [0, 3],
    ]);
    assert.deepEqual(found(file(record(5), record(4))), [
      [0, 5],
      [1, 4],
    ]);
  });

  it('give the older one while the newer is being written', () => {
    // The record ends with bytes that fill it up.
    for (const part of [0, 1, 20, 100, size - 9]) {
      const torn = record(4).slice();
      torn.set(record(5).subarray(0, part));
      const found = readSlots(file(record(3), torn)).map(({ found: { epoch } }) => epoch);
      assert.ok(found.includes(3) && !found.includes(5), `${part} bytes`);
    }
  });

  it('give nothing of a file that is something else', () => {
    assert.deepEqual(readSlots(text('{"format": 1}, and a text that is long enough')), []);
    assert.deepEqual(readSlots(new Uint8Array(0)), []);
  });
});

describe('frames', () => {
  it('come back to the bit, and not with a byte changed', () => {
    const frame = { epoch: 70_000, weights: Float32Array.of(1.5, -0, 3e38) };
    const bytes = encodeFrame(frame);
    assert.deepEqual(decodeFrame(bytes, 3), frame);
    for (let i = 0; i < bytes.length; i++) {
      const changed = bytes.slice();
      changed[i] = (changed[i] as number) ^ 1;
      assert.equal(decodeFrame(changed, 3), undefined, `byte ${i}`);
    }
    assert.equal(decodeFrame(bytes.subarray(0, -1), 3), undefined);
  });

  it('are known by their head', () => {
    assert.equal(readFramesHead(framesHead(123)), 123);
    assert.equal(readFramesHead(slotsHead(123)), undefined);
    assert.equal(readFramesHead(new Uint8Array(3)), undefined);
  });

  const planned = (epochs: number, values: number): number[] => {
    const isFrame = framePlan(epochs, values);
    return Array.from({ length: epochs + 1 }, (_, i) => i).filter(isFrame);
  };

  it('are at most about 200, even, with the first and the last', () => {
    assert.deepEqual(planned(5, 9), [0, 1, 2, 3, 4, 5]);
    assert.deepEqual(planned(1001, 9).slice(0, 3), [0, 6, 12]);
    for (const epochs of [1, 199, 200, 201, 1001, 99_999]) {
      const epochsKept = planned(epochs, 9);
      assert.ok(epochsKept.length <= 202);
      assert.deepEqual([epochsKept[0], epochsKept.at(-1)], [0, epochs]);
    }
  });

  it('take 16 MB at most, but are never fewer than two', () => {
    for (const values of [10_000, 100_000, 1_000_000, 2_100_000]) {
      const bytes = planned(1000, values).length * (8 + 4 * values);
      assert.ok(bytes <= 16 * 2 ** 20 + 8 + 4 * values, `${values}: ${bytes}`);
    }
    assert.deepEqual(planned(1000, 50_000_000), [0, 1000]);
  });

  it('have the optimizer’s memory beside them evenly, in 16 MB at most, but the first and the last, which no step needs it for', () => {
    const remembered = (epochs: number, values: number, slots: number): number[] => {
      const isDue = memoryPlan(epochs, values, 4 * values * slots);
      return Array.from({ length: epochs + 1 }, (_, i) => i).filter(isDue);
    };
    assert.deepEqual(remembered(5, 9, 2), [1, 2, 3, 4]);
    for (const [epochs, values, slots] of [
      [1000, 9, 2],
      [1000, 100_000, 3],
      [1000, 1_000_000, 2],
      [10, 407_050, 2],
      [7, 407_050, 1],
    ] as const) {
      const [frames, found] = [planned(epochs, values), remembered(epochs, values, slots)];
      const each = 4 * values * slots;
      assert.ok(found.every((epoch) => frames.includes(epoch) && epoch > 0 && epoch < epochs));
      assert.ok(found.length * each <= 16 * 2 ** 20, `${values}`);
      assert.ok(found.length === frames.length - 2 || (found.length + 1) * 3 * each > 16 * 2 ** 20, `${values}: ${found.length}`);
      assert.equal(new Set(found.map((epoch, i) => epoch - (found[i - 1] ?? 0))).size, 1);
    }
    assert.deepEqual(remembered(1000, 5_000_000, 2), []);
  });
});

describe('a history file', () => {
  const names = ['loss', 'my "own", figure', 'val_loss'];
  const rows = [
    [0.1 + 0.2, 1 / 3, Number.NaN],
    [5e-324, -0, Number.NEGATIVE_INFINITY],
    [1e300, 12, Number.POSITIVE_INFINITY],
  ];
  const logsOf = (row: readonly number[]) => Object.fromEntries(names.map((name, i) => [name, row[i] as number]));
  const whole = historyHead(names) + rows.map((row, epoch) => historyLine(epoch, epoch + 0.1, names, logsOf(row))).join('');

  it('keeps every digit', () => {
    const reader = new HistoryReader();
    reader.push(whole);
    const { length, columns, milliseconds } = reader.result();
    assert.equal(length, 3);
    assert.deepEqual(Object.keys(columns), names);
    names.forEach((name, i) => {
      // A zero's sign has no meaning here.
      assert.deepEqual(
        [...(columns[name] as Float64Array)].map(String),
        rows.map((row) => String(row[i])),
      );
    });
    assert.deepEqual([...milliseconds], [0.1, 1.1, 2.1]);
  });

  it('is read in pieces of any size, and long ones, too', () => {
    for (const size of [1, 2, 7, 50]) {
      const reader = new HistoryReader();
      for (let at = 0; at < whole.length; at += size) reader.push(whole.slice(at, at + size));
      assert.equal(reader.length, 3);
    }
    const reader = new HistoryReader();
    reader.push(historyHead(['loss']));
    for (let epoch = 0; epoch < 3000; epoch++) reader.push(historyLine(epoch, 1, ['loss'], { loss: epoch / 7 }));
    assert.deepEqual(
      [...(reader.result().columns['loss'] as Float64Array)],
      Array.from({ length: 3000 }, (_, i) => i / 7),
    );
  });

  it('counts whole lines only, and knows where each ends', () => {
    const lines = whole.split('\n');
    for (let cut = (lines[0] as string).length + 1; cut < whole.length; cut++) {
      const reader = new HistoryReader();
      reader.push(whole.slice(0, cut));
      const done = whole.slice(0, cut).split('\n').length - 2;
      assert.equal(reader.length, done, `${cut} characters`);
      assert.equal(
        reader.bytes(done),
        new TextEncoder().encode(whole.slice(0, cut).slice(0, whole.slice(0, cut).lastIndexOf('\n') + 1)).length,
      );
    }
  });

  it('ends at the first line that is none', () => {
    for (const bad of ['x,1,2,3,4', '3,1,2,3', '4,1,2,3,4', '3,1,2,3,4,5', '', '3,1,,3,4', '3,1,2,3,0.5e', '-1,1,2,3,4']) {
      const reader = new HistoryReader();
      reader.push(`${whole}${bad}\n${historyLine(3, 1, names, logsOf(rows[0] as number[]))}`);
      assert.equal(reader.length, 3, bad);
    }
  });

  it('has figures of any name, also where its head comes in pieces', () => {
    const hostile = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '한', ' ') });
    fc.assert(
      fc.property(fc.uniqueArray(hostile, { minLength: 1 }), fc.integer({ min: 1, max: 9 }), (figures, size) => {
        const reader = new HistoryReader();
        const head = historyHead(figures);
        for (let at = 0; at < head.length; at += size) reader.push(head.slice(at, at + size));
        assert.deepEqual(reader.names, figures);
        assert.equal(reader.bytes(0), new TextEncoder().encode(head).length);
      }),
      { seed: 11 },
    );
  });

  it('is read in one pass where its head is cut off within quotation marks', () => {
    // Read by a regular expression that tries every way to pair the marks, this takes years.
    for (const cut of ['"'.repeat(4096), `${'""'.repeat(2000)}\nx`, `,"${'""'.repeat(2000)}\nx`, ',"a","'.repeat(500)]) {
      const reader = new HistoryReader();
      reader.push(`epoch,milliseconds,"${cut}`);
      reader.push('"');
      assert.equal(reader.length, 0);
    }
  });

  it('is no history where its first line has no end within reason', () => {
    const reader = new HistoryReader();
    for (let i = 0; i < 9 && !reader.foreign; i++) reader.push(i === 0 ? 'epoch,milliseconds,' : 'x'.repeat(2 ** 19));
    assert.ok(reader.foreign);
  });

  it('is known by its head', () => {
    for (const start of ['epoch,millisecondsx,loss\n', 'epoc\n', 'epoch\n', 'x']) {
      const other = new HistoryReader();
      other.push(start);
      assert.ok(other.foreign, start);
    }
    const reader = new HistoryReader();
    reader.push('a table,of something,else\n0,1,2\n');
    assert.ok(reader.foreign);
    assert.equal(reader.result().length, 0);
    const empty = new HistoryReader();
    assert.equal(empty.foreign, false);
  });
});

describe('the mark of a data set', () => {
  const split = (values: number[], shape: number[]) => ({
    x: { shape, values: Float32Array.from(values) },
    y: { shape: [shape[0] as number], values: new Float32Array(shape[0] as number) },
  });

  it('changes with values, shapes and parts', () => {
    const train = split([1, 2, 3, 4], [2, 2]);
    const marks = [
      dataMark({ train }),
      dataMark({ train: split([1, 2, 3, 5], [2, 2]) }),
      dataMark({ train: split([1, 2, 3, 4], [4, 1]) }),
      dataMark({ train, test: train }),
      dataMark({ train, validation: train }),
      dataMark(undefined),
    ];
    assert.equal(new Set(marks).size, marks.length);
    assert.equal(dataMark({ train: split([1, 2, 3, 4], [2, 2]) }), marks[0]);
  });

  it('looks at the first and the last values of a large block', () => {
    const values = new Float32Array(3_000_000);
    const mark = (): number =>
      dataMark({ train: { x: { shape: [3, 1_000_000], values }, y: { shape: [0], values: new Float32Array(0) } } });
    const marks = [mark()];
    for (const place of [0, values.length - 1]) {
      values[place] = 1;
      marks.push(mark());
    }
    assert.equal(new Set(marks).size, 3);
  });
});
