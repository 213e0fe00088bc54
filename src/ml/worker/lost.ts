import type { MessageArgs } from '../spec/messages';
import type { workerMessages } from '../spec/messages/worker';
import { type Notice, notice } from '../spec/notice';

type Way = keyof typeof workerMessages;

/** The worker is gone, and what it had to do failed. */
export class Lost extends Error {
  readonly notice: Notice;
  constructor(why: Notice) {
    super(why.message);
    this.notice = why;
  }
}

/** A worker was lost in this way. */
export const lost = <C extends Way>(way: C, args: MessageArgs<C>): Lost => new Lost(notice(way, args));
