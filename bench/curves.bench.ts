// What drawing the curves of a run of a million epochs costs in the study panel, beside one of a thousand: four figures in two charts,
// 1,000 pixels wide. For each thing a reader does, the milliseconds of its longest frame, from the frame's begin until nothing is left to do,
// and those of the panel's scripts: without a graphics card, as here, painting the canvas takes most of a frame.
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium } from '../scripts/lib/vscode/browser.mjs';
import { openPanel } from '../test/ui/panel-page';
import { onView, states } from '../test/ui/states';

const FEW = 1000;
const MANY = 1_000_000;

interface Measured {
  frames: number[];
  make(epochs: number): void;
  send(): void;
}

/** Runs in the page: measures each frame, and makes epochs there, since sending millions of numbers from here takes minutes. */
function install(): void {
  let made: unknown;
  const measured: Measured & { done: number } = {
    frames: [],
    done: 0,
    make(epochs) {
      const wobble = (i: number): number => Math.sin(i * 12.9898) * Math.sin(i * 78.233);
      const column = (name: number): Float64Array =>
        Float64Array.from(
          { length: epochs },
          (_, i) => Math.exp(-(measured.done + i) / 200_000) * (1 + 0.3 * wobble(measured.done + i + name)),
        );
      const columns = { loss: column(0), accuracy: column(1), val_loss: column(2), val_accuracy: column(3) };
      const curves = { from: measured.done, columns, milliseconds: new Float64Array(epochs).fill(0.1), frames: [0] };
      made = { type: measured.done ? 'curves' : 'run', id: 'a', curves };
      measured.done += epochs;
    },
    send: () => window.postMessage(made, '*'),
  };
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) =>
    request((time) => {
      const began = performance.now();
      draw(time);
      // What drawing leaves to be done runs before a task of its own.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => measured.frames.push(performance.now() - began);
      port2.postMessage(undefined);
    });
  Object.assign(window, { measured });
}

/** Milliseconds, time by time. */
interface Costs {
  readonly frames: readonly number[];
  readonly scripts: readonly number[];
}

/** What each thing that a reader does costs, by its name. */
async function measure(browser: Browser, epochs: number): Promise<ReadonlyMap<string, Costs>> {
  const panel = await openPanel(browser, { width: 1000 });
  const { page } = panel;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const script = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN);
  };
  const all = new Map<string, Costs>();
  const times = async (what: string, count: number, act: (i: number) => Promise<unknown>, made = 0): Promise<void> => {
    const frames: number[] = [];
    const scripts: number[] = [];
    for (let i = 0; i < count; i++) {
      // What takes the host's place is not measured.
      await page.evaluate((few) => few && (window as unknown as { measured: Measured }).measured.make(few), made);
      await page.evaluate(() => (window as unknown as { measured: Measured }).measured.frames.splice(0));
      const before = await script();
      await act(i);
      await panel.settled();
      scripts.push((await script()) - before);
      frames.push(Math.max(...(await page.evaluate(() => (window as unknown as { measured: Measured }).measured.frames))));
    }
    all.set(what, { frames, scripts });
  };
  await page.evaluate(install);
  for (const message of onView(states['spiral-done'], 'training').messages) {
    if (message.type !== 'state') continue;
    const runs = message.state.runs.map((run) => ({ ...run, status: 'running' as const, epochs: 2 * epochs }));
    await panel.send({ ...message, state: { ...message.state, runs } });
  }
  const send = (): Promise<void> => page.evaluate(() => (window as unknown as { measured: Measured }).measured.send());
  await times('first drawing', 1, send, epochs);
  await times('10 epochs more', 20, send, 10);
  const box = await page.locator('.u-over').first().boundingBox();
  if (!box) throw new Error('There is no chart.');
  await times('pointing at an epoch', 20, (i) => page.mouse.move(box.x + 20 + i * 25, box.y + 40));
  const drag = async (): Promise<void> => {
    await page.mouse.move(box.x + 200, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 40, { steps: 2 });
    await page.mouse.up();
  };
  await times('zooming in or out', 20, (i) => (i % 2 ? page.mouse.dblclick(box.x + 300, box.y + 40) : drag()));
  await times('moving the slider of smoothing', 20, (i) => page.locator('.smoothing input').fill(String(0.5 + i / 50)));
  await times('10 epochs more, smoothed', 20, send, 10);
  await panel.close();
  return all;
}

async function main(): Promise<void> {
  const chromium = findChromium();
  if (!chromium) return console.log('There is no Chromium: nothing to measure.');
  const browser = await launchChromium(chromium);
  const [few, many] = [await measure(browser, FEW), await measure(browser, MANY)];
  await browser.close();
  console.log(
    `With ${MANY.toLocaleString('en-US')} epochs (beside it, the scripts' time as a ratio to ${FEW.toLocaleString('en-US')} epochs):`,
  );
  for (const [what, { frames, scripts }] of many) {
    const median = `${milliseconds(frames, 0.5)}, 95th percentile ${milliseconds(frames, 0.95)}`;
    const ratio = at(scripts, 0.5) / at(few.get(what)?.scripts ?? [], 0.5);
    console.log(
      `  ${what.padEnd(31)} longest frame ${(frames.length > 1 ? median : milliseconds(frames, 0.5)).padEnd(39)} ` +
        `scripts ${milliseconds(scripts, 0.5)} (${ratio.toFixed(1)} ×)`,
    );
  }
}

const at = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(part * (values.length - 1))] ?? Number.NaN;

const milliseconds = (values: readonly number[], part: number): string => `${at(values, part).toFixed(1).padStart(6)} ms`;

void main();
