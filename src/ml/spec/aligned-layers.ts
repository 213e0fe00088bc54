/** What a layer says, with its defaults. */
type Layer = Readonly<Record<string, unknown>>;

/** Two layers that stand for each other in two specs; of one that was added or removed only one is set. Places in `layers`, from 0. */
export type AlignedLayer =
  | { readonly before: number; readonly after: number }
  | { readonly before: number; readonly after?: undefined }
  | { readonly before?: undefined; readonly after: number };

/** To leave a layer out, or to put one in. Two of different types never stand for each other. */
const ALONE = 1;

/** Of two layers of one type: more for each key in which they differ, but less than to leave both out. */
const KEY = 0.25;
const MOST = 1.9;

/** What names are worth that were given to both, for a layer to be known by: the same one divides the cost, another one adds to it. */
const NAMED = { same: 0.5, other: 0.75 };

/** Pairs of layers beyond which only their places count: the table would be too large. */
const MOST_PAIRS = 1_000_000;

/**
 * Aligns the layers of two specs in their order, so that as little as possible differs.
 * @param differing in how many keys two layers of one type differ, names left out
 */
export function alignLayers(
  before: readonly Layer[],
  after: readonly Layer[],
  differing: (before: Layer, after: Layer) => number,
): AlignedLayer[] {
  const same = (i: number, k: number): boolean => pairCost(before[i], after[k], differing) === 0;
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && same(head, head)) head++;
  let tail = 0;
  while (tail < least - head && same(before.length - 1 - tail, after.length - 1 - tail)) tail++;
  const [n, m] = [before.length - head - tail, after.length - head - tail];
  const middle = n * m > MOST_PAIRS ? inPlace(n, m) : cheapest(n, m, (i, k) => pairCost(before[head + i], after[head + k], differing));
  return [
    ...Array.from({ length: head }, (_, i) => ({ before: i, after: i })),
    ...middle.map((pair) => shifted(pair, head)),
    ...Array.from({ length: tail }, (_, i) => ({ before: head + n + i, after: head + m + i })),
  ];
}

function pairCost(before: Layer | undefined, after: Layer | undefined, differing: (before: Layer, after: Layer) => number): number {
  if (!before || !after || before['type'] !== after['type']) return Number.POSITIVE_INFINITY;
  const cost = Math.min(MOST, KEY * differing(before, after));
  const [old, now] = [before['name'], after['name']];
  if (old === undefined || now === undefined) return cost;
  return old === now ? cost * NAMED.same : Math.min(MOST, cost + NAMED.other);
}

const inPlace = (n: number, m: number): AlignedLayer[] =>
  Array.from({ length: Math.max(n, m) }, (_, i) => (i >= n ? { after: i } : i >= m ? { before: i } : { before: i, after: i }));

/** The pairs with the least cost in all; of several ways the one that pairs early layers. */
function cheapest(n: number, m: number, cost: (i: number, k: number) => number): AlignedLayer[] {
  const width = m + 1;
  // What aligning everything from (i, k) on costs.
  const rest = new Float64Array((n + 1) * width);
  const pairs = new Float64Array(n * m);
  for (let i = n; i >= 0; i--) {
    for (let k = m; k >= 0; k--) {
      if (i === n || k === m) {
        rest[i * width + k] = ALONE * (n - i + m - k);
        continue;
      }
      const paired = cost(i, k);
      pairs[i * m + k] = paired;
      rest[i * width + k] = Math.min(
        paired + (rest[(i + 1) * width + k + 1] as number),
        ALONE + (rest[(i + 1) * width + k] as number),
        ALONE + (rest[i * width + k + 1] as number),
      );
    }
  }
  const found: AlignedLayer[] = [];
  let [i, k] = [0, 0];
  while (i < n || k < m) {
    const here = rest[i * width + k] as number;
    if (i < n && k < m && (pairs[i * m + k] as number) + (rest[(i + 1) * width + k + 1] as number) === here)
      found.push({ before: i++, after: k++ });
    else if (i < n && (k === m || ALONE + (rest[(i + 1) * width + k] as number) === here)) found.push({ before: i++ });
    else found.push({ after: k++ });
  }
  return found;
}

const shifted = ({ before, after }: AlignedLayer, by: number): AlignedLayer =>
  before === undefined ? { after: after + by } : after === undefined ? { before: before + by } : { before: before + by, after: after + by };
