import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figure, percent, span, writeUnitsIn } from '../../../src/ml/language/number-text';
import { count } from '../../../src/webview/shared/format';

/** With plain spaces, to be read. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('how numbers are written', () => {
  it('figures, with the digits that mean something', () => {
    const written: [number, string][] = [
      [0, '0'],
      [0.0031234, '0.0031'],
      [0.71234, '0.7123'],
      [1, '1'],
      [1.25, '1.25'],
      [12.3456, '12.35'],
      [123.456, '123.5'],
      [1234.5, '1235'],
      [-0.5, '−0.5'],
      [0.0000312, '3.1e−5'],
      [-2.5e7, '−2.5e7'],
      [Number.NaN, 'NaN'],
      [Number.POSITIVE_INFINITY, '∞'],
    ];
    assert.deepEqual(
      written.map(([value]) => figure(value)),
      written.map(([, text]) => text),
    );
  });

  it('shares, of which only a whole is 100 %', () => {
    assert.deepEqual([0, 0.0001, 0.5, 0.9823, 0.99999, 1].map(percent).map(plain), ['0 %', '0.1 %', '50 %', '98.2 %', '99.9 %', '100 %']);
  });

  it('shares and times in Korean', () => {
    writeUnitsIn('ko');
    try {
      assert.deepEqual([0.9823, 1].map(percent), ['98.2%', '100%']);
      assert.deepEqual([2.4, 1234, 200_000, 7_500_000].map(span).map(plain), ['2 ms', '1.2초', '3분 20초', '2시간 5분']);
    } finally {
      writeUnitsIn('en');
    }
  });

  it('times, in the unit that fits', () => {
    const times = [0.42, 2.4, 999.4, 999.6, 1234, 12_345, 59_960, 200_000, 3_599_700, 7_500_000, 86_400_000, Number.NaN];
    assert.deepEqual(times.map(span).map(plain), [
      '0.4 ms',
      '2 ms',
      '999 ms',
      '1.0 s',
      '1.2 s',
      '12 s',
      '1 min',
      '3 min 20 s',
      '1 h',
      '2 h 5 min',
      '24 h',
      '–',
    ]);
  });

  it('numbers of things, with marks between thousands', () => {
    assert.equal(count(1234567.4), '1,234,567');
  });
});
