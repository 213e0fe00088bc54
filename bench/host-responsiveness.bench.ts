// What the extension costs its host, in a real VS Code with the packaged extension: how late a 10 ms timer in the extension host is while
// a network trains, beside the same timer with nothing training; how long a Stop takes.
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/lib/root.mjs';
import { foundVsCode } from '../scripts/lib/vscode/ensure.mjs';
import { newProfile } from '../scripts/lib/vscode/profile.mjs';
import { packaged } from '../test/packaged';
import { noPlace, openPlace, type Place } from '../test/vscode/place';
import { writeDigits } from './host/digits';
import type { Figure, LatenessFigure, StopFigure } from './host/figures';
import { at, judged, milliseconds } from './host/lines';
import { installed } from './host/package';

/** The sample with the most work, a step of which takes some ten milliseconds; and the one with the most epochs in a second. */
const samples = { 'mnist.nn.json': '784-512-10 on 60,000 rows', 'logistic-regression.nn.json': '2 parameters, 12 rows' } as const;
const [ROUNDS, TICKS] = [5, 500];
const goals = { lateness: 50, stop: 200 } as const;

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
  const run = await installed(place);
  const figures = await run('training', { training: { samples: Object.keys(samples), rounds: ROUNDS, ticks: TICKS } });
  tell(figures, statSync(packaged).size);
}

function tell(figures: readonly Figure[], size: number): void {
  const of = <K extends Figure['kind']>(kind: K) => figures.filter((figure) => figure.kind === kind) as Extract<Figure, { kind: K }>[];
  const [place] = of('place');
  console.log(`The extension host of VS Code ${place?.vscode}, Node.js ${place?.node}, ${availableParallelism()} cores`);
  console.log(`VSIX: ${(size / 1024 / 1024).toFixed(2)} MB`);
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

void main();
