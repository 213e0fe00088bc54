import type { Labelled } from '../../src/ml/separation/separation';

/** What each whole number of a set is divided by. */
const UNIT = 64;

const kinds = ['plane', 'mixed', 'grid', 'between', 'collinear', 'twice', 'thin', 'alternating', 'far', 'crossing'] as const;
type Kind = (typeof kinds)[number];

/** Rows in whole numbers, and their classes. */
interface Made {
  readonly rows: readonly (readonly number[])[];
  readonly classes: readonly number[];
}

/** Park and Miller's generator. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(count: number): number {
    this.#state = (this.#state * 16807) % 2147483647;
    return this.#state % count;
  }

  around(reach: number): number {
    return this.below(2 * reach + 1) - reach;
  }
}

const list = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const modulo = (a: number, b: number): number => ((a % b) + b) % b;

/** The same set as `made` of cases_separable.py, with what tells that it is. */
export function separableSet(number: number): Labelled & { readonly name: string; readonly check: number } {
  const chance = new Chance(number + 1);
  const inputs = 1 + (number % 3);
  const kind = kinds[Math.floor(number / 3) % kinds.length] as Kind;
  let made: Made;
  do made = attempt(chance, kind, inputs, number % 50 === 20 ? 2000 : 4 + chance.below(40));
  while (new Set(made.classes).size < 2);
  const { rows, classes } = made;
  const check = rows.flatMap((row, i) => row.map((value) => (i + 1) * value)).reduce((a, b) => a + b) + classes.reduce((a, b) => a + b);
  return { name: `${number} ${kind}`, x: rows.flat().map((value) => value / UNIT), inputs, classes, check };
}

function attempt(chance: Chance, kind: Kind, inputs: number, count: number): Made {
  const reach = { grid: 2, thin: 2 ** 20 }[kind as 'grid'] ?? 512;
  const step = { grid: 64, between: 2 }[kind as 'grid'] ?? 1;
  const start = kind === 'far' ? 2 ** 24 : 0;
  let rows = list(count, () => list(inputs, () => step * chance.around(reach)));
  const normal = list(inputs, () => chance.around(9));
  const offset = step * chance.around(reach);
  let classes = rows.map((row) => Number(row.reduce((sum, value, k) => sum + value * (normal[k] as number), 0) > offset));
  if (kind === 'mixed') classes = rows.map(() => chance.below(2));
  if (kind === 'collinear' || kind === 'alternating') {
    const way = list(inputs, () => 1 + chance.below(9));
    const places = rows.map(() => chance.around(30));
    rows = places.map((place) => way.map((value) => value * place));
    classes = places.map((place) => (kind === 'alternating' ? modulo(place, 2) : Number(place > modulo(offset, 7))));
  }
  if (kind === 'between' || kind === 'twice') {
    const zeros = rows.filter((_, i) => classes[i] === 0);
    const [one, other] = [zeros[0], zeros.at(kind === 'between' ? -1 : 0)];
    if (!one || !other) return { rows, classes };
    rows.push(one.map((value, k) => Math.floor((value + (other[k] as number)) / 2)));
    classes.push(1);
  }
  if (kind === 'crossing') {
    const ways = list(2, () => list(inputs, () => chance.around(reach)));
    rows = ways.flatMap((way) => [way, way.map((value) => -value)]);
    classes = [0, 0, 1, 1];
  }
  return { rows: rows.map((row) => row.map((value) => value + start)), classes };
}
