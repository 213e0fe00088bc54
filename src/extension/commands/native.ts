import { removeNativeEngine } from '../native/remove-command';
import { setUpNativeEngine } from '../native/set-up-command';
import { showEngines } from '../native/show-engines-command';
import { checkOf } from './check-of';
import { knownSpec, openSpec } from './choose-spec';
import type { Command } from './command';

export const setUpNative: Command = ({ native, log }) => setUpNativeEngine(native, log);

export const removeNative: Command = ({ native, trainer }) => removeNativeEngine(native, trainer);

/** For a spec where one is meant; else for those that name no engine. */
export const showEnginesCommand: Command = async (services, target) => {
  const uri = knownSpec(services, target);
  const spec = uri && (await openSpec(uri));
  const document = spec && 'chosen' in spec ? spec.chosen : undefined;
  await showEngines(services.native, document, document && (await checkOf(services, document)));
  return undefined;
};
