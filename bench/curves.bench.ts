// What drawing the curves of a run of a million epochs costs in the study panel, beside one of a thousand: four figures in two charts,
// 1,000 pixels wide. For each thing a reader does, the milliseconds of its longest frame: from the frame's begin until nothing is left to do.
import type { Browser, Page } from 'playwright-core';
import { findChromium, launchChromium } from '../scripts/lib/vscode/browser.mjs';
import { openPanel } from '../test/ui/panel-page';
import { onView, states } from '../test/ui/states';

const FEW = 1000;
const MANY = 1_000_000;

interface Measured {
  frames: number[];
  more(epochs: number): void;
}

/** Runs in the page: measures each frame, and makes epochs there, since sending millions of numbers from here takes minutes. */
function install(): void {
  const measured: Measured & { done: number } = {
    frames: [],
    done: 0,
    more(epochs) {
      const wobble = (i: number): number => Math.sin(i * 12.9898) * Math.sin(i * 78.233);
      const column = (name: number): Float64Array =>
        Float64Array.from(
          { length: epochs },
          (_, i) => Math.exp(-(measured.done + i) / 200_000) * (1 + 0.3 * wobble(measured.done + i + name)),
        );
      const columns = { loss: column(0), accuracy: column(1), val_loss: column(2), val_accuracy: column(3) };
      const curves = { from: measured.done, columns, milliseconds: new Float64Array(epochs).fill(0.1), frames: [0] };
      window.postMessage({ type: measured.done ? 'curves' : 'run', id: 'a', curves }, '*');
      measured.done += epochs;
    },
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

const more = (page: Page, epochs: number): Promise<void> =>
  page.evaluate((count) => (window as unknown as { measured: Measured }).measured.more(count), epochs);

/** Milliseconds of the longest frames, in order of size, by what was done. */
async function measure(browser: Browser, epochs: number): Promise<ReadonlyMap<string, readonly number[]>> {
  const panel = await openPanel(browser, { width: 1000 });
  const { page } = panel;
  const all = new Map<string, readonly number[]>();
  const times = async (what: string, count: number, act: (i: number) => Promise<unknown>): Promise<void> => {
    const longest: number[] = [];
    for (let i = 0; i < count; i++) {
      await page.evaluate(() => (window as unknown as { measured: Measured }).measured.frames.splice(0));
      await act(i);
      await panel.settled();
      longest.push(Math.max(...(await page.evaluate(() => (window as unknown as { measured: Measured }).measured.frames))));
    }
    all.set(
      what,
      longest.sort((a, b) => a - b),
    );
  };
  await page.evaluate(install);
  for (const message of onView(states['spiral-done'], 'training').messages) {
    if (message.type !== 'state') continue;
    const runs = message.state.runs.map((run) => ({ ...run, status: 'running' as const, epochs: 2 * epochs }));
    await panel.send({ ...message, state: { ...message.state, runs } });
  }
  await times('first drawing', 1, () => more(page, epochs));
  await times('100 epochs more', 50, () => more(page, 100));
  const box = await page.locator('.u-over').first().boundingBox();
  if (!box) throw new Error('There is no chart.');
  await times('pointing at an epoch', 50, (i) => page.mouse.move(box.x + 20 + i * 10, box.y + 40));
  const drag = async (): Promise<void> => {
    await page.mouse.move(box.x + 200, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 40, { steps: 2 });
    await page.mouse.up();
  };
  await times('zooming in or out', 20, (i) => (i % 2 ? page.mouse.dblclick(box.x + 300, box.y + 40) : drag()));
  await times('moving the slider of smoothing', 20, (i) => page.locator('.smoothing input').fill(String(0.5 + i / 50)));
  await times('100 epochs more, smoothed', 50, () => more(page, 100));
  await panel.close();
  return all;
}

async function main(): Promise<void> {
  const chromium = findChromium();
  if (!chromium) return console.log('There is no Chromium: nothing to measure.');
  const browser = await launchChromium(chromium);
  const [few, many] = [await measure(browser, FEW), await measure(browser, MANY)];
  await browser.close();
  console.log(`The longest frame, with ${MANY.toLocaleString('en-US')} epochs:`);
  for (const [what, longest] of many) {
    const at = (values: readonly number[], part: number): number => values[Math.floor(part * (values.length - 1))] ?? Number.NaN;
    const milliseconds = (part: number): string => `${at(longest, part).toFixed(1).padStart(6)} ms`;
    const ratio = at(longest, 0.5) / at(few.get(what) ?? [], 0.5);
    const spread =
      longest.length > 1 ? `median ${milliseconds(0.5)}, 95th percentile ${milliseconds(0.95)}` : `once   ${milliseconds(0.5)}`;
    console.log(`  ${what.padEnd(31)} ${spread.padEnd(43)} ${ratio.toFixed(1).padStart(5)} × of ${FEW.toLocaleString('en-US')} epochs`);
  }
}

void main();
