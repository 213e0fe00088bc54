import { checkNetwork, withoutWeightsFile } from '../checks/check-spec';
import type { Breathe } from '../data/breathe';
import type { Dataset, Split, SplitName } from '../data/dataset';
import type { DataFacts } from '../data/facts';
import type { FileScope } from '../data/files';
import { type Problem, runnable } from '../language/problem';
import { readingOf } from '../model/interpret-output';
import type { Model } from '../model/model';
import type { OutputReading } from '../model/output-reading';
import { labelsOf } from '../report/reported';
import type { Spec } from '../spec/spec';
import { splitsOf } from '../training/fit-data';
import { type DataCache, filesOf } from './data-cache';

/** Specs whose data is asked about in turn: one in front, and one that it is compared with. */
const MOST_OPEN = 2;

/** A spec's network and its data, divided as `fit` divides it. */
interface OpenedData {
  readonly spec: Spec;
  readonly model: Model;
  readonly dataset: Dataset;
  readonly facts: DataFacts;
  /** How answers and targets are read. */
  readonly reading: OutputReading;
  readonly splits: Readonly<Partial<Record<SplitName, Split>>>;
  /** The class that each target of a split names, as `labelsOf`. */
  labels(split: SplitName): Int32Array;
  /** The rows of a split whose targets name a class, ascending; none for a class that no row has. */
  ofClass(split: SplitName, klass: number): Uint32Array;
}

/** What came of opening a spec; without data, `problems` say why. */
type Opening = { readonly opened: OpenedData } | { readonly problems: readonly Problem[] };

interface Entry {
  readonly text: string;
  readonly scope: FileScope | undefined;
  /** The files that it was read from, and how they were. */
  readonly stamps: ReadonlyMap<string, string>;
  readonly opening: Opening;
}

/** The specs whose data was asked about last, so that what is asked again and again, such as the rows of a grid, does not check them anew. */
export class SpecData {
  readonly #data: DataCache;
  readonly #breathe: Breathe;
  #entries: readonly Entry[] = [];

  /** @param breathe awaited between parts of the work */
  constructor(data: DataCache, breathe: Breathe) {
    this.#data = data;
    this.#breathe = breathe;
  }

  /** Checks a spec and loads its data, unless both are as they were. Never rejects on what a user wrote. */
  async open(text: string, scope: FileScope | undefined): Promise<Opening> {
    const known = this.#entries.find((entry) => entry.text === text && sameScope(entry.scope, scope));
    const entry = known && (await isFresh(known)) ? known : await this.#read(text, scope);
    this.#entries = [entry, ...this.#entries.filter((other) => other !== entry && other !== known)].slice(0, MOST_OPEN);
    return entry.opening;
  }

  async #read(text: string, scope: FileScope | undefined): Promise<Entry> {
    const stamps = new Map<string, string>();
    const load = this.#data.loader(scope, this.#breathe, stamps);
    const { problems, spec, model, dataset, facts } = await checkNetwork(text, filesOf(scope), load, withoutWeightsFile);
    const sound = runnable(problems) && spec && model && dataset && facts;
    return { text, scope, stamps, opening: sound ? { opened: opened(spec, model, dataset, facts) } : { problems } };
  }
}

const sameScope = (a: FileScope | undefined, b: FileScope | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

async function isFresh({ scope, stamps }: Entry): Promise<boolean> {
  const files = filesOf(scope);
  for (const [path, was] of stamps) if ((await files.stamp(path)) !== was) return false;
  return true;
}

function opened(spec: Spec, model: Model, dataset: Dataset, facts: DataFacts): OpenedData {
  const splits = splitsOf(dataset, spec.fit);
  const reading = readingOf(model, spec.compile?.loss, facts.targets);
  const labels = new Map<SplitName, Int32Array>();
  const byClass = new Map<SplitName, ReadonlyMap<number, Uint32Array>>();
  const labelsIn = (split: SplitName): Int32Array => {
    const y = splits[split]?.y;
    const known = labels.get(split) ?? (y ? labelsOf(y, reading) : new Int32Array());
    labels.set(split, known);
    return known;
  };
  return {
    spec,
    model,
    dataset,
    facts,
    reading,
    splits,
    labels: labelsIn,
    ofClass(split, klass) {
      const known = byClass.get(split) ?? groups(labelsIn(split));
      byClass.set(split, known);
      return known.get(klass) ?? new Uint32Array();
    },
  };
}

/** The rows of each class. */
function groups(labels: Int32Array): ReadonlyMap<number, Uint32Array> {
  const rows = new Map<number, number[]>();
  labels.forEach((label, row) => {
    const known = rows.get(label);
    if (known) known.push(row);
    else rows.set(label, [row]);
  });
  return new Map([...rows].map(([label, its]) => [label, Uint32Array.from(its)]));
}
