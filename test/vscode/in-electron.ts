import { spawnSync } from 'node:child_process';
import { resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import type { Profile } from '../../scripts/lib/vscode/profile.mjs';
import { testsFolder } from '../../scripts/lib/vscode/run-in-host.mjs';
import type { Place } from './place';

/** VS Code with a window of its own. */
export function inElectron(executable: string, profile: Profile): Place {
  const folders = [`--user-data-dir=${profile.user}`, `--extensions-dir=${profile.extensions}`];
  // Its sandbox does not start for root, as which continuous integration often runs.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    profile,
    install: (vsix) => {
      const [cli = '', ...parameters] = resolveCliArgsFromVSCodeExecutablePath(executable);
      const { status, stdout, stderr } = spawnSync(cli, [...parameters, ...folders, ...root, '--install-extension', vsix], {
        encoding: 'utf8',
      });
      return status === 0 ? Promise.resolve() : Promise.reject(new Error(`${vsix} could not be installed:\n${stdout}${stderr}`));
    },
    run: async (host) => {
      const { tests, report } = testsFolder(profile, host);
      const log: string[] = [];
      const options = { vscodeExecutablePath: executable, extensionDevelopmentPath: host.develop, extensionTestsPath: tests };
      // A bad end is visible in the report, which then lacks its last line.
      await runTests({ ...options, launchArgs: [profile.workspace, ...folders, ...root] }).catch((error: unknown) =>
        log.push(String(error)),
      );
      return { results: report(), log };
    },
    close: () => Promise.resolve(),
  };
}
