import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { random } from '../../src/ml/random/random';
import type { FromView } from '../../src/webview/study/messages/from-view';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { onView, type StateName, states } from './states';
import { themeNames } from './themes';

/** How a person writes the digits: strokes through points, in hundredths of the pad. */
const digits: readonly (readonly (readonly [x: number, y: number])[])[][] = [
  [
    [
      [52, 18],
      [38, 22],
      [30, 38],
      [29, 58],
      [36, 76],
      [50, 82],
      [64, 75],
      [70, 56],
      [68, 36],
      [60, 22],
      [50, 18],
    ],
  ],
  [
    [
      [53, 16],
      [51, 40],
      [50, 62],
      [48, 84],
    ],
  ],
  [
    [
      [32, 34],
      [38, 22],
      [52, 17],
      [64, 24],
      [66, 36],
      [58, 50],
      [44, 64],
      [32, 79],
      [48, 78],
      [72, 78],
    ],
  ],
  [
    [
      [33, 22],
      [48, 17],
      [63, 24],
      [63, 37],
      [50, 46],
      [62, 52],
      [68, 66],
      [58, 79],
      [44, 82],
      [31, 76],
    ],
  ],
  [
    [
      [36, 18],
      [33, 36],
      [32, 52],
      [48, 53],
      [68, 51],
    ],
    [
      [62, 20],
      [61, 44],
      [59, 66],
      [57, 84],
    ],
  ],
  [
    [
      [66, 19],
      [50, 19],
      [38, 20],
      [36, 34],
      [35, 45],
      [50, 43],
      [64, 50],
      [67, 64],
      [58, 78],
      [44, 81],
      [32, 75],
    ],
  ],
  [
    [
      [60, 16],
      [46, 28],
      [36, 46],
      [33, 64],
      [40, 79],
      [54, 82],
      [66, 74],
      [66, 61],
      [56, 53],
      [42, 57],
      [35, 67],
    ],
  ],
  [
    [
      [30, 22],
      [48, 21],
      [69, 20],
      [62, 38],
      [54, 58],
      [46, 84],
    ],
  ],
  [
    [
      [62, 26],
      [50, 18],
      [38, 25],
      [40, 38],
      [52, 48],
      [64, 60],
      [63, 75],
      [50, 82],
      [37, 75],
      [38, 61],
      [50, 49],
      [61, 38],
      [62, 26],
    ],
  ],
  [
    [
      [64, 30],
      [54, 20],
      [40, 24],
      [35, 38],
      [44, 48],
      [58, 45],
      [65, 32],
      [64, 50],
      [60, 68],
      [54, 84],
    ],
  ],
];

