import * as vscode from 'vscode';
import type { Command } from './command';
import { exportCommand } from './export';
import { compareRuns, deleteRun, openRun, restoreSpec } from './kept-runs';
import { removeNative, setUpNative, showEnginesCommand } from './native';
import type { Services } from './services';
import { targetOf } from './target';
import { pause, resume, stepBatch, stepEpoch, stop, train } from './training';
import {
  lockStudyPanel,
  openStudyPanel,
  openViewAlone,
  predict,
  showDecisionBoundary,
  showLog,
  showLossCurves,
  showSummary,
} from './views';

/** Every command, by its name in package.json without the prefix. */
const commands = {
  openStudyPanel,
  train,
  stop,
  pause,
  resume,
  stepBatch,
  stepEpoch,
  showSummary,
  showLossCurves,
  showDecisionBoundary,
  predict,
  openViewAlone,
  lockStudyPanel,
  newSpec: ({ samples }, { item }) => samples.newSpec(item),
  openSample: ({ samples }, { item }) => samples.openSample(item),
  openSamples: ({ samples }) => samples.openSamples(),
  compareRuns,
  export: exportCommand,
  openRun,
  restoreSpec,
  deleteRun,
  showLog,
  showEngines: showEnginesCommand,
  setUpNative,
  removeNative,
} satisfies Record<string, Command>;

/** Makes the commands known to VS Code. Who runs one by its name gets what the user is told, if anything. */
export const registerCommands = (services: Services): vscode.Disposable[] =>
  Object.entries<Command>(commands).map(([name, command]) =>
    vscode.commands.registerCommand(`neuralNetwork.${name}`, async (item?: unknown, more?: unknown) => {
      const refusal = await command(services, targetOf(item, more));
      if (!refusal) return undefined;
      const { message, help } = refusal;
      // The command is over, and those who called it need not wait until the message is read.
      void vscode.window.showInformationMessage(message, ...(help ? [help.label] : [])).then((chosen) => chosen && help?.run());
      return message;
    }),
  );
