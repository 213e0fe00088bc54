import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { numpyText } from '../../src/ml/sheets/tensors/numpy-text';
import { sheetOf } from '../ml/sheets/tensors/read-sheet';
import { golden } from './figures';

interface Given {
  readonly name: string;
  readonly tensors: Readonly<Record<string, unknown>>;
}

interface Case {
  readonly name: string;
  readonly given: string;
  readonly text: string;
  /** How many float64 numbers apart a result may be; none where it is not given. */
  readonly ulps?: number;
  readonly expect: {
    readonly error?: true;
    readonly shape: readonly number[];
    readonly type: 'int' | 'float' | 'bool';
    /** Floats as Python writes them, which is exact. */
    readonly values: readonly (number | string)[];
    /** As NumPy prints it. */
    readonly text?: string;
  };
}

const cases = golden<Given | Case>('sheets_tensors');
const given = new Map(cases.flatMap((one) => ('tensors' in one ? [[one.name, one.tensors] as const] : [])));

const numbers: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Number.POSITIVE_INFINITY, '-inf': Number.NEGATIVE_INFINITY };
const numberOf = (value: number | string): number => (typeof value === 'number' ? value : (numbers[value] ?? Number(value)));

/** JSON that has a point where a float is whole, as it is written in a sheet: 1.0 and 1 differ. */
const written = (value: unknown, float: boolean): string => {
  if (Array.isArray(value)) return `[${value.map((one) => written(one, float)).join(', ')}]`;
  if (!float || !Number.isInteger(value)) return String(value);
  return `${Object.is(value, -0) ? '-0' : value}.0`;
};
const isFloat = (value: unknown): boolean => (Array.isArray(value) ? value.some(isFloat) : !Number.isInteger(value));

/** Adjacent float64 numbers have adjacent numbers here. */
function ordinal(value: number): bigint {
  const [bits = 0n] = new BigInt64Array(Float64Array.of(value).buffer);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}
const apart = (a: number, b: number): number => Number(ordinal(a) - ordinal(b) < 0n ? ordinal(b) - ordinal(a) : ordinal(a) - ordinal(b));

describe('expressions of tensor sheets give what NumPy gives', () => {
  it('of enough cases', () => assert.ok(cases.length > 600, `${cases.length}`));

  for (const one of cases) {
    if ('tensors' in one) continue;
    it(one.name, async () => {
      const tensors = Object.entries(given.get(one.given) ?? {}).map(
        ([name, value]) => `${JSON.stringify(name)}: ${written(value, isFloat(value))}`,
      );
      const { list, sheet } = await sheetOf(`{ "tensors": { ${[...tensors, `"r": ${JSON.stringify(one.text)}`].join(', ')} } }`);
      const found = sheet?.tensors.find(({ name }) => name === 'r')?.value;
      const errors = list.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
      if (one.expect.error) return assert.ok(errors.length === 1 && !found, errors.join('\n'));
      assert.deepEqual(errors, []);
      const { shape, type, values, text } = one.expect;
      assert.deepEqual([found?.shape, found?.type], [shape, type]);
      const [wanted, got] = [values.map(numberOf), [...(found as NonNullable<typeof found>).values]];
      if (one.ulps === undefined) assert.deepEqual(got, wanted);
      else wanted.forEach((value, i) => assert.ok(apart(got[i] as number, value) <= (one.ulps as number), `${got[i]} is not ${value}`));
      if (text !== undefined && one.ulps === undefined) assert.equal(numpyText(found as NonNullable<typeof found>), text);
    });
  }
});
