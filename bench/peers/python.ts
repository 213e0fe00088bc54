// A Python with Keras or PyTorch: the one that KERAS_PYTHON names, else a virtual environment in out/, made when first needed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from '../../scripts/lib/install.mjs';

/** The versions that the golden figures were made with. */
const versions = 'test/golden/requirements.txt';
const minutes = 60_000;

/** What each contestant in Python imports, and wants installed. */
const packages = {
  keras: ['numpy', 'keras', process.platform === 'darwin' ? 'tensorflow' : 'tensorflow-cpu'],
  torch: ['numpy', 'torch'],
} as const;

export interface Places {
  /** The virtual environment's folder. */
  readonly folder: string;
  /** A Python that has everything. */
  readonly given: string | undefined;
  /** Runs a program; resolves to undefined, or to why it failed. Its last parameter is what it may take in minutes. */
  run(program: string, parameters: readonly string[], minutes: number): string | undefined;
  /** Told before something takes long. */
  say(what: string): void;
}

export const usualPlaces: Places = { folder: 'out/bench/python', given: process.env['KERAS_PYTHON'], run: runProgram, say: console.log };

/**
 * Finds a Python that has a package, and installs it where there is none yet.
 * @throws Error with the reason why there is none
 */
export function pythonWith(name: keyof typeof packages, { folder, given, run, say }: Places = usualPlaces): string {
  if (given) {
    const trouble = run(given, ['-c', `import ${name}`], 2);
    if (trouble !== undefined) throw new Error(`KERAS_PYTHON names a Python without it: ${trouble}`);
    return given;
  }
  const python = join(folder, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
  const mark = join(folder, `.installed-${name}`);
  const wanted = fingerprint(versions);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return python;
  mkdirSync(folder, { recursive: true });
  say(`Installing ${packages[name].join(', ')} into ${folder}, once; that can be up to 3 GB …`);
  const made = existsSync(python) ? undefined : venv(folder, run);
  if (made !== undefined) throw new Error(`no virtual environment of Python can be made: ${made}`);
  const trouble = run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-c', versions, ...packages[name]], 30);
  if (trouble !== undefined) throw new Error(`it cannot be installed: ${trouble}`);
  writeFileSync(mark, wanted);
  return python;
}

function venv(folder: string, run: Places['run']): string | undefined {
  let trouble: string | undefined;
  for (const python of ['python3', 'python']) {
    trouble = run(python, ['-m', 'venv', folder], 5);
    if (trouble === undefined) return undefined;
  }
  return trouble;
}

function runProgram(program: string, parameters: readonly string[], atMost: number): string | undefined {
  const { status, error, stderr } = spawnSync(program, parameters, { encoding: 'utf8', timeout: atMost * minutes });
  if (status === 0) return undefined;
  return error?.message ?? (stderr.trim().split('\n').at(-1) || `exit code ${status}`);
}