describe('the drawing pad', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage;

  async function open(name: StateName, options: PanelOptions = {}): Promise<Page> {
    await panel?.close();
    const { messages, answer } = onView(states[name], 'predictions');
    panel = await openPanel(browser(), { width: 1000, height: 1100, ...(answer && { answer }), ...options });
    await panel.send(...messages);
    await panel.page.locator('.pad canvas').waitFor();
    return panel.page;
  }
  const asked = (name: string) => panel.received.filter((message) => message.type === 'request' && message.name === name);
  const pad = (page: Page) => page.locator('.predicted').filter({ has: page.locator('.pad') });
  const drawing = () =>
    panel.received.filter((message): message is Extract<FromView, { type: 'options' }> => message.type === 'options').at(-1)?.options
      .predictions.drawing;

  /** Draws a digit with the mouse, each time a little otherwise. */
  async function draw(page: Page, digit: number, seed: number): Promise<void> {
    const box = await page.locator('.pad canvas').boundingBox();
    assert.ok(box);
    const chance = random(seed, 'hand');
    const shaken = (value: number): number => value + 1.2 * chance.normal();
    for (const stroke of digits[digit] ?? []) {
      const points = stroke.map(([x, y]) => [box.x + (shaken(x) * box.width) / 100, box.y + (shaken(y) * box.height) / 100] as const);
      await page.mouse.move(...(points[0] as readonly [number, number]));
      await page.mouse.down();
      for (const point of points.slice(1)) await page.mouse.move(...point, { steps: 6 });
      await page.mouse.up();
    }
  }
  /** How much ink is in what the network sees. */
  const inkSeen = (page: Page) =>
    pad(page)
      .locator('.steps figure:last-child canvas')
      .evaluate((canvas) => {
        const { data } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, 28, 28) ?? { data: [] };
        return [...data].filter((value, i) => i % 4 === 0 && value < 128).length;
      });
  const settledAnswer = async (page: Page): Promise<string> => {
    await page.waitForFunction(() => document.querySelector('.predicted .steps'));
    await panel.settled();
    return await pad(page).locator('.bars .named th').innerText();
  };

  it('recognises digits that are drawn with the mouse, at least eight of ten', async () => {
    const page = await open('digits-done');
    const answers: string[] = [];
    for (let digit = 0; digit < 10; digit++) {
      await draw(page, digit, digit);
      answers.push((await settledAnswer(page)).trim());
      await page.locator('.pad').press('Delete');
      await pad(page).locator('.bars').waitFor({ state: 'detached' });
    }
    const right = answers.filter((answer, digit) => answer === String(digit)).length;
    assert.ok(right >= 8, answers.join(' '));
  });

  it('shows what was done to a drawing, and takes strokes back', async () => {
    const page = await open('digits-done');
    await draw(page, 4, 1);
    await settledAnswer(page);
    assert.deepEqual(
      (await pad(page).locator('figcaption').allInnerTexts()).map((text) => text.replace(/\d+ × \d+/, 'N × M')),
      ['Cut out, scaled to N × M', 'What the network sees, centred by its mass'],
    );
    assert.equal(drawing()?.length, 2);
    const both = await inkSeen(page);
    assert.ok(both > 40, String(both));
    await page.locator('.pad').press('Control+z');
    await page.waitForFunction(() => document.querySelector('.predicted .bars'));
    assert.equal(drawing()?.length, 1);
    await page.waitForFunction((before) => {
      const canvas = document.querySelector('.predicted .steps figure:last-child canvas') as HTMLCanvasElement | null;
      const { data } = canvas?.getContext('2d')?.getImageData(0, 0, 28, 28) ?? { data: [] };
      const ink = [...data].filter((value, i) => i % 4 === 0 && value < 128).length;
      return ink > 0 && ink !== before;
    }, both);
    await pad(page).getByRole('button', { name: 'Clear the pad' }).click();
    await pad(page).getByText('Draw on the pad, or drop a picture on it').waitFor();
    assert.deepEqual(drawing(), []);
  });

  it('asks while one draws, one question at a time, and keeps a stroke however long it is', async () => {
    const state = states['digits-done'];
    let [out, most] = [0, 0];
    const page = await open('digits-done', {
      answer: async (name, ask) => {
        out += name === 'outputs' ? 1 : 0;
        most = Math.max(most, out);
        const answer = await state.answer(name, ask);
        out -= name === 'outputs' ? 1 : 0;
        return answer;
      },
    });
    const box = await page.locator('.pad canvas').boundingBox();
    assert.ok(box);
    const before = asked('outputs').length;
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    for (let i = 0; i < 30; i++) await page.mouse.move(box.x + (i % 2 ? 20 : 250), box.y + 20 + 8 * i, { steps: 90 });
    const during = asked('outputs').length;
    await page.mouse.up();
    await settledAnswer(page);
    assert.ok(during > before + 3, `${during - before} questions`);
    // One of the pad, and one of the picture of the data.
    assert.ok(most <= 2, String(most));
    const length = drawing()?.[0]?.length ?? 0;
    assert.ok(length > 1000 && length <= 4000, String(length));
  });

  it('answers a picture of the data beside its label, from one to the next', async () => {
    const page = await open('digits-row');
    const data = page.getByRole('region', { name: 'A picture of the data' });
    await data.locator('.bars tr').nth(9).waitFor();
    assert.equal(await data.locator('.bars tr').count(), 10);
    assert.match(await data.locator('.sentence').innerText(), /^It is 7, /);
    assert.equal(await data.locator('.bars tr').filter({ hasText: 'label' }).locator('th').innerText(), '7');
    await data.getByRole('button', { name: 'The next picture' }).click();
    await data.getByText(/^It is 2, /).waitFor();
    const row = data.getByRole('textbox', { name: 'Row' });
    assert.equal(await row.inputValue(), '2');
    await data.getByText('of 500').waitFor();
    await row.fill('1');
    await row.press('Enter');
    await data.getByText(/^It is 7, /).waitFor();
    // Beyond the last is the last.
    await row.fill('9999');
    await row.press('Enter');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.predicted vscode-text-field')?.value === '500');
    assert.ok(await data.getByRole('button', { name: 'The next picture' }).isDisabled());
  });

  it('takes a picture from a file, dark on light as on paper', async () => {
    const page = await open('digits-done');
    const png = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(200, 260);
      const on = canvas.getContext('2d');
      if (!on) throw new Error('There is no canvas.');
      on.fillStyle = '#f4f1e8';
      on.fillRect(0, 0, 200, 260);
      on.lineWidth = 16;
      on.beginPath();
      on.moveTo(100, 40);
      on.lineTo(96, 220);
      on.stroke();
      return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
    });
    await page.locator('input[type="file"]').setInputFiles({ name: 'one.png', mimeType: 'image/png', buffer: Buffer.from(png) });
    assert.equal((await settledAnswer(page)).trim(), '1');
    await pad(page).getByText('What the network sees, dark on light became light on dark, centred by its mass').waitFor();
    await page.locator('input[type="file"]').setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await pad(page).getByRole('alert').waitFor();
  });

  it('forgets a file that is read only after something was drawn', async () => {
    const page = await open('digits-done');
    await page.evaluate(() => {
      const read = window.createImageBitmap.bind(window);
      const held = new Promise<void>((release) => Object.assign(window, { release }));
      const first = (blob: Blob): Promise<ImageBitmap> => {
        const late = held.then(() => read(blob));
        Object.assign(window, { createImageBitmap: read, late });
        return late;
      };
      Object.assign(window, { createImageBitmap: first });
    });
    const input = page.locator('input[type="file"]');
    await input.setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await draw(page, 5, 3);
    await settledAnswer(page);
    await page.evaluate(async () => {
      const { release, late } = window as unknown as { release(): void; late: Promise<unknown> };
      release();
      await late.catch(() => undefined);
      // What it would have changed is painted by then.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    assert.equal(await pad(page).getByRole('alert').count(), 0);
    await input.setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('no picture either') });
    await pad(page).getByRole('alert').waitFor();
  });

  for (const theme of themeNames)
    it(`can be read and operated in the theme ${theme}, at 400 pixels`, async () => {
      const page = await open('digits-row', { theme, width: 400 });
      await draw(page, 5, 3);
      await settledAnswer(page);
      assert.deepEqual(await barriers(page), []);
      assert.ok(
        await page.evaluate(
          () => (document.querySelector('.view')?.scrollWidth ?? 0) <= (document.querySelector('.view')?.clientWidth ?? 0),
        ),
      );
      assert.deepEqual(panel.errors, []);
    });
});
