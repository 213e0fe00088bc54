import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Requests } from '../../src/webview/study/messages/from-view';
import { noBrowser, useBrowser } from './browser';
import { type Answer, openPanel } from './panel-page';
import { onView, states } from './states';

/** Something that is waited for. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((go) => {
    open = go;
  });
  return { opened, open: () => open() };
}

describe('an answer that comes late', { skip: noBrowser }, () => {
  const browser = useBrowser();

  for (const fails of [false, true]) {
    it(`does not take the place of what is known of the present question${fails ? ', nor does its failure' : ''}`, async () => {
      const [asked, held, answered] = [gate(), gate(), gate()];
      const { messages, answer: known } = onView(states['gate-and'], 'boundary');
      const answer: Answer = async (name, ask) => {
        const { instead, x } = ask as Requests['outputs']['ask'];
        // The question about the weights that were moved by hand that asks for the whole picture.
        if (name !== 'outputs' || !instead || x.length < 30_000) return await (known as Answer)(name, ask);
        asked.open();
        await held.opened;
        answered.open();
        if (fails) throw new Error('It came to nothing.');
        return await (known as Answer)(name, ask);
      };
      const panel = await openPanel(browser(), { width: 1000, height: 1300, answer });
      try {
        const { page } = panel;
        const wrong = (count: number) =>
          page.waitForFunction((wanted) => document.querySelectorAll('.truth-table .row-wrong').length === wanted, count);
        await panel.send(...messages);
        await page.locator('.truth-table').waitFor();
        const field = page.getByRole('textbox', { name: 'bias as a number' });
        await field.fill('-0.3');
        await field.press('Enter');
        await wrong(2);
        await asked.opened;
        await page.getByRole('button', { name: 'Back to the network’s own weights' }).click();
        await wrong(0);
        held.open();
        await answered.opened;
        await panel.settled();
        assert.equal(await page.locator('.truth-table .row-wrong').count(), 0);
        assert.equal(await page.locator('.boundary .warning').count(), 0);
      } finally {
        await panel.close();
      }
    });
  }
});
