import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import type { Kind } from '../../../src/ml/language/kind';
import { activation, activations } from '../../../src/ml/registry/activations';
import { defaults, type Entry, namesOf, type Table } from '../../../src/ml/registry/entry';
import { initializer, initializers } from '../../../src/ml/registry/initializers';
import { loss, losses } from '../../../src/ml/registry/losses';
import { metric, metrics } from '../../../src/ml/registry/metrics';
import { optimizer, optimizers } from '../../../src/ml/registry/optimizers';
import { read, readBadly, readWell } from './read';

const tables: readonly (readonly [name: string, table: Table, kind: Kind<unknown>])[] = [
  ['activation', activations, activation],
  ['initializer', initializers, initializer],
  ['optimizer', optimizers, optimizer],
  ['loss', losses, loss],
  ['metric', metrics, metric],
];

const sources = /^https:\/\/(keras\.io\/api\/\S+|arxiv\.org\/abs\/\d{4}\.\d{4,5}|doi\.org\/10\.\S+|en\.wikipedia\.org\/wiki\/\S+)$/;

/** Values for the parameters that have no default. */
const needed = (entry: Entry): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entry.params).flatMap(([key, { presence }]) => (presence === 'required' ? [[key, 0.5]] : [])));

const given = (entry: Entry): Record<string, unknown> =>
  Object.fromEntries(Object.entries({ ...defaults(entry), ...needed(entry) }).filter(([, value]) => value !== undefined));

for (const [noun, table, kind] of tables) {
  const accepts = new Ajv({ strict: true, strictTypes: false, keywords: ['said', 'saidOfNames', 'doNotSuggest'] }).compile(kind.schema());

  describe(`registry: ${noun}`, () => {
    for (const [type, entry] of Object.entries(table)) {
      test(type, () => {
        assert.match(entry.text, /^.{8,}[.…]$/s, 'a sentence for a learner');
        assert.match(entry.source, sources);
        for (const [key, { text }] of Object.entries(entry.params)) {
          assert.ok(text.endsWith('.') && text.length > 8, `text of ${key}`);
          assert.ok(!entry.unsupported?.includes(key), `${key} is supported and unsupported`);
        }
        const written = { type, ...given(entry) };
        assert.deepEqual(JSON.parse(JSON.stringify(readWell(kind, written))), written, 'its own defaults are accepted');
        assert.ok(accepts(written), 'the schema accepts its defaults');
        assert.deepEqual(
          readWell(kind, { type, ...needed(entry) }),
          { type, ...defaults(entry), ...needed(entry) },
          'defaults are filled in',
        );
        assert.equal(readBadly(kind, { type, ...needed(entry), [entry.unsupported?.[0] ?? 'quantum']: 1 }).severity, 'error');
        assert.ok(!accepts({ type, ...needed(entry), quantum: 1 }), 'the schema refuses unknown keys');
      });

      test(`${type} by its names`, () => {
        for (const name of [type, ...(entry.aliases ?? [])]) {
          assert.equal((readWell(kind, { type: name, ...needed(entry) }) as { type: string }).type, type);
          assert.ok(accepts({ type: name, ...needed(entry) }));
          const byNameAlone = Object.keys(needed(entry)).length === 0;
          assert.equal(accepts(name), byNameAlone, name);
          if (byNameAlone) assert.equal((readWell(kind, name) as { type: string }).type, type);
          else assert.equal(readBadly(kind, name).code, 'missing-key');
        }
      });
    }

    test('no name stands for two entries', () => {
      const names = Object.entries(table).flatMap(([type, { aliases = [] }]) => [type, ...aliases]);
      assert.equal(new Set(names).size, names.length);
      assert.equal(namesOf(table).size, names.length);
    });

    test('reading and the schema agree on whatever is written', () => {
      const entry = fc.constantFrom(...Object.entries(table));
      const odd = fc.oneof(
        fc.constantFrom(-1, 0, 0.5, 1, 2, null, true, false, '', 'macro', 'uniform', 'ROC'),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.jsonValue(),
      );
      const config = entry.chain(([type, { params }]) => {
        const keys = fc.record(Object.fromEntries([...Object.keys(params), 'quantum'].map((key) => [key, odd])), { requiredKeys: [] });
        return keys.map((values) => ({ ...values, type }));
      });
      fc.assert(
        fc.property(fc.oneof({ weight: 4, arbitrary: config }, fc.jsonValue(), fc.constantFrom(...namesOf(table).keys())), (value) => {
          const { value: found, problems } = read(kind, JSON.stringify(value));
          assert.equal(found === undefined, problems.length > 0, 'a value or a problem');
          // A schema cannot say well that only one of three keys may be there.
          if (!problems.some((p) => p.code === 'only-one-of'))
            assert.equal(accepts(JSON.parse(JSON.stringify(value))), found !== undefined);
        }),
        { seed: 11, numRuns: 1500 },
      );
    });
  });
}
