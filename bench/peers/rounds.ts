// Who does what when: everyone a turn in each round, so that whatever else the machine does falls on all.
import type { Entrant } from './contestants';
import type { Answer } from './messages';
import { median } from './statistics';
import { isLarge, type Part, partOf, type Work } from './works';

/** What a contestant came to in one work. */
export interface Figure {
  /** Median of the rounds, in milliseconds of the whole work. */
  readonly ms: number;
  /** Each round's. */
  readonly rounds: readonly number[];
  /** What it did in a turn, if not the whole. */
  readonly part: Part;
  readonly loss: number;
}

export interface Pace {
  readonly rounds: number;
  /** Milliseconds: who is quicker than `least` does a work again within a turn, and who would be slower than `most` does a part of it. */
  readonly turn: { readonly least: number; readonly most: number };
  /** Awaited before a turn: threads that still wait for more work go to sleep meanwhile. */
  rest(): Promise<void>;
}

const RUNS_IN_A_TURN = 100;
const parts = [1, 2, 5, 10, 20, 50, 100] as const;

export const usualPace = (work: Work, rounds: number): Pace => ({
  rounds: isLarge(work) ? Math.ceil(rounds / 2) : rounds,
  turn: { least: 50, most: isLarge(work) ? 6000 : 2500 },
  rest: () => new Promise((done) => setTimeout(done, 100)),
});

/**
 * Has a work done by everyone, in turn. Before it counts, each has one turn for nothing: programs compile, caches fill.
 * @param failed told who has given up, and why; it has no figure then
 */
export async function race(
  work: Work,
  task: string,
  entrants: ReadonlyMap<string, Entrant>,
  { rounds, turn, rest }: Pace,
  failed: (id: string, why: string) => void,
): Promise<Map<string, Figure>> {
  const taken = new Map<string, { readonly entrant: Entrant; readonly part: Part; readonly rounds: number[]; loss: number }>();
  const run = (entrant: Entrant, { epochs, rows }: Part): Promise<Answer> => entrant.run(work, { task, epochs, rows });
  for (const [id, entrant] of entrants) {
    await attempt(id, async () => {
      const part = await fitting(entrant);
      await one(entrant, part);
      taken.set(id, { entrant, part, rounds: [], loss: Number.NaN });
    });
  }
  for (let round = 0; round < rounds; round++) {
    const order = [...taken];
    // Another one comes first in each, so that no one always follows the same.
    for (const [id, own] of [...order.slice(round % order.length), ...order.slice(0, round % order.length)]) {
      await attempt(id, async () => {
        await rest();
        const { ms, loss } = await one(own.entrant, own.part);
        own.rounds.push(ms * own.part.times);
        own.loss = loss;
      });
    }
  }
  // In the order of the table.
  return new Map([...taken].map(([id, { rounds: all, part, loss }]) => [id, { ms: median(all), rounds: all, part, loss }]));

  async function attempt(id: string, what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
    } catch (error) {
      taken.delete(id);
      failed(id, error instanceof Error ? error.message : String(error));
    }
  }

  /** The largest part that fits into a turn; it has been done then. What each call costs anyway makes small parts look slow, so it grows. */
  async function fitting(entrant: Entrant): Promise<Part> {
    if (work.kind !== 'train') {
      await run(entrant, partOf(work, 1));
      return partOf(work, 1);
    }
    let n: number = parts.at(-1) as number;
    await run(entrant, partOf(work, n));
    for (;;) {
      const part = partOf(work, n);
      const { ms } = await run(entrant, part);
      const fits = parts.find((other) => (ms * part.times) / other <= turn.most) ?? n;
      if (fits >= n) return part;
      n = fits;
    }
  }

  async function one(entrant: Entrant, part: Part): Promise<Answer> {
    const times: number[] = [];
    let loss = Number.NaN;
    for (let sum = 0; times.length < RUNS_IN_A_TURN && (!times.length || sum < turn.least); sum += times.at(-1) as number) {
      const answer = await run(entrant, part);
      times.push(answer.ms);
      loss = answer.loss;
    }
    return { ms: median(times), loss };
  }
}
