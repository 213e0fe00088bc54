import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { themeSettings } from '../ui/themes';
import { type Desk, noDesk, sitDown } from './desk';
import { cellsOf } from './drawn-plane';
import { pictured, shots } from './pictured';
import type { Study } from './study';
import { until } from './until';
import type { Workbench } from './workbench';

describe('a newcomer before maps and sheets', { skip: noDesk }, () => {
  let desk: Desk;
  let workbench: Workbench;
  before(async () => {
    mkdirSync(shots, { recursive: true });
    desk = await sitDown({ settings: { 'workbench.colorTheme': themeSettings.dark } });
    workbench = desk.workbench;
  });
  after(() => desk?.close());

  const shot = (station: string): Promise<unknown> => workbench.page.screenshot({ path: `${shots}/${station}.png` });
  const station = (name: string, work: () => Promise<void>) => it(name, () => pictured(workbench, name, work));

  /** Opens a sample, and the panel on it. */
  const studied = async (file: string, title: string, command: string): Promise<Study> => {
    await workbench.open(file);
    await workbench.run(`Neural Network: ${command}`);
    const study = await workbench.study();
    await study.title.filter({ hasText: title }).waitFor();
    return study;
  };

  station('walks down J(w, b) with a learning rate too small, right and too large', async () => {
    const study = await studied('gradient-descent.nn.json', 'Gradient descent', 'Loss Surface');
    await until('the map is in front', async () => ((await study.view) === 'Descent' ? true : undefined));
    const rate = study.frame.getByRole('textbox', { name: 'Learning rate of SGD as a number' });
    const says = study.frame.locator('.race-sentence');
    // Of a sum of squares steps are stable below 2 / the largest curvature, which is 16.2 for x = 1, 2, 3, 4.
    for (const [given, sentence] of [
      ['0.0005', /A learning rate of 0.0005 is too small for 100 epochs/],
      ['0.1', /With a learning rate of 0.1 SGD arrives in epoch 6\./],
      ['0.13', /A learning rate of 0.13 is too large: SGD diverges/],
    ] as const) {
      await rate.fill(given);
      await rate.press('Enter');
      await says.filter({ hasText: sentence }).waitFor();
      await shot(`descent-${given}`);
    }
  });

  station('races four optimizers from one start, and reads which arrives first', async () => {
    const study = await studied('optimizer-race.nn.json', 'Race of optimizers', 'Loss Surface');
    await study.button('Optimizers').click();
    for (const name of ['Momentum', 'RMSprop', 'Adam']) await study.choice(new RegExp(`^${name}$`)).click();
    await workbench.page.keyboard.press('Escape');
    await study.frame
      .locator('.race-sentence')
      .filter({ hasText: 'First to arrive, in epoch 14: Momentum. Not there within 200 epochs: Adam.' })
      .waitFor();
    const rows = await cellsOf(study.frame, '.race table');
    assert.deepEqual(
      rows.slice(1).map(([name, , arrives]) => [name, arrives]),
      [
        ['SGD', 'epoch 79'],
        ['Momentum', 'epoch 14'],
        ['RMSprop', 'epoch 91'],
        ['Adam', 'not within 200 epochs'],
      ],
    );
    await shot('descent-race');
  });

  station('sees why one line cannot do XOR, and what the proof says', async () => {
    const study = await studied('perceptron-xor.nn.json', 'Perceptron rule on XOR', 'Decision Boundary');
    await until('the boundary is in front', async () => ((await study.view) === 'Boundary' ? true : undefined));
    await study.frame.getByText('Can a line do it?', { exact: true }).first().click();
    await study.sentence.filter({ hasText: 'The border of this network cannot bend, so some samples stay wrong' }).waitFor();
    const proof = study.frame.locator('.line-or-not');
    await proof.filter({ hasText: '½·(0, 0) + ½·(1, 1) = (½, ½) = ½·(0, 1) + ½·(1, 0)' }).waitFor();
    await proof.filter({ hasText: 'w₁ + w₂ + 2·b ≤ 0' }).filter({ hasText: 'w₁ + w₂ + 2·b > 0' }).waitFor();
    await shot('line-or-not');
  });

  station('draws the three functions of the notes, with tangent and minimum, and mistypes one', async () => {
    const study = await studied('sheet-functions.nn.json', 'Three functions', 'Open Study Panel to the Side');
    assert.equal(await study.frame.getByRole('button', { name: 'Train', exact: true }).count(), 0);
    await study.frame.getByRole('combobox', { name: 'Function that the point is on' }).click();
    await study.frame.getByRole('option', { name: 'x² − x − 2' }).click();
    const says = study.frame.locator('.functions-picture figcaption');
    await says.filter({ hasText: 'At x = 3, x² − x − 2 is 4; its slope is 5' }).waitFor();
    await study.frame.locator('.functions-numbers').filter({ hasText: 'y = 5x − 11' }).waitFor();
    await study.button('Step').click();
    await says.filter({ hasText: 'Step 1: x = 2.5, f(x) = 1.75.' }).waitFor();
    await study.button('To the minimum').click();
    await says.filter({ hasText: /Arrived after \d+ steps: x = 0\.5/ }).waitFor();
    await shot('functions');
    await workbench.retype('"from"', 'form');
    await workbench.page.locator('.squiggly-error').first().waitFor();
    const notice = study.frame.locator('.errors-notice');
    await notice.filter({ hasText: 'Did you mean "from"?' }).filter({ hasText: 'Below is the sheet as it was before.' }).waitFor();
    await says.filter({ hasText: 'x² − x − 2' }).waitFor();
    await shot('functions-mistake');
    await workbench.retype('"form"', 'from');
    await workbench.page.locator('.squiggly-error').waitFor({ state: 'detached' });
    await notice.waitFor({ state: 'detached' });
  });

  station('follows numbers through transpose and reshape, and a product to its row and column', async () => {
    const study = await studied('tensor-transpose-reshape.nn.json', 'Transpose', 'Open Study Panel to the Side');
    const box = (tensor: string, name: string) =>
      study.frame.getByRole('region', { name: tensor, exact: true }).getByRole('gridcell', { name });
    const worked = (tensor: string, text: string) =>
      study.frame.getByRole('region', { name: tensor, exact: true }).locator('.tensor-worked', { hasText: text }).waitFor();
    await box('t', 'a[0, 1]: 2').hover();
    await worked('t', 't[1, 0] = a[0, 1] = 2');
    await worked('r', 'r[0, 1] = a[0, 1] = 2');
    await shot('tensors');
    await studied('tensor-matmul.nn.json', 'Matrix product', 'Open Study Panel to the Side');
    await box('p', 'p[0, 0]: 58').hover();
    await worked('p', 'p[0, 0] = 1·7 + 2·9 + 3·11 = 58');
    await shot('tensors-product');
  });
});
