import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import picocolors from 'picocolors';
import { type Output, outputTo } from '../../src/cli/terminal';
import { built } from '../built';

/** The bundled command line; the test runner builds it before. */
export const cli = built('cli.js');

export interface Called {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another copy of the command line. */
  readonly cli?: string;
  /** Called with what stdout holds so far; sends the signal it returns. */
  readonly onStdout?: (stdout: string) => NodeJS.Signals | undefined;
}

/** Calls the command line in a process of its own, without a terminal. */
export function call(words: readonly string[], { cwd, env = {}, cli: file = cli, onStdout }: CallOptions = {}): Promise<Called> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
  const child = spawn(process.execPath, [file, ...words], {
    cwd,
    env: { ...inherited, LC_ALL: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  // A run that does not end would hold the test for ever.
  const timer = setTimeout(() => child.kill('SIGKILL'), 180_000);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    const signal = onStdout?.(stdout);
    if (signal) child.kill(signal);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ code, stdout, stderr });
    });
  });
}

/** A folder with these files, which is gone after the test. */
export function folderWith(files: Readonly<Record<string, unknown>>, test: { after(clean: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'nn-cli-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content, null, 2);
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

/** Learns XOR in a few milliseconds. */
export const xor = {
  name: 'XOR',
  seed: 7,
  data: { gate: 'XOR' },
  layers: [
    { type: 'Dense', units: 4, activation: 'tanh', input_shape: [2] },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  compile: { optimizer: { type: 'Adam', learning_rate: 0.1 }, loss: 'binary_crossentropy', metrics: ['accuracy'] },
  fit: { epochs: 120, batch_size: 4 },
};

/** An output that remembers what was written to it. */
export function recorded({ live = false, columns = 80, color = false, language = 'en' } = {}): Output & { readonly text: () => string } {
  let text = '';
  const raw = (more: string): void => {
    text += more;
  };
  return {
    ...outputTo({ live, columns: () => columns, colors: picocolors.createColors(color), language, raw }),
    columns,
    text: () => text,
  };
}
