import { createInterface } from 'node:readline';
import { engineContestants } from './engines';
import type { Answer, Order, Ready } from './messages';
import { playground } from './playground';
import { type ReadTask, readTask } from './tasks';
import { tfjsContestants } from './tfjs-layers';
import { fromThread } from './thread';

/** A contestant in JavaScript. */
export interface Program {
  readonly version: string;
  run(work: ReadTask, order: Order): Promise<Answer> | Answer;
}

const programs: Readonly<Record<string, () => Promise<Program> | Program>> = {
  ...engineContestants,
  ...tfjsContestants,
  playground: () => playground,
  thread: () => fromThread,
};

/** Is a contestant, in a process of its own, until no one asks it any more. */
export async function serve(name: string): Promise<void> {
  const open = programs[name];
  if (!open) throw new Error(`There is no contestant ${name}.`);
  const program = await open();
  const say = (message: Ready | Answer): void => console.log(JSON.stringify(message));
  say({ version: program.version });
  let path = '';
  let work: ReadTask | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line) as Order;
    if (!work || order.task !== path) work = readTask(order.task);
    path = order.task;
    say(await program.run(work, order));
  }
  // TensorFlow's library has threads of its own, which would keep the process.
  process.exit();
}
