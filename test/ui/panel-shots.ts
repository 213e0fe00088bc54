import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium } from '../../scripts/lib/vscode/browser.mjs';
import type { ViewName } from '../../src/webview/study/messages/views';
import { openPanel } from './panel-page';
import { onView, type PanelState, type StateName, states, viewsOf } from './states';
import { type ThemeName, themeNames } from './themes';

const folder = 'out/shots/panel';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', default: themeNames.join() },
    width: { type: 'string', default: '350,700,1000' },
    height: { type: 'string', default: '900' },
    view: { type: 'string', default: '' },
    language: { type: 'string', default: 'en' },
  },
});

/** Each is reported once: most are the same on every picture. */
const troubles = new Set<string>();

async function shots(browser: Browser, name: StateName): Promise<void> {
  const state: PanelState = states[name];
  const wanted = values.view ? values.view.split(',') : viewsOf(state);
  for (const view of viewsOf(state).filter((its) => wanted.includes(its))) {
    for (const theme of values.theme.split(',') as ThemeName[]) {
      for (const width of values.width.split(',').map(Number)) await shot(browser, name, view, theme, width);
    }
  }
}

async function shot(browser: Browser, name: StateName, view: ViewName, theme: ThemeName, width: number): Promise<void> {
  const { messages, answer } = onView(states[name] as PanelState, view);
  const panel = await openPanel(browser, {
    theme,
    width,
    height: Number(values.height),
    language: values.language,
    ...(answer && { answer }),
  });
  await panel.send(...messages);
  await panel.settled();
  const file = `${folder}/${name}-${view}-${theme}-${width}.png`;
  await panel.page.screenshot({ path: file });
  process.stdout.write(`${file}\n`);
  for (const error of panel.errors) troubles.add(error);
  await panel.close();
}

async function main(): Promise<void> {
  const chromium = findChromium();
  if (!chromium) throw new Error('No Chromium was found: name one by the environment variable CHROMIUM.');
  mkdirSync(folder, { recursive: true });
  const browser = await launchChromium(chromium);
  const names = (Object.keys(states) as StateName[]).filter(
    (name) => !positionals.length || positionals.some((part) => name.includes(part)),
  );
  for (const name of names) await shots(browser, name);
  await browser.close();
  for (const trouble of troubles) process.stderr.write(`${trouble}\n`);
}

void main();
