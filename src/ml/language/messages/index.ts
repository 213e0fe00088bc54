import { adviceMessages } from './advice';
import { branchMessages } from './branch';
import { checkMessages, metricMessages } from './checks';
import { dataMessages } from './data';
import { descentMessages } from './descent';
import { downloadMessages } from './download';
import { engineMessages, engineReasons, workerMessages } from './engine';
import { functionMessages } from './functions';
import { keepingMessages } from './keeping';
import { layerMessages } from './layers';
import { pictureMessages } from './pictures';
import { readingMessages } from './reading';
import { reportMessages } from './report';
import { resultMessages } from './results';
import { runMessages } from './run';
import { separationMessages } from './separation';
import { stepMessages } from './steps';
import { teachingMessages } from './teaching';
import { tensorMessages } from './tensors';

/**
 * Every message the core can give, by code, in English. A translation is a second object of the same type.
 * What is filled in is plain numbers, strings, lists and objects, so that a problem can cross to a worker or a panel.
 */
export const messages = {
  ...readingMessages,
  ...layerMessages,
  ...checkMessages,
  ...metricMessages,
  ...teachingMessages,
  ...dataMessages,
  ...pictureMessages,
  ...runMessages,
  ...adviceMessages,
  ...reportMessages,
  ...separationMessages,
  ...stepMessages,
  ...functionMessages,
  ...tensorMessages,
  ...descentMessages,
  ...downloadMessages,
  ...branchMessages,
  ...keepingMessages,
  ...engineMessages,
  ...engineReasons,
  ...resultMessages,
  ...workerMessages,
};

export type MessageCode = keyof typeof messages;
export type MessageArgs<C extends MessageCode> = Parameters<(typeof messages)[C]>[0];

/** A message quotes what a user wrote, which may be long and may hold anything. */
const MOST_CHARACTERS = 1000;

/** The English text of a message: one line without control characters, whatever names it quotes. */
export const messageText = <C extends MessageCode>(code: C, args: MessageArgs<C>): string => textFrom(messages, code, args);

/** The text of a message from a table in any language. */
export function textFrom<C extends MessageCode>(table: typeof messages, code: C, args: MessageArgs<C>): string {
  // The table's own type guarantees that `args` is what this code's function takes; TypeScript cannot follow it through the union.
  const text = (table[code] as (a: MessageArgs<C>) => string)(args);
  const short = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  // Line breaks would tear a message apart, escape sequences would reach the terminal, and marks of direction would turn text around.
  return short.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
