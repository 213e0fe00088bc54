import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { themeSettings } from '../ui/themes';
import { type Desk, noDesk, sitDown } from './desk';
import { pictured, shots } from './pictured';
import type { Study } from './study';
import { until } from './until';
import type { Workbench } from './workbench';

describe('a reader whose network does not learn', { skip: noDesk }, () => {
  let desk: Desk;
  let workbench: Workbench;
  before(async () => {
    mkdirSync(shots, { recursive: true });
    desk = await sitDown({ settings: { 'workbench.colorTheme': themeSettings.light } });
    workbench = desk.workbench;
    await workbench.open('vanishing-gradient-sigmoid.nn.json');
  });
  after(() => desk?.close());

  const advice = (study: Study): Locator => study.frame.getByRole('region', { name: 'Advice on this run' });
  const written = (name: string): Promise<number> =>
    workbench.page
      .locator('.monaco-editor .view-line')
      .filter({ hasText: `"activation": "${name}"` })
      .count();

  it('reads why, makes the change that is offered by a click, trains again, and reads nothing more of it', () =>
    pictured(workbench, 'advice', async () => {
      await workbench.run('Neural Network: Train');
      const study = await workbench.study();
      await study.waitFor(/^epoch 60\/60/);
      await study.show('Training');
      await advice(study).getByRole('heading', { name: 'Vanishing gradient' }).waitFor();
      await workbench.page.screenshot({ path: `${shots}/advice-vanishing.png` });
      assert.deepEqual([await written('relu'), await written('sigmoid')], [0, 7]);
      await study.button('Set the activation of all of them to "relu"').click();
      await until('the spec is changed', async () => ((await written('relu')) === 6 ? true : undefined));
      assert.equal(await written('sigmoid'), 1);
      await workbench.page.locator('.monaco-editor .view-line').filter({ hasText: '// The vanishing gradient' }).waitFor();
      await advice(study).getByText('The spec has changed since this run').waitFor();
      assert.equal(await study.button('Set the activation of all of them to "relu"').count(), 0);
      await study.button('Train').click();
      await study.waitFor(/^epoch 60\/60/);
      await until('another run is in front, without that advice', async () =>
        (await advice(study).getByRole('heading', { name: 'Vanishing gradient' }).count()) === 0 ? true : undefined,
      );
    }));
});
