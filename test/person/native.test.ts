import assert from 'node:assert/strict';
import { linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { lookedForNative, noNative } from '../../scripts/lib/native-ensure.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { themeSettings } from '../ui/themes';
import { large, long } from '../vscode/suite/specs';
import { type Desk, noDesk, sitDown } from './desk';
import { keptRuns } from './kept';
import { pictured, shots } from './pictured';
import type { Workbench } from './workbench';

/** A folder's files under a second name each. */
function link(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [one, other] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) link(one, other);
    else linkSync(one, other);
  }
}

const extensionId = 'neural-network-study.neural-network-study';

describe('who wants the native engine', { skip: noDesk || noNative() }, () => {
  let desk: Desk;
  let workbench: Workbench;
  before(async () => {
    mkdirSync(shots, { recursive: true });
    desk = await sitDown({ settings: { 'workbench.colorTheme': themeSettings.dark } });
    workbench = desk.workbench;
    writeFileSync(join(desk.profile.workspace, 'long.nn.json'), long());
    writeFileSync(join(desk.profile.workspace, 'large.nn.json'), large());
  });
  after(() => desk?.close());

  const shot = async (name: string): Promise<void> => {
    await workbench.page.waitForTimeout(300);
    await workbench.page.screenshot({ path: `${shots}/native-${name}.png` });
  };
  const notice = (text: RegExp) => workbench.page.locator('.notifications-center').getByText(text);
  const engine = () => workbench.page.locator('.part.statusbar [id*="neuralNetwork.engine"]');

  const station = (name: string, work: () => Promise<void>) => it(name, () => pictured(workbench, name, work));

  station('sees in the status bar which engine there is, and sees what keeps the native one from being set up', async () => {
    await workbench.open('large.nn.json');
    await engine().filter({ hasText: 'wasm' }).waitFor();
    await engine().hover();
    await workbench.page.locator('.monaco-hover').filter({ hasText: 'A run would use wasm' }).waitFor();
    await shot('hover');
    await engine().click();
    await workbench.rows('tensorflow').filter({ hasText: 'not been set up' }).waitFor();
    await shot('engines');
    await workbench.rows('Set Up the Native TensorFlow Engine').click();
    await workbench.run('Notifications: Show Notifications');
    await notice(/Setting up the native TensorFlow engine/).waitFor();
    await shot('progress');
    // A test has no network.
    await notice(/could not be set up; the other engines work without it\. /).waitFor();
    await shot('failed');
    await engine().filter({ hasText: 'wasm' }).waitFor();
    await workbench.run('Notifications: Clear All Notifications');
  });

  station('sees it in the status bar once it is there', async () => {
    const storage = join(desk.profile.user, 'User/globalStorage', extensionId);
    mkdirSync(storage, { recursive: true });
    // As the set-up leaves it; without using the room a second time.
    rmSync(join(storage, 'native'), { recursive: true, force: true });
    link(join(root, '.native'), join(storage, 'native'));
    await workbench.open('long.nn.json');
    await workbench.open('large.nn.json');
    await engine().filter({ hasText: 'tensorflow' }).waitFor();
  });

  station('trains with it, and the panel says so', async () => {
    await workbench.run('Neural Network: Train');
    const study = await workbench.study();
    await study.waitFor(/^epoch (\d+)\/\1 /);
    assert.match((await study.status.getAttribute('title')) ?? '', /tensorflow/);
    assert.equal(keptRuns(desk.profile).at(-1)?.meta.engine.name, 'tensorflow');
    await shot('trained');
  });

  station('removes it again', async () => {
    await workbench.run('Neural Network: Remove the Native TensorFlow Engine');
    await engine().filter({ hasText: 'wasm' }).waitFor();
    await workbench.run('Notifications: Show Notifications');
    await notice(/was removed; \d+ MB are free again/).waitFor();
    assert.equal(lookedForNative().code, undefined, 'the one of the checkout is not touched');
    await shot('removed');
  });
});
