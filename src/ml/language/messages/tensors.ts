import { andList, count, didYouMean, list, plural, sizes } from './words';

/** `a is 2 × 3`, `a has 3 numbers`, `a is one number`. */
function isShaped(what: string, shape: readonly number[]): string {
  if (shape.length > 1) return `${what} is ${sizes(shape)}`;
  return shape.length === 1 ? `${what} has ${plural(shape[0] as number, 'number')}` : `${what} is one number`;
}

/** How much a sheet may hold. */
const sizeMessages = {
  'too-many-tensors': (a: { found: number; limit: number }) =>
    `This sheet has ${count(a.found)} tensors; at most ${count(a.limit)} are read. Remove some, or write another sheet.`,
  'too-many-dimensions': (a: { what: string; dimensions: number; limit: number }) =>
    `"${a.what}" has ${a.dimensions} dimensions; a sheet shows at most ${a.limit}. Use fewer lists in lists, or fewer axes.`,
  'tensor-too-large': (a: { what: string; cells: number; limit: number }) =>
    `"${a.what}" would have ${count(a.cells)} numbers; a sheet takes at most ${count(a.limit)} in one tensor. Make it smaller.`,
  'tensor-sheet-too-large': (a: { limit: number }) =>
    `With this, the tensors of the sheet and the steps to them have more than ${count(a.limit)} numbers in all. Make them smaller, or write another sheet.`,
  'tensor-too-much-work': () =>
    'With this, the sheet has more to compute than can be answered at once. Make the tensors smaller, or write another sheet.',
  'tensor-text-too-long': (a: { characters: number; limit: number }) =>
    `This expression has ${count(a.characters)} characters; at most ${count(a.limit)} are read. Give a part of it a name of its own.`,
  'tensor-too-deep': (a: { limit: number }) =>
    `Brackets and signs are nested more than ${a.limit} deep here. Give a part of the expression a name of its own.`,
  'integer-too-large': (a: { what: string; limit: number }) =>
    `"${a.what}" is beyond ${count(a.limit)}, up to which whole numbers are exact here. Write numbers with a point, such as 1.0, to compute with floats.`,
  'tensor-number-too-large': (a: { text: string }) => `${a.text} is too large for a float64. Write a smaller number.`,
};

/** What can be wrong with an expression as it is written. */
const writingMessages = {
  'tensor-character': (a: { character: string }) =>
    `"${a.character}" has no meaning in an expression.${a.character === '^' ? ' A power is written **.' : ' Remove it.'}`,
  'tensor-unexpected': (a: { text: string }) =>
    `"${a.text}" cannot be here.${a.text === '=' ? ' To compare, write ==.' : ' A name, a number or a sign such as + is missing before it, or it is one too many.'}`,
  'tensor-ends-early': (a: { empty: boolean }): string =>
    a.empty
      ? 'There is no expression here. Write one, such as "transpose(a)", or numbers in brackets.'
      : 'The expression ends too early: after this, a name or a number is missing.',
  'tensor-unclosed': (a: { bracket: string }) => `This bracket is not closed. Write "${a.bracket}" where it ends.`,
  'tensor-unknown-name': (a: { name: string; nearest?: string; known: readonly string[] }) =>
    `No tensor is named "${a.name}".${a.nearest ? didYouMean(a.nearest) : ` This sheet has ${list(a.known)}.`}`,
  'tensor-unknown-function': (a: { name: string; nearest?: string; known: readonly string[]; method: boolean }) =>
    `A sheet does not know "${a.name}"${a.method ? ' as a method' : ''}.${a.nearest ? didYouMean(a.nearest) : ` It knows ${list(a.known)}.`}`,
  'tensor-function-uncalled': (a: { name: string }) =>
    `"${a.name}" is a function. Write what it is computed of in brackets: "${a.name}(a)".`,
  'tensor-circle': (a: { tensors: readonly string[] }) =>
    a.tensors.length === 1
      ? `"${a.tensors[0]}" is computed from itself. Name another tensor.`
      : `These tensors are computed from each other in a circle: ${[...a.tensors, a.tensors[0] ?? ''].map((name) => `"${name}"`).join(' → ')}. Change the expression of one of them.`,
  'tensor-arguments': (a: {
    what: 'many' | 'twice' | 'unknown' | 'missing';
    operation: string;
    parameter: string;
    parameters: readonly string[];
    needs: number;
  }) => {
    const takes = `${a.operation} takes ${andList(a.parameters.map((name, i) => (i < a.needs ? name : `${name} (optional)`)))}`;
    if (a.what === 'many') return `${takes}. Remove this.`;
    if (a.what === 'twice') return `"${a.parameter}" is given twice: ${takes}. Remove one.`;
    if (a.what === 'unknown') return `${a.operation} has no "${a.parameter}" here: ${takes}.`;
    return `"${a.parameter}" is missing: ${takes}.`;
  },
  'tensor-no-index': () => 'There is no index in these brackets. Write one, such as [0] or [0, 1:3].',
  'tensor-index-kind': () =>
    'An index is a whole number, a slice such as 1:3, "...", None, a list of whole numbers or a mask such as a > 2.',
  'tensor-whole-numbers': (a: { parameter: string }) => `"${a.parameter}" is whole numbers, such as 2 or (2, 3).`,
  'tensor-one-number': (a: { operation: string }) => `${a.operation} takes single numbers here. Write one for each.`,
  'tensor-needs-list': (a: { operation: string }) => `${a.operation} takes several tensors in a list. Write ${a.operation}([a, b]).`,
  'tensor-ragged-list': (a: { first: number[]; other: number[] }) =>
    `The first item of this list ${a.first.length ? `is ${sizes(a.first)}` : 'is one number'}, and this one ${a.other.length ? `is ${sizes(a.other)}` : 'is one number'}. All items must have one shape.`,
};

