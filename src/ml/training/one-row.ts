/** All variables one after another, in the order they have. */
export function inOneRow(weights: ReadonlyMap<string, Float32Array>): Float32Array {
  const row = new Float32Array([...weights.values()].reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of weights.values()) {
    row.set(values, at);
    at += values.length;
  }
  return row;
}
