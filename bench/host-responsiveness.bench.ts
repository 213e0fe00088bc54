// What the extension costs its host, in a real VS Code with the packaged extension: how late a 10 ms timer in the extension host is while
// a network trains, beside the same timer with nothing training; how long a Stop takes; how long activation takes.
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { forNode } from '../scripts/lib/bundles.mjs';
import { packageExtension } from '../scripts/lib/package.mjs';
import { root } from '../scripts/lib/root.mjs';
import { foundVsCode } from '../scripts/lib/vscode/ensure.mjs';
import { newProfile } from '../scripts/lib/vscode/profile.mjs';
import { noPlace, openPlace, type Place } from '../test/vscode/place';
import { writeDigits } from './host/digits';
import type { ActivationFigure, Figure, LatenessFigure, StopFigure, Wanted } from './host/figures';

/** The sample with the most work, a step of which takes some ten milliseconds; and the one with the most epochs in a second. */
const samples = { 'mnist.nn.json': '784-512-10 on 60,000 rows', 'logistic-regression.nn.json': '2 parameters, 12 rows' } as const;
const [ACTIVATIONS, ROUNDS, TICKS] = [10, 5, 500];
const goals = { lateness: 50, stop: 200, activation: 50 } as const;

async function main(): Promise<void> {
  const found = foundVsCode();
  const why = noPlace(found);
  if (why) return console.log(`Absent, as there is no VS Code to measure in. ${why}`);
  const profile = newProfile({ workspace: `${root}/samples` });
  writeDigits(join(profile.workspace, 'mnist'));
  const place = await openPlace(found, profile);
  try {
    await measure(place);
  } finally {
    await place.close();
    profile.dispose();
  }
}

async function measure(place: Place): Promise<void> {
  const vsix = join(place.profile.dir, 'package.vsix');
  const trouble = await packageExtension({ stage: 'out/bench/host-package', vsix });
  if (trouble) throw new Error(trouble);
  await place.install(vsix);
  const bundle = `${root}/out/bench/host.cjs`;
  await build({ ...forNode, entryPoints: ['bench/host/main.ts'], outfile: bundle, external: ['vscode'], sourcemap: 'inline' });
  const figures: Figure[] = [];
  for (let i = 1; i <= ACTIVATIONS; i++) {
    const given: Omit<Wanted, 'report'> = {
      user: place.profile.user,
      atRest: i % 2 === 0,
      samples: i === ACTIVATIONS ? Object.keys(samples) : [],
      rounds: ROUNDS,
      ticks: TICKS,
    };
    // VS Code runs tests only where some extension is under development.
    const develop = [join(root, 'test/vscode/stub')];
    const { results } = await place.run({ name: `bench-${i}`, bundle, develop, minutes: 20, given: { ...given } });
    figures.push(...(results as Figure[]));
  }
  tell(figures, statSync(vsix).size);
}

function tell(figures: readonly Figure[], size: number): void {
  const of = <K extends Figure['kind']>(kind: K) => figures.filter((figure) => figure.kind === kind) as Extract<Figure, { kind: K }>[];
  const [place] = of('place');
  console.log(`The extension host of VS Code ${place?.vscode}, Node.js ${place?.node}, ${availableParallelism()} cores`);
  console.log(`VSIX: ${(size / 1024 / 1024).toFixed(2)} MB`);
  for (const atRest of [true, false])
    tellActivation(
      atRest,
      of('activation').filter((figure) => figure.atRest === atRest),
    );
  for (const [sample, title] of Object.entries(samples)) {
    for (const panel of ['closed', 'open'] as const) {
      const here = <T extends LatenessFigure | StopFigure>(all: readonly T[]): T[] =>
        all.filter((figure) => figure.sample === sample && figure.panel === panel);
      console.log(`${sample}, ${title}, the panel ${panel}:`);
      tellLateness(here(of('lateness')));
      tellStops(here(of('stop')));
    }
  }
  for (const { error } of of('failed')) {
    console.error(error);
    process.exitCode = 1;
  }
}

function tellActivation(atRest: boolean, all: readonly ActivationFigure[]): void {
  const own = all.map(({ load, call }) => load + call);
  const part = (which: 'load' | 'call' | 'work'): string => milliseconds(at(known(all.map((figure) => figure[which])), 0.5));
  console.log(
    `Activation ${atRest ? 'in a window at rest' : "amid the window's start"}, ${all.length} times: median ${milliseconds(at(own, 0.5))} (loading ${part('load')}, activate() ${part('call')}), ` +
      `max ${milliseconds(at(own, 1))}${atRest ? judged(at(own, 0.5), goals.activation) : ''}; work of its thread ${part('work')}`,
  );
}

function tellLateness(all: readonly LatenessFigure[]): void {
  const p99 = [false, true].map((training) => {
    const those = all.filter((figure) => figure.training === training);
    const late = those.flatMap((figure) => figure.late);
    const work = known(those.flatMap((figure) => figure.work));
    const [title, goal] = training ? ['training:', judged(at(late, 0.99), goals.lateness)] : ['nothing training:', ''];
    console.log(
      `  10 ms timer, ${title.padEnd(17)} late by ${spread(late)}${goal}; work of its thread between two ticks ${spread(work)} (${late.length} ticks)`,
    );
    return at(late, 0.99);
  }) as [number, number];
  console.log(`  p99 of training to nothing training: ${(p99[1] / p99[0]).toFixed(1)} ×`);
}

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

const spread = (values: readonly number[]): string =>
  `p50 ${milliseconds(at(values, 0.5))}, p99 ${milliseconds(at(values, 0.99))}, max ${milliseconds(at(values, 1))}`;

function tellStops(all: readonly StopFigure[]): void {
  const times = all.map((figure) => figure.milliseconds);
  const max = at(times, 1);
  console.log(`  Stop, ${times.length} times: median ${milliseconds(at(times, 0.5))}, max ${milliseconds(max)}${judged(max, goals.stop)}`);
}

/** @param part 0.5: the median, 1: the largest */
const at = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? Number.NaN;

const milliseconds = (value: number): string => (Number.isNaN(value) ? 'unknown' : `${value.toFixed(1)} ms`);

const judged = (value: number, goal: number): string => ` (goal ${goal} ms: ${value <= goal ? 'met' : 'missed'})`;

void main();
