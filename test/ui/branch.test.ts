import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FromView } from '../../src/webview/study/messages/from-view';
import { noBrowser, useBrowser } from './browser';
import { openPanel } from './panel-page';
import { onView, states } from './states';

describe('a branch in the training view', { skip: noBrowser }, () => {
  const browser = useBrowser();
  const { messages, answer } = onView(states['xor-branch'], 'training');
  /** The same once the spec was edited. */
  const edited = messages.map((message) =>
    message.type === 'state'
      ? { ...message, state: { ...message.state, runs: message.state.runs.map((run) => ({ ...run, stale: true })) } }
      : message,
  );

  it('begins at the epoch that is pointed at, of a run that is one itself, and at none that nothing is left after', async () => {
    const panel = await openPanel(browser(), { width: 690, ...(answer && { answer }) });
    const { page } = panel;
    await panel.send(...messages);
    await panel.settled();
    const sent = <T extends FromView['type']>(type: T) =>
      panel.received.filter((message): message is Extract<FromView, { type: T }> => message.type === type);
    const pointAt = async (part: number): Promise<void> => {
      const box = await page.locator('.u-over').first().boundingBox();
      assert.ok(box);
      await page.mouse.move(box.x + box.width * part, box.y + box.height / 2);
      await panel.settled();
    };
    const button = page.getByRole('button', { name: /^Continue from epoch/ });
    assert.match(await page.locator('.sentence').innerText(), /The pale line is the run that it branches from/);
    assert.equal(await button.count(), 0, 'after the last epoch');
    await pointAt(0.2);
    assert.equal(await button.count(), 0, 'before the branch');
    await pointAt(0.8);
    // A click stays at the epoch while the pointer goes to the button.
    await page.mouse.down();
    await page.mouse.up();
    await panel.settled();
    const epoch = sent('cursor').at(-1)?.epoch as number;
    assert.ok(epoch > 200 && epoch < 280, String(epoch));
    await button.click();
    const commands = sent('request').filter(({ name }) => name === 'command');
    assert.deepEqual(
      commands.map(({ ask }) => ask),
      [{ command: 'branchRun', run: 'a', epoch }],
    );
    await panel.close();
  });

  it('may begin at the last epoch once the spec was edited: it may have more of them now', async () => {
    const panel = await openPanel(browser(), { width: 690, ...(answer && { answer }) });
    await panel.send(...edited);
    await panel.settled();
    assert.equal(await panel.page.getByRole('button', { name: 'Continue from epoch 300 with the spec as it is now' }).count(), 1);
    await panel.close();
  });
});
