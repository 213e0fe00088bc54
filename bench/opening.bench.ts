// How long a reader waits for the study panel, in a real VS Code with the packaged extension, the window at rest: from the key that opens it
// until it is painted, from a click on a tab until its view is, and in the view of a step from a click on another step of a long run, or a number
// that is typed over, until all numbers are there, and on a loss surface from a key on the learning rate until the way of 200 steps is drawn anew. VS Code runs in a browser here, which serves each file of a panel over
// the network; on a desktop that part is shorter.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { type Desk, noDesk, sitDown } from '../test/person/desk';
import { until } from '../test/person/until';

const SPEC = 'xor-learned.nn.json';
const [OPENINGS, TABS, STEPS] = [12, 6, 40];
const goals = { panel: 200, tab: 50, step: 100, typed: 50, rate: 50 } as const;

/** 1,051 parameters, and 100,000 steps. */
const LONG = 'long-run.nn.json';
const long = JSON.stringify({
  name: 'Long run',
  seed: 1,
  data: { synthetic: 'moons', samples: 256 },
  layers: [
    { type: 'Dense', units: 30, activation: 'tanh' },
    { type: 'Dense', units: 30, activation: 'tanh' },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  compile: { optimizer: 'Adam', loss: 'binary_crossentropy' },
  fit: { epochs: 12_500, batch_size: 32 },
});
/** Milliseconds without a change after which a view is taken for complete. */
const QUIET = 400;

/** Milliseconds after the key was pressed, part by part. */
interface Opening {
  /** VS Code has made the frame, and begins to read the page. */
  readonly page: number;
  /** The page's script runs. */
  readonly script: number;
  /** The host has told what is to be shown. */
  readonly state: number;
  readonly painted: number;
  /** Nothing changes any more: every picture is there. */
  readonly complete: number;
}

async function main(): Promise<void> {
  if (noDesk) return console.log(`Absent, as there is no VS Code to measure in. ${noDesk}`);
  const desk = await sitDown({});
  try {
    await measure(desk);
    await measureSteps(desk);
    await measureRates(desk);
  } finally {
    await desk.close();
  }
}

async function measure({ workbench }: Desk): Promise<void> {
  const { page } = workbench;
  await page.evaluate(noteKeys);
  await workbench.open(SPEC);
  const openings: Opening[] = [];
  const tabs = new Map<string, number[]>();
  for (let i = 0; i < OPENINGS; i++) {
    await page.waitForTimeout(i === 0 ? 8000 : 1500);
    openings.push(await opened(page));
    const frame = await studyFrame(page);
    if (i === OPENINGS - 1) await measureTabs(frame, tabs);
    if (i < OPENINGS - 1) await closeStudy(page, frame);
  }
  const [first, ...later] = openings as [Opening, ...Opening[]];
  console.log(`The study panel of ${SPEC}, from the key until it is painted:`);
  console.log(`  for the first time in a window: ${told(first)}`);
  const parts = Object.keys(first) as (keyof Opening)[];
  const middle = Object.fromEntries(
    parts.map((part) => [
      part,
      at(
        later.map((one) => one[part]),
        0.5,
      ),
    ]),
  ) as unknown as Opening;
  console.log(`  again, ${later.length} times, median:   ${told(middle)}${judged(middle.painted, goals.panel)}`);
  for (const one of later) console.log(`    ${told(one)}`);
  console.log('From a click on a tab until its view is complete:');
  for (const [name, times] of tabs)
    console.log(
      `  ${name.padEnd(12)} median ${milliseconds(at(times, 0.5))}, most ${milliseconds(at(times, 1))}${judged(at(times, 0.5), goals.tab)}`,
    );
}

/** Runs in the window: remembers when a key went down last. */
function noteKeys(): void {
  addEventListener('keydown', ({ timeStamp }) => Object.assign(window, { keyDown: performance.timeOrigin + timeStamp }), true);
}

async function opened(page: Page): Promise<Opening> {
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('v');
  const frame = await studyFrame(page);
  const pressed = await page.evaluate(() => (window as unknown as { keyDown: number }).keyDown);
  const seen = await frame.evaluate(untilQuiet, QUIET);
  const after = (time: number): number => seen.origin + time - pressed;
  return {
    page: after(0),
    script: after(seen.script),
    state: after(seen.state),
    painted: after(seen.drawn),
    complete: after(seen.complete),
  };
}

const studyFrame = (page: Page): Promise<Frame> =>
  until('the study panel is drawn', async () => {
    for (const frame of page.frames())
      if (
        !frame.isDetached() &&
        (await frame
          .locator('.shell')
          .count()
          .catch(() => 0))
      )
        return frame;
    return undefined;
  });

async function closeStudy(page: Page, frame: Frame): Promise<void> {
  await page.locator('.tabs-container .tab', { hasText: 'Study: ' }).click({ button: 'middle' });
  await until('the panel is closed', () => (frame.isDetached() ? true : undefined));
}

/** Runs in the panel. @returns times of the page's own clock, and when that began */
async function untilQuiet(quiet: number) {
  const mark = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
  let complete = performance.now();
  const observer = new MutationObserver(() => {
    complete = performance.now();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  while (performance.now() - complete < quiet) await new Promise((next) => setTimeout(next, 20));
  observer.disconnect();
  return { origin: performance.timeOrigin, script: mark('study:script'), state: mark('study:state'), drawn: mark('study:drawn'), complete };
}

async function measureTabs(frame: Frame, times: Map<string, number[]>): Promise<void> {
  for (let i = 0; i < TABS; i++) {
    for (const tab of await frame.locator('[role=tab]').all()) {
      const name = await tab.innerText();
      await frame.evaluate(noteEvents, 'click');
      await tab.click();
      const time = await frame.evaluate(sinceEvent, QUIET);
      times.set(name, [...(times.get(name) ?? []), time]);
    }
  }
}

async function measureSteps({ workbench, profile }: Desk): Promise<void> {
  const { page } = workbench;
  writeFileSync(join(profile.workspace, LONG), long);
  await workbench.open(LONG);
  await workbench.run('Neural Network: Train');
  const study = await workbench.study();
  await study.waitFor(/^epoch 12,500\/12,500/);
  await study.show('Step');
  const { frame } = study;
  const line = frame.locator('.loss-line');
  await frame.locator('.worked').first().waitFor();
  const { width = 0 } = (await line.boundingBox()) ?? {};
  const [steps, typed]: [number[], number[]] = [[], []];
  for (let i = 0; i < STEPS; i++) {
    await frame.evaluate(noteEvents, 'pointerdown');
    // Back and forth over the whole run, never the same place twice.
    await line.click({ position: { x: 4 + ((i * 0.618_034) % 1) * (width - 8), y: 10 } });
    steps.push(await frame.evaluate(sinceEvent, QUIET));
  }
  const input = frame.getByRole('grid', { name: 'input', exact: true }).first().getByRole('gridcell').first();
  await input.focus();
  await page.keyboard.press('F2');
  for (let i = 0; i < STEPS; i++) {
    await frame.evaluate(noteEvents, 'keydown');
    await page.keyboard.press('ArrowUp');
    typed.push(await frame.evaluate(sinceEvent, QUIET));
  }
  console.log('In the view of a step, 1,051 parameters and 100,000 steps, until all numbers are drawn:');
  console.log(`  another step   ${line95(steps, goals.step)}`);
  console.log(`  a number typed ${line95(typed, goals.typed)}`);
}

/** J(w, b) of four rows, and one optimizer over 200 epochs of one batch. */
async function measureRates({ workbench }: Desk): Promise<void> {
  await workbench.open('optimizer-race.nn.json');
  await workbench.run('Neural Network: Loss Surface');
  const { frame } = await workbench.study();
  await frame.locator('.race-sentence').waitFor();
  const rate = frame.getByRole('slider', { name: 'Learning rate of SGD' });
  await rate.focus();
  const times: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    await frame.evaluate(noteEvents, 'keydown');
    await rate.press(i % 2 ? 'ArrowRight' : 'ArrowLeft');
    times.push(await frame.evaluate(sinceEvent, QUIET));
  }
  console.log('On a loss surface, from a key on the learning rate until the way of 200 steps is drawn:');
  console.log(`  a rate         ${line95(times, goals.rate)}`);
}

const line95 = (times: readonly number[], goal: number): string =>
  `median ${milliseconds(at(times, 0.5))}, 95 % within ${milliseconds(at(times, 0.95))}${judged(at(times, 0.95), goal)}`;

/** Runs in the panel: remembers when an event of this kind came, and when something changed last. */
function noteEvents(kind: string): void {
  const noted = { event: 0, changed: 0 };
  Object.assign(window, { noted });
  document.addEventListener(kind, ({ timeStamp }) => Object.assign(noted, { event: timeStamp, changed: timeStamp }), {
    capture: true,
    once: true,
  });
  const observer = new MutationObserver(() => {
    noted.changed = performance.now();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** Runs in the panel. */
async function sinceEvent(quiet: number): Promise<number> {
  const { noted } = window as unknown as { noted: { event: number; changed: number } };
  while (performance.now() - noted.changed < quiet) await new Promise((next) => setTimeout(next, 20));
  return noted.changed - noted.event;
}

const told = ({ page, script, state, painted, complete }: Opening): string =>
  `painted after ${milliseconds(painted)} (page ${milliseconds(page)}, script ${milliseconds(script)}, state ${milliseconds(state)}), complete after ${milliseconds(complete)}`;

/** @param part 0.5: the median, 1: the largest */
const at = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? Number.NaN;

const milliseconds = (value: number): string => (Number.isNaN(value) ? 'unknown' : `${value.toFixed(0)} ms`);

const judged = (value: number, goal: number): string => ` (goal ${goal} ms: ${value <= goal ? 'met' : 'missed'})`;

void main();
