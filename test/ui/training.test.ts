import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { FromView, Requests } from '../../src/webview/study/messages/from-view';
import type { Options } from '../../src/webview/study/messages/options';
import type { ToView } from '../../src/webview/study/messages/to-view';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { curves, onView, type PanelState, type StateName, states } from './states';
import { themeNames } from './themes';

describe('the training view', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage;

  async function open(state: PanelState, options: PanelOptions = {}, shown: Partial<Options['training']> = {}): Promise<Page> {
    await panel?.close();
    const { messages, answer } = onView(state, 'training');
    panel = await openPanel(browser(), { ...(answer && { answer }), ...options });
    await panel.send(...messages.map((message) => withOptions(message, shown)));
    await panel.settled();
    return panel.page;
  }
  const openNamed = (name: StateName, options?: PanelOptions, shown?: Partial<Options['training']>) => open(states[name], options, shown);

  const received = <T extends FromView['type']>(type: T) =>
    panel.received.filter((message): message is Extract<FromView, { type: T }> => message.type === type);
  const cursor = () => received('cursor').at(-1)?.epoch;
  const asked = <N extends keyof Requests>(name: N) =>
    received('request')
      .filter((request) => request.name === name)
      .map(({ ask }) => ask as Requests[N]['ask']);
  const readout = () => panel.page.locator('.readout').innerText();

  async function pointAt(part: number, chart = 0): Promise<void> {
    const box = await panel.page.locator('.u-over').nth(chart).boundingBox();
    assert.ok(box);
    await panel.page.mouse.move(box.x + box.width * part, box.y + box.height / 2);
    await panel.settled();
  }

  describe('pointing', () => {
    it('tells the epoch and every value, and puts a dot on each curve', async () => {
      const page = await openNamed('spiral-done');
      await pointAt(0.5);
      const epoch = cursor() as number;
      assert.ok(epoch > 55 && epoch < 66, String(epoch));
      const { columns } = curves(120, { loss: 1.1, turn: 38 });
      assert.match(await readout(), new RegExp(`Epoch ${epoch}\\b`));
      const loss = columns['loss']?.[epoch - 1] ?? Number.NaN;
      assert.ok((await readout()).includes(loss.toFixed(4).replace(/0+$/, '')), `${loss} is not there`);
      assert.equal(await page.locator('.dot').count(), 4);
    });

    it('draws the curve where the dots are, in the colour of the run', async () => {
      const page = await openNamed('spiral-done');
      await pointAt(0.3);
      for (const spot of await page.locator('.titled-chart:nth-child(1) .dot').all()) {
        const box = await spot.boundingBox();
        assert.ok(box);
        assert.ok(await coloured(page, 0, box.x + 4, box.y + 4), 'there is no curve under the dot');
        assert.ok(!(await coloured(page, 0, box.x + 4, box.y - 40)), 'the colour is everywhere');
      }
    });

    it('shows the moment that another view points at', async () => {
      const page = await openNamed('spiral-done');
      assert.equal(await page.locator('.cursor-line:visible').count(), 0);
      await panel.send({ type: 'cursor', epoch: 20 });
      await panel.settled();
      assert.match(await readout(), /Epoch 20\b/);
      assert.equal(
        await page.locator('.cursor-line').evaluateAll((lines) => lines.filter((line) => !(line as HTMLElement).hidden).length),
        2,
      );
    });

    it('goes back, when the pointer leaves, to the moment that another view has chosen meanwhile', async () => {
      const page = await openNamed('spiral-done');
      await pointAt(0.3);
      await page.mouse.move(5, 5);
      await panel.send({ type: 'cursor', epoch: 20 });
      await panel.settled();
      await pointAt(0.8);
      assert.notEqual(cursor(), 20);
      await page.mouse.move(5, 5);
      await panel.settled();
      assert.equal(cursor(), 20);
      assert.match(await readout(), /Epoch 20\b/);
    });

    it('ends when the pointer leaves, unless an epoch was chosen by a click', async () => {
      const page = await openNamed('spiral-done');
      await pointAt(0.3);
      await page.mouse.move(5, 5);
      await panel.settled();
      assert.equal(cursor(), undefined);
      await pointAt(0.3);
      const chosen = cursor();
      await page.mouse.down();
      await page.mouse.up();
      await pointAt(0.8);
      assert.notEqual(cursor(), chosen);
      await page.mouse.move(5, 5);
      await panel.settled();
      assert.equal(cursor(), chosen);
    });
  });

  it('is walked by keyboard, and says what is there', async () => {
    const page = await openNamed('spiral-done');
    const slider = page.locator('.chart-stack');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await panel.settled();
    assert.equal(cursor(), 118);
    assert.equal(await slider.getAttribute('aria-valuenow'), '118');
    assert.match((await slider.getAttribute('aria-valuetext')) ?? '', /^Epoch 118: loss 0\.\d+, loss, validation 0\.\d+, accuracy 9\d/);
    await page.keyboard.press('Home');
    await panel.settled();
    assert.equal(cursor(), 1);
    await page.keyboard.press('Escape');
    await panel.settled();
    assert.equal(cursor(), undefined);
  });

  it('draws the run before as a pale line, and names both by what was changed', async () => {
    const page = await openNamed('xor-again', { width: 690 });
    assert.match(await readout(), /learning_rate 0\.1 → 0\.01[\s\S]*Run 1/);
    assert.doesNotMatch(await readout(), /\d:\d\d/);
    assert.match((await page.locator('.readout th[scope=row]').nth(1).getAttribute('title')) ?? '', /13:40:02/);
    assert.match(await page.locator('.sentence').innerText(), /The pale line is the run before, which ended with a loss of/);
    const strokes = await page
      .locator('.readout tbody svg line, .readout tbody svg path')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).stroke));
    assert.notEqual(strokes[0], strokes[1]);
  });

  for (const [name, why] of [
    ['xor-failed', 'There is no room left on the disk.'],
    ['xor-diverged', 'The loss became NaN in epoch 13: the learning rate is too high.'],
  ] as const) {
    it(`says in every view why a run did not come to its end: ${name}`, async () => {
      await panel?.close();
      const { messages, answer }: PanelState = states[name];
      panel = await openPanel(browser(), { ...(answer && { answer }) });
      for (const view of ['overview', 'network', 'training', 'boundary', 'predictions'] as const) {
        await panel.send(...onView({ messages }, view).messages);
        await panel.settled();
        assert.equal(await panel.page.locator('.notice p').innerText(), why, view);
      }
    });
  }

  describe('zoom', () => {
    async function drag(): Promise<Page> {
      const page = await openNamed('spiral-done');
      await pointAt(0.2);
      await page.mouse.down();
      await pointAt(0.4);
      await page.mouse.up();
      await panel.settled();
      return page;
    }
    const zoomed = (page: Page) => page.getByText('A part is shown.').count();

    it('shows the part that was dragged over, in every chart', async () => {
      const page = await drag();
      assert.equal(await zoomed(page), 1);
      await pointAt(0.02, 1);
      const first = cursor() as number;
      await pointAt(0.98, 0);
      const last = cursor() as number;
      assert.ok(first >= 24 && first <= 27 && last >= 46 && last <= 50, `${first} … ${last}`);
    });

    it('ends by a double click, and by Escape', async () => {
      let page = await drag();
      await page.locator('.u-over').first().dblclick();
      await panel.settled();
      assert.equal(await zoomed(page), 0);
      page = await drag();
      await page.locator('.chart-stack').focus();
      await page.keyboard.press('Escape');
      await panel.settled();
      assert.equal(await zoomed(page), 0);
    });
  });

  it('shows a single epoch as a point', async () => {
    const one = states['spiral-done'].messages.map(
      (message): ToView => (message.type === 'run' ? { ...message, curves: curves(1, { loss: 1, classes: false }) } : message),
    );
    const page = await open({ messages: one });
    await pointAt(0.5);
    assert.equal(cursor(), 1);
    const box = await page.locator('.dot').first().boundingBox();
    assert.ok(box);
    // Beside the dot itself the point that is drawn in the chart looks out.
    assert.ok(await coloured(page, 0, box.x + 4, box.y + 4));
    assert.match(await page.locator('.sentence').innerText(), /^Loss in the only epoch is /);
  });

  it('grows while it trains', async () => {
    const page = await openNamed('xor-training');
    assert.match(await page.locator('.live-line').innerText(), /Epoch 121 of 300\s+batch 3 of 8\s+4\.2.s left\s+48,213 samples a second/);
    // The engine is for those who ask for it.
    const status = page.locator('.toolbar .status');
    assert.doesNotMatch(await page.locator('body').innerText(), /wasm|the only engine/);
    assert.match(
      (await status.getAttribute('title')) ?? '',
      /Engine: wasm 4\.22\.0[\s\S]*the only engine here that can train this network/,
    );
    const slider = page.locator('.chart-stack');
    assert.equal(await slider.getAttribute('aria-valuemax'), '120');
    const more = curves(300, { loss: 0.7, noise: 0 });
    const columns = Object.fromEntries(Object.entries(more.columns).map(([name, values]) => [name, values.slice(120, 200)]));
    await panel.send({
      type: 'curves',
      id: 'a',
      curves: { from: 120, columns, milliseconds: more.milliseconds.slice(120, 200), frames: [0] },
    });
    await panel.settled();
    assert.equal(await slider.getAttribute('aria-valuemax'), '200');
    assert.match(await readout(), /Epoch 200\b/);
  });

  it('follows the theme', async () => {
    const page = await openNamed('spiral-done', { theme: 'light' });
    const colours = async () => new Set(await sampleColours(page));
    const before = await colours();
    await panel.setTheme('hc-dark');
    await panel.settled();
    const now = await colours();
    assert.ok(
      [...now].some((colour) => !before.has(colour)),
      'the chart was not drawn again',
    );
    assert.ok(!now.has('0,99,211'), 'a colour of the light theme is left');
  });

  describe('controls', () => {
    const options = () => received('options').at(-1)?.options.training;

    it('are remembered by the host', async () => {
      const page = await openNamed('spiral-done');
      await page.getByRole('checkbox', { name: 'Log scale' }).click();
      assert.equal(options()?.logScale, true);
      await page.locator('.smoothing input').fill('0.6');
      assert.equal(options()?.smoothing, 0.6);
      await page.getByRole('button', { name: 'By epoch' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'By time' }).click();
      assert.equal(options()?.by, 'time');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Metrics' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'accuracy', exact: true }).click();
      assert.deepEqual(options()?.hidden, ['accuracy']);
      await panel.settled();
      assert.equal(await page.locator('.chart').count(), 1);
    });

    it('show every epoch as a table, whose rows choose an epoch', async () => {
      const page = await openNamed('spiral-done', {}, { table: true });
      const rows = page.locator('.metrics-table tbody tr:not(.spacer)');
      assert.deepEqual(await page.locator('.metrics-table thead th').allInnerTexts(), [
        'Epoch',
        'loss',
        'loss, validation',
        'accuracy',
        'accuracy, validation',
        'Time',
      ]);
      assert.ok((await rows.count()) < 60);
      await rows.nth(4).click();
      await panel.settled();
      assert.equal(cursor(), 5);
      assert.equal(await rows.nth(4).getAttribute('class'), 'pointed');
      await panel.send({ type: 'cursor', epoch: 100 });
      await panel.settled();
      assert.equal(await page.locator('.metrics-table .pointed th').innerText(), '100');
    });
  });

  describe('saving', () => {
    async function save(item: string): Promise<Requests['save']['ask']> {
      const page = await openNamed('xor-compare');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      for (let tries = 0; asked('save').length === 0 && tries < 1500; tries++) await page.waitForTimeout(20);
      return asked('save')[0] as Requests['save']['ask'];
    }

    it('gives a picture', async () => {
      const { name, content } = await save('Save as PNG …');
      assert.equal(name, 'xor-curves.png');
      // In the test the bytes come as an object of numbers.
      assert.deepEqual(
        Object.values(content as Uint8Array).slice(1, 4),
        [...'PNG'].map((sign) => sign.charCodeAt(0)),
      );
    });

    it('gives a drawing with the curves of both runs', async () => {
      const { name, content } = await save('Save as SVG …');
      assert.equal(name, 'xor-curves.svg');
      assert.ok(String(content).includes('>learning_rate 0.1 → 0.01</text>') && String(content).includes('>Run 1</text>'));
    });

    it('gives a table with all digits', async () => {
      const { name, content } = await save('Save as CSV …');
      assert.equal(name, 'xor-curves.csv');
      const lines = String(content).split('\n');
      assert.equal(lines[0], 'run,epoch,milliseconds,loss,accuracy');
      assert.equal(lines.length, 602);
    });
  });

  it('offers to continue with a run that was cut off, and to train where there is none', async () => {
    let page = await openNamed('xor-interrupted');
    assert.match(await page.locator('.notice').innerText(), /The window was closed before the run was done\./);
    await page.locator('.notice').getByRole('button', { name: 'Resume' }).click();
    assert.deepEqual(asked('command'), [{ command: 'resume', run: 'a' }]);
    page = await openNamed('xor-before');
    await page.locator('.first-state').getByRole('button', { name: 'Train' }).click();
    assert.deepEqual(asked('command'), [{ command: 'train' }]);
  });

  it('says what went wrong', async () => {
    const page = await openNamed('xor-diverged');
    assert.match(await page.locator('.notice').innerText(), /The loss became NaN in epoch 13/);
    assert.equal(await page.locator('.notice').getByRole('button').count(), 0);
  });

  for (const name of ['xor-before', 'xor-training', 'xor-interrupted', 'xor-compare', 'spiral-done'] as const) {
    it(`has nothing serious in any theme: ${name}`, async () => {
      const page = await openNamed(name, { width: 350 }, { table: true, smoothing: 0.5 });
      for (const theme of themeNames) {
        await panel.setTheme(theme);
        await panel.settled();
        assert.deepEqual(await barriers(page, { part: '.view', colors: theme !== 'dark' }), [], theme);
      }
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'it is too wide');
    });
  }
});

