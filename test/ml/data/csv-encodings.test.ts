import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixed, fixture, load, loadBadly, loadWell, marked } from './helper';

const files = (name: string) => ({ 'd.csv': fixture(`csv/${name}.csv`) });
const data = (target: string, more: object = {}) => ({ csv: 'd.csv', target, ...more });

describe('encodings of CSV that are found', () => {
  const seasons = ['가을', '겨울', '봄', '여름'];
  const found: [name: string, target: string, classNames: string[], encoding?: string][] = [
    ['korean_utf8', '계절', seasons],
    ['korean_utf8_mark', '계절', seasons],
    ['korean_utf16', '계절', seasons],
    ['korean_utf16le_unmarked', '계절', seasons],
    ['korean_utf16be_unmarked', '계절', seasons],
    ['korean_cp949', '계절', seasons, 'cp949'],
    ['korean_euc_kr', '계절', seasons, 'cp949'],
    ['short_cp949', 'sex', ['남', '여'], 'cp949'],
    ['japanese_shift_jis', '季節', ['ふゆ', '夏', '春', '秋'], 'shift_jis'],
    ['kanji_shift_jis', 'target', ['名古屋', '大阪', '東京'], 'shift_jis'],
    ['german_cp1252', 'Größe', ['groß', 'mittelgroß', 'Übergröße'], 'cp1252'],
    ['french_cp1252', 'saison', ['hiver', 'printemps à Évian', 'été'], 'cp1252'],
    ['signs_cp1252', 'unit', ['20 °C', '5 µm', 'in €', 'it’s'], 'cp1252'],
  ];
  for (const [name, target, classNames, encoding] of found) {
    test(name, async () => {
      const { dataset, problems } = await load(data(target), files(name));
      assert.deepEqual(dataset?.classNames, classNames);
      assert.deepEqual(dataset.train.x.shape, [12, 2]);
      assert.deepEqual([...dataset.train.x.values.slice(-2)], [11, 30.25]);
      // What was not written as UTF-8 is said, because nothing in the file names its encoding.
      assert.deepEqual(
        problems.map(({ code, severity, args }) => [code, severity, (args as { encoding?: string } | undefined)?.encoding]),
        encoding ? [['csv-read-as', 'info', encoding]] : [],
      );
    });
  }
});

describe('encodings of CSV that are not certain', () => {
  for (const [name, encoding, target, classNames] of [
    ['russian_cp1251', 'cp1251', 'target', ['весна', 'лето', 'осень']],
    ['chinese_gbk', 'gbk', 'target', ['中国', '日本', '韩国']],
    ['german_mac_roman', 'mac_roman', 'Größe', ['groß', 'mittelgroß', 'Übergröße']],
    ['japanese_euc_jp', 'euc-jp', '季節', ['ふゆ', '夏', '春', '秋']],
  ] as const) {
    test(`${name} is an error, and read where the spec names it`, async () => {
      assert.equal((await loadBadly(data(target), files(name))).code, 'csv-encoding');
      assert.deepEqual((await loadWell(data(target, { encoding }), files(name))).classNames?.toSorted(), classNames.toSorted());
    });
  }

  test('other ways to write an encoding', async () => {
    for (const encoding of ['CP949', 'ms949', 'euc-kr', 'windows-949'])
      assert.equal((await loadWell(data('계절', { encoding }), files('korean_cp949'))).classNames?.length, 4, encoding);
  });

  test('another encoding than the spec names: the likely one is offered', async () => {
    const problem = await loadBadly(data('계절', { encoding: 'cp949' }), files('korean_utf8'));
    assert.match(problem.message, /^"d\.csv" is not in CP949 \(Korean Windows\)\. It seems to be UTF-8: write "encoding": "utf-8"\./);
    assert.equal(marked(problem), '"cp949"');
    await loadWell(fixed(problem.text, problem.fixes[0]), files('korean_utf8'));
    assert.equal((await loadBadly(data('계절', { encoding: 'utf-8' }), files('korean_cp949'))).code, 'csv-encoding');
  });

  test('a byte order mark goes before what the spec says, a table of plain ASCII is any encoding', async () => {
    assert.equal((await loadBadly(data('계절', { encoding: 'cp949' }), files('korean_utf16'))).code, 'csv-encoding');
    assert.deepEqual((await loadWell(data('y', { encoding: 'cp949' }), { 'd.csv': 'a,y\n1,2\n' })).train.x.values, Float32Array.of(1));
  });

  test('UTF-8 with a broken letter is no UTF-8, and nothing is put in its place', async () => {
    const bytes = Uint8Array.from(fixture('csv/korean_utf8.csv'));
    bytes[bytes.length - 12] = 0xff;
    const broken = Buffer.concat([fixture('csv/korean_utf8.csv'), Buffer.from([0xea, 0xb0, 0x2c, 0x31, 0x2c, 0x32])]);
    for (const content of [bytes, broken]) assert.equal((await loadBadly(data('계절'), { 'd.csv': content })).code, 'csv-encoding');
  });
});

describe('letters that were lost before', () => {
  test('are reported for labels and names', async () => {
    for (const label of ['\ufffd\ufffd', '??']) {
      const problem = await loadBadly(data('y'), { 'd.csv': `a,y\n1,${label}\n2,b\n` });
      assert.match(problem.message, /letters were lost when the file was saved/);
    }
    assert.equal((await loadBadly(data('y'), { 'd.csv': 'a\ufffd,y\n1,2\n' })).code, 'csv-lost-letters');
  });
});
