import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { themeSettings } from '../ui/themes';
import { type Desk, noDesk, sitDown } from './desk';
import { pictured, shots } from './pictured';
import type { Study } from './study';
import { until } from './until';
import type { Workbench } from './workbench';

describe('a student who compares', { skip: noDesk }, () => {
  let desk: Desk;
  let workbench: Workbench;
  before(async () => {
    mkdirSync(shots, { recursive: true });
    desk = await sitDown({ settings: { 'workbench.colorTheme': themeSettings.dark, 'workbench.reduceMotion': 'on' } });
    workbench = desk.workbench;
  });
  after(() => desk?.close());

  const station = (name: string, work: () => Promise<void>) => it(name, () => pictured(workbench, name, work));
  const text = async (study: Study, part = '.compare'): Promise<string> =>
    (await study.frame.locator(part).innerText()).replace(/\s+/g, ' ');
  const file = (name: string) => workbench.page.locator('.explorer-folders-view').getByText(name, { exact: true });

  station('selects two specs in the explorer and reads what differs', async () => {
    await file('batch-size-1.nn.json').click();
    // Menus have the extension's commands once it is there.
    await workbench.lens.first().waitFor();
    // While the explorer is still drawn anew, a click may select only one of both, or none.
    await until('both are selected, and the menu is chosen from', async () => {
      await workbench.page.keyboard.press('Escape');
      await file('batch-size-1.nn.json').click();
      await file('batch-size-64.nn.json').click({ modifiers: ['Control'] });
      if ((await workbench.page.locator('.explorer-folders-view .monaco-list-row.selected').count()) !== 2) return undefined;
      await file('batch-size-64.nn.json').click({ button: 'right' });
      // A menu that was opened too early does not get the command later.
      const entry = workbench.page.locator('.monaco-menu .action-item').filter({ hasText: 'Compare Networks' });
      return await entry.click({ timeout: 5000 }).then(
        () => true,
        () => undefined,
      );
    });
    const study = await workbench.study();
    await study.frame.locator('.compare-differences').waitFor();
    assert.equal(await study.view, 'Compare');
    assert.match(await text(study), /1 difference fit batch_size 1 → 64 .*Not trained yet: A, B\./);
    assert.deepEqual([await study.barriers(), await study.cutOff()], [[], []]);
  });

  station('trains both, and sees their curves over one axis with the better value marked', async () => {
    for (const name of ['batch-size-1.nn.json', 'batch-size-64.nn.json']) {
      await workbench.open(name);
      await workbench.run('Neural Network: Train');
      const study = await workbench.study();
      await until(`${name} is trained`, async () => (/^epoch ([\d,]+)\/\1 /.test(await study.status.innerText()) ? true : undefined));
    }
    // The panel has followed the editor; what was chosen to be compared is still there for the first spec.
    await workbench.open('batch-size-1.nn.json');
    const study = await workbench.study();
    await study.tab('Compare').waitFor();
    await study.show('Compare');
    await study.frame.locator('.compare-figures .better').first().waitFor();
    assert.match(await text(study, '.compare-sides'), /batch-size-1\.nn\.json.*batch-size-64\.nn\.json/);
    assert.equal(await study.frame.locator('.compare-pictures figure').count(), 2);
    await workbench.page.screenshot({ path: `${shots}/compare-specs.png` });
  });

  station('opens both texts in the comparison of VS Code', async () => {
    const study = await workbench.study();
    await study.button('Compare the texts of both specs').click();
    await workbench.tab('batch-size-1.nn.json ↔ batch-size-64.nn.json').waitFor();
    await workbench.page.locator('.monaco-diff-editor .editor.modified .view-line').first().waitFor();
  });
});
