import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fixed, load, loadBadly, loadWell, plain } from './helper';

const data = { csv: 'd.csv', target: 'y' };
const read = (text: string | Uint8Array, more: object = {}) => loadWell({ ...data, ...more }, { 'd.csv': text });
const readBadly = (text: string | Uint8Array, more: object = {}) => loadBadly({ ...data, ...more }, { 'd.csv': text });
const inputs = async (text: string, more: object = {}): Promise<number[]> => [...(await read(text, more)).train.x.values];

describe('delimiters', () => {
  test('are found by the names of the columns', async () => {
    for (const sign of [',', ';', '\t', '|', ' ', '   ', ' \t'])
      assert.deepEqual(await inputs(`a${sign}b${sign}y\n1${sign}2${sign}3\n4${sign}5${sign}6\n`), [1, 2, 4, 5], JSON.stringify(sign));
  });

  test('a comma in a name or a value does not mislead', async () => {
    assert.deepEqual(await inputs('length, cm;y\n1,5;2\n2,5;3\n'), [1.5, 2.5]);
    assert.deepEqual((await read('first name,y\n1,2\n')).inputNames, ['first name']);
  });

  test('the line "sep=" that Excel writes names one, and is no line of names', async () => {
    for (const head of ['sep=;', '"sep=;"', 'SEP=;']) assert.deepEqual(await inputs(`${head}\r\na;y\r\n1,5;2\r\n`), [1.5], head);
    assert.deepEqual(await inputs('\ufeffsep=\t\na\ty\n1\t2\n'), [1]);
    assert.equal((await readBadly('sep=;\na;y\nx;2\n')).range.start.line, 3);
  });

  test('blanks in any number, as in tables for people', async () => {
    const table = '  a   "b c"  y \n 1   2.5    3 \n\n-1   "4"    5\t\n';
    assert.deepEqual(await inputs(table), [1, 2.5, -1, 4]);
    for (const delimiter of [' ', '\\s+']) assert.deepEqual(await inputs(table, { delimiter }), [1, 2.5, -1, 4]);
    const problem = await readBadly('a   b  y\n1   x  3\n');
    assert.deepEqual([problem.range.start.line, problem.range.start.column, problem.range.end.column], [2, 5, 6]);
  });
});

