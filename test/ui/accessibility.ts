import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, ImpactValue } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(`${process.cwd()}/package.json`).resolve('axe-core'), 'utf8');
const grave: readonly (ImpactValue | undefined)[] = ['serious', 'critical'];

/** What would keep a reader from using the page: a line for each rule that is broken, with the places. */
export async function barriers(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe);
  // Rules about whole documents do not fit a page within a window.
  const { violations } = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } } })`,
  )) as AxeResults;
  return violations
    .filter(({ impact }) => grave.includes(impact))
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
