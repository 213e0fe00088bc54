import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../scripts/lib/root.mjs';
import { themeSettings } from '../ui/themes';
import { noDesk, sitDown } from './desk';
import type { Study } from './study';
import type { Workbench } from './workbench';

const folder = join(root, 'media/readme');
const height = 900;

/** Nothing on the picture that is not about the extension. */
const settings = {
  'workbench.colorTheme': themeSettings.dark,
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.fontSize': 13,
};

/** Opens a spec of the samples and trains it. */
async function train(workbench: Workbench, file: string): Promise<Study> {
  await workbench.open(file);
  await workbench.run('Neural Network: Train');
  const study = await workbench.study();
  await study.frame.locator('.title .file').filter({ hasText: file }).waitFor();
  await study.waitFor(/^epoch ([\d,]+)\/\1 · /);
  return study;
}

/** Opens a file of the samples, and the panel on it. */
async function show(workbench: Workbench, file: string, command: string): Promise<void> {
  await workbench.open(file);
  await workbench.run(`Neural Network: ${command}`);
  const study = await workbench.study();
  await study.frame.locator('.title .file').filter({ hasText: file }).waitFor();
}

/** Back to the beginning of the view, which a click further down has left. */
const toTop = (study: Study): Promise<void> => study.frame.locator('.view').evaluate((view) => view.scrollTo(0, 0));

/** Lays the newest runs over each other. */
async function compare(workbench: Workbench, names: readonly string[]): Promise<void> {
  await workbench.run('Neural Network: Compare Runs…');
  for (const name of names) await workbench.rows(name).first().click();
  await workbench.page.keyboard.press('Enter');
}

/** Draws a 2 on the pad, as a person does. */
async function draw(page: Page, pad: Locator): Promise<void> {
  const box = await pad.boundingBox();
  if (!box) throw new Error('There is no pad to draw on.');
  const points = [32, 34, 38, 22, 52, 17, 64, 24, 66, 36, 58, 50, 44, 64, 32, 79, 48, 78, 72, 78];
  const at = (i: number) => [box.x + ((points[i] ?? 0) * box.width) / 100, box.y + ((points[i + 1] ?? 0) * box.height) / 100] as const;
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let i = 2; i < points.length; i += 2) await page.mouse.move(...at(i), { steps: 5 });
  await page.mouse.up();
}

async function main(): Promise<void> {
  if (noDesk) throw new Error(noDesk);
  mkdirSync(folder, { recursive: true });
  const desk = await sitDown({ settings, width: 1400, height });
  const { workbench } = desk;
  const { page } = workbench;
  const take = async (name: string, study: Study, part: 'window' | 'panel' = 'panel', pointed?: Locator): Promise<void> => {
    await study.settled();
    // Else over nothing that answers the pointer, once what was pointed at before has faded.
    if (pointed) await pointed.hover();
    else await page.mouse.move(400, height - 20);
    await page.waitForTimeout(400);
    const { left, right } = await study.place();
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path, ...(part === 'panel' && { clip: { x: left, y: 0, width: right - left, height } }) });
    process.stdout.write(`${path}  ${(statSync(path).size / 1024).toFixed(0)} KB\n`);
  };
  try {
    await workbench.run('View: Toggle Primary Side Bar Visibility');
    const study = await train(workbench, 'xor-learned.nn.json');
    await take('overview', study, 'window');
    await study.tab('Boundary').click();
    await take('boundary', study);
    await study.tab('Network').click();
    await take('network', study);
    await train(workbench, 'backpropagation-step.nn.json');
    await study.tab('Step').click();
    await study.frame.getByText('Check with finite differences').click();
    await take('step', study, 'window', study.frame.getByText('−0.1311', { exact: true }).first());
    await train(workbench, 'perceptron-and.nn.json');
    await study.tab('Boundary').click();
    await study.frame.getByText('Update by update').click();
    for (let update = 0; update < 4; update++) await study.button('Next update').click();
    await take('perceptron', study);
    await show(workbench, 'optimizer-race.nn.json', 'Loss Surface');
    await study.button('Optimizers').click();
    for (const name of ['Momentum', 'RMSprop', 'Adam']) await study.choice(new RegExp(`^${name}$`)).click();
    await page.keyboard.press('Escape');
    await study.frame.locator('.race-sentence').filter({ hasText: 'First to arrive' }).waitFor();
    await toTop(study);
    await take('descent', study);
    await show(workbench, 'perceptron-xor.nn.json', 'Decision Boundary');
    await study.frame.getByText('Can a line do it?', { exact: true }).first().click();
    await study.frame.locator('.line-or-not').waitFor();
    await take('line', study);
    await show(workbench, 'sheet-functions.nn.json', 'Open Study Panel to the Side');
    await study.frame.getByRole('combobox', { name: 'Function that the point is on' }).click();
    await study.frame.getByRole('option', { name: 'x² − x − 2' }).click();
    for (let step = 0; step < 3; step++) await study.button('Step').click();
    await toTop(study);
    await take('functions', study);
    await show(workbench, 'tensor-matmul.nn.json', 'Open Study Panel to the Side');
    await take('tensors', study, 'panel', study.frame.getByRole('gridcell', { name: 'p[0, 0]: 58' }));
    await train(workbench, 'vanishing-gradient-sigmoid.nn.json');
    await study.tab('Training').click();
    await study.frame.getByText('Gradients', { exact: true }).click();
    await study.frame.locator('.gradients .sentence').scrollIntoViewIfNeeded();
    await take('gradients', study);
    await train(workbench, 'overfitting.nn.json');
    await train(workbench, 'overfitting-dropout.nn.json');
    await compare(workbench, ['Overfitting, held back', 'Overfitting: validation']);
    await study.frame.locator('.readout tbody tr').nth(1).waitFor();
    await take('training', study);
    const digits = await train(workbench, 'mnist-sample.nn.json');
    await digits.show('Predictions');
    await draw(page, digits.frame.locator('.pad'));
    await digits.frame.getByText(/^Answer: 2\s/).waitFor();
    await take('pad', digits);
    const clothes = await train(workbench, 'fashion-mnist-sample.nn.json');
    await clothes.show('Mistakes');
    await clothes.frame.locator('.picture-grid button').nth(15).waitFor();
    await take('mistakes', clothes);
    await clothes.frame.locator('.confusion').scrollIntoViewIfNeeded();
    await take('confusion', clothes);
    await clothes.show('Data');
    await clothes.frame.locator('.picture-grid button').first().click();
    await take('data', clothes);
    await workbench.wear('Light Modern');
    await train(workbench, 'multi-class-spiral.nn.json');
    await study.tab('Boundary').click();
    await take('light', study);
  } finally {
    await desk.close();
  }
}

void main();
