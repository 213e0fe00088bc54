// How soon live training answers, in a real VS Code with the packaged extension: from the key that changes a number of a spec until the boundary of the
// network that was trained anew is painted, less the wait for a pause in the typing. VS Code runs in a browser here.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { type Desk, noDesk, sitDown } from '../test/person/desk';
import { until } from '../test/person/until';
import { most, ms } from './times';

const SPEC = 'live-xor.nn.json';
/** XOR with 300 epochs; the last digit of the learning rate is typed over. */
const text = `{
  "seed": 7,
  "data": { "gate": "XOR" },
  "layers": [
    { "type": "Dense", "units": 4, "activation": "tanh" },
    { "type": "Dense", "units": 1, "activation": "sigmoid" }
  ],
  "compile": {
    "optimizer": { "type": "Adam", "learning_rate": 0.11 },
    "loss": "binary_crossentropy",
    "metrics": ["accuracy"]
  },
  "fit": { "epochs": 300, "batch_size": 4 }
}
`;
const EDITS = 60;
/** Milliseconds after the last key until what it came to is shown: `reported` of `quietBeforeCheck`. */
const PAUSE = 150;
const GOAL = 100;
/** Milliseconds without a change after which all is drawn. */
const QUIET = 500;

interface Seen {
  /** Milliseconds from the key until the boundary was drawn: that of the network that was trained anew, as before that nothing is. */
  readonly first: number;
  /** Until it was drawn in full detail. */
  readonly boundary: number;
  /** Until nothing of the panel changed any more. */
  readonly all: number;
}

async function main(): Promise<void> {
  if (noDesk) return console.log(`Absent, as there is no VS Code to measure in. ${noDesk}`);
  const desk = await sitDown({ settings: { 'neuralNetwork.liveTraining': true } });
  try {
    await measure(desk);
  } finally {
    await desk.close();
  }
}

async function measure({ workbench, profile }: Desk): Promise<void> {
  const { page } = workbench;
  writeFileSync(join(profile.workspace, SPEC), text);
  await workbench.open(SPEC);
  await workbench.run('Neural Network: Train');
  const { frame } = await workbench.study();
  await frame.locator('.picture svg.plot').waitFor();
  await page.evaluate(noteKeys);
  await selectLastDigit(page);
  const seen: Seen[] = [];
  for (let i = 0; i < EDITS; i++) seen.push(await edited(page, frame, String(1 + ((i + 1) % 9))));
  // The first edits meet code that has not run yet.
  const later = seen.slice(10);
  const keys = (await page.evaluate(() => (window as unknown as { keys: number[] }).keys)).filter((time) => time > 0);
  console.log(
    `${SPEC}, 300 epochs: from the key until the boundary of the new network is painted, less ${PAUSE} ms for a pause in the typing:`,
  );
  console.log(`  the first ${told(seen[0] as Seen)}`);
  for (const [name, part] of [
    ['median', 0.5],
    ['95 % within', 0.95],
  ] as const) {
    const of = (key: keyof Seen): number =>
      most(
        later.map((one) => one[key]),
        part,
      );
    console.log(
      `  ${name} ${told({ first: of('first'), boundary: of('boundary'), all: of('all') })}${part > 0.5 ? judged(of('first')) : ''}`,
    );
  }
  console.log(`  from a key until the editor has painted its letter: longest ${keys.length ? ms(Math.max(...keys)) : 'under 16 ms'}`);
}

/** Puts the cursor in the editor so that the next letter takes the place of the learning rate's last digit. */
async function selectLastDigit(page: Page): Promise<void> {
  const line = text.split('\n').findIndex((one) => one.includes('learning_rate'));
  const column = (text.split('\n')[line] as string).indexOf('0.11') + '0.11'.length;
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+G');
  const field = page.locator('.quick-input-widget input.input').first();
  await field.fill(`:${line + 1}:${column + 1}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowLeft');
}

async function edited(page: Page, frame: Frame, digit: string): Promise<Seen> {
  await frame.evaluate(watch);
  await page.keyboard.press(digit);
  const pressed = await page.evaluate(() => (window as unknown as { keyDown: number }).keyDown);
  // A network with other weights has another boundary.
  await until('the boundary is drawn anew', async () => ((await frame.evaluate(lastDrawn)).boundary > 0 ? true : undefined));
  const { first, boundary, all } = await frame.evaluate(untilQuiet, QUIET);
  await page.keyboard.press('Shift+ArrowLeft');
  return { first: first - pressed - PAUSE, boundary: boundary - pressed - PAUSE, all: all - pressed - PAUSE };
}

/** Runs in the window: remembers when a key went down last, and which took longer than a frame. */
function noteKeys(): void {
  const keys: number[] = [];
  Object.assign(window, { keys });
  addEventListener('keydown', ({ timeStamp }) => Object.assign(window, { keyDown: performance.timeOrigin + timeStamp }), true);
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') keys.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

/** Runs in the panel: remembers when the boundary, and when anything, was drawn last. */
function watch(): void {
  const { drawn } = window as unknown as { drawn?: { observer: MutationObserver } };
  drawn?.observer.disconnect();
  const noted = { first: 0, boundary: 0, all: 0 };
  const observer = new MutationObserver((changes) => {
    const isBoundary = changes.some(({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest('.picture svg.plot'),
    );
    requestAnimationFrame(() => {
      const now = performance.timeOrigin + performance.now();
      noted.all = now;
      if (!isBoundary) return;
      noted.boundary = now;
      noted.first ||= now;
    });
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  Object.assign(window, { drawn: { observer, noted } });
}

function lastDrawn(): Seen {
  return (window as unknown as { drawn: { noted: Seen } }).drawn.noted;
}

/** Runs in the panel. */
async function untilQuiet(quiet: number): Promise<Seen> {
  const { noted } = (window as unknown as { drawn: { noted: Seen } }).drawn;
  while (performance.timeOrigin + performance.now() - noted.all < quiet) await new Promise((next) => setTimeout(next, 20));
  return noted;
}

const told = ({ first, boundary, all }: Seen): string => `${ms(first)} (in full detail ${ms(boundary)}, all of the panel ${ms(all)})`;

const judged = (value: number): string => ` (goal ${GOAL} ms: ${value <= GOAL ? 'met' : 'missed'})`;

void main();
