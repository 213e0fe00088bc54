import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { noAnswers, readAnswers } from '../../src/ml/report/class-answers';
import type { FromView } from '../../src/webview/study/messages/from-view';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { type Answer, openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { onView, type PanelState, type StateName, states } from './states';
import { themeNames } from './themes';

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
const hours = Array.from({ length: 12 }, (_, i) => 0.5 + i / 2);
const passed = [0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1];

/** The logistic regression of the states, whose rows are numbers, with a row that is looked at. */
function logistic(options: { readonly threshold?: number } = {}): PanelState {
  const { messages, answer: others } = states.logistic;
  const outputs = Float32Array.from(hours, (x) => sigmoid(1.71 * x - 5.42));
  const answer: Answer = (name, ask) => {
    if (name === 'report') {
      const answers = noAnswers(Uint16Array.from(passed));
      for (const message of messages)
        if (message.type === 'state' && message.state.network?.reading.kind === 'binary')
          readAnswers(answers, message.state.network.reading, outputs, 0);
      return { ...answers, split: 'train', epoch: 2000, classes: ['failed', 'passed'], notes: [] } as never;
    }
    if (name === 'samples') {
      const { rows } = (ask as { readonly pick: { readonly rows: readonly number[] } }).pick;
      const y = rows.map((row) => passed[row] as number);
      return {
        total: hours.length,
        rows: Uint32Array.from(rows),
        x: Float32Array.from(rows, (row) => hours[row] as number),
        y: Float32Array.from(y),
        labels: Int32Array.from(y),
        ofClass: new Uint32Array(rows.length),
      } as never;
    }
    if (name === 'why') {
      const drop = Float32Array.of(0.375);
      return {
        gradient: { of: 'logit', value: 0.5, gradient: Float32Array.of(1.71) },
        occlusion: { of: 'probability', whole: 0.625, patch: 1, stride: 1, rows: 1, columns: 1, drop },
        epoch: 2000,
      } as never;
    }
    if (!others) throw new Error(`Nothing answers "${name}" here.`);
    return others(name, ask);
  };
  return {
    answer,
    messages: messages.map((message) =>
      message.type === 'state'
        ? {
            ...message,
            state: {
              ...message.state,
              views: [...message.state.views, 'mistakes'],
              options: { ...message.state.options, data: { split: 'train', row: 7 }, predictions: options },
            },
          }
        : message,
    ),
  };
}

describe('Mistakes', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage;

  const open = (name: StateName, options?: PanelOptions): Promise<Page> => openState(states[name], options);
  async function openState(state: PanelState, options: PanelOptions = {}): Promise<Page> {
    await panel?.close();
    const { messages, answer } = onView(state, 'mistakes');
    panel = await openPanel(browser(), { width: 1000, height: 1300, ...(answer && { answer }), ...options });
    await panel.send(...messages);
    await panel.page.locator('.mistakes[aria-busy="false"], .first-state').waitFor();
    return panel.page;
  }
  const options = () => panel.received.filter((message): message is Extract<FromView, { type: 'options' }> => message.type === 'options');
  const numbers = async (page: Page) =>
    (await page.locator('.confusion button').allInnerTexts()).map((text) => Number(text.replaceAll(',', '') || 0));

  it('shows sixteen pictures that are answered wrong, with what they are and what they are taken for, and draws others', async () => {
    const page = await open('digits-done');
    const shown = page.locator('.picture-grid button');
    await shown.nth(15).waitFor();
    assert.equal(await shown.count(), 16);
    const labels = () => shown.evaluateAll((all) => all.map((one) => one.textContent));
    const first = await labels();
    for (const label of first) {
      const [, is, taken] = /^Row [\d,]+, Label (\d), Prediction (\d)$/.exec(String(label)) ?? [];
      assert.ok(is !== undefined && is !== taken, String(label));
    }
    await page.getByRole('button', { name: 'Draw others' }).click();
    await page.waitForFunction((before) => document.querySelector('.picture-grid button')?.textContent !== before, first[0]);
    assert.equal(options().at(-1)?.options.mistakes.seed, 1);
    assert.notDeepEqual(await labels(), first);
  });

  it('counts every row once in the matrix, and says what the sentence says', async () => {
    const page = await open('digits-done');
    const counts = await numbers(page);
    assert.equal(counts.length, 100);
    assert.equal(
      counts.reduce((a, b) => a + b, 0),
      500,
    );
    const wrong = counts.reduce((sum, value, i) => (i % 11 === 0 ? sum : sum + value), 0);
    const sentence = await page.locator('.mistakes > .sentence').innerText();
    assert.equal(
      sentence,
      `MNIST, sample, Test rows: ${wrong} of 500 rows are answered wrong, an accuracy of ${((100 * (500 - wrong)) / 500).toFixed(1)}\u00a0%.`,
    );
    // Fifty of each digit are in the test rows.
    const support = await page.locator('.mistakes tbody tr td:last-child').filter({ hasText: /^50$/ }).count();
    assert.equal(support, 10);
  });

  it('leads from a cell to its rows, and back', async () => {
    const page = await open('digits-done');
    const cell = page.locator('[data-cell="4 9"]');
    const count = Number(await cell.innerText());
    assert.ok(count > 0);
    await cell.click();
    await page.getByRole('heading', { name: '4, taken for 9' }).waitFor();
    await page
      .locator('.picture-grid button')
      .nth(count - 1)
      .waitFor();
    assert.equal(await page.locator('.picture-grid button').count(), count);
    assert.match(String(await page.locator('.picture-grid button').first().textContent()), /Label 4, Prediction 9/);
    await page.getByRole('button', { name: 'Show mistakes' }).click();
    await page.getByRole('heading', { name: 'Mistakes' }).waitFor();
  });

  it('is walked by the arrow keys', async () => {
    const page = await open('digits-done');
    await page.locator('[data-cell="0 0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-cell')), '1 2');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '1, taken for 2' }).waitFor();
  });

  it('shows of a row how it was answered over the run, what mattered, and what each layer makes of it', async () => {
    const page = await open('digits-row');
    await page.locator('.course .sentence').waitFor();
    assert.match(await page.locator('.course .sentence').innerText(), /^(Right|Wrong) (at every|since)/);
    assert.equal(await page.locator('.course .layer-line').count(), 4);
    await page.locator('.inside-picture').nth(1).waitFor();
    assert.deepEqual(await page.locator('.inside-picture figcaption').allInnerTexts(), ['Gradient', 'Covered']);
    await page.locator('.inside-layer').nth(2).waitFor();
    const layers = await page.locator('.inside-layer').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    assert.deepEqual(layers, ['flatten', 'dense', 'dense_1']);
    // An epoch that is pointed at is shown everywhere.
    await page.locator('.course [role="slider"]').focus();
    await page.keyboard.press('Home');
    await page.getByText('Before training: this comes from the first weights.').waitFor();
  });

  it('leads into a step with the row in the place of its sample, and the step back to its own', async () => {
    const page = await open('digits-row');
    await page.getByRole('button', { name: 'Look inside a step' }).click();
    await page.getByText('Test rows, row 1, in the place of the step’s own sample.').waitFor();
    const step = () =>
      panel.received.flatMap((message) =>
        message.type === 'request' && message.name === 'step' ? [message.ask as { instead?: { x?: object; y?: object } }] : [],
      );
    while (!step().at(-1)?.instead) await panel.settled();
    // 28 · 28 pixels of the picture, and its label.
    const { instead } = step().at(-1) ?? {};
    assert.equal(Object.keys(instead?.x ?? {}).length, 784);
    assert.deepEqual(Object.values(instead?.y ?? {}), [7]);
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByText('in the place of the step’s own sample').waitFor({ state: 'detached' });
    assert.deepEqual(panel.errors, []);
  });

  it('draws the kernel of the first layer as a picture for each unit', async () => {
    await panel?.close();
    const { messages, answer } = states['digits-kernel'];
    panel = await openPanel(browser(), { width: 700, height: 1300, answer });
    await panel.send(
      ...messages.map((message) =>
        message.type === 'state'
          ? { ...message, state: { ...message.state, options: { ...message.state.options, view: 'network' as const } } }
          : message,
      ),
    );
    const units = panel.page.locator('.weights .picture-grid button');
    await units.nth(23).waitFor();
    assert.equal(await units.count(), 24);
    const inks = await units
      .locator('canvas')
      .evaluateAll((all) =>
        (all as HTMLCanvasElement[]).map((canvas) => new Set(canvas.getContext('2d')?.getImageData(0, 0, 28, 28).data).size),
      );
    assert.ok(
      inks.every((colors) => colors > 20),
      String(inks),
    );
    await units.nth(2).click();
    await panel.page.getByText(/^unit 3: from −[\d.]+ to [\d.]+$/).waitFor();
    assert.deepEqual(panel.errors, []);
  });

  it('reads answers with the threshold that was moved in Predictions, in the matrix and of a row', async () => {
    const page = await openState(logistic());
    // From 3.5 hours on the probability is above 0.5, from 4.5 on above 0.9; who learned for 4 failed, for 2.5 and 3.5 passed.
    assert.deepEqual(await numbers(page), [5, 1, 1, 5]);
    await page.getByText('It is failed, and was taken for passed').waitFor();
    assert.equal(await page.getByText('Read with your threshold').count(), 0);
    const moved = await openState(logistic({ threshold: 0.9 }));
    await moved.getByText('Read with your threshold of 0.9, which is moved in Predictions.').waitFor();
    assert.deepEqual(await numbers(moved), [6, 0, 2, 4]);
    await moved.getByText('It is failed, as predicted').waitFor();
  });

  it('says of a row of numbers what its inputs do, by their names', async () => {
    const page = await openState(logistic());
    await page.locator('.inside-inputs').waitFor();
    assert.deepEqual(await page.locator('.inside-inputs th').allInnerTexts(), ['Input', 'Gradient', 'Set to 0', 'hours']);
    assert.deepEqual(await page.locator('.inside-inputs td').allInnerTexts(), ['1.71', '0.375']);
    const inside = await page.locator('.inside').innerText();
    assert.match(
      inside,
      /Gradient: how the logit of passed \(0\.5\) changes with each input, a little\. Set to 0: how much the probability/,
    );
    assert.match(inside, /Both look at one input at a time/);
    assert.doesNotMatch(inside, /Left|Right|square/);
  });

  it('offers to train what was not trained', async () => {
    const page = await open('digits-before');
    await page.getByText('Train the network to see which rows it answers wrongly.').waitFor();
    await page.locator('.first-state').getByRole('button', { name: 'Train' }).click();
    assert.ok(panel.received.some((message) => message.type === 'request' && message.name === 'command'));
  });

  for (const theme of themeNames)
    it(`can be read and operated in the theme ${theme}, at 400 pixels`, async () => {
      const page = await open('digits-row', { theme, width: 400 });
      await page.locator('.inside-layer').nth(2).waitFor();
      assert.deepEqual(await barriers(page), []);
      assert.ok(
        await page.evaluate(
          () => (document.querySelector('.view')?.scrollWidth ?? 0) <= (document.querySelector('.view')?.clientWidth ?? 0),
        ),
      );
      assert.deepEqual(panel.errors, []);
    });
});