/** What can be wrong with sizes that meet. */
const fittingMessages = {
  'tensor-product': (a: { operation: string; a: string; b: string; aShape: number[]; bShape: number[] }) => {
    const [first, second] = [a.aShape.at(-1) as number, a.bShape.at(-2) ?? (a.bShape[0] as number)];
    const parts = [a.aShape.length > 1 ? 'columns' : 'numbers', a.bShape.length > 1 ? 'rows' : 'numbers'];
    const turned =
      a.bShape.length === 2 && a.bShape[1] === first ? ` transpose(${a.b}) would fit: it is ${sizes([...a.bShape].reverse())}.` : '';
    return `${isShaped(a.a, a.aShape)}, ${isShaped(a.b, a.bShape)}: ${a.operation} needs ${a.a}'s ${count(first)} ${parts[0]} to be ${a.b}'s ${parts[1]}; ${a.b} has ${count(second)}.${turned}`;
  },
  'tensor-matmul-scalar': (a: { operation: string; what: string }) =>
    `"${a.what}" is one number, and ${a.operation} multiplies rows and columns. Write * to multiply by a number.`,
  'tensor-broadcast': (a: {
    operation: string;
    a: string;
    b: string;
    aShape: number[];
    bShape: number[];
    fromEnd: number;
    aSize: number;
    bSize: number;
  }) =>
    `${isShaped(a.a, a.aShape)}, ${isShaped(a.b, a.bShape)}: ${a.operation} needs equal sizes on each axis, counted from the last, or a size of 1, which is stretched; on ${a.fromEnd === 1 ? 'the last axis' : `axis -${a.fromEnd}`} ${a.a} has ${count(a.aSize)} and ${a.b} has ${count(a.bSize)}.`,
  'tensor-broadcast-to': (a: { what: string; shape: number[]; to: number[] }) =>
    `${isShaped(a.what, a.shape)}, which cannot be stretched to ${sizes(a.to)}: counted from the last axis, sizes must be equal, or 1.`,
  'tensor-reshape': (a: { what: string; shape: number[]; cells: number; wanted: number[]; open: number }) =>
    a.open > 1
      ? 'Only one size of a reshape may be -1, which is whatever is left. Write the others.'
      : `${isShaped(a.what, a.shape)}${a.shape.length > 1 ? `, that is ${plural(a.cells, 'number')}` : ''}, and ${sizes(a.wanted)} does not hold exactly these. The sizes must multiply to ${count(a.cells)}; one of them may be -1 for whatever is left.`,
  'tensor-join': (a: { operation: string; a: string; b: string; aShape: number[]; bShape: number[]; axis: number; stacked: boolean }) =>
    `${isShaped(a.a, a.aShape)}, ${isShaped(a.b, a.bShape)}: ${a.operation} needs ${a.stacked ? 'tensors of one shape' : `tensors that are alike on all axes but axis ${a.axis}`}.`,
  'tensor-join-scalar': (a: { operation: string }) =>
    `This is one number, which has no axis that ${a.operation} could use. Use stack, or write it in a list: [5].`,
  'tensor-nothing-to-join': (a: { operation: string }) => `${a.operation} needs at least one tensor. Write one into the brackets.`,
  'tensor-axis': (a: { what: string; axis: number; ndim: number }) =>
    a.ndim === 0
      ? `"${a.what}" is one number and has no axes. Leave the axis out.`
      : `There is no axis ${a.axis} in "${a.what}": it has ${plural(a.ndim, 'dimension')}, so its axes are ${a.ndim === 1 ? '0' : `0 to ${a.ndim - 1}`}, or from the back -1${a.ndim === 1 ? '' : ` to -${a.ndim}`}.`,
  'tensor-axis-twice': () => 'An axis is named twice here. Name each once.',
  'tensor-one-axis': (a: { operation: string }) => `${a.operation} goes along one axis, or, without "axis", over all numbers. Name one.`,
  'tensor-transpose-axes': (a: { what: string; found: number; ndim: number }) =>
    `"${a.what}" has ${plural(a.ndim, 'axis', 'axes')}, and ${a.found} are named here. Name each of them once, in their new order.`,
  'tensor-squeeze': (a: { what: string; axis: number; size: number }) =>
    `Axis ${a.axis} of "${a.what}" has the size ${count(a.size)}; only axes of size 1 can be squeezed away.`,
  'tensor-index': (a: { what: string; place: number; axis: number; size: number; ndim: number }) =>
    a.size === 0
      ? `There is no index ${a.place}: "${a.what}" has no numbers${a.ndim > 1 ? ` on axis ${a.axis}` : ''}.`
      : `There is no index ${a.place}${a.ndim > 1 ? ` on axis ${a.axis}` : ''} of "${a.what}": its size is ${count(a.size)}, so indices are 0 to ${a.size - 1}, or from the back -1 to -${a.size}.`,
  'tensor-too-many-indices': (a: { what: string; shape: number[]; found: number }) =>
    `There are ${a.found} indices here, and ${isShaped(`"${a.what}"`, a.shape)}: ${a.shape.length === 0 ? 'it takes none' : `it takes at most ${a.shape.length}`}.`,
  'tensor-mask': (a: { what: string; mask: string; shape: number[]; maskShape: number[] }) =>
    `${isShaped(a.what, a.shape)}, and the mask ${isShaped(a.mask, a.maskShape)}: a mask has the shape of what it chooses from, or of its first axes.`,
  'tensor-negative-size': (a: { size: number }) => `A size cannot be ${a.size}. Write 0 or more.`,
  'tensor-step-of-zero': () => 'With this step the end is never reached. Write a step that is not 0.',
};

