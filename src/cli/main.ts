import { version } from '../../package.json';
import { nearest } from '../ml/language/nearest';
import { Lost } from '../ml/language/notice';
import { visible } from '../ml/language/visible';
import { type Command, type ExitCode, exitCodes, readArguments, UsageError } from './command';
import { commands } from './commands';
import { commandHelp, general, generalHelp } from './help';
import { showProblems } from './problems';
import { Refused, Stopped } from './run';
import { output, type Terminal } from './terminal';

/** Runs one call of the command line. */
function run(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = words;
  const { out } = terminal;
  if (name === undefined) throw new UsageError('Name a command.');
  if (name.startsWith('-')) {
    const given = readArguments(words, general);
    out.write(given.flag('version') && !given.flag('help') ? `${version}\n` : generalHelp(out.columns));
    return Promise.resolve(exitCodes.ok);
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const near = nearest(name, Object.keys(commands));
    throw new UsageError(`There is no command "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`}`);
  }
  return runCommand(name, command, rest, terminal);
}

/** What a command takes, and how many of them. */
const taken = {
  FILE: { what: 'a spec file', least: 1, most: 1 },
  'FILE…': { what: 'a spec file', least: 1, most: Number.POSITIVE_INFINITY },
  'A B': { what: 'two specs or runs', least: 2, most: 2 },
  SET: { what: 'a data set', least: 1, most: 1 },
} as const satisfies Record<Command['takes'], object>;

async function runCommand(name: string, command: Command, words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const given = readArguments(words, { ...command.options, ...general });
  if (given.flag('help')) {
    terminal.out.write(commandHelp(name, command, terminal.out.columns));
    return exitCodes.ok;
  }
  const { what, least, most } = taken[command.takes];
  if (given.files.length < least) throw new UsageError(`Name ${what}: ${name} ${command.takes}.`);
  if (given.files.length > most) throw new UsageError(`${name} takes ${what.replace(/^an? /, 'one ')}, not ${given.files.length}.`);
  try {
    return await command.run(given, terminal);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    showProblems(error.problems, given.files[0] as string, terminal.err);
    return exitCodes.problem;
  }
}

async function main(): Promise<void> {
  const terminal = { out: output(process.stdout, process.env), err: output(process.stderr, process.env) };
  try {
    process.exitCode = await run(process.argv.slice(2), terminal);
  } catch (error) {
    const [text, code] = failureOf(error);
    terminal.err.line(text);
    process.exitCode = code;
  }
}

function failureOf(error: unknown): readonly [text: string, ExitCode] {
  if (error instanceof UsageError) return [`${visible(error.message)}\n--help says how it is called.`, exitCodes.usage];
  if (error instanceof Stopped) return [error.message, exitCodes.interrupted];
  if (error instanceof Lost) return [visible(error.message), exitCodes.problem];
  // A defect of ours: what helps to find it.
  return [String(error instanceof Error ? error.stack : error), exitCodes.problem];
}

/** How the system says that the reader of an output is gone; one that has seen enough, such as head, is no error. */
const gone = new Set(['EPIPE', 'EOF', 'ECONNRESET']);

process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (gone.has(code ?? '')) process.exit();
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  process.stderr.write(`The output cannot be written${full ? ': the disk is full' : ''} (${code}).\n`);
  process.exit(exitCodes.problem);
});
// Where nothing can be said any more, nothing is.
process.stderr.on('error', () => process.exit());

void main();
