import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

type Axe = typeof import('axe-core');

const source = readFileSync(createRequire(`${process.cwd()}/package.json`).resolve('axe-core/axe.min.js'), 'utf8');

interface Looked {
  /** A part of the page; the whole if there is none. */
  readonly part?: string;
  /** Only what a theme changes. */
  readonly colors?: boolean;
}

/** What would keep a reader from using the page, or a part of it: a line for each rule that is broken, with the places. */
export async function barriers(page: Page | Frame, looked: Looked = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async ({ part, colors }) => {
    // What axe-core would load before it begins is for sound and film, of which there is none.
    const options = {
      resultTypes: ['violations' as const],
      preload: false,
      ...(colors && { runOnly: ['color-contrast', 'link-in-text-block'] }),
    };
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(part ?? document, options);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, looked);
}
