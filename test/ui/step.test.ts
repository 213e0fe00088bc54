import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { FromView, Requests } from '../../src/webview/study/messages/from-view';
import { barriers } from './accessibility';
import { noBrowser, useBrowser } from './browser';
import { type Answer, openPanel, type PanelOptions, type PanelPage } from './panel-page';
import { type PanelState, type StateName, states } from './states';

/** A page of more elements is no longer quick. */
const MOST_ELEMENTS = 1500;

describe('the step view', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage | undefined;

  async function open(name: StateName, options: PanelOptions = {}): Promise<Page> {
    await panel?.close();
    const { messages, answer } = states[name] as PanelState;
    panel = await openPanel(browser(), { ...(answer && { answer }), ...options });
    await panel.send(...messages);
    await panel.page.locator('.step[aria-busy=false]').waitFor();
    await panel.settled();
    return panel.page;
  }

  const received = <T extends FromView['type']>(type: T) =>
    (panel as PanelPage).received.filter((message): message is Extract<FromView, { type: T }> => message.type === type);
  const asked = () =>
    received('request')
      .filter(({ name }) => name === 'step')
      .map(({ ask }) => ask as Requests['step']['ask']);
  const layer = (page: Page, name: string): Locator => page.locator(`[data-layer="${name}"]`);
  const grid = (within: Locator, title: string): Locator => within.getByRole('grid', { name: title, exact: true });
  const numbers = async (of: Locator): Promise<string[]> => (await of.getByRole('gridcell').allInnerTexts()).map((text) => text.trim());
  const worked = (within: Locator): Promise<string> => within.locator('.worked').innerText();
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  /** Waits until a part of the page says something. */
  const says = (within: Locator, text: string | RegExp) => within.filter({ hasText: text }).waitFor();

  describe('of one sample by hand', () => {
    it('has every number of the sample’s comment, forward, back and updated', async () => {
      const page = await open('step-one');
      const [hidden, output] = [layer(page, 'forward hidden'), layer(page, 'forward output')];
      assert.deepEqual(await numbers(grid(hidden, 'input')), ['1.0', '0.5']);
      assert.deepEqual(await numbers(grid(hidden, 'kernel')), ['0.2', '−0.4', '0.2', '0.3']);
      assert.deepEqual(await numbers(grid(hidden, 'output = sigmoid')), ['0.5987', '0.3894']);
      assert.deepEqual(await numbers(grid(output, 'output = sigmoid')), ['0.5565']);
      assert.match(await worked(hidden), /0\.2·1 \+ 0\.2·0\.5 \+ 0\.1 = 0\.4/);
      assert.match(await worked(page.getByRole('region', { name: 'Loss' })), /\(1 − 0\.5565\)² = 0\.1967/);
      assert.deepEqual(await numbers(grid(layer(page, 'back output'), '∂L/∂output')), ['−0.8871']);
      assert.match(await worked(layer(page, 'update output')), /0\.5 − 0\.5·\(−0\.1311\) = 0\.5655/);
      const update = layer(page, 'update output');
      assert.deepEqual(await numbers(grid(update, 'step of kernel')), ['0.0655', '0.0426']);
      await grid(update, 'step of kernel').getByRole('gridcell').first().hover();
      await says(update.locator('.worked'), 'step of kernel [0, 0]: 0.5655 − 0.5 = 0.0655');
      assert.deepEqual(await grid(update, 'kernel after').locator('.used').allInnerTexts(), ['0.5655']);
      assert.match(await page.locator('.sentence').innerText(), /The output for \[1, 0\.5\] is 0\.5565; the target is 1/);
    });

    it('says where a number that is pointed at comes from, and marks what it was made of', async () => {
      const page = await open('step-one');
      const hidden = layer(page, 'forward hidden');
      await grid(hidden, 'pre-activations').getByRole('gridcell').nth(1).hover();
      await says(hidden.locator('.worked'), '−0.4·1 + 0.3·0.5 − 0.2 = −0.45');
      const marked = (title: string) => grid(hidden, title).locator('.used').allInnerTexts();
      assert.deepEqual([await marked('input'), await marked('kernel'), await marked('bias')], [['1.0', '0.5'], ['−0.4', '0.3'], ['−0.2']]);
      assert.equal(received('hoverLayer').at(-1)?.layer, 'hidden');
      await page.hover('h1');
      await says(hidden.locator('.worked'), '0.2·1 + 0.2·0.5 + 0.1 = 0.4');
      assert.deepEqual(await marked('kernel'), []);
    });

    it('is walked by keyboard, and leads to the line in the spec', async () => {
      const page = await open('step-one');
      const kernel = grid(layer(page, 'update output'), 'kernel after');
      await kernel.getByRole('gridcell').first().focus();
      await page.keyboard.press('ArrowDown');
      await says(layer(page, 'update output').locator('.worked'), 'kernel after [1, 0]: w ← −0.7 − 0.5·(−0.0852) = −0.6574');
      await layer(page, 'back hidden').getByRole('button', { name: 'hidden' }).click();
      assert.equal(received('revealLayer').at(-1)?.layer, 'hidden');
    });

    it('checks gradients with finite differences, when that is wanted', async () => {
      const page = await open('step-one');
      assert.equal(await page.locator('.apart').count(), 0);
      await page.getByRole('checkbox', { name: 'Check with finite differences' }).click();
      await page.locator('.apart').first().waitFor();
      const output = layer(page, 'back output');
      assert.deepEqual(await numbers(grid(output, 'finite difference').first()), ['−0.1311', '−0.0852']);
      for (const text of await page.locator('.apart').allInnerTexts()) assert.match(text, /at most (0|\d\.?\d*e−\d+) apart/);
      assert.deepEqual(await barriers(page), []);
    });
  });

  describe('what if', () => {
    it('computes all that follows from a number that is typed over, marks it, and goes back', async () => {
      const page = await open('step-one');
      const output = layer(page, 'forward output');
      const first = await numbers(grid(output, 'output = sigmoid'));
      await grid(layer(page, 'forward hidden'), 'input').getByRole('gridcell').first().focus();
      await page.keyboard.type('2');
      await output.locator('.differs').first().waitFor();
      assert.equal(asked().at(-1)?.instead?.x?.[0], 2);
      assert.notDeepEqual(await numbers(grid(output, 'output = sigmoid')), first);
      // It stays typed while other news is drawn, and another number is nudged.
      await panel?.send(...states['step-one'].messages);
      await panel?.settled();
      assert.equal(await page.locator('input.typed').inputValue(), '2');
      await page.keyboard.press('ArrowUp');
      await says(layer(page, 'forward hidden').locator('.worked').first(), /./);
      assert.equal(await page.locator('input.typed').inputValue(), '2.1');
      await page.keyboard.press('Enter');
      await press(page, 'Reset');
      await page.locator('.differs').first().waitFor({ state: 'detached' });
      assert.deepEqual(await numbers(grid(output, 'output = sigmoid')), first);
      assert.equal(await page.getByRole('button', { name: 'Reset' }).count(), 0);
    });

    it('gives up what is typed on Escape, and asks for nothing while it is no number', async () => {
      const page = await open('step-one');
      await grid(layer(page, 'forward output'), 'bias').getByRole('gridcell').first().focus();
      const before = asked().length;
      await page.keyboard.type('-');
      assert.equal(await page.locator('input.typed').getAttribute('aria-invalid'), 'true');
      await page.keyboard.press('Escape');
      await panel?.settled();
      assert.equal(asked().length, before);
      assert.deepEqual(await numbers(grid(layer(page, 'forward output'), 'bias')), ['0.2']);
    });
  });

  describe('of a run', () => {
    it('goes a step on and back, by buttons and keys, and along the loss; what is looked at stays', async () => {
      const page = await open('step-xor');
      const field = (name: string) => page.getByRole('textbox', { name });
      assert.equal(await field('Epoch').inputValue(), '12');
      const cell = grid(layer(page, 'update dense'), 'kernel after').getByRole('gridcell').nth(2);
      await cell.focus();
      const place = async () => Math.round((await cell.boundingBox())?.y ?? 0);
      const looked = await place();
      await page.keyboard.press(']');
      await says(page.locator('.choose-step'), 'step 13');
      await panel?.settled();
      assert.ok((await page.locator('.rose').count()) + (await page.locator('.fell').count()) > 4);
      assert.ok(Math.abs((await place()) - looked) < 3, `${await place()} ${looked}`);
      assert.equal(await cell.evaluate((element) => document.activeElement === element), true);
      assert.equal(received('cursor').at(-1)?.epoch, 13);
      await press(page, 'One step back');
      await says(page.locator('.choose-step'), 'step 12');
      await page.getByRole('slider', { name: 'Epoch, along the loss' }).focus();
      await page.keyboard.press('End');
      await says(page.locator('.choose-step'), 'step 200');
      assert.ok(await page.getByRole('button', { name: 'One step forward' }).isDisabled());
      await field('Epoch').fill('7');
      await page.keyboard.press('Enter');
      await says(page.locator('.choose-step'), 'step 7');
      await press(page, 'Next sample of the batch');
      await says(page.locator('.choose-step'), 'row');
      assert.deepEqual(received('options').at(-1)?.options.step, { epoch: 6, batch: 0, sample: 2, check: false });
    });

    it('has the rule, the error and the line where it learns by the perceptron rule', async () => {
      const page = await open('step-perceptron');
      const back = layer(page, 'back dense');
      assert.deepEqual(await numbers(grid(back, 'error = output − target')), ['−1']);
      assert.equal(await grid(back, '∂L/∂input').count(), 0);
      assert.match(await page.locator('.step-plane figcaption').innerText(), /After: x₁ \+ x₂ \+ 1 = 0/);
    });
  });

  describe('of layers that are drawn', () => {
    it('marks the window of a convolution and of pooling', async () => {
      const page = await open('step-convolution', { width: 1000 });
      // The sample is a picture; what a layer makes of it are numbers.
      await layer(page, 'forward reshape')
        .getByRole('application', { name: /^input/ })
        .waitFor();
      const edges = layer(page, 'forward edges');
      const map = edges.getByRole('application', { name: /^output = relu/ }).first();
      await map.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      const sums = edges.getByRole('application', { name: /^pre-activations/ }).first();
      await sums.locator('.heat-used').waitFor();
      await sums.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await says(edges.locator('.worked'), 'pre-activations [1, 0, 0]');
      assert.equal(await grid(edges, 'input').locator('.used').count(), 9);
    });

    it('marks what changed since the step before', async () => {
      const page = await open('step-convolution', { width: 1000 });
      const edges = layer(page, 'forward edges');
      const kernel = edges.getByRole('application', { name: /^kernel/ }).first();
      assert.equal(await page.locator('.heat-changes path').count(), 0);
      await press(page, 'One step forward');
      await kernel.locator('path').first().waitFor();
      const marks = async (): Promise<number> =>
        (await kernel.locator('path').evaluateAll((all) => all.map((one) => one.getAttribute('d')))).join('').split('M').length - 1;
      assert.ok((await marks()) > 4);
      await kernel.focus();
      const read: string[] = [];
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowDown']) {
        await page.keyboard.press(key);
        await panel?.settled();
        read.push(await edges.locator('.worked').innerText());
      }
      assert.equal(new Set(read.map((text) => /^kernel \[\d, \d, 0, 0\]/.exec(text)?.[0])).size, 4, read.join('; '));
      assert.ok(read.filter((text) => / \(was −?[\d.]+\)$/.test(text)).length >= 2, read.join('; '));
      await page.keyboard.type('3');
      await page.keyboard.press('Enter');
      await says(edges.locator('.worked'), 'kernel [2, 1, 0, 0] = 3 (');
      await says(edges.locator('.worked'), ' in the step itself)');
      assert.equal(await kernel.evaluate((slice) => slice === document.activeElement), true);
    });

    it('stays small with a layer of 10,000 units, and says what is left out', async () => {
      const page = await open('step-units', { width: 470 });
      const elements = (): Promise<number> => page.locator('.step *').count();
      assert.ok((await elements()) < MOST_ELEMENTS, `${await elements()}`);
      const hidden = layer(page, 'forward hidden');
      await says(layer(page, 'forward output').locator('.worked'), '… 9,991 more terms …');
      await hidden.getByRole('button', { name: 'Show' }).click();
      await hidden.getByRole('application', { name: /^kernel/ }).waitFor();
      const output = hidden.getByRole('application', { name: /^output = relu/ });
      await output.focus();
      await page.keyboard.press('End');
      await says(hidden.locator('.worked'), 'output [');
      assert.ok((await elements()) < MOST_ELEMENTS, `${await elements()}`);
    });

    it('stays small with a sequence of 1,000 time steps, and shows one of them', async () => {
      const page = await open('step-sequence', { width: 470 });
      await says(page.locator('.time-step'), 'Time step 1 of 1,000');
      await page.getByRole('slider', { name: 'Time step' }).fill('1000');
      await says(page.locator('.time-step'), 'Time step 1,000 of 1,000');
      const count = await page.locator('.step *').count();
      assert.ok(count < MOST_ELEMENTS, `${count}`);
    });

    it('shows a recurrent layer one time step at a time', async () => {
      const page = await open('step-lstm');
      await page.getByRole('slider', { name: 'Time step' }).fill('3');
      await says(page.locator('.time-step'), 'Time step 3 of 5');
      await grid(layer(page, 'forward memory'), 'hidden').getByRole('gridcell').first().hover();
      await says(layer(page, 'forward memory').locator('.worked'), 'hidden [0]');
    });

    it('gets the numbers of a large variable when they are wanted', async () => {
      const page = await open('step-wide');
      const hidden = layer(page, 'forward hidden');
      await hidden.getByRole('button', { name: 'Show' }).click();
      await hidden.getByRole('application', { name: /^kernel/ }).waitFor();
      assert.equal(received('request').filter(({ name }) => name === 'stepVariable').length, 1);
    });
  });

  it('says what is in the way, in its place', async () => {
    const { answer } = states['step-xor'] as PanelState;
    let failing = false;
    const page = await open('step-xor', {
      answer: (name, ask) => {
        if (failing) throw new Error('This run no longer exists.');
        return (answer as Answer)(name, ask);
      },
    });
    failing = true;
    await press(page, 'One step forward');
    await says(page.getByRole('alert'), 'This step cannot be shown: This run no longer exists.');
    failing = false;
    await press(page, 'One step forward');
    await says(page.locator('.choose-step'), 'step 14');
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('shows where a number stopped being finite, and that nothing was updated', async () => {
    const page = await open('step-broken');
    await says(page.getByRole('alert'), /./);
    await says(page.getByRole('region', { name: 'Loss' }).locator('.warning'), 'Here a number stopped being finite.');
    assert.match(await page.locator('.sentence').innerText(), /The loss of its batch of 2 is ∞\. Nothing was updated/);
    assert.equal(await page.getByRole('region', { name: 'Update' }).getByRole('grid').count(), 0);
    assert.deepEqual(await barriers(page), []);
  });

  it('begins where the reader points, and where another view leads', async () => {
    const { messages } = states['step-xor'] as PanelState;
    const page = await open('step-xor');
    const lead = async (step: object) =>
      panel?.send(
        ...messages.map((message) =>
          message.type === 'state'
            ? { ...message, state: { ...message.state, options: { ...message.state.options, step: { check: false, ...step } } } }
            : message,
        ),
      );
    await lead({ epoch: 4, row: 2 });
    await says(page.locator('.choose-step'), 'row 3 of the data');
    assert.equal(await page.getByRole('textbox', { name: 'Epoch' }).inputValue(), '5');
    await lead({ epoch: 4, batch: 0, sample: 1, cell: { variable: 'dense/kernel', index: 3 } });
    await layer(page, 'update dense').locator('.here[data-index="3"]').first().waitFor();
    await says(layer(page, 'update dense').locator('.worked'), 'kernel after [0, 3]');
  });
});
