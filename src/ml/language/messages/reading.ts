import { type Expected, expectedText, type Found, foundText } from './expected';
import { didYouMean, list } from './words';

/** What is wrong with JSON: jsonc-parser's names for it, and some of our own that tell more. */
export type SyntaxSlip = keyof typeof syntax;

const syntax = {
  InvalidSymbol: (word: string) => `${word || 'this'} means nothing in JSON; texts and keys need "quotation marks"`,
  PythonWord: (word: string) => `${word} is Python; JSON writes ${word === 'None' ? 'null' : word.toLowerCase()}`,
  NotANumber: (word: string) => `JSON has no ${word}; write a number, or leave the value out`,
  SingleQuotes: () => 'texts and keys are in double quotation marks: "text", not \'text\'',
  InvalidNumberFormat: () => 'numbers are written like 10, -0.5 or 1e-3, and do not begin with 0 or a point',
  PropertyNameExpected: () => 'a key in "quotation marks" is missing here',
  ValueExpected: () => 'a value is missing here',
  ColonExpected: () => 'a colon ":" is missing between the key and this',
  CommaExpected: () => 'a comma "," is missing before this',
  Unclosed: (bracket: string, line = 0) => `it ends too early: the "${bracket === ']' ? '[' : '{'}" of line ${line} needs its "${bracket}"`,
  WrongBracket: (bracket: string, line = 0) =>
    `"${bracket}" cannot be here, because the "${bracket === '}' ? '[' : '{'}" of line ${line} is still open: close it with "${bracket === '}' ? ']' : '}'}" first`,
  KeyInList: (key: string, line = 0) =>
    `${key}: looks like a key, but it is in the list that begins in line ${line}: is its closing bracket "]" missing?`,
  EndOfFileExpected: () => 'the spec has ended before this. Remove what follows, or one closing bracket before it',
  UnexpectedEndOfComment: () => 'this comment does not end: "*/" is missing',
  UnexpectedEndOfString: () => 'this text does not end in its line: a quotation mark " is missing',
  UnexpectedEndOfNumber: () => 'this number is not complete: a digit is missing',
  InvalidUnicode: () => '"\\u" needs four hexadecimal digits after it',
  InvalidEscapeCharacter: () => 'this character cannot follow a backslash. Write paths with "/", and a backslash as "\\\\"',
  InvalidCharacter: () => 'a tab or another control character cannot be within a text. Write "\\t"',
} satisfies Readonly<Record<string, (text: string, line?: number) => string>>;

export const syntaxSlips = Object.keys(syntax) as readonly SyntaxSlip[];

/** What can be wrong with the text itself: JSON, keys, kinds of values. */
export const readingMessages = {
  'spec-too-large': (a: { megabytes: string; limit: string }) =>
    `This spec is ${a.megabytes} MB; at most ${a.limit} MB are read. Put the data into a CSV, NPZ or IDX file and name it under "data".`,
  'spec-empty': () =>
    'This file is empty. A spec is a JSON object with at least "layers": { "layers": [{ "type": "Dense", "units": 1, "input_shape": [2] }] }.',
  'spec-too-deep': (a: { limit: number }) =>
    `The brackets here are nested more than ${a.limit} deep, and a spec never needs that. Remove the brackets that are too many.`,
  'json-syntax': (a: { what: SyntaxSlip; text?: string; line?: number }) =>
    `This is not valid JSON: ${(syntax[a.what] as (text: string, line?: number) => string)(a.text ?? '', a.line)}.`.replace('?.', '?'),
  'more-problems': (a: { shown: number }) =>
    `There are more than ${a.shown} problems. The others are shown once some of these are corrected.`,
  'not-an-object': () => 'A spec is a JSON object: put everything into { "data": …, "layers": […], … }.',
  'duplicate-key': (a: { key: string }) => `"${a.key}" is here twice, and only one of them can count. Remove one.`,
  'unknown-key': (a: { key: string; where: string; nearest?: string; known: readonly string[] }) =>
    `"${a.key}" is not known in ${a.where}.${a.nearest ? didYouMean(a.nearest) : ` Remove it, or use one of: ${list(a.known)}.`}`,
  'bad-key': (a: { key: string; where: string; expected: string }) =>
    `"${a.key}" cannot be a key in ${a.where}. Its keys are ${a.expected}.`,
  'unsupported-key': (a: { key: string; where: string }) =>
    `Keras has "${a.key}" for ${a.where}, but this extension has not. Remove it to continue without it.`,
  'missing-key': (a: { key: string; where: string; expected: Expected }) =>
    `${a.where.includes(' ') ? a.where.charAt(0).toUpperCase() + a.where.slice(1) : a.where} needs "${a.key}": ${expectedText(a.expected)}.`,
  'wrong-kind': (a: { what: string; expected: Expected; found: Found }) =>
    `${a.what} should be ${expectedText(a.expected)}, not ${foundText(a.found)}.`,
  'name-not-visible': (a: { what: string; name: string; character: string }) =>
    `${a.what} is "${a.name}", and holds a character that cannot be seen (${a.character}). Remove it: a name is shown on one line.`,
  'unknown-name': (a: { name: string; what: string; nearest?: string; known: readonly string[] }) =>
    `There is no ${a.what} "${a.name}".${a.nearest ? didYouMean(a.nearest) : ` Use one of: ${list(a.known)}.`}`,
  ragged: (a: { at: string; first: string; wanted: number; found: number }) =>
    `${a.at} has the length ${a.found}, but ${a.first} has ${a.wanted}. All lists in a list must be equally long.`,
  'no-published-rule': (a: { name: string; nearest: string; why: string }) =>
    `No update rule has been published under the name "${a.name}" (${a.why}). The nearest real optimizer is "${a.nearest}".`,
  'form-of-sgd': (a: { name: string; spec: string }) => `Keras has no optimizer "${a.name}": it is a form of SGD, written ${a.spec}.`,
  'more-than-one-kind': (a: { counts: string; key: string }) =>
    `A file describes one thing: a network ("layers"), functions ("functions") or tensors ("tensors"). This one has "${a.counts}", so put "${a.key}" into a file of its own.`,
  'only-one-of': (a: { keys: readonly string[]; where: string }) => `${a.where} takes only one of ${list(a.keys)}. Remove the others.`,
};
