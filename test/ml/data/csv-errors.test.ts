import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fixed, load, loadBadly, loadWell, marked } from './helper';

const data = { csv: 'd.csv', target: 'y' };
const readBadly = (text: string | Uint8Array, more: object = {}) => loadBadly({ ...data, ...more }, { 'd.csv': text });

describe('columns that are not there', () => {
  const text = 'length,width,species\n1,2,3\n';

  test('the nearest one is offered', async () => {
    const problem = await readBadly(text, { inputs: ['length', 'widht'], target: 'species' });
    assert.equal(problem.message, '"d.csv" has no column "widht". Did you mean "width"?');
    assert.equal(marked(problem), '"widht"');
    assert.deepEqual((await loadWell(fixed(problem.text, problem.fixes[0]), { 'd.csv': text })).inputNames, ['length', 'width']);
  });

  test('each is reported where it is', async () => {
    const { problems, text: spec } = await load({ ...data, inputs: ['q', 'width'], target: ['species', 'zzz'] }, { 'd.csv': text });
    assert.deepEqual(problems.map((p) => marked({ ...p, text: spec })).toSorted(), ['"q"', '"zzz"']);
    assert.match(problems[0]?.message ?? '', /Its columns: length, width, species\.$/);
  });

  test('names of object properties are no columns', async () => {
    assert.equal((await readBadly(text, { target: 'constructor' })).code, 'csv-unknown-column');
  });

  test('another delimiter', async () => {
    const problem = await readBadly('a;y\n1;2\n', { delimiter: ',' });
    assert.equal(problem.code, 'csv-delimiter');
    await loadWell(fixed(problem.text, problem.fixes[0]), { 'd.csv': 'a;y\n1;2\n' });
    assert.match((await readBadly('a\ty\n1\t2\n', { delimiter: ',' })).message, /as if a tab is between its columns/);
    assert.match((await readBadly('a,y\n1,2\n', { delimiter: ';' })).message, /not divided by ";"; it looks as if "," is between/);
  });

  test('no line of names', async () => {
    const problem = await readBadly('1,2\n3,4\n');
    assert.match(problem.message, /^The first line of "d\.csv" holds values \(1, 2\), not column names\./);
  });

  test('two of the same name', async () => {
    assert.match((await readBadly('y,a,y\n1,2,3\n')).message, /several columns named "y"/);
  });

  test('only the target', async () => {
    assert.match((await readBadly('y\n1\n')).message, /no column left for the inputs besides the target: its columns are y\./);
  });
});

