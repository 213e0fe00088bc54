import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { FromView } from '../../src/webview/study/messages/from-view';
import type { ToView } from '../../src/webview/study/messages/to-view';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { type PanelState, type StateName, states } from './states';
import { themeNames } from './themes';

/** A page of more elements is no longer quick. */
const MOST_ELEMENTS = 3500;

describe('the tensors view', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage | undefined;

  async function open(name: StateName, options: PanelOptions = {}): Promise<Page> {
    await panel?.close();
    panel = await openPanel(browser(), { width: 700, height: 1200, ...options });
    await panel.send(...(states[name] as PanelState).messages);
    await panel.page.locator('.tensor').first().waitFor();
    await panel.settled();
    return panel.page;
  }

  const section = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
  const box = (page: Page, tensor: string, name: string): Locator => section(page, tensor).getByRole('gridcell', { name, exact: true });
  const marked = (page: Page, tensor: string, mark: 'used' | 'here'): Promise<string[]> =>
    section(page, tensor)
      .locator(`.box.${mark}`)
      .evaluateAll((boxes) => boxes.map((one) => one.getAttribute('aria-label') ?? ''));
  const says = (page: Page, tensor: string, text: string) => section(page, tensor).locator('.tensor-worked', { hasText: text }).waitFor();
  const chosen = (): unknown[] =>
    (panel as PanelPage).received
      .filter((message): message is Extract<FromView, { type: 'options' }> => message.type === 'options')
      .map(({ options }) => options.tensors);

  it('shows each tensor with its shape, its dimensions and its axes', async () => {
    const page = await open('tensors-basics');
    assert.match(await section(page, 'c').innerText(), /shape \(2, 2, 3\) · ndim 3 · int64/);
    assert.match(await section(page, 's').innerText(), /s is a scalar: one number, without axes\./);
    for (const axis of ['axis 0 →', 'axis 1 ↓', 'axis 2 →']) assert.ok((await section(page, 'c').innerHTML()).includes(`>${axis}<`), axis);
    assert.equal(await section(page, 'scalar').locator('.box.copy').count(), 5);
    assert.deepEqual(await section(page, 'slice').locator('.box.idle').count(), 4);
  });

  it('marks where a number went, in every drawing that has it, and where one came from', async () => {
    const page = await open('tensors-transpose');
    await box(page, 't', 'a[0, 1]: 2').hover();
    await says(page, 't', 't[1, 0] = a[0, 1] = 2');
    await says(page, 'r', 'r[0, 1] = a[0, 1] = 2');
    assert.deepEqual(await marked(page, 't', 'used'), ['t[1, 0]: 2']);
    assert.deepEqual(await marked(page, 'r', 'used'), ['r[0, 1]: 2']);
    assert.deepEqual(await marked(page, 'a', 'here'), ['a[0, 1]: 2']);
    await box(page, 'r', 'r[1, 0]: 3').hover();
    await says(page, 'r', 'r[1, 0] = a[0, 2] = 3');
    assert.deepEqual(await marked(page, 'r', 'used'), ['a[0, 2]: 3']);
    await page.mouse.move(0, 0);
    await page.locator('.box.used').first().waitFor({ state: 'detached' });
  });

  it('writes out a product under the row and the column that are marked', async () => {
    const page = await open('tensors-matmul');
    await box(page, 'p', 'p[0, 0]: 58').hover();
    await says(page, 'p', 'p[0, 0] = 1·7 + 2·9 + 3·11 = 58');
    assert.deepEqual(await marked(page, 'p', 'used'), [
      'a[0, 0]: 1',
      'a[0, 1]: 2',
      'a[0, 2]: 3',
      'b[0, 0]: 7',
      'b[1, 0]: 9',
      'b[2, 0]: 11',
    ]);
  });

  it('is walked with the arrow keys, across signs too; the box is remembered, and let go with Escape', async () => {
    const page = await open('tensors-matmul');
    await box(page, 'p', 'p[0, 0]: 58').focus();
    await page.keyboard.press('ArrowDown');
    await says(page, 'p', 'p[1, 0] = 4·7 + 5·9 + 6·11 = 139');
    assert.deepEqual(chosen().at(-1), { tensor: 'p', step: 0, block: 'result', place: 2 });
    await page.keyboard.press('ArrowLeft');
    await says(page, 'p', 'b[1, 1]: 10 is used for 2 numbers, first for: p[0, 1] = 1·8 + 2·10 + 3·12 = 64');
    await page.keyboard.press('Escape');
    await page.locator('.box.used').first().waitFor({ state: 'detached' });
    const again = await open('tensors-chosen');
    await says(again, 'p', 'p[0, 1] = 1·8 + 2·10 + 3·12 = 64');
    assert.equal(await section(again, 'p').locator('.box[tabindex="0"]').getAttribute('aria-label'), 'p[0, 1]: 64');
  });

  it('keeps nothing of one sheet in the next, and the last good one while there are errors', async () => {
    const page = await open('tensors-chosen');
    const other = (states['tensors-transpose'] as PanelState).messages;
    await panel?.send(...other);
    await section(page, 'r').waitFor();
    await panel?.settled();
    assert.equal(await page.locator('.box.here').count(), 0);
    const broken = other.map(
      (message): ToView =>
        message.type === 'state' && message.state.spec
          ? {
              ...message,
              state: {
                ...message.state,
                spec: { ...message.state.spec, errors: 1, firstError: 'No tensor is named "x".', outdated: true },
              },
            }
          : message,
    );
    await panel?.send(...broken);
    await page.getByText('No tensor is named "x".').waitFor();
    assert.equal(await section(page, 'r').locator('.result .box').count(), 6);
  });

  it('saves a picture, and copies', async () => {
    const page = await open('tensors-chosen');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('menuitem', { name: 'Picture of p as SVG' }).click();
    const saved = async (): Promise<unknown> =>
      (panel as PanelPage).received.find((message) => message.type === 'request' && message.name === 'save');
    while (!(await saved())) await panel?.settled();
    const { ask } = (await saved()) as { ask: { name: string; content: string } };
    assert.equal(ask.name, 'p.svg');
    assert.match(ask.content, /<svg[^>]*>.*<text[^>]*>58<\/text>/s);
  });

  it('is for everyone: in four themes, in Korean, wide and narrow, with nothing cut off', async () => {
    for (const [i, theme] of themeNames.entries()) {
      for (const name of ['tensors-basics', 'tensors-more'] as const) {
        const page = await open(name, { theme, width: i % 2 ? 430 : 1100, language: i < 2 ? 'en' : 'ko' });
        assert.deepEqual(await barriers(page), [], `${name} ${theme}`);
        assert.ok((await page.locator('*').count()) < MOST_ELEMENTS, `${await page.locator('*').count()} elements`);
        const cut = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.equal(cut, false, `${name} ${theme}`);
        assert.deepEqual(panel?.errors, []);
      }
    }
  });
});
