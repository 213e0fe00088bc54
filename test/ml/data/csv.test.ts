import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { pieces } from '../../../src/ml/data/formats/csv-position';
import { load, loadWell, plain } from './helper';

const data = { csv: 'd.csv', target: 'y' };
const read = (text: string | Uint8Array, more: object = {}) => loadWell({ ...data, ...more }, { 'd.csv': text });

describe('csv', () => {
  test('columns are chosen by name, in the order of the spec', async () => {
    const { train, inputNames, targetNames } = await read('a,y,b,c\n1,2,3,4\n5,6,7,8\n', { inputs: ['c', 'a'] });
    assert.deepEqual(plain(train.x), { shape: [2, 2], values: [4, 1, 8, 5] });
    assert.deepEqual(plain(train.y), { shape: [2], values: [2, 6] });
    assert.deepEqual([inputNames, targetNames], [['c', 'a'], ['y']]);
  });

  test('all columns but the target are inputs if none are named', async () => {
    assert.deepEqual((await read('a,y,b\n1,2,3\n')).inputNames, ['a', 'b']);
  });

  test('a list of targets makes columns, even a list of one', async () => {
    assert.deepEqual(plain((await read('a,y,z\n1,2,3\n4,5,6\n', { target: ['z', 'y'] })).train.y), { shape: [2, 2], values: [3, 2, 6, 5] });
    assert.deepEqual((await read('a,y\n1,2\n', { target: ['y'] })).train.y.shape, [1, 1]);
  });

  const variants: [string, string | Uint8Array, object?][] = [
    ['CRLF and no line break at the end', 'a,y\r\n1,2\r\n3,4'],
    ['carriage returns alone', 'a,y\r1,2\r3,4\r'],
    ['mixed line breaks', 'a,y\r\n1,2\n3,4\r\n'],
    ['quotation marks', '"a","y"\n"1","2"\n3,"4"\n'],
    ['blank lines and spaces', '\n a , y \n\n 1 ,2\n   \n3, 4 \n\n'],
    ['spaces beside quotation marks', '"a", "y"\n"1" ,"2"\n3,4\n'],
    ['byte order mark', '\ufeffa,y\n1,2\n3,4\n'],
    ['semicolons', 'a;y\n1;2\n3;4\n', { delimiter: ';' }],
    ['tabs', 'a\ty\n1\t2\n3\t4\n', { delimiter: '\t' }],
    ['a delimiter of two characters', 'a||y\n1||2\n3||4\n', { delimiter: '||' }],
    ['other ways to write numbers', 'a,y\n+1.,2e0\n.3E1,4.00\n'],
    ['UTF-16, as spreadsheets save it', Buffer.from('\ufeffa,y\n1,2\n3,4\n', 'utf16le')],
    ['UTF-16, the other way round', Buffer.from('\ufeffa,y\n1,2\n3,4\n', 'utf16le').swap16()],
  ];
  for (const [name, text, more] of variants) {
    test(name, async () => {
      const { train } = await read(text, more);
      assert.deepEqual(
        [[...train.x.values], [...train.y.values]],
        [
          [1, 3],
          [2, 4],
        ],
      );
    });
  }

  test('names may hold anything in quotation marks', async () => {
    const { inputNames } = await read('"length, cm","wide ""net""","ä\n日本",y\n1,2,3,4\n');
    assert.deepEqual(inputNames, ['length, cm', 'wide "net"', 'ä\n日本']);
  });

  test('a column without a name is left out, and that is reported', async () => {
    const { dataset, problems } = await load(data, { 'd.csv': ',a,y\n0,1,2\n1,3,4\n' });
    assert.deepEqual(dataset?.inputNames, ['a']);
    assert.deepEqual(
      problems.map((p) => [p.code, p.severity]),
      [['csv-unnamed-column', 'info']],
    );
  });

  test('an input that is the target is a warning', async () => {
    const { dataset, problems } = await load({ ...data, inputs: ['a', 'y'] }, { 'd.csv': 'a,y\n1,2\n' });
    assert.deepEqual(dataset?.train.x.shape, [1, 2]);
    assert.deepEqual(
      problems.map((p) => [p.code, p.severity]),
      [['csv-input-is-target', 'warning']],
    );
  });
});

describe('csv with classes by name', () => {
  const flowers = 'a,y\n1,virginica\n2,setosa\n3,versicolor\n4,setosa\n';

  test('are numbered alphabetically', async () => {
    const { train, classNames } = await read(flowers);
    assert.deepEqual(plain(train.y), { shape: [4], values: [2, 0, 1, 0] });
    assert.deepEqual(classNames, ['setosa', 'versicolor', 'virginica']);
  });

  test('or as the spec names them', async () => {
    const class_names = ['virginica', 'versicolor', 'setosa', 'other'];
    const { train, classNames } = await read(flowers, { class_names, one_hot: true });
    assert.deepEqual(plain(train.y), { shape: [4, 4], values: [1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0] });
    assert.deepEqual(classNames, class_names);
  });

  test('words that mean a missing number are names too', async () => {
    assert.deepEqual((await read('a,y\n1,none\n2,mild\n')).classNames, ['mild', 'none']);
    assert.deepEqual((await read('a,y\n1,-\n2,+\n')).classNames, ['+', '-']);
  });
});

describe('csv at random', () => {
  test('pieces end where rows end and join to the whole', () => {
    const csv = fc.array(fc.constantFrom('a', '1', ',', '"', '""', '\n', '\r\n', '\r'), { maxLength: 200 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(csv, fc.integer({ min: 1, max: 30 }), (text, size) => {
        const bytes = Buffer.from(text);
        const cuts = [...pieces(bytes, size)];
        assert.equal(cuts.map(([from, to]) => bytes.toString('utf8', from, to)).join(''), text);
        for (const [, to] of cuts.slice(0, -1)) {
          const before = text.slice(0, to);
          assert.equal((before.match(/"/g) ?? []).length % 2, 0);
          assert.ok(before.endsWith('\n') || (before.endsWith('\r') && text[to] !== '\n'));
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test('whatever is written the reader gets back', async () => {
    const name = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b', ' ', ',', ';', '"', '\n', '\r\n', 'é', '😀') });
    const names = fc
      .uniqueArray(name, { minLength: 1, maxLength: 5, selector: (s) => s.trim() })
      .filter((all) => all.every((s) => s.trim() !== ''));
    const table = names.chain((columns) =>
      fc.record({
        columns: fc.constant(columns),
        rows: fc.array(
          fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: columns.length + 1, maxLength: columns.length + 1 }),
          { minLength: 1, maxLength: 20 },
        ),
        end: fc.constantFrom('\n', '\r\n', '\r'),
        delimiter: fc.constantFrom(',', ';', '\t', '::'),
        quoteNumbers: fc.boolean(),
      }),
    );
    const written = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(table, async ({ columns, rows, end, delimiter, quoteNumbers }) => {
        const lines = [
          [...columns.map(quoted), 'target'],
          ...rows.map((row) => row.map((v) => (quoteNumbers ? quoted(written(v)) : written(v)))),
        ];
        const text = lines.map((cells) => cells.join(delimiter)).join(end);
        const { train, inputNames } = await loadWell({ csv: 'd.csv', target: 'target', delimiter }, { 'd.csv': text });
        assert.deepEqual(inputNames, columns);
        assert.deepEqual(
          [...train.x.values],
          rows.flatMap((row) => row.slice(0, -1)),
        );
        assert.deepEqual(
          [...train.y.values],
          rows.map((row) => row.at(-1)),
        );
      }),
      { numRuns: 500, seed: 2 },
    );
  });
});
