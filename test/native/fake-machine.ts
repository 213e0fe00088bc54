import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realDisk } from '../../src/native/disk';
import type { Machine } from '../../src/native/machine';
import { NativeFolder } from '../../src/native/native-folder';
import { platformOf } from '../../src/native/platforms';
import { NativeError, problem } from '../../src/native/problem';
import { type Result, type SetUp, setUpNative } from '../../src/native/set-up';
import { fakeWheel } from './fake-wheel';

/** How a fake pip behaves. */
export type Pip = 'works' | 'offline' | 'lacks-2.21.0' | 'lacks-all' | 'fails' | 'hangs';

/** Why the tests that put programs of their own in the place of pip and of the compiler cannot run here. */
export const noPrograms = process.platform === 'win32' ? 'the stand-ins for pip and the compiler are scripts' : false;

/**
 * A machine on which nothing is what it is: a folder that stands for the user's programs, a project with the package's sources, and a
 * place for the library.
 */
export class FakeMachine {
  readonly folder = mkdtempSync(join(tmpdir(), 'native-'));
  readonly target = new NativeFolder(join(this.folder, 'storage', 'native'));
  readonly project = join(this.folder, 'project');
  readonly #programs = join(this.folder, 'bin');
  readonly #path = process.env['PATH'];
  readonly steps: string[] = [];
  /** The checksum that a wheel must have. */
  pinned = '';
  /** What the machine is, but for what a test changes. */
  machine: Machine = {
    platform: 'linux-x64',
    // The wheels of these tests have checksums of their own.
    platformOf: (name) => {
      const platform = platformOf(name);
      return platform && { ...platform, wheels: platform.wheels.map((wheel) => ({ ...wheel, sha256: this.pinned })) };
    },
    disk: realDisk,
    load: () => Promise.resolve('2.21.0'),
    ownInstaller: () => Promise.reject(new NativeError(problem('own-unreachable', { reason: 'ENOTFOUND' }))),
  };

  constructor() {
    mkdirSync(this.#programs);
    this.write('project/node_modules/@tensorflow/tfjs-node/package.json', '{}');
    this.write('project/node_modules/@tensorflow/tfjs-node/binding/tfjs_binding.cc', 'TF_Version();');
    this.write('project/node_modules/node-api-headers/include/node_api.h', '');
    process.env['PATH'] = this.#programs;
  }

  dispose(): void {
    process.env['PATH'] = this.#path;
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(name: string, content: string | Uint8Array): string {
    const file = join(this.folder, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  read(name: string): string | undefined {
    const file = join(this.folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  /** A program that the user has; it is run by Node.js. */
  program(name: string, text: string): void {
    chmodSync(this.write(`bin/${name}`, `#!${process.execPath}\n${text}`), 0o755);
  }

  /** How often pip was asked for a wheel. */
  get fetches(): number {
    return this.read('asked')?.split('\n').filter(Boolean).length ?? 0;
  }

  pip(how: Pip, wheel = fakeWheel()): void {
    const file = this.write('wheel', wheel);
    this.pinned = createHash('sha256').update(wheel).digest('hex');
    this.program(
      'python3',
      `const { appendFileSync, copyFileSync, writeFileSync } = require('node:fs');
      const [,, , pip, command, ...rest] = process.argv;
      if (pip !== 'pip') process.exit(2);
      if (command === '--version') process.exit(0);
      appendFileSync(${JSON.stringify(join(this.folder, 'asked'))}, rest.at(-1) + '\\n');
      const version = rest.at(-1).split('==')[1];
      const to = rest[rest.indexOf('--dest') + 1];
      const none = () => { console.error('ERROR: No matching distribution found for ' + rest.at(-1)); process.exit(1); };
      const how = ${JSON.stringify(how)};
      if (how === 'offline') {
        console.error("WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError: Temporary failure in name resolution'");
        none();
      } else if (how === 'lacks-all' || how === 'lacks-' + version) none();
      else if (how === 'fails') { console.error('ERROR: something else'); process.exit(1); }
      else if (how === 'hangs') {
        writeFileSync(to + '/half.whl.part', 'half');
        writeFileSync(${JSON.stringify(join(this.folder, 'pid'))}, String(process.pid));
        setTimeout(() => process.exit(1), 60_000);
      } else copyFileSync(${JSON.stringify(file)}, to + '/tensorflow_cpu-' + version + '-cp311-cp311-any.whl');`,
    );
  }

  compiler(how: 'works' | 'fails' = 'works'): void {
    this.program(
      'c++',
      `const { appendFileSync, writeFileSync } = require('node:fs');
      const parameters = process.argv.slice(2);
      if (parameters[0] === '--version') process.exit(0);
      appendFileSync(${JSON.stringify(join(this.folder, 'compiled'))}, parameters.join(' ') + '\\n');
      if (${JSON.stringify(how)} === 'fails') { console.error('tfjs_binding.cc:7: error: no such header'); process.exit(1); }
      writeFileSync(parameters[parameters.indexOf('-o') + 1], 'built');`,
    );
  }

  setUp(more: Partial<SetUp> = {}): Promise<Result> {
    const report: SetUp['report'] = (step) => void (this.steps.at(-1) !== step && this.steps.push(step));
    return setUpNative({ target: this.target, project: this.project, report, machine: this.machine, ...more });
  }
}

/** The code of the last obstacle. */
export const codeOf = (result: Result): string | undefined => (result.kind === 'failed' ? result.problems.at(-1)?.code : undefined);
