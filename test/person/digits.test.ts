import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { themeSettings } from '../ui/themes';
import { type Desk, noDesk, sitDown } from './desk';
import { pictured, shots } from './pictured';
import type { Study } from './study';
import type { Workbench } from './workbench';

describe('a newcomer before digits', { skip: noDesk }, () => {
  let desk: Desk;
  let workbench: Workbench;
  let study: Study;
  before(async () => {
    mkdirSync(shots, { recursive: true });
    desk = await sitDown({ settings: { 'workbench.colorTheme': themeSettings.dark } });
    workbench = desk.workbench;
  });
  after(() => desk?.close());

  const shot = (station: string): Promise<unknown> => workbench.page.screenshot({ path: `${shots}/${station}.png` });
  const station = (name: string, work: () => Promise<void>) => it(name, () => pictured(workbench, name, work));
  const pictures = (): Locator => study.frame.locator('.picture-grid button');

  station('trains on the digits that come along', async () => {
    await workbench.open('mnist-sample.nn.json');
    await workbench.run('Neural Network: Train');
    study = await workbench.study();
    await study.title.filter({ hasText: 'MNIST, sample' }).waitFor();
    await study.waitFor(/^epoch 20\/20/);
  });

  station('looks at the pictures, and at the numbers of one', async () => {
    await study.show('Data');
    await pictures().nth(9).waitFor();
    const labels = await pictures().locator('.name').allInnerTexts();
    // The first ten pictures of MNIST's training set.
    assert.deepEqual(labels.slice(0, 10), ['5', '0', '4', '1', '9', '2', '1', '3', '1', '4']);
    await pictures().first().click();
    await study.frame.getByText('28 × 28 = 784 numbers from 0 to 255').waitFor();
    await shot('digits-data');
  });

  station('draws a digit with the mouse, which is recognised', async () => {
    await study.show('Predictions');
    const pad = study.frame.locator('.pad');
    await pad.waitFor();
    const box = await pad.boundingBox();
    assert.ok(box);
    const { mouse } = workbench.page;
    const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
    await mouse.move(...at(0.3, 0.24));
    await mouse.down();
    for (const [x, y] of [
      [0.48, 0.22],
      [0.69, 0.21],
      [0.62, 0.38],
      [0.54, 0.58],
      [0.46, 0.84],
    ] as const)
      await mouse.move(...at(x, y), { steps: 5 });
    await mouse.up();
    await study.frame.getByText(/^Answer: 7 \([\d.]+\s%\)$/).waitFor();
    await shot('digits-pad');
  });

  station('looks at the mistakes, behind a cell of the confusion matrix, and into one of them', async () => {
    await study.show('Mistakes');
    await pictures().nth(15).waitFor();
    assert.equal(await pictures().count(), 16);
    await study.frame.getByText(/^MNIST, sample, Test rows: \d+ of 500 rows are answered wrong/).waitFor();
    await pictures().first().click();
    await study.frame.locator('.course .sentence').waitFor();
    await study.frame.locator('.inside-picture').nth(1).waitFor();
    await shot('digits-mistakes');
    const cell = study.frame.locator('.confusion td:not(.diagonal) button').filter({ hasText: /\d/ }).first();
    const count = Number(await cell.innerText());
    await cell.click();
    await study.button('Show mistakes').waitFor();
    assert.equal(await pictures().count(), count);
  });
});
