// node scripts/pngs.mjs icon: draws media/icon.png, the extension's picture on the Marketplace, from the activity bar's.
// node scripts/pngs.mjs bench: draws README's picture of the last `npm run bench`, since the packager takes no SVG there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

if (!ensureInstalled()) process.exit(1);
const { findChromium, launchChromium } = await import('./lib/vscode/browser.mjs');

const pictures = {
  icon: {
    from: 'media/activity-bar.svg',
    to: 'media/icon.png',
    scale: 1,
    style: 'svg{width:256px;height:256px;padding:28px;box-sizing:border-box;border-radius:48px;background:#1d4f7c}',
  },
  bench: { from: 'out/bench/peers.svg', to: 'media/readme/bench.png', scale: 1.5, style: 'svg{background:#fff}' },
};

const picture = Object.entries(pictures).find(([name]) => name === process.argv[2])?.[1];
if (!picture) throw new Error(`Name a picture: ${Object.keys(pictures).join(' or ')}.`);
const chromium = findChromium();
if (!chromium) throw new Error('There is no Chromium on this machine; CHROMIUM may name one.');
const browser = await launchChromium(chromium);
const page = await browser.newPage({ deviceScaleFactor: picture.scale });
await page.setContent(`<style>body{margin:0}svg{display:block}${picture.style}</style>${readFileSync(join(root, picture.from), 'utf8')}`);
await page.locator('svg').screenshot({ path: join(root, picture.to), omitBackground: true });
await browser.close();
