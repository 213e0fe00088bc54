import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { themeSettings } from '../ui/themes';
import { type Desk, noDesk, sitDown } from './desk';
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
});
