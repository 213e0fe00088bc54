import { describe, test } from 'node:test';
import fc from 'fast-check';
import { specSchema } from '../../../src/ml/spec/schema';
import { specFields } from '../../../src/ml/spec/spec';
import { fromSchema } from './from-schema';
import { holds } from './hold';
import { damaged, mutants, soup } from './mutate';

const strings = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => new TextDecoder().decode(bytes)),
);

/** JSON values where sections of a spec are. */
const sections = fc
  .dictionary(fc.constantFrom(...Object.keys(specFields)), fc.jsonValue({ maxDepth: 4 }))
  .map((value) => JSON.stringify(value, null, 1));

/** Brackets alone, also far more than any parser that calls itself can bear. */
const brackets = fc
  .tuple(
    fc.array(fc.constantFrom('[', ']', '{', '}', '[}', '{]', '[}},', '{"a":', ',', '[1,'), { minLength: 1, maxLength: 8 }),
    fc.constantFrom(1, 10, 1000, 30_000),
  )
  .map(([parts, times]) => parts.join('').repeat(times).slice(0, 100_000));

/** @param share of the usual number of texts */
export function everyTextIsAnswered(share: number): void {
  describe('whatever is written, it is answered with problems in their places', () => {
    for (const [what, texts, numRuns] of [
      ['any text', strings, 4000],
      ['pieces of JSON', soup, 8000],
      ['any JSON', fc.json(), 2000],
      ['any JSON in the sections', sections, 4000],
      ['brackets', brackets, 1000],
      ['specs with other keys and values', mutants, 12_000],
      ['specs with other characters', damaged, 12_000],
      ['specs drawn from the schema', fromSchema(specSchema()).map((value) => JSON.stringify(value)), 1500],
    ] as const) {
      test(what, () => fc.assert(fc.asyncProperty(texts, holds), { seed: 1, numRuns: Math.ceil(numRuns * share) }));
    }
  });
}
