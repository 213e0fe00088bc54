import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { FromView, Requests } from '../../src/webview/study/messages/from-view';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { type Answer, openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { type PanelState, type StateName, states } from './states';

describe('the descent view', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage | undefined;

  async function open(name: StateName, options: PanelOptions = {}): Promise<Page> {
    await panel?.close();
    const { messages, answer } = states[name] as PanelState;
    panel = await openPanel(browser(), { width: 1100, ...(answer && { answer }), ...options });
    await panel.send(...messages);
    await panel.page.locator('.descent[aria-busy=false]').waitFor();
    await panel.settled();
    return panel.page;
  }

  const received = <T extends FromView['type']>(type: T) =>
    (panel as PanelPage).received.filter((message): message is Extract<FromView, { type: T }> => message.type === type);
  const asked = <N extends 'surface' | 'slope' | 'descend'>(name: N) =>
    received('request')
      .filter((message) => message.name === name)
      .map(({ ask }) => ask as Requests[N]['ask']);
  const options = () => received('options').at(-1)?.options.descent;
  const says = (within: Locator, text: string | RegExp) => within.filter({ hasText: text }).waitFor();
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const map = (page: Page): Locator => page.locator('.loss-map .picture-walk').first();
  const verdict = (page: Page): Locator => page.locator('.race-sentence');
  /** Numbers of a text, by the letters before them. */
  const numbers = (text: string): number[] =>
    [...text.matchAll(/= ([−\d.e]+)(?=[,.:;]? |[,.:]?$)/g)].map(([, number]) =>
      Number((number as string).replace(/[.:,]$/, '').replaceAll('−', '-')),
    );

  describe('of J(w, b)', () => {
    it('is a map with its numbers and names, and a sentence of what is on it', async () => {
      const page = await open('descent-line');
      await page.getByRole('heading', { name: 'J(w, b) = mean_squared_error' }).waitFor();
      const texts = await map(page).locator('text').allTextContents();
      for (const text of ['w = dense/kernel[0,0]', 'b = dense/bias[0]', '10', '1', 'start', 'run']) assert.ok(texts.includes(text), text);
      assert.match(
        await page.locator('.loss-map figcaption').innerText(),
        /lowest at w = .*The run went from 41 to 3\.1e−5 in 100 epochs\./,
      );
      await says(verdict(page), 'With a learning rate of 0.1 SGD arrives in epoch 6.');
      assert.equal(await page.locator('.loss-surface canvas').count(), 1);
      assert.deepEqual(await barriers(page), []);
    });

    it('has the exact loss and slope where the pointer or the keys are, with an arrow', async () => {
      const page = await open('descent-line');
      await map(page).focus();
      for (const key of ['ArrowRight', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
      const reading = page.locator('.picture-reading');
      await says(reading, '∂J/∂b');
      await page.locator('.slope-arrow path').waitFor();
      const [w, b] = (asked('slope').at(-1) as Requests['slope']['ask']).point;
      await says(reading, new RegExp(`^w = ${w}, b = ${b}`.replaceAll('.', '\\.')));
      const [, , J, dw, db] = numbers(await reading.innerText()) as [number, number, number, number, number];
      const x = [1, 2, 3, 4];
      const off = x.map((at) => w * at + b - (2 * at + 1));
      const mean = (of: (i: number) => number): number => x.reduce((sum, _, i) => sum + of(i), 0) / 4;
      const exact = [
        mean((i) => (off[i] as number) ** 2),
        mean((i) => 2 * (off[i] as number) * (x[i] as number)),
        mean((i) => 2 * (off[i] as number)),
      ];
      [J, dw, db].forEach((said, i) => {
        assert.ok(Math.abs(said - (exact[i] as number)) <= Math.abs(exact[i] as number) * 1e-3 + 1e-4, `${said} ${exact[i]}`);
      });
      await map(page).hover({ position: { x: 200, y: 200 } });
      await says(reading, /^w = /);
      await page.hover('h1');
      await page.locator('.slope-arrow').waitFor({ state: 'detached' });
    });

    it('goes over the run with all other views, an epoch at a time by key and by button', async () => {
      const page = await open('descent-line');
      const before = await map(page).locator('.run-way .way').last().getAttribute('d');
      await map(page).focus();
      await page.keyboard.press('[');
      await says(page.locator('.scrub-epoch'), 'epoch 99 of 100');
      await press(page, 'One step back');
      await says(page.locator('.scrub-epoch'), 'epoch 98 of 100');
      assert.equal(received('cursor').at(-1)?.epoch, 98);
      assert.notEqual(await map(page).locator('.run-way .way').last().getAttribute('d'), before);
      assert.equal(asked('surface').filter(({ size }) => size === 80).length, 1, 'the surface is the same at every epoch');
      await page.keyboard.press(']');
      await page.keyboard.press(']');
      await says(page.locator('.scrub-epoch'), 'epoch 100 of 100');
      assert.ok(await page.getByRole('button', { name: 'One step forward' }).isDisabled());
    });

    it('starts where one clicks, and goes a step on and back', async () => {
      const page = await open('descent-line');
      await map(page).click({ position: { x: 120, y: 100 } });
      await page.locator('.ways.racing .racer-0').waitFor();
      const start = options()?.start as readonly [number, number];
      assert.deepEqual(asked('descend').at(-1)?.start, start);
      const shown = page.locator('.descent-steps .scrub-epoch');
      await says(shown, 'step 100 of 100');
      for (let i = 0; i < 99; i++) await page.keyboard.press('[');
      await says(shown, 'step 1 of 100');
      const text = await page.locator('.step-reading').innerText();
      // w ← w − 0.1 · ∂J/∂w, as one writes it by hand.
      const [, from, by, to] = (/^w ← ([−\d.]+) − 0\.1 · \(?([−\d.]+)\)? = ([−\d.]+), b/.exec(text) ?? []).map((part) =>
        Number(part.replace('−', '-')),
      );
      assert.ok(
        Math.abs((from as number) - start[0]) < 1e-3 && Math.abs((from as number) - 0.1 * (by as number) - (to as number)) < 1e-3,
        text,
      );
      await map(page).focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await panel?.settled();
      assert.notDeepEqual(options()?.start, start);
      await press(page, 'Reset');
      await page.locator('.ways.racing').waitFor({ state: 'detached' });
      assert.equal(options()?.start, undefined);
    });

    it('trains once for each choice, and asks once for each slope', async () => {
      const page = await open('descent-line');
      // What would be asked for after a rest is asked for at once.
      await page.evaluate(() => {
        const { setTimeout: own } = window;
        Object.assign(window, { setTimeout: (work: () => void) => own(work, 0) });
      });
      const before = asked('descend').length;
      await page.getByRole('slider', { name: 'Learning rate of SGD' }).fill('-3');
      await says(verdict(page), /^A learning rate of 0\.001 is too small/);
      await map(page).focus();
      await page.keyboard.press('ArrowRight');
      await page.locator('.slope-arrow path').waitFor();
      await panel?.settled();
      assert.deepEqual([asked('descend').length - before, asked('slope').length], [1, 1]);
    });

    it('trains again while the learning rate is dragged, and says what is too small and too large', async () => {
      const page = await open('descent-line');
      const slider = page.getByRole('slider', { name: 'Learning rate of SGD' });
      await slider.fill('-3');
      await says(
        verdict(page),
        /^A learning rate of 0\.001 is too small for 100 epochs: SGD goes down in each, and 9\d(\.\d)?\u00a0% of the height is done\.$/,
      );
      await slider.fill('-1');
      await says(verdict(page), 'With a learning rate of 0.1 SGD arrives in epoch 6.');
      const rate = page.getByRole('textbox', { name: 'Learning rate of SGD as a number' });
      await rate.fill('0.15');
      await page.keyboard.press('Enter');
      await says(verdict(page), /^A learning rate of 0\.15 is too large: SGD diverges/);
      await says(page.locator('.race td.arrives'), 'diverges');
      assert.equal(options()?.racers?.[0]?.learningRate, 0.15);
      assert.equal(await map(page).locator('.way-name', { hasText: 'SGD →' }).count(), 1);
    });

    it('turns as a surface by keys and by dragging, and stays so', async () => {
      const page = await open('descent-line', { reducedMotion: true });
      const canvas = page.locator('.loss-surface canvas');
      const picture = () => canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
      const first = await picture();
      const turn = page.locator('.surface-turn');
      await turn.focus();
      await page.keyboard.press('ArrowRight');
      await panel?.settled();
      const turned = await picture();
      assert.notEqual(turned, first);
      const kept = options()?.turn;
      await turn.hover();
      await page.mouse.down();
      await page.mouse.move(700, 300, { steps: 4 });
      await page.mouse.up();
      await panel?.settled();
      assert.notEqual(await picture(), turned);
      assert.notDeepEqual(options()?.turn, kept);
      await turn.focus();
      await page.keyboard.press('Home');
      await panel?.settled();
      assert.equal(await picture(), first);
    });

    it('trains before it was trained: the way that training will take', async () => {
      const page = await open('descent-before');
      await says(page.locator('.moment-note'), 'Not trained yet');
      await page.locator('.racer-0 .way').first().waitFor();
      await says(verdict(page), /is too small for 100 epochs/);
      assert.equal(await page.locator('.run-way').count(), 0);
    });
  });

  describe('of several optimizers', () => {
    it('says in which epoch each arrives, and takes others in', async () => {
      const page = await open('descent-race');
      await says(verdict(page), /^First to arrive, in epoch \d+: Momentum\./);
      assert.equal(await page.locator('.race tbody tr').count(), 4);
      const names = await map(page).locator('.way-name').allTextContents();
      for (const name of ['SGD', 'Momentum', 'RMSprop', 'Adam'])
        assert.ok(
          names.some((text) => text.startsWith(name)),
          `${names}`,
        );
      await press(page, 'Optimizers');
      await page.getByRole('menuitemcheckbox', { name: 'NAG' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'SGD (as in the spec)' }).click();
      await page.keyboard.press('Escape');
      await page.locator('.race tbody th', { hasText: 'NAG' }).waitFor();
      await page.locator('.racer-3 .way').first().waitFor();
      assert.deepEqual(
        options()?.racers?.map(({ name }) => name),
        ['Momentum', 'RMSprop', 'Adam', 'NAG'],
      );
      await page.getByRole('textbox', { name: 'Epochs' }).fill('5');
      await page.keyboard.press('Enter');
      await says(verdict(page), /Not there within 5 epochs/);
      assert.equal(asked('descend').at(-1)?.steps, 5);
      assert.deepEqual(await barriers(page), []);
    });

    it('draws another loss over the same part of the plane, and says what differs', async () => {
      const page = await open('descent-losses');
      await says(page.locator('.two-maps + .sentence'), /mean_squared_error bends downwards at [\d.]+\u00a0% of the points/);
      await says(
        page.locator('.two-maps + .sentence'),
        /binary_crossentropy bends downwards at none of the points that were computed: one bowl\./,
      );
      const ranges = asked('surface').filter(({ range }) => range !== undefined);
      assert.deepEqual(ranges.at(-1)?.range, ranges.at(-2)?.range);
      assert.deepEqual(await barriers(page), []);
    });
  });

  describe('of more than two numbers', () => {
    it('is the plane of the way, with the share of it that lies in the plane; or two numbers that are chosen', async () => {
      const page = await open('descent-way');
      await says(
        page.locator('.loss-map figcaption'),
        /^A projection onto the two directions in which the run’s weights spread most\. 9\d\.\d\u00a0% of the run’s way lies in it\./,
      );
      await page.getByRole('combobox', { name: 'Drawn over' }).click();
      await page.getByRole('option', { name: 'Two numbers' }).click();
      await says(page.locator('.loss-map figcaption'), /^A slice: all 15 other numbers as after epoch 200\./);
      const place = page.getByRole('textbox', { name: 'Place along y' });
      await place.fill('1 2');
      await page.keyboard.press('Enter');
      await page.locator('.plot-name', { hasText: 'w₂ = dense/kernel[1,2]' }).waitFor();
      await place.fill('[7, 7]');
      await page.keyboard.press('Enter');
      await panel?.settled();
      assert.equal(await place.inputValue(), '[1, 2]');
      assert.deepEqual(options()?.plane, {
        kind: 'parameters',
        x: { variable: 'dense/kernel', index: 0 },
        y: { variable: 'dense/kernel', index: 6 },
      });
      assert.deepEqual(await barriers(page), []);
    });

    it('begins a race where the run began, with all its numbers as they were then', async () => {
      const page = await open('descent-way');
      assert.equal(await verdict(page).count(), 0);
      await page.getByRole('slider', { name: 'Learning rate of Adam' }).fill('-2');
      await verdict(page).waitFor();
      const [ask] = asked('descend').slice(-1);
      assert.equal(ask?.at, 0);
      await page.locator('.racer-0 .way').first().waitFor();
    });

    it('of a large network is quick, and says over how many rows', async () => {
      const page = await open('descent-wide');
      await says(page.locator('.loss-map figcaption'), /of the 200 training rows, evenly taken/);
      await says(page.locator('.race'), 'A click on the map starts a descent from there');
      assert.equal(asked('descend').length, 0);
    });
  });

  it('says what is in the way, in its place, and keeps the picture before', async () => {
    const { answer } = states['descent-line'] as PanelState;
    let failing = false;
    const page = await open('descent-line', {
      answer: (name, ask) => {
        if (failing) throw new Error('This run no longer exists.');
        return (answer as Answer)(name, ask);
      },
    });
    failing = true;
    await press(page, 'Zoom out');
    const alert = page.getByRole('alert').filter({ hasText: 'The surface of the loss cannot be shown: This run no longer exists.' });
    await alert.waitFor();
    assert.equal(await map(page).count(), 1);
    failing = false;
    await press(page, 'The whole way');
    await alert.waitFor({ state: 'detached' });
    assert.equal(options()?.range, undefined);
    await press(page, 'Zoom in on the lowest point');
    await page.getByRole('button', { name: 'The whole way' }).waitFor();
    assert.equal(await alert.count(), 0);
  });

  it('begins anew with another spec', async () => {
    const page = await open('descent-line');
    await map(page).click({ position: { x: 120, y: 100 } });
    await page.locator('.ways.racing').waitFor();
    const { messages } = states['descent-race'] as PanelState;
    const other = messages.map((message) =>
      message.type === 'state' ? { ...message, state: { ...message.state, subject: 'other' } } : message,
    );
    await panel?.send(...other);
    await page.locator('.race tbody tr').nth(3).waitFor();
    assert.equal(options()?.racers, undefined, 'nothing was said of the other spec');
  });

  it('saves the map and the surface', async () => {
    const page = await open('descent-line', {
      answer: (name, ask) =>
        name === 'save' ? ({ saved: true } as never) : ((states['descent-line'] as PanelState).answer as Answer)(name, ask),
    });
    for (const item of ['Contours as SVG', 'Contours as PNG', 'Surface as PNG']) {
      await press(page, 'Save');
      await page.getByRole('menuitem', { name: item }).click();
      await panel?.settled();
    }
    const files = received('request').filter(({ name }) => name === 'save');
    assert.deepEqual(
      files.map(({ ask }) => (ask as Requests['save']['ask']).name),
      ['svg', 'png', 'png'].map((ending) => `Gradient descent- learning rate 0.1 loss surface.${ending}`),
    );
    const [svg] = files.map(({ ask }) => (ask as Requests['save']['ask']).content);
    assert.match(String(svg), /^<svg[\s\S]*dense\/kernel/);
  });

  it('is drawn in every theme without an error', async () => {
    for (const theme of ['light', 'dark', 'hc-dark', 'hc-light'] as const) {
      const page = await open('descent-race', { theme, width: 430 });
      assert.deepEqual(panel?.errors, []);
      assert.deepEqual(await barriers(page), [], theme);
    }
  });
});