describe('numbers with signs in them', () => {
  const column = (...cells: string[]): string => `"a"\t"y"\n${cells.map((cell) => `"${cell}"\t1`).join('\n')}\n`;
  const readings: [name: string, cells: string[], values: number[]][] = [
    ['thousands with commas', ['1,234', '12,500', '1,234,567', '5'], [1234, 12500, 1234567, 5]],
    ['commas and a point', ['1,234.5', '0.25'], [1234.5, 0.25]],
    ['points and a comma', ['1.234,5', '0,25', '7'], [1234.5, 0.25, 7]],
    ['a decimal comma', ['1,5', '-2,25', '1,234'], [1.5, -2.25, 1.234]],
    ['thousands with points', ['1.234', '1.234.567'], [1234, 1234567]],
    ['thousands with points beside a decimal comma', ['1.234', '0,5'], [1234, 0.5]],
    ['thousands with commas beside a decimal point', ['1,234', '1.5'], [1234, 1.5]],
    ['blanks', ['1 234', '12 345 678', '1 234,5'], [1234, 12345678, 1234.5]],
    ['blanks that do not break, and narrow ones', ['1\u00a0234,5', '1\u202f234\u202f567', '1\u2009000'], [1234.5, 1234567, 1000]],
    ['apostrophes, as in Switzerland', ["1'234.50", '1’234’567'], [1234.5, 1234567]],
    ['Indian groups', ['12,34,567', '1,00,000'], [1234567, 100000]],
    ['percent signs', ['12.5%', '100 %', '0'], [0.125, 1, 0]],
    ['currencies', ['$1,234.50', '-$5', '$-6', '$ 7'], [1234.5, -5, -6, 7]],
    ['currencies behind', ['1.234,50 €', '12 €', '0,5 €'], [1234.5, 12, 0.5]],
    ['won', ['₩12,000', '₩1,500', '2,000,000'], [12000, 1500, 2000000]],
    ['a minus sign of typesetting', ['−5', '−1.5'], [-5, -1.5]],
    ['an exponent', ['1,5e3', '2E-2', '0,5'], [1500, 0.02, 0.5]],
    ['blanks around', ['\u00a05\u00a0', '\u3000-6'], [5, -6]],
  ];
  for (const [name, cells, values] of readings) {
    test(name, async () => {
      assert.deepEqual(await inputs(column(...cells)), values.map(Math.fround));
    });
  }

  test('the whole file tells, not only the column', async () => {
    assert.deepEqual(await inputs('a;b;y\n1,234;0,5;1\n2,345;1,5;2\n'), [1.234, 0.5, 2.345, 1.5].map(Math.fround));
    assert.deepEqual(await inputs('a;y\n1,234;0,5\n'), [Math.fround(1.234)]);
    assert.deepEqual(await inputs('a;b;y\n1,234;0.5;15\n'), [1234, 0.5]);
  });

  test('what may be either is an error with both remedies', async () => {
    for (const [text, sign] of [
      ['a;y\n1,234;1\n12,500;2\n', ','],
      ['a,y\n"1,234",1\n', ','],
      ['a;y\n1.234;1\n2.500;2\n', '.'],
      ['a\ty\n1.234\t1\n', '.'],
    ] as const) {
      const problem = await readBadly(text);
      assert.equal(problem.code, 'csv-number-ambiguous', text);
      assert.match(
        problem.message,
        /^d\.csv, line 2, column "a": "1[.,]234" may mean 1234 or 1\.234, and no other number of the file tells which\./,
      );
      const values = [];
      for (const fix of problem.fixes) values.push((await loadWell(fixed(problem.text, fix), { 'd.csv': text })).train.x.values[0]);
      assert.deepEqual(values, [Math.fround(1.234), 1234], sign);
    }
  });

  test('where commas divide values, three digits behind a point are a fraction', async () => {
    assert.deepEqual(await inputs('a,y\n1.234,1\n2.500,2\n'), [1.234, 2.5].map(Math.fround));
  });

  test('a point here and a comma there', async () => {
    const problem = await readBadly('a;b;y\n1.5;2;1\n3;2,5;1\n');
    assert.equal(problem.code, 'csv-number-conflict');
    assert.match(problem.message, /^d\.csv, line 3, column "b": "2,5" has a decimal comma, but "1\.5" in line 2 has a decimal point\./);
  });

  test('the spec says how', async () => {
    assert.deepEqual(await inputs('a;y\n1,234;1\n', { decimal: ',' }), [Math.fround(1.234)]);
    assert.deepEqual(await inputs('a;y\n1.234,5;1\n', { decimal: ',', thousands: '.' }), [1234.5]);
    assert.deepEqual(await inputs('a;y\n1,234;1\n', { thousands: ',' }), [1234]);
    assert.equal((await readBadly('a;y\n1,5;1\n', { decimal: '.' })).code, 'csv-text');
    assert.equal((await readBadly('a;y\n1;1\n', { decimal: ',', thousands: ',' })).code, 'csv-same-signs');
  });

  test('what is no number in any format', async () => {
    for (const text of ['1,2,3', '12,34', '1.2.3', '1,23,4', '1 2', '0 123', "1'23", 'ABC12', '12 kg', '5-6', '$', '$5€', '%', '1,,000'])
      assert.ok(['csv-text', 'csv-date', 'csv-number-conflict'].includes((await readBadly(`a\ty\n"${text}"\t1\n0.5\t1\n`)).code), text);
  });

  test('percent signs and currencies that come and go', async () => {
    assert.equal((await readBadly('a,y\n50%,1\n0.5,2\n')).code, 'csv-mixed');
    assert.equal((await readBadly('a,y\n$5,1\n€6,2\n')).code, 'csv-mixed');
  });

  test('numbers written in any country come back', async () => {
    const locale = fc.constantFrom('en-US', 'de-DE', 'ko-KR', 'fr-FR', 'de-CH', 'en-IN', 'sv-SE');
    const numbers = fc.array(fc.double({ min: -1e7, max: 1e7, noNaN: true }), { minLength: 3, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(locale, numbers, async (country, values) => {
        // A number with two digits behind its decimal sign tells what that is.
        const cells = [0.25, ...values].map((value) =>
          value.toLocaleString(country, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
        );
        const found = await inputs(`a;y\n${cells.map((cell) => `${cell};1`).join('\n')}\n`);
        assert.deepEqual(
          found.map((value) => value + 0),
          [0.25, ...values].map((value) => Math.fround(Number(value.toFixed(2))) + 0),
        );
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});

describe('true and false', () => {
  test('are 1 and 0 among the inputs, in several languages', async () => {
    for (const [yes, no] of [
      ['True', 'False'],
      ['TRUE', 'FALSE'],
      ['true', 'false'],
      ['WAHR', 'FALSCH'],
      ['VRAI', 'FAUX'],
    ])
      assert.deepEqual(await inputs(`a,y\n${yes},1\n${no},2\n1,3\n0,4\n`), [1, 0, 1, 0]);
  });

  test('as targets, False is class 0 and True class 1, even alone', async () => {
    const { train, classNames } = await read('a,y\n1,True\n2,False\n3,True\n');
    assert.deepEqual(
      [plain(train.y).values, classNames],
      [
        [1, 0, 1],
        ['False', 'True'],
      ],
    );
    assert.deepEqual([...(await read('a,y\n1,True\n2,TRUE\n')).train.y.values], [1, 1]);
    assert.deepEqual((await read('a,y\n1,WAHR\n2,FALSCH\n')).classNames, ['FALSCH', 'WAHR']);
    const named = await read('a,y\n1,True\n2,False\n', { class_names: ['no', 'yes'] });
    assert.deepEqual(
      [[...named.train.y.values], named.classNames],
      [
        [1, 0],
        ['no', 'yes'],
      ],
    );
    const turned = await read('a,y\n1,True\n2,False\n', { class_names: ['True', 'False'] });
    assert.deepEqual([...turned.train.y.values], [0, 1]);
  });

  test('in several target columns', async () => {
    assert.deepEqual(plain((await read('a,y,z\n1,True,0\n2,False,1\n', { target: ['y', 'z'] })).train.y).values, [1, 0, 0, 1]);
  });

  test('among other numbers they are an error', async () => {
    for (const text of ['a,y\n5,1\nTrue,2\n', 'a,y\nTrue,2\n5,1\n']) assert.equal((await readBadly(text)).code, 'csv-mixed', text);
  });
});

describe('missing values', () => {
  const marks = ['', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL', 'None', '-', '?', '#N/A', '#DIV/0!', '<NA>', '#NV', '#WERT!', '\\N', '.'];
  test('among inputs are reported as such', async () => {
    for (const mark of marks) {
      const problem = await readBadly(`a,y\n1,2\n${mark},3\n`);
      assert.equal(problem.code, 'csv-missing', mark);
      assert.deepEqual([problem.range.start.line, problem.range.start.column], [3, 1], mark);
    }
  });

  test('among targets that are numbers', async () => {
    for (const mark of marks) assert.equal((await readBadly(`a,y\n1,2\n2,${mark}\n`)).code, 'csv-missing', mark);
  });

  test('among labels they are names, with a warning, or an error where no one is called so', async () => {
    const text = (mark: string): string => `a,y\n1,cat\n2,${mark}\n3,dog\n`;
    for (const mark of ['NA', 'n/a', 'null', '?']) {
      const { problems, dataset } = await load(data, { 'd.csv': text(mark) });
      assert.deepEqual(
        [problems.map(({ code, severity }) => [code, severity]), dataset?.classNames?.length],
        [[['csv-label-missing', 'warning']], 3],
      );
      assert.equal((await read(text(mark), { class_names: ['cat', 'dog', mark] })).classNames?.length, 3);
    }
    for (const mark of ['', '#N/A', 'nan']) assert.equal((await readBadly(text(mark))).code, 'csv-missing', mark);
  });
});

describe('what programs write besides', () => {
  test('dates and times', async () => {
    for (const text of ['2024-01-31', '2024. 1. 31.', '31.01.2024', '1/31/2024', '12:30', '2024-01-31T12:30:00Z', '2024년 1월 31일'])
      assert.match((await readBadly(`a,y\n${text},1\n`)).message, /is a date or a time, and inputs must be numbers/, text);
  });

  test('delimiters behind the last value, in the line of names or in the rows', async () => {
    for (const text of ['a,y,\n1,2,\n3,4,\n', 'a,y\n1,2,\n3,4,,\n', 'a,y,,\n1,2\n3,4,\n'])
      assert.deepEqual(await inputs(text), [1, 3], text);
  });

  test('empty rows of delimiters, as Excel leaves them', async () => {
    assert.deepEqual(await inputs('a,y\n1,2\n,\n3,4\n,\n,,\n'), [1, 3]);
  });

  test('row numbers and row names of pandas and R', async () => {
    for (const head of [',a,y', 'Unnamed: 0,a,y', '"",a,y']) {
      const { dataset, problems } = await load(data, { 'd.csv': `${head}\n0,5,1\n1,6,2\n` });
      assert.deepEqual([dataset?.inputNames, problems.map(({ code }) => code)], [['a'], ['csv-unnamed-column']], head);
    }
    for (const text of ['"a" "y"\n"1" 5 1\n"2" 6 2\n', '"a" "y"\n"Mazda RX4" 5 1\n"Fiat 128" 6 2\n', 'a,y\n0,5,1\n1,6,2\n']) {
      const { dataset, problems } = await load(data, { 'd.csv': text });
      assert.deepEqual([[...(dataset?.train.x.values ?? [])], problems.map(({ code }) => code)], [[5, 6], ['csv-row-names']], text);
    }
    assert.equal((await readBadly('a,y\n5,1,0.3\n6,2,0.4\n')).code, 'csv-ragged');
  });

  test('no line of names', async () => {
    const iris = '5.0,3.4,1.5,0.2,Iris-setosa\n6.9,3.1,4.9,1.5,Iris-versicolor\n4.8,3.1,1.6,0.2,Iris-setosa\n';
    const problem = await readBadly(iris, { target: 'species' });
    assert.match(problem.message, /^The first line of "d\.csv" holds values \(5\.0, 3\.4, .*or give them as "names" in the spec\.$/);
    const names = ['sl', 'sw', 'pl', 'pw', 'species'];
    const { train, classNames } = await read(iris, { target: 'species', names });
    assert.deepEqual(
      [train.x.shape, classNames],
      [
        [3, 4],
        ['Iris-setosa', 'Iris-versicolor'],
      ],
    );
    assert.equal((await readBadly('p,x,s\ne,x,s\np,b,y\n', { target: 'class' })).code, 'csv-no-names');
    assert.equal((await readBadly('height,width,kind\n1,2,a\n3,4,a\n', { target: 'class' })).code, 'csv-unknown-column');
    assert.equal((await readBadly(iris, { target: 'species', names: names.slice(1) })).code, 'csv-ragged');
  });

  test('names and labels that differ only in how their letters are put together', async () => {
    const [composed, apart] = ['결과', '결과'.normalize('NFD')];
    const { targetNames, classNames } = await read(`a,${apart}\n1,${'가나'.normalize('NFD')}\n2,가나\n3,다라\n`, {
      target: composed,
      class_names: ['가나', '다라'.normalize('NFD')],
    });
    assert.deepEqual([targetNames, classNames?.length], [[composed], 2]);
    assert.deepEqual((await read(`a,${composed}\n1,2\n`, { target: apart })).targetNames, [composed]);
    assert.deepEqual((await read(`a,y\n1,é\n2,${'é'.normalize('NFD')}\n`)).classNames, ['é']);
  });

  test('labels with blanks around them', async () => {
    assert.deepEqual((await read('a,y\n1," cat"\n2,cat\u00a0\n3,dog\n')).classNames, ['cat', 'dog']);
  });
});

describe('wide tables', () => {
  test('columns are found in one pass over the names, however many are asked for', async () => {
    const names = Array.from({ length: 100_000 }, (_, i) => `c${i}`);
    const text = `${names.join(',')},y\n${names.map((_, i) => i % 7).join(',')},1\n`;
    const { train } = await read(text, { inputs: names });
    assert.equal(train.x.values[99_999], 99_999 % 7);
    const { problems } = await load({ ...data, inputs: names.map((name) => `${name}-`) }, { 'd.csv': text });
    assert.equal(problems.length, 10);
  });
});
