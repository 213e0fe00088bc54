import { type MessageArgs, type MessageCode, messageText } from './messages';
import type { workerMessages } from './messages/engine';
import type { Problem } from './problem';

/** What can be reported without a place in a spec. */
export type Notice<C extends MessageCode = MessageCode> = Pick<Problem<C>, 'code' | 'args' | 'message'>;

/** Makes a notice, with its English text. */
export const notice = <C extends MessageCode>(code: C, args: MessageArgs<C>): Notice =>
  ({ code, args, message: messageText(code, args) }) as unknown as Notice;

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