/** What NumPy refuses to compute, and what it computes though it is no number. */
const arithmeticMessages = {
  'tensor-negative-power': () => 'NumPy takes no negative powers of whole numbers. Write the base or the power with a point, such as 2.0.',
  'tensor-truths': (a: { operation: string }) => `NumPy takes no ${a.operation} of True and False. Multiply by 1 first: (a > 2) * 1.`,
  'tensor-nothing-to-reduce': (a: { operation: string; what: string }) =>
    `"${a.what}" has no numbers along this axis, so there is no ${a.operation}.`,
  'tensor-mean-of-nothing': (a: { operation: string }) => `The ${a.operation} of no numbers is nan.`,
  'tensor-division-by-zero': (a: { divisor: string; integers: boolean }) =>
    `There is a 0 in "${a.divisor}", by which it is divided here. NumPy gives ${a.integers ? '0 for whole numbers' : 'inf or nan'}, and so does this sheet.`,
  'tensor-not-finite': (a: { what: string; count: number; of: number }) =>
    `${a.of === 1 ? `"${a.what}" is` : `${count(a.count)} of the ${plural(a.of, 'number')} of "${a.what}" ${a.count === 1 ? 'is' : 'are'}`} not finite (inf or nan), as in NumPy.`,
};

export const tensorMessages = { ...sizeMessages, ...writingMessages, ...fittingMessages, ...arithmeticMessages };
