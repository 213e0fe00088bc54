import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { activations } from '../../../src/ml/registry/activations';
import { namesOf } from '../../../src/ml/registry/entry';
import { initializers } from '../../../src/ml/registry/initializers';
import { layers } from '../../../src/ml/registry/layers';
import { losses } from '../../../src/ml/registry/losses';
import { metrics } from '../../../src/ml/registry/metrics';
import { optimizers } from '../../../src/ml/registry/optimizers';
import { readSpec } from '../../../src/ml/spec/read-spec';
import { specSchema } from '../../../src/ml/spec/schema';
import { specAsText } from './as-json';
import { fromSchema } from './from-schema';
import { soundSpecs } from './specs';

const accepts = new Ajv({ strict: false }).compile(specSchema());

/** What a schema cannot say, so that a value drawn from it may still have it wrong. */
const beyondSchema = new Set(['only-one-of', 'missing-key', 'ragged', 'wrong-kind']);

/** Reading gives a spec, which written as JSON reads to the same again, and the schema allows both. */
function survives(text: string): boolean {
  const { spec, list } = readSpec(text);
  for (const { code, message } of list.problems) assert.ok(beyondSchema.has(code), `${message}\n${text}`);
  if (!spec) return false;
  const again = specAsText(spec);
  assert.ok(accepts(JSON.parse(again)), `${JSON.stringify(accepts.errors?.[0])}\n${again}`);
  const second = readSpec(again);
  assert.deepEqual(
    second.list.problems.map((p) => p.message),
    [],
  );
  assert.deepEqual(second.spec, spec);
  return true;
}

describe('specs made from the registry', () => {
  test('read, and survive being written and read again', () => {
    let read = 0;
    const seen = new Set<string>();
    fc.assert(
      fc.property(fromSchema(specSchema()), (value) => {
        const text = JSON.stringify(value);
        assert.ok(accepts(JSON.parse(text)), text);
        if (!survives(text)) return;
        read++;
        for (const [, name] of text.matchAll(/"([A-Za-z]\w*)"/g)) seen.add(name as string);
      }),
      { seed: 3, numRuns: 3000 },
    );
    assert.ok(read > 1000, `only ${read} were read whole`);
    const names = [layers, activations, initializers, losses, metrics, optimizers].flatMap((table) => [...namesOf(table).keys()]);
    assert.deepEqual(
      names.filter((name) => !seen.has(name)),
      [],
      'every name of the registry was among them',
    );
  });

  for (const [i, text] of soundSpecs.entries()) test(`sound spec ${i}`, () => assert.ok(survives(text)));
});
