import { join } from 'node:path';
import { root } from '../../scripts/lib/root.mjs';
import { launchChromium, PATIENCE } from '../../scripts/lib/vscode/browser.mjs';
import { foundVsCode } from '../../scripts/lib/vscode/ensure.mjs';
import { newProfile, type Profile } from '../../scripts/lib/vscode/profile.mjs';
import { installVsix, startServer } from '../../scripts/lib/vscode/server.mjs';
import { workbenchUrl } from '../../scripts/lib/vscode/workbench.mjs';
import { packaged } from '../packaged';
import { type Language, speak } from './language-pack';
import { Workbench } from './workbench';

const { server: code, chromium, why } = foundVsCode();

/** Why there is no VS Code to sit down at; false where there is one. */
export const noDesk: string | false = code && chromium !== undefined ? false : `VS Code in a browser: ${why.server ?? why.chromium}`;

interface Wish {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly width?: number;
  readonly height?: number;
  /** Pixels of a picture for one of the page. */
  readonly sharpness?: number;
  readonly language?: Language;
}

/** Where a person sits: VS Code in a browser, with the extension installed, and a copy of the samples opened. */
export interface Desk {
  readonly profile: Profile;
  readonly workbench: Workbench;
  close(): Promise<void>;
}

/** Installs the package as its users do, and opens the workbench. */
export async function sitDown({ settings = {}, width = 1400, height = 900, sharpness = 1, language }: Wish): Promise<Desk> {
  if (!code || chromium === undefined) throw new Error(String(noDesk));
  const profile = newProfile({ workspace: join(root, 'samples'), settings });
  const undo: (() => unknown)[] = [() => profile.dispose()];
  const close = async (): Promise<void> => {
    for (const one of undo.splice(0).reverse()) await one();
  };
  try {
    installVsix(code, profile, packaged);
    const server = await startServer(code, profile, { parameters: language ? speak(profile, language) : [] });
    undo.push(() => server.stop());
    const browser = await launchChromium(chromium);
    undo.push(() => browser.close());
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: sharpness });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(workbenchUrl(server, { folder: profile.workspace }));
    const workbench = new Workbench(page);
    await workbench.ready();
    return { profile, workbench, close };
  } catch (error) {
    await close();
    throw error;
  }
}
