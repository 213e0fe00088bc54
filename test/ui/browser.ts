import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium } from '../../scripts/lib/vscode/browser.mjs';

const chromium = findChromium();

/** Why there is no browser to test in; false where there is one. */
export const noBrowser = chromium === undefined ? 'there is no Chromium' : false;

/** A browser for the tests of the suite that this is called in; it is there when they begin. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  before(async () => {
    browser = await launchChromium(chromium as string);
  });
  after(() => browser?.close());
  return () => browser as Browser;
}
