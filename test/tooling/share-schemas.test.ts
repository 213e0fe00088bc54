import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Ajv from 'ajv';
import { shareRepeats } from '../../scripts/lib/share-schemas.mjs';

const rule = {
  type: 'object',
  properties: { rate: { type: 'number', minimum: 0, description: 'How far each step goes, in units of the gradient.' } },
  required: ['rate'],
  additionalProperties: false,
  description: 'A rule that is long enough to be worth sharing between the places that it is in.',
};
const schema = {
  type: 'object',
  properties: { first: rule, second: { anyOf: [rule, { type: 'null' }] }, short: { type: 'string' }, other: { type: 'string' } },
  definitions: { kept: { type: 'number' } },
  examples: [rule, rule],
};

describe('sharing what a schema repeats', () => {
  const shared = shareRepeats(schema);

  it('writes it once, and only where a schema is', () => {
    assert.deepEqual(shared, {
      type: 'object',
      properties: {
        first: { $ref: '#/definitions/shared1' },
        second: { anyOf: [{ $ref: '#/definitions/shared1' }, { type: 'null' }] },
        short: { type: 'string' },
        other: { type: 'string' },
      },
      definitions: { kept: { type: 'number' }, shared1: rule },
      examples: [rule, rule],
    });
  });

  it('accepts and refuses the same', () => {
    const [before, after] = [schema, shared].map((s) => new Ajv({ strict: false }).compile(s));
    for (const value of [{ first: { rate: 1 } }, { first: { rate: -1 } }, { second: null }, { second: { rate: 'x' } }, { short: 1 }]) {
      assert.equal(after?.(value), before?.(value), JSON.stringify(value));
    }
  });
});
