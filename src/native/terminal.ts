import { findNative } from './found';
import { megabytes } from './messages/en';
import { nativeFolderIn } from './native-folder';
import { type NativeProblem, problemText } from './problem';
import type { Step } from './progress';
import { removeNative, setUpNative } from './set-up';

/** What the terminal shows of a set-up. */
interface Terminal {
  /** A line that stays. */
  line(text: string): void;
  /** Where the terminal can: the line being written anew; elsewhere not called. */
  status(text: string): void;
}

const steps: Readonly<Record<Step, string>> = {
  package: "Trying the package's own installer",
  download: 'Fetching TensorFlow with pip',
  unpack: 'Unpacking and checking the library',
  binding: 'Building the binding',
  check: 'Loading it',
};

/**
 * `npm run native`: gets the native library for a checkout.
 * @returns whether it is there now
 */
export async function setUpInTerminal(project: string, { line, status }: Terminal, signal?: AbortSignal): Promise<boolean> {
  const found = await findNative({ project });
  if (found.kind === 'ready') {
    line(`The native engine is ready: TensorFlow ${found.library}, in ${found.packageFolder}`);
    return true;
  }
  let last: Step | undefined;
  let shown = 0;
  const result = await setUpNative({
    target: nativeFolderIn.project(project),
    project,
    ...(signal && { signal }),
    report(step, done) {
      if (step !== last) line(`${steps[step]} …`);
      last = step;
      const percent = done === undefined ? shown : Math.floor(done * 100);
      if (percent !== shown) status(`  ${percent} %`);
      shown = percent;
    },
    tried: (problem) => line(`  ${problemText(problem)}`),
  });
  if (result.kind === 'ready') line(`The native engine is ready: TensorFlow ${result.library}, in ${result.packageFolder}`);
  else
    line(`The native engine is not available: ${problemText(result.problems.at(-1) as NativeProblem)} The other engines work without it.`);
  return result.kind === 'ready';
}

/** `npm run native -- --remove`. @returns whether it is gone */
export async function removeInTerminal(project: string, { line }: Terminal): Promise<boolean> {
  const removed = await removeNative(nativeFolderIn.project(project));
  if ('problem' in removed) line(problemText(removed.problem));
  else line(removed.bytes ? `The native engine was removed; ${megabytes(removed.bytes)} are free again.` : 'There was nothing to remove.');
  return !('problem' in removed);
}
