// What the networks of the study notes take here, beside what one would take instead, all in one run: Keras, PyTorch, TensorFlow.js as it
// comes, TensorFlow Playground's way, and, as the limit, C. Each is a process of its own, and they take turns. A peer that is not there is
// installed into out/bench, or reported as absent; KERAS_PYTHON may name a Python that has Keras and PyTorch.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { type Disagreement, disagreements } from './peers/agreement';
import { chart } from './peers/chart';
import { type Contestant, contestants, type Entrant } from './peers/contestants';
import { verdicts } from './peers/goals';
import { inWords, load, machine } from './peers/machine';
import { type Figure, race, usualPace } from './peers/rounds';
import { serve } from './peers/serve';
import { cells, markdown, plain } from './peers/table';
import { writeTask } from './peers/tasks';
import { type partOf, type Work, works } from './peers/works';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
/** For trying it out: some of the works, by a part of their names. */
const chosen = works.filter(({ id }) => id.includes(process.env['BENCH_WORK'] ?? ''));

async function main(): Promise<void> {
  const described = machine();
  const loads = [load()];
  console.log(`${inWords(described)}\nMedians of ${ROUNDS} rounds, in which all take turns, after a turn that does not count.`);
  const entrants = await started();
  const titles = contestants.flatMap((contestant) => {
    const entrant = entrants.get(contestant.id);
    return entrant ? [{ ...contestant, title: `${contestant.title} ${entrant.version}`.trim() }] : [];
  });
  const figures = new Map<string, ReadonlyMap<string, Figure>>();
  const wrong: (Disagreement & { readonly work: Work })[] = [];
  try {
    for (const work of chosen) {
      const { own, differing } = await measured(work, entrants);
      figures.set(work.id, own);
      wrong.push(...differing.map((one) => ({ ...one, work })));
      loads.push(load());
    }
  } finally {
    for (const { end } of entrants.values()) await end();
    rmSync('out/bench/tasks', { recursive: true, force: true });
  }
  const table = cells(figures, chosen, titles);
  console.log(`\n${plain(table)}\n° a part of the epochs or rows was done, and its time multiplied\n`);
  for (const { text } of chosen) console.log(`  ${text}`);
  const told = verdicts(figures);
  console.log('\nGoals');
  for (const { work, met, text } of told) console.log(`  ${met === undefined ? '?' : met ? '✓' : '✗'} ${work}: ${text}`);
  console.log(`\nPrograms that wanted a core: ${loads.join(', ')} (after each work; ${described.cores} cores)`);

  mkdirSync('out/bench', { recursive: true });
  const save = (ending: string, text: string): void => writeFileSync(`out/bench/peers.${ending}`, text);
  const byWork = Object.fromEntries([...figures].map(([id, own]) => [id, Object.fromEntries(own)]));
  save('json', `${JSON.stringify({ machine: described, loads, rounds: ROUNDS, titles, figures: byWork, verdicts: told }, undefined, 2)}\n`);
  save('md', `${markdown(table)}\n`);
  save(
    'svg',
    chart(
      figures,
      chosen,
      titles,
      `Medians of ${ROUNDS} rounds, ${described.processor}, ${described.cores} cores, Node.js ${described.node}, ${described.date}`,
    ),
  );
  console.log('The figures: out/bench/peers.json, peers.md, peers.svg');
  for (const { id, work, loss, expected } of wrong)
    console.error(`${id} did not do the same in ${work.title}: loss ${loss}, not ${expected}`);
  if (wrong.length) process.exitCode = 1;
}

/** Those who are there; says who is not, and why. */
async function started(): Promise<Map<string, Entrant>> {
  const found = new Map<string, Entrant>();
  for (const contestant of contestants.filter(({ does }) => chosen.some(does))) {
    try {
      found.set(contestant.id, await contestant.start());
    } catch (error) {
      console.log(`Absent: ${contestant.title}, as ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return found;
}

async function measured(work: Work, entrants: ReadonlyMap<string, Entrant>) {
  console.log(`${work.text} …`);
  const task = await writeTask(work);
  const doing = contestants.filter((contestant: Contestant) => contestant.does(work) && entrants.has(contestant.id));
  const taking = new Map(doing.map(({ id }) => [id, entrants.get(id) as Entrant]));
  const own = await race(work, task, taking, usualPace(work, ROUNDS), (id, why) => console.log(`  ${id} gave up: ${why}`));
  const reference = entrants.get('compact');
  if (!reference) throw new Error('Nothing can be compared without the compact engine.');
  const expected = new Map<string, number>();
  for (const { part } of own.values()) {
    const { loss } = await reference.run(work, { task, epochs: part.epochs, rows: part.rows });
    expected.set(keyOf(part), loss);
  }
  const losses = [...own].map(([id, { loss, part }]) => `${id} ${loss.toPrecision(4)}${part.times > 1 ? '°' : ''}`);
  console.log(`  ${work.kind === 'predict' ? 'mean outputs' : 'losses'}: ${losses.join(', ')}`);
  return { own, differing: disagreements(own, (part) => expected.get(keyOf(part)) ?? Number.NaN) };
}

const keyOf = ({ epochs, rows }: ReturnType<typeof partOf>): string => `${epochs}/${rows}`;

const [contestant] = process.argv.slice(2);
void (contestant === undefined ? main() : serve(contestant));
