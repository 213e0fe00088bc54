// A contestant in a process of its own, so that none warms up, fills or slows another's.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Answer, Ready } from './messages';

/** A command and its parameters. */
export type Command = readonly [program: string, ...parameters: string[]];

export interface Running extends Ready {
  /** Sends an order, as a line that it understands. @throws Error in its own words, where it has ended instead of answering */
  ask(order: string): Promise<Answer>;
  end(): Promise<void>;
}

/**
 * Starts a contestant in the project's folder; resolves when it is ready.
 * @throws Error with the last line that it wrote, where it has ended
 */
export async function startProcess([program, ...parameters]: Command): Promise<Running> {
  const child = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'pipe'] });
  const { next, closed } = linesOf(child);
  const ready = JSON.parse(await next()) as Ready;
  return {
    version: ready.version,
    async ask(order) {
      child.stdin.write(`${order}\n`);
      return JSON.parse(await next()) as Answer;
    },
    async end() {
      child.stdin.end();
      await closed;
    },
  };
}

/** Its lines, one by one; rejects once it has ended. */
function linesOf(child: ChildProcess): { next(): Promise<string>; readonly closed: Promise<void> } {
  const lines: string[] = [];
  const waiting: { resolve(line: string): void; reject(error: Error): void }[] = [];
  let told = '';
  let ended: Error | undefined;
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    // Libraries greet their users on the same stream.
    if (!line.startsWith('{')) return;
    const first = waiting.shift();
    if (first) first.resolve(line);
    else lines.push(line);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    told = (told + text).slice(-4000);
  });
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  // Whoever has ended reads no more orders; that it has ended is known already.
  child.stdin?.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      end(error);
      resolve();
    });
    child.on('close', (code) => {
      end(new Error(told.trim().split('\n').at(-1) || `it ended with code ${code}`));
      resolve();
    });
  });
  return {
    closed,
    next: () =>
      new Promise((resolve, reject) => {
        const line = lines.shift();
        if (line !== undefined) resolve(line);
        else if (ended) reject(ended);
        else waiting.push({ resolve, reject });
      }),
  };
}
