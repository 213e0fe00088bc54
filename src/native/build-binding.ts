import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { patiently } from '../files/patiently';
import { run, tellingLine } from './child';
import type { Materials } from './materials';
import type { Platform } from './platforms';
import { NativeError, problem } from './problem';

interface BindingOrder {
  readonly materials: Materials;
  readonly platform: Platform;
  /** TensorFlow's C headers, the wheel's folder `include`. */
  readonly headers: string;
  /** The folder of the libraries; Macs link to them, Linux to their names only. */
  readonly libraries: string;
  /** A folder to work in, which is deleted afterwards. */
  readonly working: string;
  /** The binding's file. */
  readonly to: string;
  readonly signal?: AbortSignal;
}

const compilers = ['c++', 'g++', 'clang++'] as const;

/**
 * Builds the package's binding from its own sources.
 * @throws NativeError where there is no compiler, or it fails
 */
export async function buildBinding({ materials, platform, headers, libraries, working, to, signal }: BindingOrder): Promise<void> {
  const compiler = await findCompiler(signal);
  await patiently(() => rm(working, { recursive: true, force: true }));
  await mkdir(working, { recursive: true });
  try {
    await copySources(join(materials.package, 'binding'), working);
    const compile = async (parameters: readonly string[]): Promise<void> => {
      const { code, output } = await run({ command: compiler, parameters, folder: working, ...(signal && { signal }) });
      if (code !== 0) throw new NativeError(problem('compile-failed', { compiler, reason: tellingLine(output) }));
    };
    const built = join(working, 'tfjs_binding.node');
    const mac = platform.alias.endsWith('.dylib');
    if (!mac) {
      await compile(await standIn(working, platform.alias));
      await writeFile(join(working, 'older-systems.cc'), olderSystems);
    }
    const link = mac ? linkOnMac(libraries, platform) : linkOnLinux;
    const language = ['-std=c++17', '-O2', '-fPIC', '-fvisibility=hidden', '-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION'];
    const sources = (await readdir(working)).filter((name) => name.endsWith('.cc'));
    await compile([...language, `-I${materials.headers}`, `-I${headers}`, ...sources, ...link, '-o', built]);
    await mkdir(dirname(to), { recursive: true });
    await patiently(() => rename(built, to));
  } finally {
    await patiently(() => rm(working, { recursive: true, force: true }));
  }
}

async function findCompiler(signal: AbortSignal | undefined): Promise<string> {
  for (const command of compilers) {
    const { code } = await run({ command, parameters: ['--version'], limit: 30_000, ...(signal && { signal }) });
    if (code === 0) return command;
  }
  throw new NativeError(problem('no-compiler', { tried: compilers }));
}

const SHARED_SET = 'static std::set<std::string> ATTR_NAME_SET;';

/** The sources as they are, but for a set that all threads of a process would share without a lock: each gets its own. */
async function copySources(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) {
    if (!/\.(cc|h)$/.test(name)) continue;
    const text = await readFile(join(from, name), 'utf8');
    await writeFile(join(to, name), text.replace(SHARED_SET, SHARED_SET.replace('static', 'static thread_local')));
  }
}

/**
 * Compilers since GCC 11 call this function where a vector would have more elements than there is memory, and the C++ library of older
 * systems lacks it. With this one, what is built on a new system runs on every one that VS Code runs on.
 */
const olderSystems = '#include <cstdlib>\nnamespace std { [[noreturn]] void __throw_bad_array_new_length() { abort(); } }\n';

const STAND_IN = 'stand-in';

/**
 * A library with the name and the functions that the binding wants, and nothing in them. Linked to it, one binding runs with every
 * version of TensorFlow, and it can be built where there is none.
 * @returns the compiler's parameters
 */
async function standIn(working: string, name: string): Promise<string[]> {
  const texts = await Promise.all(
    (await readdir(working)).filter((n) => /\.(cc|h)$/.test(n)).map((n) => readFile(join(working, n), 'utf8')),
  );
  const functions = new Set(texts.flatMap((text) => [...text.matchAll(/\b(TFE?_(?!Auto)[A-Za-z0-9]+)\(/g)].map(([, f]) => f as string)));
  await writeFile(
    join(working, `${STAND_IN}.cpp`),
    [...functions]
      .sort()
      .map((f) => `extern "C" void ${f}() {}\n`)
      .join(''),
  );
  return ['-shared', '-fPIC', `-Wl,-soname,${name}`, `${STAND_IN}.cpp`, '-o', `${STAND_IN}.so`];
}

/** Never unloaded, because its exit handlers stay. */
const linkOnLinux = ['-shared', '-Wl,-z,nodelete', '-Wl,-rpath,$ORIGIN/../../deps/lib', `./${STAND_IN}.so`, '-s'];

/** Node's own functions are found in the process that loads the binding. */
const linkOnMac = (libraries: string, { libraries: names }: Platform): string[] => [
  '-shared',
  '-undefined',
  'dynamic_lookup',
  '-Wl,-rpath,@loader_path/../../deps/lib',
  ...names.map((name) => join(libraries, name)),
];
