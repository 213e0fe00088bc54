import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { type Answer, openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { type PanelState, type StateName, states } from './states';
import { themeNames } from './themes';

describe('the view of functions', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage;
  let saved: { readonly name: string; readonly content: unknown } | undefined;

  const answer: Answer = ((name: string, ask: unknown) => {
    assert.equal(name, 'save');
    saved = ask as NonNullable<typeof saved>;
    return { saved: true };
  }) as Answer;

  async function open(name: StateName, options: PanelOptions = {}): Promise<Page> {
    await panel?.close();
    panel = await openPanel(browser(), { width: 1100, height: 1000, answer, ...options });
    await panel.send(...(states[name] as PanelState).messages);
    await panel.page.waitForSelector('.functions-picture svg');
    await panel.settled();
    return panel.page;
  }

  const says = (page: Page): Promise<string> => page.locator('.functions-picture figcaption').innerText();
  const point = (page: Page) => page.getByRole('slider', { name: /^Point on/ });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  /** Waits until the sentence says something. */
  const until = (page: Page, text: string): Promise<unknown> =>
    page.waitForFunction((wanted) => document.querySelector('.functions-picture figcaption')?.textContent?.includes(wanted), text);

  it('names each curve at its end, and its derivative under it', async () => {
    const page = await open('functions-notes');
    assert.deepEqual((await page.locator('.function-name text').allTextContents()).sort(), [
      '0.5',
      '0.5x + 2',
      '12x² − 1',
      '2x − 1',
      '4x³ − x − 38',
      'x² − x − 2',
    ]);
    assert.equal(await says(page), 'x² − x − 2 is lowest at x = 0.5: −2.25. At x = 3, x² − x − 2 is 4; its slope is 5: it rises.');
    assert.equal(
      await page
        .locator('.functions-numbers')
        .innerText()
        .then((text) => /y = 5x − 11/.test(text)),
      true,
    );
  });

  it('moves the point by pointer, by keys and by typing, and asks the host for nothing', async () => {
    const page = await open('functions-notes');
    const box = await page.locator('.functions-picture svg').first().boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 300, box.y + 200);
    await page.mouse.down();
    for (let step = 1; step <= 20; step++) await page.mouse.move(box.x + 300 - 8 * step, box.y + 200);
    await page.mouse.up();
    await panel.settled();
    const dragged = Number(await point(page).getAttribute('aria-valuenow'));
    assert.ok(dragged < -1 && dragged > -5, `${dragged}`);
    assert.equal(dragged, Number(dragged.toFixed(2)), 'a short number');
    // One message to the host, where the point was let go, and none for a pixel before that.
    assert.deepEqual(
      panel.received.flatMap((message) => (message.type === 'options' ? [message.options.functions.x] : [])),
      [dragged],
    );

    await point(page).press('ArrowRight');
    await page.waitForFunction(
      (x) => Number(document.querySelector('[role=slider][aria-label^="Point"]')?.getAttribute('aria-valuenow')) > x,
      dragged,
    );
    await point(page).press('End');
    await until(page, 'At x = 5,');

    const field = page.getByRole('textbox', { name: 'x of the point' });
    await field.fill('-1.5');
    await field.press('Enter');
    await until(page, 'At x = −1.5, x² − x − 2 is 1.75; its slope is −4: it falls.');
    assert.deepEqual(
      panel.received.filter(({ type }) => type === 'request'),
      [],
    );
  });

  it('walks downhill step by step, back, and on to the minimum', async () => {
    const page = await open('functions-notes', { reducedMotion: true });
    await button(page, 'Step').click();
    await until(page, 'Step 1: x = 2.5, f(x) = 1.75.');
    assert.match(await page.locator('.functions-arithmetic code').last().innerText(), /x − α · f′\(x\) = 3 − 0\.1 · 5 = 2\.5/);
    await button(page, 'Step').click();
    await until(page, 'Step 2: x = 2.1');
    await button(page, 'Back').click();
    await until(page, 'Step 1: x = 2.5');
    await button(page, 'To the minimum').click();
    await until(page, 'Arrived after');
    assert.match(await says(page), /Arrived after \d+ steps: x = 0\.5(\d+)?, f\(x\) = −2\.25/);
    await button(page, 'Back to where it began').click();
    await until(page, 'At x = 3,');
  });

  it('says that a walk diverges, and follows the learning rate as it is dragged', async () => {
    const page = await open('functions-diverged');
    assert.match(await says(page), /Diverged in 51 steps/);
    await page.getByRole('slider', { name: 'Learning rate' }).fill('-1');
    await until(page, 'Arrived after');
  });

  it('closes in on the tangent with the secant', async () => {
    const page = await open('functions-walk');
    await page.getByRole('slider', { name: 'Distance h of the second point' }).fill('-3');
    await page.waitForFunction(() => document.querySelector('.functions-arithmetic code')?.textContent?.includes('/ 0.001 ='));
    // The slope is −1.835, and h more of the parabola.
    assert.match(await page.locator('.functions-arithmetic code').first().innerText(), /= −1\.834\d*$/);
  });

  it('draws those that are ticked, and puts the point on another', async () => {
    const page = await open('functions-notes');
    await page.getByRole('checkbox', { name: '4x³ − x − 38' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.function-name').length === 4);
    assert.deepEqual(panel.received.flatMap((message) => (message.type === 'options' ? [message.options.functions.hidden] : [])).at(-1), [
      '4*x^3 - x - 38',
    ]);
    await page.getByRole('combobox', { name: 'Function that the point is on' }).click();
    await page.getByRole('option', { name: '0.5x + 2' }).click();
    await until(page, '0.5x + 2 has no minimum inside the range');
  });

  it('shows and saves the table of values, and says why there is none', async () => {
    const page = await open('functions-gaps');
    const row = page.locator('.functions-table tbody tr').nth(10);
    assert.match(await row.innerText(), /^0\s+division by 0/);
    await page.locator('.functions-table tbody tr').nth(12).click();
    await until(page, 'At x = 1,');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('menuitem', { name: 'Save as CSV …' }).click();
    await page.waitForFunction(() => document.querySelector('.menu-list') === null);
    await panel.settled();
    assert.equal(saved?.name, 'Gaps.csv');
    assert.match(String(saved?.content), /^x,1\/x,slope of 1\/x,log\(x\),slope of log\(x\)/);
    assert.match(String(saved?.content), /\n0,,,,,0,1,0,\n/);
  });

  it('keeps nothing of one sheet when another comes', async () => {
    const page = await open('functions-notes');
    await button(page, 'Step').click();
    await until(page, 'Step 1');
    await panel.send(...(states['functions-losses'] as PanelState).messages);
    await until(page, 'binary_crossentropy (target 1)');
    assert.doesNotMatch(await says(page), /Step/);
    assert.equal(await page.locator('.function-step').count(), 0);
  });

  it('fits into a narrow column, and can be read by everybody in every theme', async () => {
    for (const theme of themeNames) {
      const page = await open('functions-activations', { theme, width: 430 });
      assert.equal(
        await page.evaluate(() => document.querySelector('.view')?.scrollWidth === document.querySelector('.view')?.clientWidth),
        true,
      );
      assert.deepEqual(await barriers(page, { part: '.view', colors: theme !== 'dark' }), [], theme);
    }
    assert.deepEqual(panel.errors, []);
  });
});
