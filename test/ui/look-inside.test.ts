import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { ViewName } from '../../src/webview/study/messages/views';
import { noBrowser, useBrowser } from './browser';
import { openPanel, type PanelPage } from './panel-page';
import { onView, type PanelState, states } from './states';

/** A state as it is where the spec can be trained, or without that. */
const shown = (state: PanelState, steps: boolean, alone = false): PanelState => ({
  ...state,
  messages: state.messages.map((message) =>
    message.type === 'state'
      ? { ...message, state: { ...message.state, alone, views: [...message.state.views, ...(steps ? (['step'] as const) : [])] } }
      : message,
  ),
});

describe('to the step view', { skip: noBrowser }, () => {
  const browser = useBrowser();
  let panel: PanelPage;

  async function open(view: ViewName, { steps = true, alone = false } = {}): Promise<Page> {
    await panel?.close();
    const { messages, answer } = onView(shown(states['xor-done'], steps, alone), view);
    panel = await openPanel(browser(), { width: 1000, height: 1300, ...(answer && { answer }) });
    await panel.send(...messages);
    await panel.settled();
    return panel.page;
  }
  /** What the page has asked its host to show since. */
  async function led(): Promise<unknown> {
    await panel.settled();
    const newest = panel.received.filter((message) => message.type === 'options').at(-1);
    if (newest?.type !== 'options') return 'nowhere';
    const { view, step } = newest.options;
    return [view, JSON.parse(JSON.stringify(step))];
  }
  const last = { epoch: 299, check: false };

  it('leads a line of the graph, to its weight', async () => {
    const page = await open('network');
    await page.locator('.link').nth(1).dispatchEvent('click');
    assert.deepEqual(await led(), ['step', { ...last, batch: 0, cell: { variable: 'hidden/kernel', index: 1 } }]);
  });

  it('leads a cell of the heat map, by pointer and by keyboard', async () => {
    const page = await open('network');
    const map = page.locator('.heat-picture').first();
    const { width = 0, height = 0 } = (await map.boundingBox()) ?? {};
    await map.click({ position: { x: width - 4, y: height - 4 } });
    assert.deepEqual(await led(), ['step', { ...last, batch: 0, cell: { variable: 'hidden/kernel', index: 3 } }]);
    const again = await open('network');
    await again.locator('.heat-picture').first().focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) await again.keyboard.press(key);
    assert.deepEqual(await led(), ['step', { ...last, batch: 0, cell: { variable: 'hidden/kernel', index: 2 } }]);
  });

  it('leads a point of the boundary, with its row', async () => {
    const page = await open('boundary');
    await page.locator('.picture-walk').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    assert.deepEqual(await led(), ['step', { ...last, row: 2 }]);
  });

  it('leads a row of the predictions that is trained with', async () => {
    const page = await open('predictions');
    await page.locator('.answers').getByRole('button', { name: '2', exact: true }).click();
    assert.deepEqual(await led(), ['step', { ...last, row: 1 }]);
  });

  it('leads the epoch that is read in the curves', async () => {
    const page = await open('training');
    await panel.send({ type: 'cursor', epoch: 40 });
    await page.getByRole('button', { name: 'Look inside a step of this epoch' }).click();
    assert.deepEqual(await led(), ['step', { ...last, epoch: 39, batch: 0 }]);
  });

  it('leads from a panel of one view by the command, which opens it in the study panel', async () => {
    const page = await open('predictions', { alone: true });
    await page.locator('.answers').getByRole('button', { name: '2', exact: true }).click();
    assert.deepEqual(await led(), ['predictions', { ...last, row: 1 }]);
    const commands = panel.received.flatMap((message) => (message.type === 'request' && message.name === 'command' ? [message.ask] : []));
    assert.deepEqual(commands, [{ command: 'lookInsideStep' }]);
  });

  it('leads nothing where there are no steps', async () => {
    const page = await open('predictions', { steps: false });
    assert.equal(await page.locator('.answers').getByRole('button').count(), 0);
    const network = await open('network', { steps: false });
    await network.locator('.link').first().dispatchEvent('click');
    assert.equal(await led(), 'nowhere');
    const boundary = await open('boundary', { steps: false });
    await boundary.locator('.picture-walk').focus();
    for (const key of ['ArrowRight', 'Enter']) await boundary.keyboard.press(key);
    assert.equal(await led(), 'nowhere');
  });
});
