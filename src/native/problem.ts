import { type Messages, messages } from './messages/en';
import { koreanMessages } from './messages/ko';

type ProblemCode = keyof Messages;

/** What prevents the use of the native library; plain, so that it can be kept in a file and said in the reader's language. */
export type NativeProblem = { readonly [C in ProblemCode]: { readonly code: C; readonly args: Parameters<Messages[C]>[0] } }[ProblemCode];

type ArgsOf<C extends ProblemCode> = Parameters<Messages[C]> extends [] ? [] : Parameters<Messages[C]>;

export const problem = <C extends ProblemCode>(code: C, ...[args]: ArgsOf<C>): NativeProblem => ({ code, args }) as NativeProblem;

/** What a problem says, in the reader's language; English where there is no translation. @param language such as `ko` or `en-GB` */
export function problemText({ code, args }: NativeProblem, language = 'en'): string {
  const table: Messages = /^ko\b/i.test(language) ? koreanMessages : messages;
  // The union ties the arguments to their code; TypeScript cannot follow it through the table.
  return (table[code] as (a: unknown) => string)(args);
}

/** Ends a step that cannot be done. Its message is the problem's English text. */
export class NativeError extends Error {
  readonly problem: NativeProblem;
  constructor(problem: NativeProblem) {
    super(problemText(problem));
    this.problem = problem;
  }
}

/** What a step that failed says of it: our own errors as they are, the system's where they are about files. Others are defects. */
export function problemOf(error: unknown, folder: string): NativeProblem {
  if (error instanceof NativeError) return error.problem;
  const { name, code, path, message } = error as NodeJS.ErrnoException;
  if (name === 'AbortError') return problem('cancelled');
  if (code === 'ENOSPC' || code === 'EDQUOT') return problem('disk-full', { folder });
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return problem('cannot-write', { path: path ?? folder, reason: message && code });
  throw error;
}