const withOptions = (message: ToView, training: Partial<Options['training']>): ToView =>
  message.type === 'state'
    ? {
        ...message,
        state: { ...message.state, options: { ...message.state.options, training: { ...message.state.options.training, ...training } } },
      }
    : message;

/** Whether a chart has a colour, and no grey, within a pixel of a place on the page. */
const coloured = (page: Page, chart: number, x: number, y: number): Promise<boolean> =>
  page
    .locator('.u-wrap canvas')
    .nth(chart)
    .evaluate(
      (element: HTMLCanvasElement, [left, top]) => {
        const box = element.getBoundingClientRect();
        const ratio = element.width / box.width;
        const { data } = element.getContext('2d')?.getImageData((left - box.left) * ratio - 1, (top - box.top) * ratio - 1, 3, 3) ?? {
          data: [],
        };
        for (let i = 0; i < data.length; i += 4) {
          const [r = 0, g = 0, b = 0, alpha = 0] = [data[i], data[i + 1], data[i + 2], data[i + 3]];
          if (alpha > 100 && Math.max(r, g, b) - Math.min(r, g, b) > 60) return true;
        }
        return false;
      },
      [x, y] as const,
    );

/** Some of the opaque colours in the first chart. */
const sampleColours = (page: Page): Promise<string[]> =>
  page
    .locator('.u-wrap canvas')
    .first()
    .evaluate((element: HTMLCanvasElement) => {
      const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
      const found = new Set<string>();
      for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) found.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
      return [...found];
    });
