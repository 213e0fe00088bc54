/** The command was called in a wrong way: the message goes to stderr and the exit code is 2. */
export class UsageError extends Error {}

/** Exit codes: what a shell is told. */
export const exitCodes = { ok: 0, problem: 1, usage: 2, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
