import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { FromView } from '../../src/webview/study/messages/from-view';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { type PanelState, type StateName, states } from './states';
import { themeNames } from './themes';

describe('how a run learned', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage;

  async function open(
    name: StateName,
    options: PanelOptions = {},
    change: (state: PanelState) => PanelState = (state) => state,
  ): Promise<Page> {
    await panel?.close();
    const { messages, answer } = change(states[name]);
    panel = await openPanel(browser(), { width: 1000, height: 1300, ...(answer && { answer }), ...options });
    await panel.send(...messages);
    return panel.page;
  }
  const received = <T extends FromView['type']>(type: T) =>
    panel.received.filter((message): message is Extract<FromView, { type: T }> => message.type === type);
  /** With other options, or another status of its run. */
  const changed =
    (of: { readonly training?: object; readonly boundary?: object; readonly step?: object; readonly run?: object }) =>
    (state: PanelState): PanelState => ({
      ...state,
      messages: state.messages.map((message) => {
        if (message.type !== 'state') return message;
        const { options, runs } = message.state;
        const own = {
          ...options,
          training: { ...options.training, ...of.training },
          boundary: { ...options.boundary, ...of.boundary },
          step: { ...options.step, ...of.step },
        };
        return { ...message, state: { ...message.state, options: own, runs: runs.map((run) => ({ ...run, ...of.run })) } };
      }),
    });

  describe('the gradients of each layer', () => {
    const sentence = (page: Page) => page.locator('.gradients .sentence');
    const asked = () =>
      received('request').flatMap((request) => (request.name === 'gradients' ? [request.ask as { epochs: number[] }] : []));
    const whole = (page: Page) =>
      page.waitForFunction(() => document.querySelector('.gradients .sentence') && !document.querySelector('.gradients h2 .quiet'));

    it('tell at a glance why six layers of sigmoid do not learn, and six of ReLU do', async () => {
      const page = await open('vanishing-sigmoid');
      await whole(page);
      await page.locator('.gradients').getByText('The steps are those of another engine.').waitFor();
      assert.match(
        await sentence(page).innerText(),
        /^The gradient of the first layer \(dense\) is about 1\/\d,\d00 of that of the last \(dense_6\): hardly anything of the error comes back to it\. A step changes it about 1\/\d,\d00 as much, so it hardly learns\.$/,
      );
      const names = await page.locator('.layer-lines').first().locator('.line-name text').allTextContents();
      assert.deepEqual(names.map((text) => text.split(' ')[0]).sort(), ['dense', ...[1, 2, 3, 4, 5, 6].map((i) => `dense_${i}`)]);
      const relu = await open('vanishing-relu');
      await whole(relu);
      assert.match(
        await sentence(relu).innerText(),
        /the error comes back to all layers\. After epoch 60, \d+ of 60 units are dead: 0 for every row\./,
      );
      assert.deepEqual(await relu.locator('.layer-lines .chart-title').allInnerTexts(), [
        'Gradient (root mean square)',
        'Update of one step (root mean square)',
        'Dead units',
      ]);
    });

    it('are asked for a few at a time, the whole run roughly first, and not again when they come back', async () => {
      const page = await open('vanishing-sigmoid', {}, changed({ training: { gradients: true } }));
      await whole(page);
      // Another test may have asked for them on this page: a new panel knows nothing of it.
      assert.deepEqual(asked()[0]?.epochs.slice(0, 2), [0, 60]);
      assert.ok(asked().every(({ epochs }) => epochs.length <= 6));
      const all = asked().flatMap(({ epochs }) => epochs);
      assert.equal(new Set(all).size, all.length);
      assert.equal(all.length, 41);
      await page.getByRole('checkbox', { name: 'Gradients' }).click();
      await page.locator('.gradients').waitFor({ state: 'detached' });
      await page.getByRole('checkbox', { name: 'Gradients' }).click();
      await whole(page);
      assert.equal(asked().flatMap(({ epochs }) => epochs).length, 41);
    });

    it('wait until the training is over', async () => {
      const page = await open('vanishing-sigmoid', {}, changed({ run: { status: 'running' } }));
      await page.getByText('They are computed once the training is over or paused, so that it is not slowed.').waitFor();
      await panel.settled();
      assert.deepEqual(asked(), []);
    });

    it('are walked through by keyboard, together with everything else, and are in numbers in the table', async () => {
      const page = await open('vanishing-relu', {}, changed({ training: { table: true } }));
      await whole(page);
      const slider = page.getByRole('slider', { name: 'Gradients, moment by moment' });
      assert.match((await slider.getAttribute('aria-valuetext')) ?? '', /^After epoch 60: dense [\d.e−]+, dense_1 /);
      await slider.press('Home');
      await panel.settled();
      assert.equal(received('cursor').at(-1)?.epoch, 0);
      assert.equal(await page.locator('.layer-values caption').innerText(), 'Before training');
      await slider.press('ArrowRight');
      await panel.settled();
      assert.equal(received('cursor').at(-1)?.epoch, 2);
      const rows = await page.locator('.layer-values tbody tr').allInnerTexts();
      assert.equal(rows.length, 7);
      assert.match(rows[1] ?? '', /^dense_1\t[\d.e−]+\t[\d.e−]+\t\d+ of 10\b/);
      await slider.press('Escape');
      await panel.settled();
      assert.equal(await page.locator('.layer-values caption').innerText(), 'After epoch 60');
    });

    it('say why there are none', async () => {
      const page = await open('vanishing-sigmoid', {
        answer: () => {
          throw new Error('The run is gone.');
        },
      });
      await page.getByRole('alert').filter({ hasText: 'The gradients of this run cannot be computed: The run is gone.' }).waitFor();
    });
  });

  describe('the perceptron, update by update', () => {
    const says = (page: Page) => page.locator('.boundary-main figcaption').innerText();
    const place = (page: Page) => page.locator('.update-place').innerText();
    const next = (page: Page) => page.getByRole('button', { name: 'Next step' });

    it('settles on AND, each step being what pencil and paper give', async () => {
      const page = await open('walk-and', {}, changed({ step: { epoch: 0, batch: 0 } }));
      await page.locator('.update-panel').waitFor();
      assert.equal(await place(page), 'epoch 1 of 20, sample 1 of 4');
      await page.locator('.update-controls .slider').focus();
      for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
      await panel.settled();
      assert.equal(await place(page), 'epoch 1 of 20, sample 4 of 4');
      assert.equal(await says(page), '(1, 1): target 1, answer 0, wrong. The weights are corrected.');
      assert.deepEqual(await page.locator('.update-panel code').allInnerTexts(), [
        'z = 0·1 + 0·1 + 0 = 0',
        'step(0) = 0',
        'w₁ ← 0 + 1·(1 − 0)·1 = 1',
        'w₂ ← 0 + 1·(1 − 0)·1 = 1',
        'bias ← 0 + 1·(1 − 0)·1 = 1',
      ]);
      assert.equal(await page.locator('.update-count').innerText(), 'Updates so far: 1 of at most 51.');
      assert.deepEqual(await page.locator('.looked-at.wrong text').allTextContents(), ['✗ wrong']);
      // Before it there is no line yet.
      assert.deepEqual([await page.locator('.line-after').count(), await page.locator('.arrow.added').count()], [1, 1]);
      const button = page.getByRole('button', { name: 'Next update' });
      let updates = 1;
      while (await button.isEnabled()) {
        await button.click();
        await panel.settled();
        updates++;
        assert.match(await page.locator('.update-count').innerText(), new RegExp(`^Updates so far: ${updates} of at most 51\\.`));
      }
      assert.ok(updates > 3, String(updates));
      while (await next(page).isEnabled()) {
        await next(page).click();
        await panel.settled();
      }
      assert.match(await page.locator('.update-count').innerText(), /A whole epoch without a mistake: from here on nothing changes\.$/);
      assert.equal(await page.locator('.truth-table .row-wrong').count(), 0);
    });

    it('never settles on XOR, and says why', async () => {
      const page = await open('walk-xor');
      await page.locator('.update-panel').waitFor();
      assert.match(
        await page.locator('.update-panel .quiet').innerText(),
        /^No straight line has every sample on its side: \(0\.5, 0\.5\) is between /,
      );
      await page.locator('.update-controls .slider').focus();
      await page.keyboard.press('End');
      await panel.settled();
      assert.match(await page.locator('.update-count').innerText(), /This is the last step of all 20 epochs\.$/);
      assert.ok((await page.locator('.truth-table .row-wrong').count()) > 0);
    });

    it('is where the reader left it: its place is an option, which other views share', async () => {
      const page = await open('walk-and');
      await page.locator('.update-panel').waitFor();
      assert.equal(await place(page), 'epoch 2 of 20, sample 3 of 4');
      await next(page).click();
      await panel.settled();
      const { step } = received('options').at(-1)?.options ?? assert.fail('no options were sent');
      assert.deepEqual([step.epoch, step.batch], [1, 3]);
      await page.getByRole('checkbox', { name: 'Update by update' }).click();
      await page.locator('.update-panel').waitFor({ state: 'detached' });
      await page.locator('.scrub').waitFor();
    });

    it('is not offered where gradients are followed', async () => {
      const page = await open('gate-and', {}, changed({ boundary: { updates: true } }));
      await page.locator('.picture svg').first().waitFor();
      assert.equal(await page.getByRole('checkbox', { name: 'Update by update' }).count(), 0);
      assert.deepEqual(
        received('request').filter(({ name }) => name === 'updates'),
        [],
      );
    });
  });

  for (const theme of themeNames)
    it(`is there for all readers in the theme "${theme}"`, async () => {
      for (const [name, part] of [
        ['vanishing-relu', '.gradients .sentence'],
        ['walk-xor', '.update-panel'],
      ] as const) {
        // biome-ignore format: a pair
        const page = await open(name, { theme, width: 400, height: 1000 });
        await page.locator(part).waitFor();
        await panel.settled();
        assert.deepEqual(await barriers(page, { colors: true }), [], name);
      }
    });
});
