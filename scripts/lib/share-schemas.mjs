/** @typedef {{ [key: string]: unknown }} Schema */

/** Shorter ones are easier to read in place. */
const leastLength = 160;

const single = ['items', 'if', 'then', 'else', 'not', 'additionalProperties'];
const lists = ['anyOf', 'allOf', 'oneOf'];
const maps = ['properties', 'definitions'];

/**
 * The same JSON Schema with every longer part that occurs in it several times written once, under "definitions". An optimizer's or
 * initializer's parameters are allowed in so many places that editors would otherwise read a megabyte.
 * @param {Schema} schema
 * @returns {Schema}
 */
export function shareRepeats(schema) {
  /** @type {Map<string, number>} */
  const times = new Map();
  const count = (/** @type {Schema} */ part) => {
    const text = JSON.stringify(part);
    const seen = times.get(text) ?? 0;
    times.set(text, seen + 1);
    // What is inside a repeated part is then written once, too, unless it occurs elsewhere.
    if (seen) return;
    mapParts(part, (inner) => {
      count(inner);
      return inner;
    });
  };
  count(schema);

  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {Schema} */
  const definitions = {};
  const shared = (/** @type {Schema} */ part) => {
    const text = JSON.stringify(part);
    if ((times.get(text) ?? 0) < 2 || text.length < leastLength) return mapParts(part, shared);
    let name = names.get(text);
    if (name === undefined) {
      name = `shared${names.size + 1}`;
      names.set(text, name);
      definitions[name] = mapParts(part, shared);
    }
    return { $ref: `#/definitions/${name}` };
  };
  const whole = mapParts(schema, shared);
  return { ...whole, definitions: { .../** @type {Schema} */ (whole['definitions']), ...definitions } };
}

/**
 * A schema with each schema directly inside it replaced.
 * @param {Schema} schema
 * @param {(part: Schema) => Schema} replace
 * @returns {Schema}
 */
function mapParts(schema, replace) {
  const one = (/** @type {unknown} */ part) => (isSchema(part) ? replace(part) : part);
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (single.includes(key)) return [key, one(value)];
      if (lists.includes(key) && Array.isArray(value)) return [key, value.map(one)];
      if (maps.includes(key) && isSchema(value))
        return [key, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, one(part)]))];
      return [key, value];
    }),
  );
}

/**
 * @param {unknown} value
 * @returns {value is Schema}
 */
const isSchema = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
