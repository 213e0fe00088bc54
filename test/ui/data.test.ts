import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Requests } from '../../src/webview/study/messages/from-view';
import type { State } from '../../src/webview/study/messages/state';
import type { ToView } from '../../src/webview/study/messages/to-view';
import { noBrowser, useBrowser } from './browser';
import { type Answer, openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { onView, type PanelState, type StateName, states } from './states';

type SamplesAsk = Requests['samples']['ask'];
type Options = Partial<State['options']['data']>;

/** So many pictures, as MNIST has them; each has its number modulo 10 for a label, and so many dark pixels. */
const MANY = 60_000;

/** Answers for many pictures without making more of them than are asked for. */
const manyPictures =
  (known: Answer, asked: SamplesAsk[]): Answer =>
  (name, ask) => {
    if (name !== 'samples') return known(name, ask);
    const { split, pick, as } = ask as SamplesAsk;
    asked.push({ split, pick, as });
    const rows =
      'rows' in pick
        ? [...pick.rows]
        : Array.from({ length: Math.max(0, Math.min(pick.count, MANY - pick.from)) }, (_, i) => pick.from + i);
    const x = new Uint8Array(784 * rows.length);
    rows.forEach((row, i) => x.fill(255, 784 * i, 784 * i + (row % 784)));
    return {
      total: MANY,
      rows: Uint32Array.from(rows),
      x: as === 'pixels' ? x : Float32Array.from(x),
      y: Float32Array.from(rows, (row) => row % 10),
      labels: Int32Array.from(rows, (row) => row % 10),
      ofClass: Uint32Array.from(rows, (row) => Math.floor(row / 10)),
    } as never;
  };

const withOptions = (messages: readonly ToView[], data: Options): ToView[] =>
  messages.map((message) =>
    message.type === 'state'
      ? { ...message, state: { ...message.state, options: { ...message.state.options, data: { ...message.state.options.data, ...data } } } }
      : message,
  );

describe('the view of the data', { skip: noBrowser }, () => {
  const browser = useBrowser();

  const open = async (name: StateName, options: PanelOptions & { readonly data?: Options } = {}): Promise<PanelPage> => {
    const { messages, answer } = onView(states[name] as PanelState, 'data');
    const panel = await openPanel(browser(), { ...(answer && { answer }), ...options });
    await panel.send(...withOptions(messages, options.data ?? {}));
    await panel.settled();
    return panel;
  };
  const known = states['data-mnist'].answer as Answer;

  it('draws and asks for no more of 60,000 pictures than are in sight', async () => {
    const asked: SamplesAsk[] = [];
    const panel = await open('data-mnist', { answer: manyPictures(known, asked) });
    const { page } = panel;
    const grid = page.locator('.picture-grid');
    const canvases = (): Promise<number> => grid.locator('canvas').count();
    assert.deepEqual(
      await grid
        .locator('.name')
        .allInnerTexts()
        .then((all) => all.slice(0, 10)),
      ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    );
    assert.ok((await canvases()) <= 40, String(await canvases()));
    assert.deepEqual(
      asked.map(({ pick }) => pick),
      [{ from: 0, count: 128 }],
    );
    // Through all of them, in many small movements, as a wheel does.
    await grid.evaluate(async (element) => {
      const frame = (): Promise<unknown> => new Promise((next) => requestAnimationFrame(next));
      for (let i = 1; i <= 60; i++) {
        element.scrollTop = ((element.scrollHeight - element.clientHeight) * i) / 60;
        await frame();
      }
    });
    await grid
      .locator(`[data-place="${MANY - 1}"]`)
      .getByText('9', { exact: true })
      .waitFor();
    assert.ok((await canvases()) <= 40, String(await canvases()));
    const last = asked.at(-1)?.pick as { from: number };
    assert.ok(last.from >= MANY - 256, JSON.stringify(last));
    assert.ok(asked.length <= 1 + 2 * 60 && asked.every(({ as }) => as === 'pixels'), String(asked.length));
    assert.ok((await page.locator('body *').count()) < 700);
    await panel.close();
  });

  it('opens a picture with its numbers, and says which input a pixel becomes', async () => {
    const panel = await open('data-mnist');
    const { page } = panel;
    await page.getByRole('button', { name: '0, picture 2 of 2,000' }).click();
    const one = page.getByRole('region', { name: 'One picture' });
    await one.getByRole('heading', { name: '0', exact: true }).waitFor();
    const picture = one.locator('.large-picture');
    const zoom = await picture.locator('canvas').evaluate((canvas) => canvas.getBoundingClientRect().width / 28);
    assert.ok(Number.isInteger(zoom) && zoom >= 5, String(zoom));
    await picture.hover({ position: { x: 12.5 * zoom, y: 7.5 * zoom } });
    const reading = one.locator('.pixel-reading');
    await reading.getByText('7 · 28 + 12 = 208').waitFor();
    const here = one.locator('.lens td.here');
    const value = Number(await here.innerText());
    assert.match(await reading.innerText(), new RegExp(`${value} / 255 = ${Number((value / 255).toFixed(4))}`));
    assert.deepEqual(await one.locator('.lens th.here').allInnerTexts(), ['12', '7']);
    await one.getByRole('application', { name: 'Numbers of the picture' }).press('ArrowDown');
    await reading.getByText('8 · 28 + 12 = 236').waitFor();
    // Under the pointer a number is only marked: the others stay where they are.
    const before = await one.locator('.lens thead').innerText();
    await one.locator('.lens tbody tr').first().locator('td').first().hover();
    await reading.getByText(/row \d+, column \d+/).waitFor();
    assert.equal(await one.locator('.lens thead').innerText(), before);
    await panel.close();
  });

  it('goes from one picture to the next by keys and buttons, and closes it', async () => {
    const panel = await open('data-mnist');
    const { page } = panel;
    const numbers = page.getByText(/^picture \d+ of 2,000$/);
    await page.getByRole('button', { name: 'picture 1 of 2,000' }).press('Enter');
    await page.getByText('picture 1 of 2,000').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByText('picture 6 of 2,000').waitFor();
    await page.keyboard.press('End');
    await page.getByText('picture 2,000 of 2,000').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-place') === '1999');
    await page.getByRole('button', { name: 'Previous picture' }).click();
    await page.getByText('picture 1,999 of 2,000').waitFor();
    await page.keyboard.press('Escape');
    await numbers.waitFor({ state: 'detached' });
    await panel.close();
  });

  it('leads to the prediction for a picture, and into a step that it has a part in', async () => {
    const { messages, answer } = onView(states['data-mnist'], 'data');
    const panel = await openPanel(browser(), { ...(answer && { answer }) });
    const { page } = panel;
    const lastOptions = () => panel.received.findLast(({ type }) => type === 'options') as unknown as { options: State['options'] };
    const all: State['views'] = ['overview', 'data', 'step', 'predictions'];
    const sent = withOptions(messages, { row: 6 }).map((one) =>
      one.type === 'state' ? { ...one, state: { ...one.state, views: all } } : one,
    );
    await panel.send(...sent);
    await page.getByRole('button', { name: 'Predict This Picture' }).click();
    await page.getByRole('tab', { name: 'Predictions', selected: true }).waitFor();
    const { options } = lastOptions();
    assert.deepEqual([options.view, options.data], ['predictions', { split: 'train', row: 6 }]);
    await page.getByRole('tab', { name: 'Data' }).click();
    await page.getByRole('button', { name: 'Look Inside a Step With It' }).click();
    await page.getByRole('tab', { name: 'Step', selected: true }).waitFor();
    assert.deepEqual([lastOptions().options.view, lastOptions().options.step.row], ['step', 6]);
    await panel.close();
  });

  it('shows the pictures of one class, by a bar or from the list, and finds the open one among them', async () => {
    const panel = await open('data-mnist', { data: { klass: 4, row: 2 } });
    const { page } = panel;
    await page.getByText('picture 1 of 200').waitFor();
    const first = async (): Promise<string[]> => (await page.locator('.picture-grid .name').allInnerTexts()).slice(0, 10);
    assert.deepEqual(new Set(await first()), new Set(['4']));
    await page
      .getByRole('region', { name: 'Rows of each class' })
      .getByRole('button')
      .nth(2 * 7 + 1)
      .click();
    await page.getByText('Test rows: 500 pictures of 28 × 28 pixels.').waitFor();
    await page.getByRole('button', { name: '7, picture 1 of 50' }).waitFor();
    assert.deepEqual(new Set(await first()), new Set(['7']));
    assert.equal(await page.getByRole('region', { name: 'One picture' }).count(), 0);
    const { data } = (panel.received.findLast(({ type }) => type === 'options') as unknown as { options: State['options'] }).options;
    assert.deepEqual([data.split, data.klass], ['test', 7]);
    await panel.close();
  });

  it('says why nothing came, and asks again', async () => {
    let fails = true;
    const panel = await open('data-mnist', {
      answer: (name, ask) => {
        if (fails) throw new Error('The file "a.idx" does not exist.');
        return known(name, ask);
      },
    });
    await panel.page.locator('.first-state').getByText('The file "a.idx" does not exist.').waitFor();
    fails = false;
    await panel.page.getByRole('button', { name: 'Try Again' }).click();
    await panel.page.getByRole('button', { name: '5, picture 1 of 2,000' }).waitFor();
    await panel.close();
  });

  it('shows nothing of a spec before in another, nor of data that has changed', async () => {
    const panel = await open('data-mnist', { data: { row: 1 } });
    const { page } = panel;
    await page.getByRole('heading', { name: '0', exact: true }).waitFor();
    const fashion = onView(states['data-fashion'], 'data');
    const never: Answer = () => new Promise(() => undefined);
    const silent = await openPanel(browser(), { answer: never });
    await silent.send(...onView(states['data-mnist'], 'data').messages);
    await silent.page.getByRole('status').getByText('Reading the pictures…').waitFor();
    await silent.close();
    await panel.send(...fashion.messages);
    await panel.settled();
    assert.equal(await page.getByRole('heading', { name: '0', exact: true }).count(), 0);
    assert.equal(await page.locator('.picture-grid').getByText('5', { exact: true }).count(), 0);
    await panel.close();
  });

  it('draws only the rows of a table that are in sight', async () => {
    const panel = await open('data-table');
    const { page } = panel;
    const table = page.getByRole('region', { name: 'Rows', exact: true });
    assert.ok((await table.locator('tbody tr').count()) < 30);
    assert.equal(await table.locator('tr.chosen th').innerText(), '3');
    await table.evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
    await table.getByRole('button', { name: '320', exact: true }).waitFor();
    assert.ok((await table.locator('tbody tr').count()) < 30);
    assert.equal(await table.locator('table').getAttribute('aria-rowcount'), '321');
    await panel.close();
  });

  it('draws two columns of a table against each other, by choice', async () => {
    const panel = await open('data-regression');
    const { page } = panel;
    await page.getByText('All 40 rows: y against x₁.').waitFor();
    await page.getByRole('combobox', { name: 'Across' }).click();
    await page.getByRole('option', { name: 'x₂' }).click();
    await page.getByText('All 40 rows: y against x₂.').waitFor();
    await page.getByRole('application', { name: 'y against x₂' }).press('Home');
    await page.getByText('Row 1: x₂ = 50, y = 0; 0').waitFor();
    await panel.close();
  });
});
