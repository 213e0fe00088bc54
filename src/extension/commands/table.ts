import { getDataSet } from '../data-sets/get-command';
import { explainProblem } from '../language/explanations';
import { turnOffProblem } from '../language/turned-off';
import { removeNativeEngine, setUpNativeEngine } from '../native/set-up-command';
import { showEngines } from '../native/show-engines-command';
import { showInformation } from '../shown';
import { checkOf, knownSpec, openSpec } from './choose-spec';
import { type Command, type Services, targetOf } from './command';
import { compareRuns, compareSpecs } from './compare';
import { exportCommand } from './export';
import { deleteRun, lookInsideStep, openRun, restoreSpec } from './kept-runs';
import { showEntry } from './show-entry';
import { branchRun, keepRun, pause, resume, stepBatch, stepEpoch, stop, toggleLiveTraining, train } from './training';
import {
  lockStudyPanel,
  openStudyPanel,
  openViewAlone,
  predict,
  showData,
  showDecisionBoundary,
  showLog,
  showLossCurves,
  showLossSurface,
  showMistakes,
  showSummary,
} from './views';

const setUpNative: Command = ({ native, log }) => setUpNativeEngine(native, log);

const removeNative: Command = ({ native, trainer }) => removeNativeEngine(native, trainer);

/** For a spec where one is meant; else for those that name no engine. */
const showEnginesCommand: Command = async (services, target) => {
  const uri = knownSpec(services, target);
  const spec = uri && (await openSpec(uri));
  const document = spec && 'chosen' in spec ? spec.chosen : undefined;
  await showEngines(services.native, document, document && (await checkOf(services, document)));
  return undefined;
};

/** Every command, by its name in package.json without the prefix. */
const commands = {
  openStudyPanel,
  train,
  stop,
  pause,
  resume,
  branchRun,
  stepBatch,
  stepEpoch,
  showData,
  toggleLiveTraining,
  keepRun,
  showSummary,
  showLossCurves,
  showDecisionBoundary,
  lookInsideStep,
  showLossSurface,
  predict,
  showMistakes,
  openViewAlone,
  lockStudyPanel,
  newSpec: ({ samples }, { item }) => samples.newSpec(item),
  openSample: ({ samples }, { item }) => samples.openSample(item),
  openSamples: ({ samples }) => samples.openSamples(),
  keepSample: ({ samples }, { item }) => samples.keepSample(item),
  compareRuns,
  compareSpecs,
  export: exportCommand,
  openRun,
  restoreSpec,
  deleteRun,
  showEntry,
  showLog,
  getDataSet,
  explainProblem,
  turnOffProblem,
  showEngines: showEnginesCommand,
  setUpNative,
  removeNative,
} satisfies Record<string, Command>;

const byName: ReadonlyMap<string, Command> = new Map(Object.entries(commands).map(([name, command]) => [`neuralNetwork.${name}`, command]));

/** The names of all commands, as package.json has them. */
export const commandNames: readonly string[] = [...byName.keys()];

/** Runs a command by its name in package.json. Returns the message that the user sees, if any. */
export const commandRunner =
  (services: Services) =>
  async (name: string, item?: unknown, more?: unknown, last?: unknown): Promise<string | undefined> => {
    const refusal = await byName.get(name)?.(services, targetOf(item, more, last));
    if (!refusal) return undefined;
    const { message, help } = refusal;
    // The command is over, and those who called it need not wait until the message is read.
    void showInformation(message, ...(help ? [help.label] : [])).then((chosen) => chosen && help?.run());
    return message;
  };
