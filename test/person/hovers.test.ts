import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { themeOf, themeSettings } from '../ui/themes';
import { type Desk, noDesk, sitDown } from './desk';
import type { Language } from './language-pack';
import { pictured, shots } from './pictured';
import { until } from './until';
import type { Workbench } from './workbench';

/** What is read where the pointer is over a name; asked for anew until what is looked for is in it, as both parts come one after the other. */
const hovered = (workbench: Workbench, name: string, ...has: readonly Locator[]): Promise<string> =>
  until(`a hover over ${name}`, async () => {
    await workbench.page.mouse.move(5, 5);
    await workbench.text(name).hover();
    try {
      for (const part of has) await part.waitFor({ timeout: 5_000 });
      return await workbench.page
        .locator('.monaco-hover:not(.hidden) .hover-contents')
        .allInnerTexts()
        .then((texts) => texts.join('\n'));
    } catch {
      return undefined;
    }
  });

for (const [language, texts] of [
  [undefined, { use: 'When to use it', large: 'Show Large', solid: 'Solid f(z)', key: 'Function applied to each weighted sum' }],
  ['ko', { use: '쓰임', large: '크게 보기', solid: '실선은 f(z)', key: '각 가중합에 적용하는 함수입니다' }],
] as const satisfies readonly (readonly [Language | undefined, object])[]) {
  describe(`a reader of ${language ?? 'en'} who points at names`, { skip: noDesk }, () => {
    let desk: Desk;
    let workbench: Workbench;
    before(async () => {
      mkdirSync(shots, { recursive: true });
      desk = await sitDown({
        settings: { 'workbench.colorTheme': themeSettings.dark, 'editor.hover.delay': 50, 'workbench.reduceMotion': 'on' },
        ...(language && { language }),
      });
      workbench = desk.workbench;
      await workbench.open('xor-learned.nn.json');
    });
    after(() => desk?.close());

    const image = (): Locator => workbench.page.locator('.monaco-hover:not(.hidden) img[src^="data:image/svg+xml"]');
    /** The whole picture is in the part of the hover that is in sight. */
    const inSight = async (): Promise<boolean> => {
      const [drawn, whole] = [await image().boundingBox(), await workbench.page.locator('.monaco-hover:not(.hidden)').boundingBox()];
      return drawn !== null && whole !== null && drawn.y >= whole.y && drawn.y + drawn.height <= whole.y + whole.height;
    };
    const shot = (name: string): Promise<unknown> => workbench.page.screenshot({ path: `${shots}/hover-${language ?? 'en'}-${name}.png` });
    const station = (name: string, work: () => Promise<void>) =>
      it(name, () => pictured(workbench, `hover-${language ?? 'en'}-${name}`, work));

    station('reads what an activation is once, then sees it', async () => {
      // What VS Code's own support says of the key comes as well, and under it.
      const key = workbench.page.locator('.monaco-hover:not(.hidden)').getByText(texts.key);
      const text = await hovered(workbench, '"tanh"', image(), key);
      await shot('tanh');
      assert.equal(text.split(texts.use).length, 2, text);
      assert.equal(text.split('exp(−z)').length, 3, text);
      assert.ok(text.includes(texts.solid) && text.indexOf(texts.solid) < text.indexOf(texts.key), text);
      // A picture that VS Code refuses to load has no size.
      assert.ok(await image().evaluate((one) => (one as HTMLImageElement).naturalWidth > 100));
      assert.ok(await inSight(), 'without scrolling');
    });

    station('sees the way of an optimizer and a loss', async () => {
      for (const [name, station] of [
        ['"Adam"', 'optimizer'],
        ['"binary_crossentropy"', 'loss'],
      ] as const) {
        await hovered(workbench, name, image());
        await shot(station);
        assert.ok(await inSight(), name);
      }
    });

    station('reads what a layer and a parameter are', async () => {
      const layer = await hovered(workbench, '"Dense"', workbench.page.locator('.monaco-hover:not(.hidden)').getByText(texts.use));
      await shot('layer');
      assert.match(layer, /activation\(x · kernel \+ bias\)/);
      await hovered(workbench, '"learning_rate"', workbench.page.locator('.monaco-hover:not(.hidden)').getByText('0.001'));
      await shot('parameter');
    });

    if (!language)
      for (const theme of ['light', 'hc-dark', 'hc-light'] as const)
        station(`sees it in ${theme}`, async () => {
          await workbench.wear(themeOf(theme).body['data-vscode-theme-name'] ?? '');
          await hovered(workbench, '"tanh"', image());
          await shot(theme);
        });

    station('opens an activation large', async () => {
      await hovered(workbench, '"tanh"', image());
      await workbench.page.getByRole('link', { name: texts.large }).click();
      await workbench.tab('tanh.nn.json').waitFor();
      const study = await workbench.study();
      await study.title.filter({ hasText: 'tanh' }).waitFor();
      await study.settled();
      await shot('large');
    });
  });
}
