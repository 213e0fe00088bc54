import { join } from 'node:path';
import { root } from '../../scripts/lib/root.mjs';
import type { Workbench } from './workbench';

/** Where pictures of the workbench are kept. */
export const shots = join(root, 'out/shots/workbench');

/** Keeps a picture of how it failed. */
export async function pictured({ page }: Workbench, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await page.screenshot({ path: `${shots}/failed-${name.replaceAll(/\W+/g, '-').slice(0, 40)}.png` });
    throw error;
  }
}
