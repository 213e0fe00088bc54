// Everyone who takes part: this extension, what one would take instead, and the limit.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { threadsFor } from '../../src/ml/engine/tfjs/tensorflow/threads';
import type { Answer, Order } from './messages';
import { type Command, startProcess } from './process';
import { pythonWith } from './python';
import { specOf, type Task } from './tasks';
import { isLarge, type Work } from './works';

/** `other`: shown, but neither held to the goals nor compared with: this extension's other engines, and yardsticks. */
export type Side = 'ours' | 'peer' | 'other';

export interface Contestant {
  readonly id: string;
  readonly title: string;
  readonly side: Side;
  /** Whether the work is for it. */
  does(work: Work): boolean;
  /** Starts it; its version is shown after the title. @throws Error with the reason why it is absent */
  start(): Promise<Entrant>;
}

/** A contestant that is there. */
export interface Entrant {
  readonly version: string;
  /** `ms` of a cold work: from starting the contestant's own process, where it has one. */
  run(work: Work, order: Order): Promise<Answer>;
  end(): Promise<void>;
}

/** How those written in JavaScript are started: this very bundle. */
const self = (name: string): Command => [process.execPath, __filename, name];

const trains = ({ kind }: Work): boolean => kind !== 'cold';
const small = (work: Work): boolean => !isLarge(work);

const inJavaScript = (id: string, title: string, side: Side, does: Contestant['does']): Contestant => ({
  id,
  title,
  side,
  does,
  start: () => entrant(self(id)),
});

const inPython = (id: 'keras' | 'torch', title: string): Contestant => ({
  id,
  title,
  side: 'peer',
  does: () => true,
  start: () => entrant([pythonWith(id), `bench/peers/${id}_peer.py`]),
});

export const contestants: readonly Contestant[] = [
  inJavaScript('compact', 'compact engine', 'ours', trains),
  inJavaScript('compact-2', 'compact, 2 threads', 'ours', isLarge),
  inJavaScript('thread', 'run from the editor', 'ours', ({ kind }) => kind === 'cold'),
  {
    id: 'cli',
    title: 'run from a terminal',
    side: 'ours',
    does: ({ kind }) => kind === 'cold',
    start: () => Promise.resolve({ version: '', run: (work) => Promise.resolve(byCommandLine(work)), end: () => Promise.resolve() }),
  },
  { id: 'tensorflow', title: 'tensorflow engine', side: 'other', does: trains, start: native },
  inJavaScript('wasm', 'wasm engine', 'other', trains),
  inPython('keras', 'Keras'),
  inPython('torch', 'PyTorch'),
  inJavaScript('tfjs-node', 'tfjs-node', 'peer', () => true),
  inJavaScript('tfjs-wasm', 'tfjs wasm', 'peer', () => true),
  inJavaScript('tfjs-cpu', 'tfjs cpu', 'peer', () => true),
  inJavaScript('playground', 'Playground’s way', 'other', (work) => trains(work) && small(work)),
  {
    id: 'c',
    title: 'C -O3, the limit',
    side: 'other',
    does: (work) => trains(work) && small(work),
    start: () => entrant(compiled(), inWords),
  },
];

/** TensorFlow's library has as many threads as its process began with; as in the product, the work decides in which it is done. */
async function native(): Promise<Entrant> {
  const [all, one] = await Promise.all([entrant(self('tensorflow')), entrant(self('tensorflow-1'))]);
  const chosen = ({ inputs, layers, batch }: Work): Entrant => {
    const sizes = [inputs, ...layers.map(([units]) => units)];
    const work = batch * layers.reduce((sum, [units], i) => sum + units * (sizes[i] as number), 0);
    return threadsFor(work) === 1 ? one : all;
  };
  return {
    version: all.version,
    run: (work, order) => chosen(work).run(work, order),
    async end() {
      await Promise.all([all.end(), one.end()]);
    },
  };
}

/** @param worded an order, as a line that the contestant understands */
async function entrant(command: Command, worded: (order: Order) => string = JSON.stringify): Promise<Entrant> {
  const { version, ask, end } = await startProcess(command);
  return {
    version,
    async run({ kind }, order) {
      // The extension's host is there already: only what it starts counts.
      if (kind !== 'cold' || command.includes('thread')) return ask(worded(order));
      const began = performance.now();
      const own = await startProcess(command);
      const { loss } = await own.ask(worded(order));
      const ms = performance.now() - began;
      await own.end();
      return { ms, loss };
    },
    end,
  };
}

function byCommandLine(work: Work): Answer {
  const file = `out/bench/tasks/${work.id}.nn.json`;
  writeFileSync(file, specOf(work, work.data));
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', 'train', file, '--json'], { encoding: 'utf8' });
  const ms = performance.now() - began;
  if (status !== 0) throw new Error(stderr);
  return { ms, loss: (JSON.parse(stdout) as { readonly evaluate: { readonly loss: number } }).evaluate.loss };
}

/** Compiles the limit, with each compiler's word for this very machine. */
function compiled(): Command {
  mkdirSync('out/bench', { recursive: true });
  const program = 'out/bench/limit';
  const from = ['-O3', '-ffast-math', 'bench/peers/limit.c', '-o', program, '-lm'];
  let why = '';
  for (const machine of ['-march=native', '-mcpu=native']) {
    const { status, error, stderr } = spawnSync('cc', [machine, ...from], { encoding: 'utf8' });
    if (status === 0) return [program];
    why = error?.message ?? stderr;
  }
  throw new Error(`no C compiler, cc, makes it: ${why.trim().split('\n')[0]}`);
}

/** For C, which has no JSON. */
function inWords({ task, epochs, rows }: Order): string {
  const own = JSON.parse(readFileSync(task, 'utf8')) as Task;
  const { kind, optimizer, loss, rate, batch, x, y, weights, inputs, layers } = own;
  return [kind, optimizer, loss, rate, batch, epochs, rows, x, y, weights, inputs, layers.length, ...layers.flat()].join(' ');
}
