import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { Requests } from '../../src/webview/study/messages/from-view';
import type { ViewName } from '../../src/webview/study/messages/views';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { onView, type PanelState, type StateName, states } from './states';
import { themeNames } from './themes';

describe('the overview and the predictions', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage;

  async function open(name: StateName, view: ViewName, options: PanelOptions = {}): Promise<Page> {
    await panel?.close();
    const { messages, answer } = onView(states[name] as PanelState, view);
    panel = await openPanel(browser(), { ...(answer && { answer }), ...options });
    await panel.send(...messages);
    await panel.settled();
    return panel.page;
  }
  const asked = () =>
    panel.received.flatMap((message) =>
      message.type === 'request' && message.name === 'outputs' ? [message.ask as Requests['outputs']['ask']] : [],
    );
  const answers = (page: Page) =>
    page.locator('.answers tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));

  describe('predictions', () => {
    it('answer the rows of "predict", and judge them where the target is known', async () => {
      const page = await open('xor-done', 'predictions', { width: 1000 });
      assert.deepEqual(
        (await answers(page)).map(([row, a, b, , klass, , target, right]) => [row, a, b, klass, target, right]),
        [
          ['1', '0', '0', '0', '0', 'yes'],
          ['2', '0', '1', '1', '1', 'yes'],
          ['3', '1', '0', '1', '1', 'yes'],
          ['4', '1', '1', '0', '0', 'yes'],
        ],
      );
      assert.equal(await page.locator('.sentence').innerText(), 'All 4 answers are right.');
    });

    it('are read by another threshold without asking again', async () => {
      const page = await open('xor-done', 'predictions');
      const before = asked().length;
      await page.locator('.threshold input').fill('1');
      await panel.settled();
      assert.equal(await page.locator('.sentence').innerText(), '2 of 4 answers are right.');
      assert.equal(asked().length, before);
    });

    it('are those of the moment that is pointed at', async () => {
      const page = await open('xor-done', 'predictions');
      const last = await answers(page);
      await panel.send({ type: 'cursor', epoch: 0 });
      await panel.settled();
      assert.equal(asked().at(-1)?.at, 0);
      assert.notDeepEqual(await answers(page), last);
      assert.match(await page.locator('.predictions').innerText(), /Before training/);
    });

    it('come from the first weights before training', async () => {
      await open('xor-before', 'predictions');
      assert.deepEqual([asked()[0]?.at, asked()[0]?.run], ['initial', undefined]);
    });

    it('are given to a sample of the reader’s own at each letter, and to nothing that is no number', async () => {
      const page = await open('xor-done', 'predictions');
      const [first, second] = [page.getByRole('textbox', { name: 'x₁' }), page.getByRole('textbox', { name: 'x₂' })];
      await first.fill('1');
      await second.fill('0');
      await panel.settled();
      assert.match(await page.locator('.own-answer').innerText(), /^Answer: 0\.9\d+, which is class 1 with a probability of 9\d/);
      const before = asked().length;
      await second.fill('many');
      await panel.settled();
      assert.equal(await page.locator('.own-answer').innerText(), 'x₂ is “many”, which is not a number.');
      assert.ok(
        asked()
          .slice(before)
          .every(({ x }) => Object.values(x).every(Number.isFinite)),
      );
    });

    for (const name of ['xor-done', 'spiral-done', 'fit-done', 'mnist-training'] as const) {
      it(`have nothing serious in any theme: ${name}`, async () => {
        const page = await open(name, 'predictions', { width: 350 });
        for (const theme of themeNames) {
          await panel.setTheme(theme);
          await panel.settled();
          assert.deepEqual(await barriers(page, { part: '.view', colors: theme !== 'dark' }), [], theme);
        }
      });
    }
  });

  describe('the overview', () => {
    const headings = (page: Page) => page.locator('.tile h2').allInnerTexts();

    it('shows each view that the spec has in its small form', async () => {
      let page = await open('xor-done', 'overview', { width: 1000 });
      assert.deepEqual(await headings(page), ['Boundary', 'Network', 'Training']);
      assert.equal(await page.locator('.tile .chart').count(), 1);
      page = await open('fit-done', 'overview');
      assert.deepEqual(await headings(page), ['Fit', 'Network', 'Training']);
      page = await open('mnist-training', 'overview');
      assert.deepEqual(await headings(page), ['Training', 'Network']);
      // Without a picture of its answers there is room for what the network is wanted to be right in.
      assert.deepEqual(await page.locator('.tile .chart').evaluateAll((all) => all.map((one) => one.getAttribute('data-family'))), [
        'loss',
        'accuracy',
      ]);
    });

    it('goes to a view by its heading', async () => {
      const page = await open('xor-done', 'overview');
      await page.getByRole('button', { name: 'Boundary', exact: true }).click();
      const told = panel.received.findLast((message) => message.type === 'options');
      assert.equal(told?.type === 'options' && told.options.view, 'boundary');
    });

    it('is in columns where there is room, and in one where there is not', async () => {
      const lefts = async (page: Page) =>
        new Set(await page.locator('.tile').evaluateAll((tiles) => tiles.map((tile) => Math.round(tile.getBoundingClientRect().left))));
      assert.equal((await lefts(await open('xor-done', 'overview', { width: 1000 }))).size, 2);
      const narrow = await open('xor-done', 'overview', { width: 350 });
      assert.equal((await lefts(narrow)).size, 1);
      assert.ok(await narrow.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'it is too wide');
    });

    // What a window of 1400 × 900 leaves to a panel beside its spec, with the side bar and without it.
    for (const width of [526, 676]) {
      for (const language of ['en', 'ko']) {
        it(`has boundary and network side by side above the fold, and the curve under them: ${width} pixels, ${language}`, async () => {
          const page = await open('xor-done', 'overview', { width, height: 790, language });
          const box = async (tile: string) => (await page.locator(`.tile.${tile}`).boundingBox()) ?? assert.fail();
          const [boundary, network, training] = [await box('boundary'), await box('network'), await box('training')];
          assert.ok(Math.abs(boundary.y - network.y) < 2 && network.x >= boundary.x + boundary.width, 'they are not side by side');
          const fold = await page.evaluate(() => window.innerHeight);
          const drawn = (await page.locator('.tile.boundary svg.plot').boundingBox()) ?? assert.fail();
          assert.ok(drawn.y + drawn.height < fold, 'the boundary is below the fold');
          assert.ok(training.y >= boundary.y + boundary.height && training.y < fold, `${training.y}`);
          assert.ok(training.width > 0.9 * (width - 40), 'the curve has not the whole width');
          const cut = await page
            .locator('.graph-region, .view, .tile, header')
            .evaluateAll((all) =>
              all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ className }) => className),
            );
          assert.deepEqual(cut, []);
          const graph = await page.locator('.graph-region').evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
          assert.ok(graph <= 0, 'the network is cut');
        });
      }
    }

    it('tells the key figures', async () => {
      const page = await open('xor-done', 'overview');
      const text = (await page.locator('.key-figures').innerText()).replaceAll(/\s+/g, ' ');
      assert.equal(text, 'loss, after training 0.0031 accuracy, after training 100 % epochs 300 time trained 1.2 s parameters 9 samples 4');
    });

    const moments = async (page: Page) => ({
      figures: (await page.locator('.key-figures').innerText()).replaceAll(/\s+/g, ' '),
      boundary: await page.locator('.tile.boundary figcaption').innerText(),
      asked: panel.received
        .flatMap((message) => (message.type === 'request' && message.name !== 'save' ? [message.ask as { at: unknown }] : []))
        .at(-1)?.at,
    });

    it('is all of the moment that is pointed at', async () => {
      const page = await open('xor-done', 'overview', { width: 1000 });
      await panel.send({ type: 'cursor', epoch: 0 });
      await panel.settled();
      const { figures, boundary, asked } = await moments(page);
      assert.equal(figures, 'epochs 0 of 300 parameters 9 samples 4');
      assert.match(boundary, /^Before training/);
      assert.equal(asked, 0);
    });

    it('has no figures of a run above the network that the spec has become', async () => {
      const page = await open('xor-stale', 'overview', { width: 1000 });
      const { figures, boundary, asked } = await moments(page);
      assert.equal(figures, 'parameters 9 samples 4');
      assert.match(boundary, /^The spec has changed since it was last trained/);
      assert.equal(asked, 'initial');
      assert.equal(await page.locator('.status').innerText(), 'not trained since the spec was changed');
      assert.match(await page.locator('.tile.training').innerText(), /of the run before the spec was changed/);
    });

    it('follows a run step by step, in every part', async () => {
      const page = await open('xor-held', 'overview', { width: 1000 });
      const { figures, boundary, asked } = await moments(page);
      assert.match(figures, /^loss, so far 0\.2134 accuracy, so far 75 % epochs 120 of 300 \+ 3 batches/);
      assert.match(boundary, /^After batch 3 of epoch 121\./);
      assert.equal(asked, 'now');
      const asks = () => panel.received.filter((message) => message.type === 'request').length;
      const before = asks();
      const step = states['xor-held'].messages.map((message) =>
        message.type === 'state'
          ? { ...message, state: { ...message.state, runs: message.state.runs.map((run) => ({ ...run, held: { epoch: 120, batch: 4 } })) } }
          : message,
      );
      await panel.send(...step);
      await panel.settled();
      assert.match((await moments(page)).boundary, /^After batch 4 of epoch 121\./);
      // Outputs for the boundary, weights of both layers for the graph.
      assert.ok(asks() >= before + 3, `${asks() - before} questions`);
    });

    for (const name of ['xor-before', 'xor-done', 'fit-done', 'mnist-training'] as const) {
      it(`has nothing serious in any theme: ${name}`, async () => {
        const page = await open(name, 'overview');
        for (const theme of themeNames) {
          await panel.setTheme(theme);
          await panel.settled();
          assert.deepEqual(await barriers(page, { part: '.view', colors: theme !== 'dark' }), [], theme);
        }
      });
    }
  });
});
