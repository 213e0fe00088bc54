import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { Requests } from '../../src/webview/study/messages/from-view';
import type { ViewName } from '../../src/webview/study/messages/views';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { type Answer, openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { onView, type PanelState, type StateName, states, viewsOf } from './states';
import { type ThemeName, themeNames } from './themes';

const all = Object.keys(states) as StateName[];
const inEveryTheme: readonly StateName[] = ['step-one', 'compare-runs', 'xor-done', 'xor-training', 'fit-done', 'spiral-done', 'broken'];
/** What the first tests look at all states in. */
const usual: ThemeName = 'dark';
const [width, height] = [700, 900];
/** So many numbers are asked for where a plane is asked for in full. */
const IN_FULL = 30_000;

/** A page that one state after another is opened in: what takes long is a new page, not the panel. */
interface Slot {
  readonly panel: PanelPage;
  state: PanelState;
}

// Most of the time a page waits for its next frame, so several run at once.
describe('the study panel', { skip: noBrowser, concurrency: 3 }, () => {
  const idle: Slot[] = [];
  const browser = useBrowser();

  const newSlot = async (options: PanelOptions): Promise<Slot> => {
    const slot: { panel?: PanelPage; state: PanelState } = { state: { messages: [] } };
    const answer: Answer = (name, ask) => {
      if (!slot.state.answer) throw new Error(`Nothing answers "${name}" here.`);
      return slot.state.answer(name, ask);
    };
    const panel = await openPanel(browser(), { width, height, answer, ...options });
    return Object.assign(slot, { panel });
  };
  /** Loads the panel anew with a state, and goes through its views as a reader does; in the last one it is left. */
  const through = async (slot: Slot, name: StateName, look: (view: ViewName, panel: PanelPage) => Promise<void>): Promise<void> => {
    slot.state = states[name];
    await slot.panel.page.reload();
    for (const view of viewsOf(slot.state)) {
      await slot.panel.send(...onView(slot.state, view).messages);
      await slot.panel.settled();
      await look(view, slot.panel);
    }
  };
  const tooWide = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter(
          (element) =>
            element.getBoundingClientRect().right > innerWidth + 1 &&
            !element.closest('[tabindex="0"]:not([role=tabpanel]), svg, .visually-hidden') &&
            // A row of numbers scrolls within its grid.
            !element.parentElement?.closest('[role=grid]'),
        )
        .map(
          (element) =>
            `${element.tagName.toLowerCase()}.${element.className} reaches ${element.getBoundingClientRect().right} of ${innerWidth} pixels`,
        )
        .slice(0, 5),
    );

  for (const name of all) {
    it(`shows "${name}" without an error, a barrier, or a part that does not fit`, async () => {
      const slot = idle.pop() ?? (await newSlot({ theme: usual }));
      await through(slot, name, async (view, { page, settled, errors }) => {
        assert.deepEqual(await barriers(page), [], view);
        await page.setViewportSize({ width: 350, height });
        await settled();
        assert.deepEqual(await tooWide(page), [], view);
        assert.deepEqual(errors, [], view);
        await page.setViewportSize({ width, height });
      });
      // One that was left by a failure is not used again.
      idle.push(slot);
    });
  }

  for (const theme of themeNames.filter((its) => its !== usual)) {
    it(`has no barrier in the theme "${theme}"`, async () => {
      const slot = await newSlot({ theme });
      for (const name of inEveryTheme)
        await through(slot, name, async (view, { page }) =>
          assert.deepEqual(await barriers(page, { colors: true }), [], `${name}, ${view}`),
        );
      await slot.panel.close();
    });
  }

  const open = async (name: StateName, view: ViewName, options: PanelOptions = {}): Promise<PanelPage> => {
    const slot = await newSlot(options);
    slot.state = states[name];
    await slot.panel.send(...onView(slot.state, view).messages);
    await slot.panel.settled();
    return slot.panel;
  };

  it('comes in one page, beside which only the icons are loaded', async () => {
    // What another panel has loaded may be kept in memory, and is not loaded again then.
    const apart = await browser().newContext();
    const panel = await openPanel(apart);
    await panel.send(...states['xor-done'].messages);
    await panel.settled();
    const loaded = await panel.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
    // The first is what VS Code itself puts into every page.
    assert.deepEqual(loaded, ['/vscode-default.css', '/codicon.ttf']);
    await apart.close();
  });

  it('draws a view that was seen before at once, without asking for it anew', async () => {
    const { answer, messages } = states['spiral-done'];
    let silent = false;
    /** Of those, what is asked again in full, after it was drawn, does not count. */
    const askedAnew: string[] = [];
    const panel = await openPanel(browser(), {
      answer: (name, ask) => {
        if (!silent) return (answer as Answer)(name, ask);
        if (name !== 'outputs' || (ask as Requests['outputs']['ask']).x.length < IN_FULL) askedAnew.push(name);
        return new Promise(() => undefined);
      },
    });
    const seen = async (view: string): Promise<string> => {
      await panel.page.getByRole('tab', { name: view, exact: true }).click();
      await panel.settled();
      return await panel.page.locator('.view').innerText();
    };
    await panel.send(...messages);
    await panel.settled();
    const first: Record<string, string> = {};
    for (const view of ['Overview', 'Boundary', 'Network', 'Predictions']) first[view] = await seen(view);
    silent = true;
    for (const [view, text] of Object.entries(first)) assert.equal(await seen(view), text, view);
    assert.deepEqual(askedAnew, []);
    await panel.close();
  });

  it('keeps its tabs in one line, with the others in a menu', async () => {
    const panel = await open('xor-done', 'overview');
    const { page } = panel;
    const tabs = (): Promise<string[]> => page.getByRole('tab').allInnerTexts();
    const all = await tabs();
    await page.setViewportSize({ width: 350, height });
    await panel.settled();
    const few = await tabs();
    assert.ok(few.length < all.length && few.length > 1, few.join());
    const last = all.at(-1) as string;
    await page.getByRole('button', { name: 'More' }).click();
    assert.deepEqual(await page.getByRole('menuitem').allInnerTexts(), all.slice(few.length));
    await page.getByRole('menuitem', { name: last }).click();
    await panel.settled();
    assert.equal(await page.locator('[role=tab][aria-selected=true]').innerText(), last);
    await page.getByRole('tab', { name: last }).press('ArrowLeft');
    await panel.settled();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), all.at(-2));
    assert.equal(await page.locator('.tabs').evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth), false);
    await panel.close();
  });

  it('speaks Korean', async () => {
    const panel = await open('xor-done', 'overview', { language: 'ko' });
    const texts = await panel.page.locator('[role=tab]').allInnerTexts();
    assert.equal(texts.length, 5);
    for (const text of texts) assert.match(text, /[가-힣]/);
    await panel.close();
  });

  it('lets a run that has paused continue, and pause again', async () => {
    const panel = await open('xor-training', 'training');
    const press = (name: string) => panel.page.getByRole('button', { name, exact: true }).click();
    const commands = () => panel.received.flatMap((sent) => (sent.type === 'request' && sent.name === 'command' ? [sent.ask] : []));
    await press('Pause');
    await panel.send(...onView(states['xor-paused'], 'training').messages);
    await press('Resume');
    await panel.send(...onView(states['xor-training'], 'training').messages);
    await press('Pause');
    assert.deepEqual(
      commands().map((ask) => (ask as { readonly command: string }).command),
      ['pause', 'resume', 'pause'],
    );
    await panel.close();
  });

  it('says why a file could not be written', async () => {
    const panel = await open('xor-compare', 'training', {
      answer: () => {
        throw new Error('the disk is full');
      },
    });
    await panel.page.getByRole('button', { name: 'Save' }).click();
    await panel.page.getByRole('menuitem', { name: 'Save as CSV …' }).click();
    await panel.page.getByRole('alert').filter({ hasText: 'the disk is full' }).waitFor();
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
