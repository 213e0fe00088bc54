import { showInformation } from '../shown';
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
  keepSample: ({ samples }, { item }) => samples.keepSample(item),
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

const byName: ReadonlyMap<string, Command> = new Map(Object.entries(commands).map(([name, command]) => [`neuralNetwork.${name}`, command]));

/** The names of all commands, as package.json has them. */
export const commandNames: readonly string[] = [...byName.keys()];

/** Runs a command by its name in package.json. Who does so gets what the user is told, if anything. */
export const commandRunner =
  (services: Services) =>
  async (name: string, item?: unknown, more?: unknown): Promise<string | undefined> => {
    const refusal = await byName.get(name)?.(services, targetOf(item, more));
    if (!refusal) return undefined;
    const { message, help } = refusal;
    // The command is over, and those who called it need not wait until the message is read.
    void showInformation(message, ...(help ? [help.label] : [])).then((chosen) => chosen && help?.run());
    return message;
  };
