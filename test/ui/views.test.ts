import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium } from '../../scripts/lib/vscode/browser.mjs';
import type { ViewName } from '../../src/webview/study/messages';
import { barriers } from './accessibility';
import { openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { onView, type PanelState, type StateName, states, viewsOf } from './states';
import { themeNames } from './themes';

const chromium = findChromium();
const all = Object.keys(states) as StateName[];
const inEveryTheme: readonly StateName[] = ['xor-done', 'xor-training', 'fit-done', 'spiral-done', 'broken'];

describe('the study panel', { skip: chromium ? false : 'there is no Chromium' }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launchChromium(chromium as string);
  });
  after(() => browser?.close());

  const open = async (name: StateName, view: ViewName, options: PanelOptions = {}): Promise<PanelPage> => {
    const { messages, answer } = onView(states[name] as PanelState, view);
    const panel = await openPanel(browser, { ...(answer && { answer }), ...options });
    await panel.send(...messages);
    await panel.settled();
    return panel;
  };
  const narrow = async ({ page }: PanelPage): Promise<string[]> => {
    await page.setViewportSize({ width: 350, height: 900 });
    return page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter(
          (element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('[tabindex="0"], svg, .visually-hidden'),
        )
        .map(
          (element) =>
            `${element.tagName.toLowerCase()}.${element.className} reaches ${element.getBoundingClientRect().right} of ${innerWidth} pixels`,
        )
        .slice(0, 5),
    );
  };

  for (const name of all) {
    it(`shows "${name}" without an error, a barrier, or a part that does not fit`, async () => {
      for (const view of viewsOf(states[name])) {
        const panel = await open(name, view);
        assert.deepEqual(await barriers(panel.page), [], view);
        assert.deepEqual(await narrow(panel), [], view);
        await panel.settled();
        assert.deepEqual(panel.errors, [], view);
        await panel.close();
      }
    });
  }

  for (const theme of themeNames) {
    it(`has no barrier in the theme "${theme}"`, async () => {
      for (const name of inEveryTheme) {
        for (const view of viewsOf(states[name])) {
          const panel = await open(name, view, { theme });
          assert.deepEqual(await barriers(panel.page), [], `${name}, ${view}`);
          await panel.close();
        }
      }
    });
  }

  it('speaks Korean', async () => {
    const panel = await open('xor-done', 'overview', { language: 'ko' });
    const texts = await panel.page.locator('[role=tab]').allInnerTexts();
    assert.equal(texts.length, 5);
    for (const text of texts) assert.match(text, /[가-힣]/);
    await panel.close();
  });

  it('is drawn anew when the theme changes', async () => {
    const panel = await open('xor-done', 'boundary', { theme: 'dark' });
    const color = () => panel.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await color();
    await panel.setTheme('light');
    await panel.settled();
    assert.notEqual(await color(), dark);
    assert.deepEqual(await barriers(panel.page), []);
    await panel.close();
  });
});
