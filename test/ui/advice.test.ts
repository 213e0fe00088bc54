import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { onView, type StateName, states } from './states';
import { themeNames } from './themes';

describe('advice on the run in front', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage;

  async function open(name: StateName, view: 'training' | 'overview', options: PanelOptions = {}): Promise<Page> {
    await panel?.close();
    const { messages, answer } = onView(states[name], view);
    panel = await openPanel(browser(), { height: 1300, ...(answer && { answer }), ...options });
    await panel.send(...messages);
    return panel.page;
  }
  const applied = () =>
    panel.received.flatMap((message) => (message.type === 'request' && message.name === 'applyAdvice' ? [message.ask] : []));
  const advice = (page: Page) => page.getByRole('region', { name: 'Advice on this run' });

  for (const view of ['training', 'overview'] as const) {
    it(`is under the curve in ${view}, with its figures`, async () => {
      const page = await open('advice', view);
      await advice(page).getByText('6 of 8 units of "dense" are dead').waitFor();
      assert.deepEqual(await advice(page).getByRole('heading').allInnerTexts(), ['Dead units', 'Overfitting']);
      assert.match(await advice(page).innerText(), /Overfitting from epoch 38: .* rose from 0\.3902 to 1\.6294/);
    });
  }

  it('is marked in the curve of the loss at the epoch that it names, which a click shows', async () => {
    const page = await open('advice', 'training');
    const mark = page.locator('.mark.lower');
    await mark.waitFor();
    assert.deepEqual(await mark.allInnerTexts(), ['Overfitting']);
    await page.getByRole('button', { name: 'Show epoch 38' }).click();
    await page.locator('.readout').getByText('Epoch 38').waitFor();
  });

  it('makes a change in the spec by a click', async () => {
    const page = await open('advice', 'training');
    await page.getByRole('button', { name: 'Change "learning_rate" to 0.01' }).click();
    await panel.settled();
    assert.deepEqual(applied(), [{ run: 'a', advice: 0, change: 1 }]);
  });

  it('offers no change once the spec is another one, and says so', async () => {
    const page = await open('advice-stale', 'training');
    await advice(page).getByText('The spec has changed since this run, so no change is offered.').waitFor();
    assert.equal(
      await advice(page)
        .getByRole('button', { name: /learning_rate/ })
        .count(),
      0,
    );
  });

  it('is not there for a run that is fine', async () => {
    const page = await open('spiral-done', 'training');
    await panel.settled();
    assert.equal(await advice(page).count(), 0);
  });

  it('has no barriers in any theme, and fits into 350 pixels', async () => {
    for (const theme of themeNames) {
      const page = await open('advice', 'training', { theme, width: 350 });
      await advice(page).waitFor();
      assert.deepEqual(await barriers(page), []);
      for (const button of await advice(page).getByRole('button').all()) {
        const box = await button.boundingBox();
        assert.ok(box && box.x >= 0 && box.x + box.width <= 350, JSON.stringify(box));
      }
    }
  });
});
