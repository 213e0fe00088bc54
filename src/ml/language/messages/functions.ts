import { count, didYouMean, figure, list } from './words';

/** What was probably meant by a sign that is no arithmetic. */
const signs = {
  equation: () => 'Write only what follows it: "x^2 - x - 2", without "y =".',
  power: () => 'A power is written with ^, as in x^2.',
  bars: () => 'Write abs(x) for the absolute value.',
  property: () => 'Nothing in an expression has parts: write exp(x), without the name of a module.',
  list: () => 'An expression is one number for each x, no list and no matrix. A decimal point is a point.',
  text: () => 'There are no texts in an expression.',
  comparison: () => 'There are no comparisons in an expression. Use max, min, abs or sign for what has a corner.',
  times: () => 'Use the signs of the keyboard: * for times, / for divided by, - for minus, pi for π.',
  other: () => 'An expression has numbers, x, pi, e, the signs + - * / ^, brackets, and functions such as exp(x).',
};

/** What can be wrong with a sheet of functions. */
export const functionMessages = {
  'function-empty': () => 'This expression is empty. Write a function of x, such as "x^2 - x - 2".',
  'function-too-long': (a: { found: number; most: number }) =>
    `This expression has ${count(a.found)} characters; at most ${count(a.most)} are read. Write it in fewer.`,
  'function-too-deep': (a: { most: number }) =>
    `Brackets or signs are nested more than ${count(a.most)} deep here. Remove those that are not needed.`,
  'function-sign': (a: { sign: string; what: keyof typeof signs }) =>
    `${a.what === 'text' ? 'A quotation mark' : `"${a.sign}"`} has no meaning in a function of x. ${signs[a.what]()}`,
  'function-unknown': (a: { name: string; nearest?: string; known: readonly string[] }) =>
    `"${a.name}" is not known in a function of x.${a.nearest ? didYouMean(a.nearest) : ` Known are ${list(a.known, 40)}.`}`,
  'function-variable': (a: { name: string }) => `There is no "${a.name}" in a function of x. Write x in its place, or a number.`,
  'function-no-call': (a: { name: string }) => `"${a.name}" is a number, not a function. For a product write ${a.name}*( … ).`,
  'function-no-argument': (a: { name: string }) => `"${a.name}" needs what it is taken of, in brackets: ${a.name}(x).`,
  'function-arguments': (a: { name: string; least: number; most: number; found: number }) =>
    `"${a.name}" is taken of ${a.least === a.most ? count(a.most) : `${count(a.least)} to ${count(a.most)}`} number${a.most === 1 ? '' : 's'}, and here of ${count(a.found)}.`,
  'function-operand': (a: { sign: string; where: 'before' | 'after' }) =>
    `Something is missing ${a.where} "${a.sign}": a number, x, or an expression in brackets.`,
  'function-no-operator': (a: { first: string; second: string }) =>
    `A sign is missing between "${a.first}" and "${a.second}": one of + - * / ^.`,
  'function-bracket': (a: { sign: '(' | ')' }): string =>
    a.sign === '(' ? 'This bracket is not closed: a ")" is missing.' : 'This bracket closes none: there is no "(" before it.',
  'function-number': (a: { number: string }) => `${a.number} is too large a number. The largest is about 1.8e308.`,
  'function-unreadable': () => 'This expression cannot be read. Write it with more signs and brackets: 2*x rather than 2x.',
  'function-no-value': (a: { from: number; to: number }) =>
    `This function has no value anywhere from x = ${figure(a.from)} to ${figure(a.to)}, so there is nothing to draw. Change the expression, or "x".`,
  'loss-needs-target': (a: { name: string }) =>
    `"${a.name}" is a loss, and is drawn for one target: { "loss": "${a.name}", "target": 1 }. An activation or an expression can be written as a text.`,
  'loss-target': (a: { loss: string; found: number; label: boolean }) =>
    `The target of "${a.loss}" is ${a.label ? 'a class here, 0 or 1' : 'a probability, from 0 to 1'}, not ${figure(a.found)}.`,
  'range-empty': (a: { from: number; to: number }) => `"to" must be above "from", but ${figure(a.to)} is not above ${figure(a.from)}.`,
  'range-too-many': (a: { points: number; most: number }) =>
    `This step makes ${figure(a.points)} points; at most ${count(a.most)} are computed. Make "step" larger.`,
};
