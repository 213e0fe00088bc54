import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { FromView, Requests } from '../../src/webview/study/messages/from-view';
import type { ToView } from '../../src/webview/study/messages/to-view';
import type { ViewName } from '../../src/webview/study/messages/views';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { onView, type PanelState, type StateName, states } from './states';
import { themeNames } from './themes';

/** The value as soon as there is one; undefined when there is none within a minute. */
async function soon<T>(value: () => T | undefined): Promise<T | undefined> {
  for (let waited = 0; waited < 180_000 && value() === undefined; waited += 50) await new Promise((resolve) => setTimeout(resolve, 50));
  return value();
}

/** The same state of a spec whose network has another name. */
const renamed = (state: PanelState): PanelState => ({
  ...state,
  messages: state.messages.map((message) =>
    message.type === 'state' && message.state.network
      ? { ...message, state: { ...message.state, network: { ...message.state.network, name: 'another' } } }
      : message,
  ),
});

describe('the boundary and the fit', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage;

  async function open(name: StateName, view: ViewName = 'boundary', options: PanelOptions = {}): Promise<Page> {
    await panel?.close();
    const { messages, answer } = onView(states[name] as PanelState, view);
    panel = await openPanel(browser(), { width: 1000, height: 1300, ...(answer && { answer }), ...options });
    await panel.send(...messages);
    await panel.page.waitForSelector('.picture svg');
    await panel.settled();
    return panel.page;
  }

  const received = <T extends FromView['type']>(type: T) =>
    panel.received.filter((message): message is Extract<FromView, { type: T }> => message.type === type);
  const asks = () =>
    received('request').flatMap((request) => (request.name === 'outputs' ? [request.ask as Requests['outputs']['ask']] : []));
  const rows = (page: Page) => page.locator('.truth-table tbody tr').allInnerTexts();
  const says = (page: Page) => page.locator('.picture figcaption').innerText();

  /** The class of the region at a place of the first plot, in the units of a gate's axes. */
  const regionAt = (page: Page, x: number, y: number): Promise<string | undefined> =>
    page.evaluate(
      ([px = 0, py = 0]) => {
        const { left, top, width, height } = (document.querySelector('.picture .plot-edge') as Element).getBoundingClientRect();
        const at = [left + ((px + 0.5) / 2) * width, top + ((1.5 - py) / 2) * height] as const;
        const region = document.elementsFromPoint(...at).find((element) => element.classList.contains('region'));
        return [...(region?.classList ?? [])].find((name) => name.startsWith('klass-'));
      },
      [x, y],
    );

  describe('of gates', () => {
    for (const [name, classes] of [
      ['gate-and', [0, 0, 0, 1]],
      ['gate-xor', [0, 1, 1, 0]],
    ] as const) {
      it(`has each corner on its side: ${name}`, async () => {
        const page = await open(name);
        // Beside the marks, which lie over the regions.
        const found = [
          await regionAt(page, 0.1, 0.1),
          await regionAt(page, 0.1, 0.9),
          await regionAt(page, 0.9, 0.1),
          await regionAt(page, 0.95, 0.95),
        ];
        assert.deepEqual(
          found,
          classes.map((klass) => `klass-${klass}`),
        );
        assert.deepEqual(
          (await rows(page)).map((row) => row.split('\t').slice(2)),
          classes.map((klass) => [`${klass}`, `${klass}`, `class ${klass}`, 'right']),
        );
      });
    }

    it('shows the line as an equation, and what it separates', async () => {
      const page = await open('gate-and');
      const lines = await page.locator('.equation code').allInnerTexts();
      assert.deepEqual(
        lines.map((line) => line.replaceAll('\u00a0', ' ')),
        ['0.4·x₁ + 0.4·x₂ − 0.6 = 0', 'x₂ = (−0.4·x₁ + 0.6) / 0.4 = −x₁ + 1.5'],
      );
      assert.equal(await says(page), 'The line separates both classes: all 4 training points are on the right side.');
    });

    it('follows weights that are moved by hand, and goes back', async () => {
      const page = await open('gate-and');
      const field = page.getByRole('textbox', { name: 'bias as a number' });
      await field.fill('-0.3');
      await field.press('Enter');
      await page.waitForFunction(() => document.querySelectorAll('.truth-table .row-wrong').length === 2);
      assert.equal(await says(page), 'Moved by hand. The line has 2 of 4 training points on the right side.');
      assert.match(await page.locator('.hand-result').innerText(), /^Moved by hand: 2 of 4 points right/);
      assert.equal(await page.locator('.equation code').first().innerText(), '0.4·x₁ + 0.4·x₂ − 0.3 = 0');
      assert.deepEqual(asks().at(-1)?.instead, { 'dense/kernel': Float32Array.of(0.4, 0.4), 'dense/bias': Float32Array.of(-0.3) });
      assert.equal(await regionAt(page, 0.9, 0.1), 'klass-1');

      await page.getByRole('button', { name: 'Back to the network’s own weights' }).click();
      await page.waitForFunction(() => document.querySelectorAll('.truth-table .row-wrong').length === 0);
      assert.equal(await page.locator('.equation code').first().innerText(), '0.4·x₁ + 0.4·x₂ − 0.6 = 0');
    });

    it('writes weights that were moved by hand into the spec, and says why where it cannot', async () => {
      const page = await open('gate-and');
      assert.equal(await page.locator('.hand-write').count(), 0);
      const field = page.getByRole('textbox', { name: 'bias as a number' });
      await field.fill('-0.3');
      await field.press('Enter');
      await page.getByRole('button', { name: 'Write into the spec' }).click();
      await panel.settled();
      const written = panel.received.flatMap((message) =>
        message.type === 'request' && message.name === 'writeWeights' ? [message.ask] : [],
      );
      assert.deepEqual(written, [{ layer: 'dense', values: { kernel: Float32Array.of(0.4, 0.4), bias: Float32Array.of(-0.3) } }]);
      const refusing = await open('gate-and', 'boundary', {
        answer: (name, ask) => {
          if (name === 'writeWeights') throw new Error('The spec has changed just now. Try again.');
          return (states['gate-and'] as PanelState).answer?.(name, ask) as never;
        },
      });
      await refusing.locator('.hand .slider').first().fill('1');
      await refusing.getByRole('button', { name: 'Write into the spec' }).click();
      await refusing.locator('.hand .warning', { hasText: 'The spec has changed just now. Try again.' }).waitFor();
    });

    it('moves the line with a slider by keyboard, and redraws at once', async () => {
      const page = await open('gate-and');
      const slider = page.locator('.hand .slider').first();
      await slider.focus();
      for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowLeft');
      await panel.settled();
      assert.equal(await page.locator('.equation code').first().innerText(), '0.3·x₁ + 0.4·x₂ − 0.6 = 0');
    });

    it('forgets weights moved by hand when the spec changes', async () => {
      const page = await open('gate-and');
      await page.locator('.hand .slider').first().fill('1');
      await page.waitForFunction(() => document.querySelector('.hand-result')?.textContent?.includes('Moved by hand'));
      await panel.send(...onView(renamed(states['gate-and']), 'boundary').messages);
      await page.waitForFunction(() => !document.querySelector('.hand-result')?.textContent?.includes('Moved by hand'));
    });

    it('leaves what is being typed, and weights moved by hand, while everything is drawn again', async () => {
      const page = await open('gate-and');
      const field = page.getByRole('textbox', { name: 'bias as a number' });
      await field.fill('-0.');
      const { messages } = onView(states['gate-and'], 'boundary');
      const redrawn = async (): Promise<void> => {
        await panel.send(...messages, { type: 'layer', layer: 'dense' }, { type: 'layer', layer: undefined });
        await panel.settled();
      };
      await redrawn();
      assert.equal(await field.inputValue(), '-0.');
      await field.press('3');
      await redrawn();
      await field.press('Enter');
      await page.waitForFunction(() => document.querySelectorAll('.truth-table .row-wrong').length === 2);
      await redrawn();
      assert.equal(await field.inputValue(), '-0.3');
      assert.match(await page.locator('.hand-result').innerText(), /^Moved by hand/);
      await field.fill('7');
      await field.press('Escape');
      await panel.settled();
      assert.equal(await field.inputValue(), '-0.3');
    });

    it('shows where the hidden units of XOR move the points', async () => {
      const page = await open('gate-xor');
      assert.equal(await page.locator('.units li').count(), 2);
      assert.match(await page.locator('.hidden-plane').innerText(), /×2/);
    });
  });

  it('draws linear networks as polygons of few corners', async () => {
    for (const name of ['linear-layers', 'three-classes'] as const) {
      const page = await open(name);
      const outlines = await page.locator('.picture .region').evaluateAll((all) => all.map((one) => one.getAttribute('d') ?? ''));
      assert.ok(outlines.length >= 5 && outlines.every((d) => d.split('L').length <= 6), outlines.join('\n'));
    }
  });

  describe('walking', () => {
    it('reads point by point with the arrow keys', async () => {
      const page = await open('perceptron-xor');
      await page.locator('.picture-walk').focus();
      const reading = async (key: string): Promise<string> => {
        await page.keyboard.press(key);
        await panel.settled();
        return page.locator('.picture-reading').innerText();
      };
      assert.equal(await reading('ArrowRight'), 'Point 1 of 4: x₁ = 0, x₂ = 0. Target: class 0. Output 1: class 1, wrong.');
      assert.match(await reading('End'), /^Point 4 of 4/);
      assert.equal(await page.locator('.plot-ring.here').count(), 1);
      assert.equal(await reading('Escape'), '');
    });

    it('reads what is under the pointer, and marks its row', async () => {
      const page = await open('gate-and');
      await page.hover('.plot-marks .klass-1');
      await panel.settled();
      assert.match(await page.locator('.picture-reading').innerText(), /^Point 4 of 4/);
      assert.match(await page.locator('.truth-table .here').innerText(), /^1\t1/);
    });
  });

  describe('over a run', () => {
    it('goes to the moment of the slider, and tells the other views', async () => {
      const page = await open('xor-done');
      await page.locator('.scrub .slider').fill('0');
      await page.waitForFunction(() => document.querySelector('.scrub-epoch')?.textContent === 'epoch 0 of 300');
      assert.equal(received('cursor').at(-1)?.epoch, 0);
      assert.equal(asks().at(-1)?.at, 0);
      assert.match(await says(page), /^Before training: this comes from the first weights\. /);
    });

    it('goes where another view points', async () => {
      const page = await open('xor-done');
      await panel.send({ type: 'cursor', epoch: 151 });
      await page.waitForFunction(() => document.querySelector('.scrub-epoch')?.textContent === 'epoch 150 of 300');
      assert.equal(await page.locator('.scrub .slider').inputValue(), '30');
    });

    it('plays it from the beginning to the end', async () => {
      const page = await open('xor-done');
      await page.getByRole('button', { name: 'Play the training' }).click();
      await page.waitForFunction(() => Number((document.querySelector('.scrub .slider') as HTMLInputElement).value) < 30);
      await page.waitForFunction(() => (document.querySelector('.scrub .slider') as HTMLInputElement).value === '60');
      await page.waitForFunction(() => document.querySelector('.scrub-epoch')?.textContent === 'epoch 300 of 300');
      assert.equal(received('cursor').at(-1)?.epoch, undefined);
    });

    it('does not play where motion is not wanted, but has its slider', async () => {
      const page = await open('xor-done', 'boundary', { reducedMotion: true });
      assert.equal(await page.locator('.scrub').getByRole('button').count(), 0);
      assert.equal(await page.locator('.scrub .slider').count(), 1);
    });

    it('moves while it trains: one question at a time, always for the newest, and in full only when it rests', async () => {
      let out = 0;
      let most = 0;
      let training = false;
      let letGo = (): void => undefined;
      const held = new Promise<void>((go) => {
        letGo = go;
      });
      const answer = states['xor-training'].answer as NonNullable<PanelOptions['answer']>;
      const slow: typeof answer = async (name, ask) => {
        if (name !== 'outputs' || (ask as Requests['outputs']['ask']).layers !== 'output') return answer(name, ask);
        most = Math.max(most, ++out);
        // While training, the first question is not answered before all that comes in the meantime is there.
        if (training) await held;
        out--;
        return answer(name, ask);
      };
      await open('xor-training', 'boundary', { answer: slow });
      const inFull = (epoch: number) => (): Requests['outputs']['ask'] | undefined =>
        asks().find(({ at, x }) => at === epoch && x.length > 30_000);
      assert.ok(await soon(inFull(120)), 'what comes first is never asked for in full');
      training = true;
      const before = asks().length;
      const epochs = Array.from({ length: 40 }, (_, i) => 121 + i);
      await panel.send(
        ...epochs.map((epoch, i): ToView => {
          const frames = [0, 60, 120, ...epochs.slice(0, i + 1)];
          return { type: 'curves', id: 'a', curves: { from: epoch - 1, columns: {}, milliseconds: Float64Array.of(1), frames } };
        }),
      );
      letGo();
      await panel.page.waitForFunction(() => document.querySelector('.scrub-epoch')?.textContent === 'epoch 160 of 300');
      assert.ok(await soon(inFull(160)), 'it is never asked for in full');
      const moving = asks()
        .slice(before)
        .filter(({ layers }) => layers === 'output');
      assert.equal(most, 1);
      assert.ok(moving.length < 40, `${moving.length} questions`);
      assert.equal(moving.at(-1)?.at, 160);
      assert.ok(moving.every(({ x, at }) => x.length < 8000 || at === 160));
    });
  });

  describe('what cannot be shown', () => {
    it('is said, in place of the picture', async () => {
      await panel?.close();
      panel = await openPanel(browser(), {
        answer: () => {
          throw new Error('This run no longer exists.');
        },
      });
      await panel.send(...onView(states['xor-done'], 'boundary').messages);
      await panel.page.waitForSelector('.warning');
      assert.equal(await panel.page.locator('.warning').innerText(), 'This moment cannot be shown: This run no longer exists.');
    });
  });

  describe('saving', () => {
    for (const [name, view] of [
      ['gate-xor', 'boundary'],
      ['logistic', 'fit'],
    ] as const) {
      it(`writes a picture of its own: ${view}`, async () => {
        const page = await open(name, view);
        const pick = async (text: string): Promise<Requests['save']['ask']> => {
          const before = received('request').length;
          await page.locator('.plot-controls .menu-button').click();
          await page.getByText(text).click();
          const saved = await soon(() =>
            received('request')
              .slice(before)
              .find((request) => request.name === 'save'),
          );
          assert.ok(saved, 'nothing was saved');
          return saved.ask as Requests['save']['ask'];
        };
        const svg = await pick('Picture as SVG');
        assert.match(svg.name, /\.svg$/);
        assert.match(svg.content as string, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
        assert.doesNotMatch(svg.content as string, /color\(srgb|var\(/);
        const png = await pick('Picture as PNG');
        assert.deepEqual([...(png.content as Uint8Array).slice(1, 4)], [...Buffer.from('PNG')]);
      });
    }
  });

  describe('the fit', () => {
    it('follows a weight moved by hand', async () => {
      const page = await open('noisy-line', 'fit');
      const field = page.getByRole('textbox', { name: 'w as a number' });
      await field.fill('1');
      await field.press('Enter');
      await page.waitForFunction(() => document.querySelector('.fit-side code')?.textContent === 'y = x + 0.981');
      assert.match(await says(page), /^Moved by hand\. The line y = x \+ 0\.981 misses 45 training points by 0\.\d+ on average\./);
    });

    it('goes over the run, too', async () => {
      const page = await open('logistic', 'fit');
      await page.locator('.scrub .slider').fill('0');
      await page.waitForFunction(() => document.querySelector('.fit-side code')?.textContent === 'output = sigmoid(0.4·hours)');
    });
  });

  describe('everywhere', () => {
    const pictures = [
      ['gate-and', 'boundary'],
      ['gate-xor', 'boundary'],
      ['three-labels', 'boundary'],
      ['three-classes', 'boundary'],
      ['surface', 'boundary'],
      ['clouds', 'boundary'],
      ['noisy-line', 'fit'],
      ['logistic', 'fit'],
    ] as const;

    it('fits a narrow column', async () => {
      for (const [name, view] of pictures) {
        const page = await open(name, view, { width: 350 });
        const wide = await page.locator('.view').evaluate((element) => element.scrollWidth - element.clientWidth);
        assert.ok(wide <= 0, `${name}: ${wide} pixels too wide`);
      }
    });

    for (const [name, view] of pictures) {
      it(`keeps to what axe-core checks in every theme: ${name}`, async () => {
        const page = await open(name, view);
        for (const theme of themeNames) {
          await panel.setTheme(theme);
          await panel.settled();
          assert.deepEqual(await barriers(page, { part: '.view', colors: theme !== 'dark' }), [], theme);
        }
      });
    }

    it('distinguishes sides without colour in high contrast', async () => {
      const page = await open('gate-and');
      const seen: string[] = [];
      for (const theme of themeNames) {
        await panel.setTheme(theme);
        seen.push(`${theme} ${await page.locator('.picture .hatch').evaluate((element) => getComputedStyle(element).visibility)}`);
      }
      assert.deepEqual(seen, ['dark hidden', 'light hidden', 'hc-dark visible', 'hc-light visible']);
    });
  });
});
