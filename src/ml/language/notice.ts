import { type MessageArgs, type MessageCode, messageText } from './messages';
import type { Problem } from './problem';

/** What can be told without a place in a spec. */
export type Notice<C extends MessageCode = MessageCode> = Pick<Problem<C>, 'code' | 'args' | 'message'>;

/** Makes a notice, with its English text. */
export const notice = <C extends MessageCode>(code: C, args: MessageArgs<C>): Notice =>
  ({ code, args, message: messageText(code, args) }) as unknown as Notice;
