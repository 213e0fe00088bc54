import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { FromView, Requests } from '../../src/webview/study/messages/from-view';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { type Answer, openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { onView, type PanelState, type StateName, states } from './states';
import { themeNames } from './themes';

describe('the network view', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage | undefined;

  async function open(name: StateName, options: PanelOptions = {}): Promise<Page> {
    await panel?.close();
    const { messages, answer } = onView(states[name] as PanelState, 'network');
    panel = await openPanel(browser(), { ...(answer && { answer }), ...options });
    await panel.send(...messages);
    await panel.settled();
    return panel.page;
  }

  const received = <T extends FromView['type']>(type: T) =>
    (panel as PanelPage).received.filter((message): message is Extract<FromView, { type: T }> => message.type === type);
  const asked = (name: keyof Requests) => received('request').filter((request) => request.name === name);
  const lastMoment = () => asked('weights').at(-1)?.ask as Requests['weights']['ask'];

  describe('table', () => {
    it('says what Keras says, and what each layer costs', async () => {
      const page = await open('xor-done', { width: 1100 });
      const cells = (selector: string) => page.locator(`.layer-table ${selector}`).allInnerTexts();
      assert.deepEqual(await cells('thead th'), ['Layer (type)', 'Output Shape', 'Param #', 'Memory', 'Multiply-adds']);
      assert.deepEqual(await cells('tbody th'), ['hidden (Dense)', 'output (Dense)']);
      assert.deepEqual(await cells('tbody:nth-of-type(1) td:not(.number)'), ['(None, 2)']);
      assert.deepEqual(await cells('tfoot .number'), ['9', '36 B', '6', '9', '36 B', '', '0', '0 B', '']);
    });

    it('tells how a count comes about: on hover, on focus, and to a screen reader always', async () => {
      const page = await open('xor-done', { width: 1100 });
      const arithmetic = page.locator('.arithmetic').first();
      const opacity = () => arithmetic.evaluate((element) => getComputedStyle(element).opacity);
      assert.equal(await arithmetic.textContent(), '(2 inputs + 1 bias) × 2 units');
      assert.equal(await opacity(), '0');
      await page.hover('.layer-table tbody:nth-of-type(1)');
      await panel?.settled();
      assert.equal(await opacity(), '1');
      await page.hover('h1');
      await page.focus('.layer-name');
      await panel?.settled();
      assert.equal(await opacity(), '1');
      await page.keyboard.press('Escape');
      await panel?.settled();
      assert.equal(await opacity(), '0');
    });

    it('folds where it is narrow: nothing is cut off, nothing is lost', async () => {
      for (const name of ['xor-done', 'net-skip', 'net-convolution', 'mnist-training'] as const) {
        const page = await open(name, { width: 350 });
        const view = await page.locator('.view').evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
        assert.ok((view[0] as number) <= (view[1] as number), `${name}: ${view}`);
      }
      const page = await open('xor-done', { width: 350 });
      const folded = (await page.locator('.folded').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
      assert.deepEqual(folded[0], '(2 inputs + 1 bias) × 2 units · 24 B · Multiply-adds: 4');
    });

    it('marks frozen layers in words', async () => {
      const page = await open('net-skip', { width: 1100 });
      assert.deepEqual(await page.locator('.layer-table .frozen').allInnerTexts(), ['frozen']);
    });

    it('is walked with the arrow keys', async () => {
      const page = await open('net-skip');
      await page.focus('.layer-name');
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'a');
      assert.equal(received('hoverLayer').at(-1)?.layer, 'a');
    });
  });

  describe('table, graph and spec', () => {
    it('point at the same layer, wherever the reader does', async () => {
      const page = await open('xor-done');
      await page.hover('.layer-table tbody:nth-of-type(2)');
      await panel?.settled();
      assert.equal(await page.locator('.node.pointed').getAttribute('data-row'), '1');
      assert.equal(received('hoverLayer').at(-1)?.layer, 'output');
      await page.hover('.node[data-row="0"] .name');
      await panel?.settled();
      assert.equal(await page.locator('tbody.pointed .layer-name').innerText(), 'hidden');
      await page.hover('h1');
      await panel?.send({ type: 'layer', layer: 'output' });
      await panel?.settled();
      assert.equal(await page.locator('tbody.pointed .layer-name').innerText(), 'output');
      assert.equal(await page.locator('.node.pointed').getAttribute('data-row'), '1');
    });

    it('go to a layer on a click and on Enter, and show its weights', async () => {
      const page = await open('xor-done');
      await page.click('.node[data-row="1"] .name');
      await panel?.settled();
      assert.equal(received('revealLayer').at(-1)?.layer, 'output');
      assert.equal(received('options').at(-1)?.options.network.layer, 'output');
      assert.deepEqual(await page.locator('.variable h3 + span').allInnerTexts(), ['2 × 1', '1']);
      await page.focus('.layer-name >> nth=0');
      await page.keyboard.press('Enter');
      assert.equal(received('revealLayer').at(-1)?.layer, 'hidden');
    });

    it('are walked in the graph with the arrow keys', async () => {
      const page = await open('net-skip');
      await page.focus('.node[data-row="0"]');
      await page.keyboard.press('ArrowDown');
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-row')), '1');
      await page.keyboard.press('End');
      await page.keyboard.press(' ');
      assert.equal(received('revealLayer').at(-1)?.layer, 'answer');
    });

    it('scrolls a deep graph to the layer, and leaves its texts readable', async () => {
      const page = await open('net-deep', { width: 1000 });
      await panel?.send({ type: 'layer', layer: 'dense_29' });
      await panel?.settled();
      const region = await page.locator('.graph-region').boundingBox();
      const node = await page.locator('.node[data-row="29"]').boundingBox();
      assert.ok(region && node && node.y >= region.y && node.y + node.height <= region.y + region.height);
      const text = await page.locator('.node[data-row="29"] .name').boundingBox();
      assert.ok(text && text.height >= 10, `${text?.height}`);
    });
  });

  describe('units', () => {
    const signs = (page: Page) =>
      page.locator('.network-graph .link .weight').evaluateAll((lines) => lines.map((line) => line.getAttribute('class')));

    it('are joined by lines that follow the weights at the moment the reader points at', async () => {
      const page = await open('xor-done');
      assert.deepEqual(await signs(page), [
        'weight positive',
        'weight positive',
        'weight positive',
        'weight positive',
        'weight positive',
        'weight negative',
      ]);
      await panel?.send({ type: 'cursor', epoch: 0 });
      await panel?.settled();
      assert.deepEqual(await signs(page), [
        'weight positive',
        'weight negative',
        'weight positive',
        'weight positive',
        'weight positive',
        'weight negative',
      ]);
      assert.equal(await page.locator('.moment').innerText(), 'Before training: this comes from the first weights.');
    });

    it('ask for weights when the moment changes, and only then', async () => {
      await open('xor-training');
      const before = asked('weights').length;
      await panel?.send({ type: 'cursor', epoch: 51 }, { type: 'layer', layer: 'hidden' });
      await panel?.settled();
      assert.equal(asked('weights').length, before + 2);
      assert.deepEqual(lastMoment().at, 50);
      await panel?.send({ type: 'cursor', epoch: 52 }, { type: 'layer', layer: undefined });
      await panel?.settled();
      assert.equal(asked('weights').length, before + 2);
    });

    it('follow the run while it trains, but not while no one can see it', async () => {
      const { answer } = states['xor-training'];
      let late: Promise<void> | undefined;
      const page = await open('xor-training', {
        answer: async (name, ask) => {
          await late;
          return (answer as Answer)(name, ask);
        },
      });
      const asks = (): number => asked('weights').length;
      const epoch = async (from: number): Promise<void> => {
        const columns = { loss: Float64Array.of(0.1), accuracy: Float64Array.of(1) };
        await panel?.send({ type: 'curves', id: 'a', curves: { from, columns, milliseconds: Float64Array.of(4), frames: [0, from + 1] } });
        await panel?.settled();
      };
      const hide = (hidden: boolean) =>
        page.evaluate((value) => {
          Object.defineProperty(document, 'hidden', { value, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }, hidden);
      const before = asks();
      let release = (): void => undefined;
      late = new Promise((resolve) => (release = resolve));
      await epoch(120);
      assert.equal(asks(), before + 2);
      await hide(true);
      await epoch(121);
      release();
      await epoch(122);
      assert.equal(asks(), before + 2);
      await hide(false);
      await panel?.settled();
      assert.equal(asks(), before + 4);
    });
  });

  describe('weights', () => {
    it('are shown before any training, which is said', async () => {
      const page = await open('xor-before');
      assert.equal(await page.locator('.moment').innerText(), 'Not trained yet: this comes from the first weights.');
      assert.equal(lastMoment().run, undefined);
    });

    it('are colours that tell sign and size, in every theme', async () => {
      const page = await open('xor-done');
      for (const theme of themeNames) {
        await panel?.setTheme(theme);
        await panel?.settled();
        const [positive, negative] = [await dot(page, 'canvas >> nth=0'), await dot(page, 'canvas >> nth=1', 0.75)];
        assert.ok(positive[2]! > positive[0]! + 60, `${theme}: ${positive} is blue`);
        assert.ok(negative[0]! > negative[2]! + 60, `${theme}: ${negative} is warm`);
      }
    });

    it('are read off a heat map by pointer and by keyboard', async () => {
      const page = await open('xor-done');
      const map = page.locator('.heat-picture >> nth=0');
      const readout = page.locator('.readout >> nth=0');
      await map.hover({ position: { x: 100, y: 40 } });
      assert.equal(await readout.innerText(), 'input 2, unit 2: 3.5');
      await map.focus();
      await page.hover('h1');
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
      await page.keyboard.press('Home');
      assert.equal(await readout.innerText(), 'input 2, unit 1: 3.6');
    });

    it('are counted in a histogram', async () => {
      const page = await open('net-histogram');
      assert.match(await page.locator('.histogram .readout >> nth=0').innerText(), /^20 values from −0\.4993 to 0\.4962, mean/);
      await page.focus('.histogram svg >> nth=0');
      await page.keyboard.press('ArrowRight');
      assert.equal(await page.locator('.histogram .readout >> nth=0').innerText(), 'from −0.6 to −0.4: 3');
    });

    it('are numbers in a table, page by page, that can be copied', async () => {
      const page = await open('mnist-training');
      await page.evaluate(() =>
        Object.assign(navigator.clipboard, { writeText: (text: string) => Object.assign(window, { copied: text }) }),
      );
      await page.getByRole('combobox', { name: 'Shown as' }).click();
      await page.getByRole('option', { name: 'Numbers' }).click();
      await panel?.settled();
      assert.deepEqual(await page.locator('.pager > span').allInnerTexts(), [
        'input 1 to 64 of 784',
        'unit 1 to 32 of 512',
        'unit 1 to 32 of 512',
      ]);
      assert.equal(await page.locator('.numbers >> nth=0').locator('tbody tr').count(), 64);
      await page.getByRole('button', { name: 'Next: input' }).first().click();
      await panel?.settled();
      assert.equal(await page.locator('.numbers tbody th >> nth=0').innerText(), '65');
      await page.getByRole('button', { name: 'Copy the values of kernel' }).click();
      const copied = await page.evaluate(() =>
        (window as unknown as { copied: string }).copied.split('\n').map((line) => line.split('\t').length),
      );
      assert.deepEqual([copied.length, ...new Set(copied)], [784, 512]);
    });

    it('of a convolution are chosen by channel and filter', async () => {
      const page = await open('net-convolution');
      assert.deepEqual(await page.locator('.slice span').allInnerTexts(), ['channel 1 of 2', 'filter 1 of 6']);
      const map = page.locator('.heat-picture >> nth=0');
      const value = async (): Promise<string> => {
        await map.focus();
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Home');
        return page.locator('.readout >> nth=0').innerText();
      };
      const first = await value();
      assert.match(first, /^row 1, column 1: /);
      await page.focus('.slice input >> nth=1');
      await page.keyboard.press('ArrowRight');
      assert.deepEqual(await page.locator('.slice span').allInnerTexts(), ['channel 1 of 2', 'filter 2 of 6']);
      assert.notEqual(await value(), first);
    });

    it('say why they are not there', async () => {
      const page = await open('xor-done', {
        answer: () => {
          throw new Error('The file is gone.');
        },
      });
      assert.equal(await page.locator('.weights .warning').innerText(), 'The weights cannot be shown: The file is gone.');
    });
  });

  describe('saving', () => {
    const save = async (page: Page, item: string): Promise<Requests['save']['ask']> => {
      await page.locator('.network-bar .menu-button').click();
      await page.locator('[role="menuitem"]', { hasText: item }).click();
      for (let tries = 0; tries < 1500 && !asked('save').length; tries++) await page.waitForTimeout(20);
      return asked('save').at(-1)?.ask as Requests['save']['ask'];
    };

    it('writes the table as Keras prints it', async () => {
      const { name, content } = await save(await open('xor-done'), 'Table as text');
      assert.equal(name, 'XOR with a hidden layer.txt');
      assert.match(content as string, /hidden \(Dense\) {2}\(None, 2\) {2}6/);
    });

    it('writes the graph as a drawing with its colours in it', async () => {
      const { name, content } = await save(await open('xor-done'), 'Graph as SVG');
      assert.equal(name, 'XOR with a hidden layer.svg');
      assert.match(content as string, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      assert.doesNotMatch(content as string, /\s(class|style)=|var\(/);
      assert.match(content as string, /<line [^>]*stroke-dasharray="6px, 3px"/);
    });

    it('writes the graph as a picture', async () => {
      const { name, content } = await save(await open('xor-done'), 'Graph as PNG');
      assert.equal(name, 'XOR with a hidden layer.png');
      assert.deepEqual([...(content as Uint8Array).slice(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    });
  });

  describe('accessibility', () => {
    for (const name of ['xor-done', 'net-skip', 'net-numbers', 'net-histogram'] as const) {
      it(`has nothing serious in any theme: ${name}`, async () => {
        const page = await open(name);
        for (const theme of themeNames) {
          await panel?.setTheme(theme);
          await panel?.settled();
          assert.deepEqual(await barriers(page, { part: '.network', colors: theme !== 'dark' }), [], theme);
        }
      });
    }
  });
});

/** The colour of a dot of a canvas, near its upper left corner. @param across part of its width */
const dot = (page: Page, canvas: string, across = 0.02): Promise<number[]> =>
  page.locator(canvas).evaluate((element: HTMLCanvasElement, part) => {
    const [r = 0, g = 0, b = 0] = element.getContext('2d')?.getImageData(element.width * part + 3, 3, 1, 1).data ?? [];
    return [r, g, b];
  }, across);
