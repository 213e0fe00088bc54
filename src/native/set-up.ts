import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { patiently } from '../files/patiently';
import { distrust } from './child';
import { exists, findInFolder, type Ready } from './found';
import { type Machine, thisMachine } from './machine';
import { findMaterials, type Materials } from './materials';
import { type NativeFolder, ownNames, whileClaimed, writeKept } from './native-folder';
import { type NativeProblem, problemOf } from './problem';
import { bytesIn, type Report } from './progress';
import { setUpByWheel } from './wheel-way';

export interface SetUp {
  readonly target: NativeFolder;
  /** The project's or extension's folder. */
  readonly project: string;
  /** Folders that are open in the editor: no program is taken from there. */
  readonly workspaces?: readonly string[];
  readonly signal?: AbortSignal;
  readonly report: Report;
  /** Called with the problem of the first way, before the second is tried. */
  tried?(problem: NativeProblem): void;
  readonly machine?: Machine;
}

/** What came of it: the library, or the problem of each way that was tried. */
export type Result = Ready | { readonly kind: 'failed'; readonly problems: readonly [...NativeProblem[], NativeProblem] };

/**
 * Gets the native library: by its package's own installer, or else out of TensorFlow's Python package. What is there already is not
 * fetched again. Never rejects, but for a defect.
 */
export async function setUpNative(order: SetUp): Promise<Result> {
  const { target, signal, machine = thisMachine() } = order;
  const problems: NativeProblem[] = [];
  distrust(order.workspaces ?? []);
  try {
    return await whileClaimed(target, async () => {
      const there = await findInFolder(target);
      if (there?.kind === 'ready') return there;
      const materials = await findMaterials(order.project, machine.platform);
      try {
        return await byOwnInstaller(order, machine, materials);
      } catch (error) {
        signal?.throwIfAborted();
        const inTheWay = problemOf(error, target.folder);
        problems.push(inTheWay);
        order.tried?.(inTheWay);
      }
      return await setUpByWheel({ target, machine, materials, report: order.report, ...(signal && { signal }) });
    });
  } catch (error) {
    const last = problemOf(error, target.folder);
    return { kind: 'failed', problems: last.code === 'cancelled' ? [last] : [...problems, last] };
  }
}

async function byOwnInstaller({ target, signal, report }: SetUp, machine: Machine, materials: Materials): Promise<Ready> {
  report('package');
  const folder = await machine.ownInstaller({ package: materials.package, elsewhere: target.ownPackage, ...(signal && { signal }) });
  const binding = join(folder, 'lib', 'napi-v8', 'tfjs_binding.node');
  try {
    report('check');
    const library = await machine.load(binding, signal);
    const inPlace = folder === target.ownPackage;
    if (inPlace) await writeKept(target, { platform: machine.platform, library, binding: 'package', root: 'package' }, [binding]);
    return { kind: 'ready', packageFolder: folder, library };
  } catch (error) {
    // It would be taken for a library that can be used.
    for (const name of ['lib', 'deps']) await patiently(() => rm(join(folder, name), { recursive: true, force: true }));
    throw error;
  }
}

/** @returns the bytes that are free now, or why it cannot be removed */
export async function removeNative(target: NativeFolder): Promise<{ readonly bytes: number } | { readonly problem: NativeProblem }> {
  try {
    if (!(await exists(target.folder))) return { bytes: 0 };
    return await whileClaimed(target, async () => {
      const before = await bytesIn(target.folder);
      // Its note first: whatever is left over if this is cut off is then not taken for a library.
      for (const name of ownNames) if (name !== 'claim') await patiently(() => rm(target.in(name), { recursive: true, force: true }));
      return { bytes: before - (await bytesIn(target.folder)) };
    });
  } catch (error) {
    return { problem: problemOf(error, target.folder) };
  }
}
