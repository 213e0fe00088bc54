import { launchChromium } from '../../scripts/lib/vscode/browser.mjs';
import type { CodeServer } from '../../scripts/lib/vscode/code-server-install.mjs';
import type { Profile } from '../../scripts/lib/vscode/profile.mjs';
import { runInBrowserHost } from '../../scripts/lib/vscode/run-in-host.mjs';
import { installVsix, startServer } from '../../scripts/lib/vscode/server.mjs';
import type { Place } from './place';

/** VS Code's server, with its workbench in a Chromium. What the workbench keeps in the browser lasts from one host to the next. */
export async function inServer(code: CodeServer, chromium: string, profile: Profile): Promise<Place> {
  const server = await startServer(code, profile);
  const browser = await launchChromium(chromium);
  // No one looks, and a small window costs less to draw.
  const context = await browser.newContext({ viewport: { width: 700, height: 500 }, reducedMotion: 'reduce' });
  return {
    profile,
    install: (vsix) => Promise.resolve(installVsix(code, profile, vsix)),
    run: async (host) => {
      const page = await context.newPage();
      try {
        return await runInBrowserHost({ page, server, profile }, host);
      } finally {
        await page.close();
      }
    },
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}
