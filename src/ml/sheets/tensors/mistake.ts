import type { MessageArgs, MessageCode } from '../../language/messages';
import type { Part } from './expression/tree';

/** Ends the reading of one expression; never leaves the reader of a sheet, which reports it at its place. */
export class Mistake<C extends MessageCode = MessageCode> extends Error {
  readonly code: C;
  readonly args: MessageArgs<C>;
  readonly part: Part;

  constructor(code: C, args: MessageArgs<C>, part: Part) {
    super(code);
    this.code = code;
    this.args = args;
    this.part = part;
  }
}

export function fail<C extends MessageCode>(code: C, args: MessageArgs<C>, { from, to }: Part): never {
  throw new Mistake(code, args, { from, to });
}
