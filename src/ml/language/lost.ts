import type { MessageArgs } from './messages';
import type { workerMessages } from './messages/worker';
import { type Notice, notice } from './notice';

type Way = keyof typeof workerMessages;

/** A thread or process that computes has ended, and what it had to do failed. */
export class Lost extends Error {
  readonly notice: Notice;
  constructor(why: Notice) {
    super(why.message);
    this.notice = why;
  }
}

/** A thread or process was lost in this way. */
export const lost = <C extends Way>(way: C, args: MessageArgs<C>): Lost => new Lost(notice(way, args));