describe('values that are not numbers', () => {
  const at = ({ range, file }: Awaited<ReturnType<typeof readBadly>>) => [file, range.start.line, range.start.column, range.end.column];

  test('text among the inputs', async () => {
    const problem = await readBadly('a,b,y\r\n1,2,3\r\n\r\n4,  red ,6\r\n7,blue,9\r\n');
    assert.match(
      problem.message,
      /^d\.csv, line 4, column "b": "red" is not a number, and inputs must be numbers \(2 such values in all\)\./,
    );
    assert.deepEqual(at(problem), ['d.csv', 4, 5, 8]);
  });

  test('nothing', async () => {
    const problem = await readBadly('a,y\n1,2\n,3\n4,\nNA,5\n');
    assert.match(problem.message, /^d\.csv, line 3, column "a": there is no value here \(3 such values in all\)/);
    assert.deepEqual(at(problem), ['d.csv', 3, 1, 1]);
  });

  test('not finite', async () => {
    for (const text of ['-inf', 'Infinity', '1e39']) {
      assert.match((await readBadly(`a,y\n1,2\n${text},3\n`)).message, /^d\.csv, line 3, column "a": ".*" is not a finite number/, text);
    }
    assert.equal((await readBadly('a,y\n1,Inf\n')).code, 'csv-not-finite');
  });

  test('numbers that only JavaScript reads', async () => {
    for (const text of ['0x10', '1_000', '1 2', '1e', '+', '0b1'])
      assert.equal((await readBadly(`a,y\n${text},3\n`)).code, 'csv-text', text);
  });

  test('each way to be wrong is reported once', async () => {
    const { problems } = await load(data, { 'd.csv': 'a,y\nx,1\n,2\ninf,3\nz,4\n' });
    assert.deepEqual(
      problems.map((p) => [p.code, p.range.start.line]),
      [
        ['csv-text', 2],
        ['csv-missing', 3],
        ['csv-not-finite', 4],
      ],
    );
  });

  test('the place counts as an editor does', async () => {
    const text = '\ufeffname 😀,a,y\n"é\n😀",x,1\n';
    const problem = await readBadly(text, { inputs: ['a'] });
    assert.deepEqual(at(problem), ['d.csv', 3, 5, 6]);
    assert.equal(text.slice(1).slice(problem.range.start.offset, problem.range.end.offset), 'x');
  });

  test('the place is found at random', async () => {
    const gap = fc.constantFrom('', '\n', '  \n', '\r\n\r\n');
    const cell = fc.constantFrom('1', '-2.5', '"3"', ' 4 ', '"5" ');
    const table = fc.record({
      width: fc.integer({ min: 1, max: 4 }),
      rows: fc.array(fc.tuple(gap, fc.array(cell, { minLength: 5, maxLength: 5 }), fc.constantFrom('\n', '\r\n', '\r')), {
        minLength: 1,
        maxLength: 12,
      }),
      row: fc.nat(11),
      column: fc.nat(3),
      delimiter: fc.constantFrom(',', '\t', '::'),
    });
    await fc.assert(
      fc.asyncProperty(table, async ({ width, rows, row, column, delimiter }) => {
        const names = Array.from({ length: width }, (_, i) => `"c\n${i}"`);
        const lines = rows.map(([before, cells, end], r) => {
          const shown = cells.slice(0, width).map((text, c) => (r === row % rows.length && c === column % width ? 'WRONG' : text));
          return `${before}${[...shown, '0'].join(delimiter)}${end}`;
        });
        const text = `${[...names, 'y'].join(delimiter)}\n${lines.join('')}`;
        const { problems } = await load({ ...data, delimiter }, { 'd.csv': text });
        const [{ range } = assert.fail('a problem')] = problems;
        assert.equal(text.slice(range.start.offset, range.end.offset), 'WRONG');
        const before = text.slice(0, range.start.offset).split(/\r\n|\r|\n/);
        assert.deepEqual([range.start.line, range.start.column], [before.length, (before.at(-1)?.length ?? 0) + 1]);
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});

describe('targets by name that do not work out', () => {
  test('texts among numbers', async () => {
    const problem = await readBadly('a,y\n1,2\n3,l4\n5,6\n');
    assert.match(problem.message, /^d\.csv, line 3, column "y": "l4" is a text, but other rows of the target hold numbers/);
  });

  test('in several columns', async () => {
    assert.match(
      (await readBadly('a,y,z\n1,2,no\n', { target: ['y', 'z'] })).message,
      /Texts can be class labels only if there is a single target/,
    );
  });

  test('a text that is in no list of classes', async () => {
    const problem = await readBadly('a,y\n1,cat\n2,dgo\n', { class_names: ['cat', 'dog'] });
    assert.match(problem.message, /holds "dgo", which "class_names" does not name \(it names cat, dog\)\. Did you mean "dog"\?/);
  });

  test('a text of its own in each row', async () => {
    const rows = Array.from({ length: 1001 }, (_, i) => `${i},name ${i}`);
    const problem = await readBadly(`a,y\n${rows.join('\n')}\n`);
    assert.match(problem.message, /^The target has more than 1,000 different texts \("name 0", …\)/);
  });
});

describe('files that are no table', () => {
  test('rows of another length', async () => {
    const problem = await readBadly('a,y\n1,2\n\n3\n4,5,6\n');
    assert.match(problem.message, /^d\.csv, line 4: this row has 1 value, but the first line names 2 columns\. Add/);
    assert.equal(problem.range.start.line, 4);
    assert.match((await readBadly('a,y\n1,2,3\n')).message, /A value that contains the delimiter needs quotation marks\.$/);
    assert.equal((await readBadly(`a,y\n${'1,2\n'.repeat(200_000)}1\n`)).range.start.line, 200_002);
  });

  test('rows of another length where a new piece of the file begins', async () => {
    const firstPiece = `a,y\n${'1,2\n'.repeat(65_535)}`;
    assert.equal(firstPiece.length, 2 ** 18);
    for (const rest of ['1\n2\n', '1\n2,3\n', '1,2\n3\n', '1']) {
      const problem = await readBadly(firstPiece + rest);
      assert.match(problem.message, /: this row has 1 value, but the first line names 2 columns/, rest);
      assert.equal(problem.range.start.line, 65_536 + (rest.startsWith('1,2') ? 2 : 1), rest);
    }
  });

  // A quadratic algorithm would come to no end.
  test('a million rows of another length', async () => {
    assert.equal((await readBadly(`a,y\n${'1\n'.repeat(1_000_000)}`)).code, 'csv-ragged');
  });

  test('a quotation mark without its partner', async () => {
    const problem = await readBadly('a,y\n1,2\n3,"4\n5,6\n');
    assert.match(problem.message, /^d\.csv, line 3: the quotation mark that opens this value is never closed/);
    assert.deepEqual([problem.range.start.line, problem.range.start.column], [3, 3]);
  });

  test('a quotation mark inside a value', async () => {
    for (const text of ['a,y\n1,2\n3 "x,4\n5 "z,6\n', 'a,y\n1,2\n"3"x,4\n']) {
      const problem = await readBadly(text);
      assert.deepEqual([problem.code, problem.range.start.line], ['csv-quote-inside', 3], text);
    }
  });

  test('a row without end', async () => {
    assert.equal((await readBadly(`a,y\n1,2\n"${'x'.repeat(17 * 2 ** 20)}`)).code, 'csv-row-too-long');
  });

  test('nothing, or nothing but names', async () => {
    for (const text of ['', '\n\n', '\ufeff', '  \n'])
      assert.match((await readBadly(text)).message, /^"d\.csv" is empty\./, JSON.stringify(text));
    assert.match((await readBadly('a,y\n')).message, /has column names but no rows/);
  });

  test('spreadsheets and other files', async () => {
    assert.match((await readBadly(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).message, /is a spreadsheet, not a CSV file/);
    assert.match((await readBadly(Uint8Array.of(1, 0, 2, 0))).message, /is not a text file/);
  });

  test('a delimiter that cannot be one', async () => {
    assert.equal((await readBadly('a,y\n', { delimiter: '"' })).code, 'csv-bad-delimiter');
    assert.equal((await readBadly('a,y\n', { delimiter: ',\n' })).code, 'csv-bad-delimiter');
  });

  test('any bytes end in a table or a message', async () => {
    const signs = fc.array(fc.constantFrom('a', 'y', '1', ',', '"', '\n', '\r', ' ', '\ufeff', 'é', '\t', ';'), { maxLength: 60 });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      signs.map((all) => new TextEncoder().encode(`a,y\n${all.join('')}`)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const { dataset, problems } = await load(data, { 'd.csv': content });
        assert.ok(dataset || problems.length > 0);
      }),
      { numRuns: 3000, seed: 5 },
    );
  });
});
