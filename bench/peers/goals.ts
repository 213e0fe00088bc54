// What this extension is held to, as ratios of medians of one run.
import { contestants } from './contestants';
import type { Figure } from './rounds';

/** Figures by work, then by contestant. */
export type KnownMetrics = ReadonlyMap<string, ReadonlyMap<string, Figure>>;

/** Whom a figure is compared with: a contestant, or the quickest of the peers. */
const BEST = 'the best peer';

interface Goal {
  readonly work: string;
  readonly by: string;
  /** Of the other: its time may be so many times as long as the other's … */
  readonly atMost?: readonly [times: number, other: string];
  /** … or it must be so many times as fast … */
  readonly faster?: readonly [times: number, other: string];
  /** … or take at most so many milliseconds. */
  readonly ms?: number;
}

export const goals: readonly Goal[] = [
  { work: 'regression-a', by: 'compact', atMost: [1.3, 'c'] },
  { work: 'regression-a', by: 'compact', faster: [100, BEST] },
  { work: 'xor', by: 'compact', atMost: [2, 'c'] },
  { work: 'xor', by: 'compact', faster: [100, BEST] },
  { work: 'regression-b', by: 'compact', atMost: [1.5, 'c'] },
  { work: 'regression-b', by: 'compact', faster: [20, BEST] },
  { work: 'logistic', by: 'compact', faster: [20, BEST] },
  { work: 'mnist', by: 'compact-2', atMost: [1, 'keras'] },
  { work: 'mnist', by: 'compact', atMost: [1, 'tfjs-node'] },
  { work: 'fashion', by: 'compact-2', atMost: [1, 'keras'] },
  { work: 'grid', by: 'compact', ms: 2 },
  { work: 'xor-cold', by: 'thread', ms: 60 },
];

const peers = contestants.filter(({ side }) => side === 'peer').map(({ id }) => id);
const titleOf = (id: string): string => contestants.find((contestant) => contestant.id === id)?.title ?? id;

/** The quickest of the peers in a work. */
export function bestPeer(figures: ReadonlyMap<string, Figure>): string | undefined {
  const there = peers.filter((id) => figures.has(id));
  return there.sort((a, b) => (figures.get(a) as Figure).ms - (figures.get(b) as Figure).ms)[0];
}

export interface Verdict {
  readonly work: string;
  readonly met: boolean | undefined;
  readonly text: string;
}

/** Each goal of the works that were done, and what came of it; `met` is undefined where somebody was absent. */
export const verdicts = (figures: KnownMetrics): Verdict[] =>
  goals.flatMap((goal) => {
    const own = figures.get(goal.work);
    return own ? [{ work: goal.work, ...verdict(goal, own) }] : [];
  });

function verdict({ by, atMost, faster, ms: limit }: Goal, own: ReadonlyMap<string, Figure>): Omit<Verdict, 'work'> {
  const took = own.get(by)?.ms;
  if (limit !== undefined) return judged(took, (ms) => ms <= limit, titleOf(by), 'ms', `at most ${limit} ms`);
  const [times, asked] = (atMost ?? faster) as readonly [number, string];
  const other = asked === BEST ? bestPeer(own) : asked;
  const against = other === undefined ? undefined : own.get(other)?.ms;
  const name = `${titleOf(by)} beside ${titleOf(other ?? asked)}${asked === BEST ? ', the quickest of Keras, PyTorch and tfjs' : ''}`;
  const known = took !== undefined && against !== undefined;
  if (atMost) return judged(known ? took / against : undefined, (ratio) => ratio <= times, name, '× its time', `at most ${times} ×`);
  return judged(known ? against / took : undefined, (ratio) => ratio >= times, name, '× as fast', `at least ${times} ×`);
}

function judged(
  value: number | undefined,
  meets: (value: number) => boolean,
  name: string,
  unit: string,
  wanted: string,
): Omit<Verdict, 'work'> {
  if (value === undefined) return { met: undefined, text: `${name}: not measured (goal: ${wanted})` };
  return { met: meets(value), text: `${name}: ${value.toPrecision(3)} ${unit} (goal: ${wanted})` };
}
