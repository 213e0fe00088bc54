import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { FromView } from '../../src/webview/study/messages/from-view';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { type PanelState, type StateName, states } from './states';
import { themeNames } from './themes';

describe('whether a line can do it', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage;

  async function open(name: StateName, options: PanelOptions = {}): Promise<Page> {
    await panel?.close();
    const { messages, answer }: PanelState = states[name];
    panel = await openPanel(browser(), { width: 1100, height: 1000, ...(answer && { answer }), ...options });
    await panel.send(...messages);
    return panel.page;
  }
  const asked = (): number => panel.received.filter((message) => message.type === 'request' && message.name === 'separation').length;
  const options = () =>
    panel.received.filter((message): message is Extract<FromView, { type: 'options' }> => message.type === 'options').at(-1)?.options;

  it('is asked once, when the reader wants it, and is remembered', async () => {
    const page = await open('gate-and');
    await page.locator('.picture svg').first().waitFor();
    await panel.settled();
    assert.equal(asked(), 0);
    const check = page.getByRole('checkbox', { name: 'Can a line do it?' });
    await check.focus();
    await page.keyboard.press('Space');
    await page.locator('.widest-line').first().waitFor();
    assert.equal(options()?.boundary.line, true);
    assert.match(
      await page.locator('.boundary-main figcaption').innerText(),
      /A straight line separates the classes\. The widest margin is 0\.3536 /,
    );
    assert.equal(await page.locator('.line-or-not code').first().innerText(), '2·x₁ + 2·x₂ − 3 = 0');
    await page.keyboard.press('Space');
    await page.locator('.line-or-not').waitFor({ state: 'detached' });
    await page.keyboard.press('Space');
    await page.locator('.line-or-not').waitFor();
    assert.equal(asked(), 1);
  });

  it('shows of XOR the point in both hulls, in a sentence for screen readers, and the inequalities', async () => {
    const page = await open('line-xor');
    await page.locator('.common-point').first().waitFor();
    const described = (await page.locator('.picture-walk').getAttribute('aria-describedby')) ?? assert.fail();
    assert.match(
      (await page.locator(`[id="${described}"]`).innerText()).replaceAll('\n', ' '),
      /\(½, ½\) is between samples of one class \(class 0\) and between samples of the other \(class 1\), so it would have to be on both sides\./,
    );
    assert.deepEqual(await page.locator('.inequalities').last().locator('code').allInnerTexts(), [
      'w₁ + w₂ + 2·b ≤ 0',
      'w₁ + w₂ + 2·b > 0',
    ]);
    assert.equal(await page.locator('.share-weight').count(), 4);
  });

  it('is there for one input in Fit, for three in Network, and nowhere for a number', async () => {
    const fit = await open('line-threshold');
    await fit.locator('.line-or-not').waitFor();
    assert.equal(await fit.locator('.hull.klass-0').count(), 1);
    const network = await open('line-three');
    await network.locator('.line-or-not').getByText('A plane separates the classes.').waitFor();
    const surface = await open('surface');
    await surface.locator('.picture svg').first().waitFor();
    assert.equal(await surface.getByRole('checkbox', { name: /Can a .* do it/ }).count(), 0);
  });

  it('says why there is no answer', async () => {
    const page = await open('line-xor', {
      answer: (name, ask) => {
        if (name === 'separation') throw new Error('There are 20,000 training rows.');
        return states['line-xor'].answer?.(name, ask) as never;
      },
    });
    await page.getByRole('alert').filter({ hasText: 'There are 20,000 training rows.' }).waitFor();
  });

  for (const theme of themeNames)
    it(`is there for all readers in the theme "${theme}"`, async () => {
      for (const name of ['line-xor', 'line-overlap'] as const) {
        const page = await open(name, { theme, width: 430 });
        await page.locator('.line-or-not').waitFor();
        await panel.settled();
        assert.deepEqual(await barriers(page, { colors: true }), [], name);
      }
    });
});
