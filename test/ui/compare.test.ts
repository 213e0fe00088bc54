import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { FromView, Requests } from '../../src/webview/study/messages/from-view';
import type { State } from '../../src/webview/study/messages/state';
import type { ToView } from '../../src/webview/study/messages/to-view';
import { noBrowser, useBrowser } from './browser';
import { openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { type PanelState, type StateName, states } from './states';

describe('the compare view', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage;

  async function open(name: StateName, options: PanelOptions = {}): Promise<Page> {
    await panel?.close();
    const { messages, answer }: PanelState = states[name];
    panel = await openPanel(browser(), { ...(answer && { answer }), ...options });
    await panel.send(...messages);
    await panel.settled();
    return panel.page;
  }
  const received = <T extends FromView['type']>(type: T) =>
    panel.received.filter((message): message is Extract<FromView, { type: T }> => message.type === type);
  const stateOf = (name: StateName): State =>
    (states[name].messages as readonly ToView[]).find((message) => message.type === 'state')?.state as State;
  const rows = async (table: Locator): Promise<string[][]> =>
    (await table.locator('tr').all()).reduce<Promise<string[][]>>(
      async (all, row) => [...(await all), (await row.locator('th, td').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())],
      Promise.resolve([]),
    );

  it('says in words what differs, section by section', async () => {
    const page = await open('compare-runs');
    assert.equal(await page.locator('.compare h2').first().innerText(), '4 differences');
    const sections = (await page.locator('.compare-differences .section').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    assert.deepEqual(sections, [
      'layers hidden units 2 → 4, activation tanh → relu, parameters 6 → 12 extra (Dense) only in B, parameters: 10',
      'compile learning_rate 0.1 → 0.01',
      'fit epochs 300 → 200',
    ]);
  });

  it('has the layers beside each other, those that stand for each other in one line', async () => {
    const page = await open('compare-runs');
    assert.deepEqual(await rows(page.getByRole('table', { name: 'Layer by layer' })), [
      ['', 'A', 'B'],
      ['changed', 'hidden (Dense)', '(None, 2)', '6', 'hidden (Dense)', '(None, 4)', '12'],
      ['only in B', '', 'extra (Dense)', '(None, 2)', '10'],
      ['', 'output (Dense)', '(None, 1)', '3', 'output (Dense)', '(None, 1)', '3'],
      ['', 'Total params', '9', 'Total params', '25'],
    ]);
  });

  it('draws both curves over one axis, and marks the better value by the direction of its metric', async () => {
    const page = await open('compare-runs');
    assert.equal(await page.locator('.chart[data-family=loss]').count(), 1);
    assert.deepEqual(await rows(page.locator('.compare-figures table')), [
      ['', 'A', 'B', 'B − A'],
      ['loss', 'last', 'better 0.0156', '0.2505', '+0.2349'],
      ['', 'best', 'better 0.0156 epoch 300', '0.2213 epoch 189', '+0.2057'],
      ['accuracy', 'last', '100 %', '100 %', '0 %'],
      ['', 'best', '100 % epoch 64', '100 % epoch 148', '0 %'],
    ]);
  });

  it('draws both boundaries at the moment that one slider chooses', async () => {
    const page = await open('compare-runs');
    const asked = (run: string): unknown[] =>
      received('request')
        .filter(({ name }) => name === 'outputs')
        .map(({ ask }) => ask as Requests['outputs']['ask'])
        .filter((ask) => ask.run === run)
        .map(({ at }) => at);
    assert.deepEqual([asked('a').at(-1), asked('b').at(-1)], ['last', 'last']);
    const sentences = (): Promise<string[]> => page.locator('.compare-pictures figcaption').allInnerTexts();
    await page.getByRole('slider', { name: 'Moment of the run' }).focus();
    await page.keyboard.press('Home');
    await panel.settled();
    for (const text of await sentences()) assert.match(text, /^Before training/);
    await page.keyboard.press('ArrowRight');
    await panel.settled();
    // Both runs kept weights at moments of their own.
    assert.deepEqual([asked('a').at(-1), asked('b').at(-1)], [15, 10]);
    const [first, second] = await sentences();
    assert.match(first ?? '', /^After epoch 15 of 300\./);
    assert.match(second ?? '', /^After epoch 10 of 200, the nearest to 15/);
  });

  it('takes no loss for the better one where the two are in different units, nor one that is not finite', async () => {
    const page = await open('compare-diverged');
    const table = await rows(page.locator('.compare-figures table'));
    assert.deepEqual(table[1], ['loss', 'last', '0.0156', 'NaN', '–']);
    assert.deepEqual(table[2]?.slice(0, 3), ['accuracy', 'last', 'better 100 %']);
    assert.match(await page.locator('.compare-figures').innerText(), /measured in different units/);
    assert.match(await page.locator('.compare-sides').innerText(), /epoch 12\/200 · diverged/);
  });

  it('follows a run that is under way, and says nothing stale of it', async () => {
    const page = await open('compare-running');
    assert.match(await page.locator('.compare-sides').innerText(), /epoch 40\/300/);
    const more = { loss: Float64Array.of(0.001), accuracy: Float64Array.of(1) };
    await panel.send({ type: 'curves', id: 'a', curves: { from: 40, columns: more, milliseconds: Float64Array.of(4), frames: [0, 41] } });
    await panel.settled();
    assert.match(await page.locator('.compare-sides').innerText(), /epoch 41\/300/);
    const [, loss] = await rows(page.locator('.compare-figures table'));
    assert.deepEqual(loss?.slice(0, 3), ['loss', 'last', 'better 0.001']);
    // One of them was removed: what was said of both goes with it.
    const { comparison: _, ...state } = stateOf('compare-running');
    await panel.send({
      type: 'state',
      state: { ...state, views: state.views.filter((view) => view !== 'compare'), runs: state.runs.slice(0, 1) },
      kept: { view: 'compare', alone: false, locked: false, compared: [] },
    });
    await panel.settled();
    assert.equal(await page.locator('.compare').count(), 0);
    assert.equal(await page.getByRole('tab', { selected: true }).innerText(), 'Training');
  });

  it('has the other spec without a run, and its own colour for the one that has', async () => {
    const page = await open('compare-untrained');
    assert.match(await page.locator('.compare').innerText(), /Not trained yet: B\./);
    assert.deepEqual([await page.locator('.chart').count(), await page.locator('.compare-pictures').count()], [2, 0]);
    const colours = await page
      .locator('.compare-sides .side-letter')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).borderBottomColor));
    assert.equal(new Set(colours).size, 2);
  });

  it('chooses another run, opens the texts and ends', async () => {
    const page = await open('compare-runs');
    await page.getByRole('combobox', { name: 'The run that is compared' }).click();
    await page.getByRole('option', { name: /units 4 → 2/ }).click();
    assert.deepEqual(received('compare').at(-1)?.runs, ['c']);
    await page.getByRole('button', { name: 'Compare the texts of both specs' }).click();
    await page.getByRole('button', { name: 'Stop comparing' }).click();
    await panel.settled();
    assert.deepEqual(received('compare').at(-1)?.runs, []);
    assert.deepEqual(
      received('request')
        .filter(({ name }) => name === 'command')
        .map(({ ask }) => ask),
      [{ command: 'compareTexts' }],
    );
  });

  it('is there in Korean', async () => {
    const page = await open('compare-specs', { language: 'ko' });
    assert.equal(await page.locator('.compare h2').first().innerText(), '차이 4개');
    assert.match(await page.locator('.compare').innerText(), /extra \(Dense\) B에만 있음, 파라미터 10개/);
  });
});
