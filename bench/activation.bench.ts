// What the extension takes of its host before anybody has asked for anything: activation in a real VS Code with the packaged extension,
// by a JSON file with comments that is none of ours, and by a spec; in a window at rest, and amid the window's start.
import { availableParallelism } from 'node:os';
import { root } from '../scripts/lib/root.mjs';
import { foundVsCode } from '../scripts/lib/vscode/ensure.mjs';
import { newProfile } from '../scripts/lib/vscode/profile.mjs';
import { noPlace, openPlace } from '../test/vscode/place';
import type { ActivationFigure, Figure, Wanted } from './host/figures';
import { at, judged, milliseconds } from './host/lines';
import { installed } from './host/package';

const ROUNDS = 5;
/** Milliseconds of the host, in a window at rest. */
const goals: Record<ActivationFigure['by'], number> = { 'tsconfig.json': 5, 'gate-and.nn.json': 50 };

async function main(): Promise<void> {
  const found = foundVsCode();
  const why = noPlace(found);
  if (why) return console.log(`Absent, as there is no VS Code to measure in. ${why}`);
  const profile = newProfile({ workspace: `${root}/samples` });
  const place = await openPlace(found, profile);
  try {
    const run = await installed(place);
    const figures: Figure[] = [];
    for (let i = 0; i < 4 * ROUNDS; i++) {
      const activation: Wanted['activation'] = { atRest: i % 2 === 0, by: i % 4 < 2 ? 'tsconfig.json' : 'gate-and.nn.json' };
      figures.push(...(await run(`activation-${i}`, { activation })));
    }
    tell(figures);
  } finally {
    await place.close();
    profile.dispose();
  }
}

function tell(figures: readonly Figure[]): void {
  const [place] = figures.filter(({ kind }) => kind === 'place');
  if (place?.kind === 'place') console.log(`VS Code ${place.vscode}, Node.js ${place.node}, ${availableParallelism()} cores`);
  const every = figures.filter((figure) => figure.kind === 'activation');
  const all = every.filter((figure) => !figure.early);
  const early = every.filter((figure) => figure.early).length;
  if (early)
    console.log(`${early} of ${every.length} times VS Code's own settings were read before the file was opened: these do not count.`);
  for (const by of Object.keys(goals) as ActivationFigure['by'][]) {
    for (const atRest of [true, false])
      tellSome(
        by,
        atRest,
        all.filter((figure) => figure.by === by && figure.atRest === atRest),
      );
  }
  for (const figure of figures) {
    if (figure.kind !== 'failed') continue;
    console.error(figure.error);
    process.exitCode = 1;
  }
}

function tellSome(by: ActivationFigure['by'], atRest: boolean, all: readonly ActivationFigure[]): void {
  // A file that is none of ours is over with the call; a spec, when everything is there.
  const own = all.map(({ load, own, call }) => load + (by === 'tsconfig.json' ? own : call));
  const part = (which: 'load' | 'own' | 'call' | 'work'): string =>
    milliseconds(
      at(
        all.map((figure) => figure[which]).filter((value) => value !== null),
        0.5,
      ),
    );
  console.log(
    `By ${by}, ${atRest ? 'in a window at rest' : "amid the window's start"}, ${all.length} times: median ${milliseconds(at(own, 0.5))} ` +
      `(loading ${part('load')}, activate() ${part('own')} until it returns, ${part('call')} until it is fulfilled), max ${milliseconds(at(own, 1))}${atRest ? judged(at(own, 0.5), goals[by]) : ''}; ` +
      `work of its thread ${part('work')}`,
  );
}

void main();
