import type { tensorMessages as english } from '../tensors';
import { count, list } from '../words';
import { didYouMean, josa, pieces, quoted, sizes } from './words';

/** `a의 모양은 2 × 3`, `a의 숫자는 3개`, `a의 숫자는 1개`. */
const shapeOf = (what: string, shape: readonly number[]): string =>
  shape.length > 1 ? `"${what}"의 모양은 ${sizes(shape)}` : `"${what}"의 숫자는 ${pieces(shape[0] ?? 1)}`;

/** 두 텐서의 모양, 문장의 첫머리. */
const both = (a: { a: string; b: string; aShape: readonly number[]; bShape: readonly number[] }): string =>
  `${josa(shapeOf(a.a, a.aShape), '이고')} ${shapeOf(a.b, a.bShape)}입니다.`;

const sizeMessages = {
  'too-many-tensors': (a) =>
    `이 시트에는 텐서가 ${pieces(a.found)} 있습니다. 최대 ${pieces(a.limit)}까지 읽습니다. 일부를 지우거나 시트를 나누세요.`,
  'too-many-dimensions': (a) =>
    `"${a.what}" 텐서의 차원이 ${pieces(a.dimensions)}입니다. 시트에는 ${a.limit}차원까지 표시합니다. 리스트를 덜 겹치거나 축을 줄이세요.`,
  'tensor-too-large': (a) =>
    `"${a.what}" 텐서의 숫자가 ${pieces(a.cells)}가 됩니다. 시트의 텐서 하나에는 숫자를 최대 ${pieces(a.limit)}까지 넣을 수 있습니다. 크기를 줄이세요.`,
  'tensor-sheet-too-large': (a) =>
    `이 텐서까지 더하면 시트의 텐서와 계산 과정에 있는 숫자가 모두 ${pieces(a.limit)}를 넘습니다. 텐서를 줄이거나 시트를 나누세요.`,
  'tensor-too-much-work': () =>
    '이 식까지 더하면 시트에 계산할 것이 너무 많아 바로 결과를 낼 수 없습니다. 텐서를 줄이거나 시트를 나누세요.',
  'tensor-text-too-long': (a) =>
    `식의 글자가 ${pieces(a.characters)}입니다. 최대 ${pieces(a.limit)}까지 읽습니다. 식의 일부에 따로 이름을 붙이세요.`,
  'tensor-too-deep': (a) => `괄호와 부호가 ${a.limit}단계 넘게 겹쳐 있습니다. 식의 일부에 따로 이름을 붙이세요.`,
  'integer-too-large': (a) =>
    `여기서는 정수를 ${count(a.limit)}까지만 정확하게 계산하는데 "${a.what}" 값이 그보다 큽니다. 실수로 계산하려면 1.0처럼 소수점을 붙이세요.`,
  'tensor-number-too-large': (a) => `${a.text} 값은 float64로 나타낼 수 없을 만큼 큽니다. 더 작은 숫자를 쓰세요.`,
} satisfies Partial<typeof english>;

const writingMessages = {
  'tensor-character': (a) =>
    `식에는 "${a.character}" 글자를 쓸 수 없습니다.${a.character === '^' ? ' 거듭제곱은 **로 씁니다.' : ' 지우세요.'}`,
  'tensor-unexpected': (a) =>
    `"${a.text}" 부분은 여기에 올 수 없습니다.${a.text === '=' ? ' 비교하려면 ==를 쓰세요.' : ' 앞에 이름이나 숫자 또는 + 같은 부호가 빠졌거나, 이것이 더 들어갔습니다.'}`,
  'tensor-ends-early': (a) =>
    a.empty
      ? '식이 비어 있습니다. "transpose(a)" 같은 식을 쓰거나, 대괄호에 숫자를 쓰세요.'
      : '식이 중간에 끝났습니다. 이 뒤에 이름이나 숫자가 있어야 합니다.',
  'tensor-unclosed': (a) => `이 괄호가 닫히지 않았습니다. 끝나는 곳에 "${a.bracket}" 기호를 쓰세요.`,
  'tensor-unknown-name': (a) =>
    `"${a.name}" 텐서가 없습니다.${a.nearest ? didYouMean(a.nearest) : ` 이 시트에 있는 텐서: ${list(a.known)}.`}`,
  'tensor-unknown-function': (a) =>
    `시트에서 쓸 수 있는 ${a.method ? '메서드' : '함수'} 중에 "${a.name}" 이름이 없습니다.${a.nearest ? didYouMean(a.nearest) : ` 쓸 수 있는 것: ${list(a.known)}.`}`,
  'tensor-function-uncalled': (a) => `"${a.name}" 함수에는 계산할 대상을 괄호에 넣어 "${a.name}(a)"처럼 쓰세요.`,
  'tensor-circle': (a) =>
    a.tensors.length === 1
      ? `"${a.tensors[0]}" 텐서를 자기 자신으로 계산합니다. 다른 텐서의 이름을 쓰세요.`
      : `이 텐서들은 서로를 이용해 계산하므로 순환합니다: ${[...a.tensors, a.tensors[0] ?? ''].map(quoted).join(' → ')}. 그중 하나의 식을 바꾸세요.`,
  'tensor-arguments': (a) => {
    const takes = `${a.operation} 함수의 인수: ${a.parameters.map((name, i) => (i < a.needs ? name : `${name}(생략 가능)`)).join(', ')}.`;
    if (a.what === 'many') return `인수가 너무 많습니다. ${takes} 이것을 지우세요.`;
    if (a.what === 'twice') return `"${a.parameter}" 인수가 두 번 있습니다. ${takes} 하나를 지우세요.`;
    if (a.what === 'unknown') return `여기에는 "${a.parameter}" 인수가 없습니다. ${takes}`;
    return `"${a.parameter}" 인수가 빠졌습니다. ${takes}`;
  },
  'tensor-no-index': () => '대괄호 안에 인덱스가 없습니다. [0] 또는 [0, 1:3]처럼 쓰세요.',
  'tensor-index-kind': () => '인덱스에는 정수, 1:3 같은 슬라이스, "...", "None", 정수 리스트, "a > 2" 같은 마스크를 쓸 수 있습니다.',
  'tensor-whole-numbers': (a) => `"${a.parameter}" 값은 정수여야 합니다. 2 또는 (2, 3)처럼 쓰세요.`,
  'tensor-one-number': (a) => `${a.operation} 함수에는 숫자를 하나씩 넣어야 합니다. 각 인수에 숫자 하나를 쓰세요.`,
  'tensor-needs-list': (a) => `${a.operation} 함수에는 텐서 여럿을 리스트로 넣어야 합니다. "${a.operation}([a, b])"처럼 쓰세요.`,
  'tensor-ragged-list': (a) =>
    `이 리스트의 첫 번째 항목은 ${item(a.first)}인데 이 항목은 ${item(a.other)}입니다. 모든 항목의 모양이 같아야 합니다.`,
} satisfies Partial<typeof english>;

const item = (shape: readonly number[]): string => (shape.length ? `모양이 ${sizes(shape)}` : '숫자 하나');

const fittingMessages = {
  'tensor-product': (a) => {
    const [first, second] = [a.aShape.at(-1) as number, a.bShape.at(-2) ?? (a.bShape[0] as number)];
    const parts = [a.aShape.length > 1 ? '열' : '숫자', a.bShape.length > 1 ? '행' : '숫자'];
    const turned =
      a.bShape.length === 2 && a.bShape[1] === first ? ` transpose(${a.b})의 모양은 ${sizes([...a.bShape].reverse())}이므로 맞습니다.` : '';
    return `${both(a)} ${a.operation} 계산에서는 "${a.a}"의 ${parts[0]} ${count(first)}개와 "${a.b}"의 ${parts[1]} 수가 같아야 하는데, "${a.b}"의 ${parts[1]} 수는 ${count(second)}입니다.${turned}`;
  },
  'tensor-matmul-scalar': (a) => `"${a.what}" 텐서는 숫자 하나인데 ${a.operation} 계산은 행과 열을 곱합니다. 숫자를 곱하려면 *를 쓰세요.`,
  'tensor-broadcast': (a) =>
    `${both(a)} ${a.operation} 계산에서는 마지막 축부터 세어 축마다 크기가 같거나, 늘일 수 있는 1이어야 합니다. ${a.fromEnd === 1 ? '마지막 축' : `축 -${a.fromEnd}`}의 크기가 "${a.a}"에서는 ${count(a.aSize)}, "${a.b}"에서는 ${count(a.bSize)}입니다.`,
  'tensor-broadcast-to': (a) =>
    `${shapeOf(a.what, a.shape)}입니다. ${sizes(a.to)} 모양으로는 늘일 수 없습니다. 마지막 축부터 세어 크기가 같거나 1이어야 합니다.`,
  'tensor-reshape': (a) =>
    a.open > 1
      ? 'reshape의 크기 중 하나만 -1로 쓸 수 있고, 나머지로 정해집니다. 다른 크기를 쓰세요.'
      : `${shapeOf(a.what, a.shape)}${a.shape.length > 1 ? `(숫자 ${pieces(a.cells)})` : ''}입니다. ${sizes(a.wanted)} 모양에는 꼭 맞게 들어가지 않습니다. 크기를 모두 곱한 값이 ${josa(count(a.cells), '이어야')} 합니다. 그중 하나는 -1로 쓸 수 있고, 나머지로 정해집니다.`,
  'tensor-join': (a) =>
    `${both(a)} ${a.operation} 함수에서는 ${a.stacked ? '모든 텐서의 모양이 같아야' : `축 ${a.axis} 이외의 모든 축에서 크기가 같아야`} 합니다.`,
  'tensor-join-scalar': (a) => `숫자 하나에는 ${a.operation} 함수가 쓸 축이 없습니다. stack 함수를 쓰거나, [5]처럼 리스트로 쓰세요.`,
  'tensor-nothing-to-join': (a) => `${a.operation} 함수에는 텐서가 하나 이상 필요합니다. 괄호 안에 쓰세요.`,
  'tensor-axis': (a) =>
    a.ndim === 0
      ? `"${a.what}" 텐서는 숫자 하나라 축이 없습니다. axis를 빼세요.`
      : `"${a.what}" 텐서에는 축 ${josa(String(a.axis), '이')} 없습니다. ${a.ndim}차원이므로 축은 ${a.ndim === 1 ? '0' : `0부터 ${a.ndim - 1}까지`}이고, 뒤에서부터는 -1${a.ndim === 1 ? '' : `부터 -${a.ndim}까지`}입니다.`,
  'tensor-axis-twice': () => '같은 축이 두 번 있습니다. 축마다 한 번만 쓰세요.',
  'tensor-one-axis': (a) => `${a.operation} 함수는 한 축을 따라 찾거나, "axis"가 없으면 모든 숫자에서 찾습니다. 축을 하나만 쓰세요.`,
  'tensor-transpose-axes': (a) =>
    `"${a.what}" 텐서의 축은 ${pieces(a.ndim)}인데 여기에는 ${pieces(a.found)}가 있습니다. 새로운 순서로 모든 축을 한 번씩 쓰세요.`,
  'tensor-squeeze': (a) => `"${a.what}" 텐서에서 축 ${a.axis}의 크기는 ${count(a.size)}입니다. 크기가 1인 축만 없앨 수 있습니다.`,
  'tensor-index': (a) =>
    a.size === 0
      ? `인덱스 ${josa(String(a.place), '이')} 없습니다. "${a.what}" 텐서에는${a.ndim > 1 ? ` 축 ${a.axis}에` : ''} 숫자가 없습니다.`
      : `"${a.what}" 텐서${a.ndim > 1 ? `의 축 ${a.axis}` : ''}에는 인덱스 ${josa(String(a.place), '이')} 없습니다. 크기가 ${count(a.size)}이므로 인덱스는 0부터 ${a.size - 1}까지, 뒤에서부터는 -1부터 -${a.size}까지입니다.`,
  'tensor-too-many-indices': (a) =>
    `인덱스가 ${pieces(a.found)} 있는데, ${shapeOf(a.what, a.shape)}입니다. ${a.shape.length === 0 ? '인덱스를 쓸 수 없습니다.' : `최대 ${pieces(a.shape.length)}까지 쓸 수 있습니다.`}`,
  'tensor-mask': (a) =>
    `${both({ a: a.what, b: a.mask, aShape: a.shape, bShape: a.maskShape })} 마스크의 모양은 값을 꺼낼 텐서의 모양 또는 그 앞쪽 축들의 모양과 같아야 합니다.`,
  'tensor-negative-size': (a) => `크기는 ${josa(String(a.size), '이')} 될 수 없습니다. 0 이상으로 쓰세요.`,
  'tensor-step-of-zero': () => '이 간격으로는 끝에 이를 수 없습니다. 0이 아닌 간격을 쓰세요.',
} satisfies Partial<typeof english>;

const arithmeticMessages = {
  'tensor-negative-power': () => 'NumPy는 정수의 음수 거듭제곱을 계산하지 않습니다. 밑이나 지수를 2.0처럼 소수점을 붙여 쓰세요.',
  'tensor-truths': (a) => `NumPy는 True와 False에 ${a.operation} 계산을 하지 않습니다. "(a > 2) * 1"처럼 먼저 1을 곱하세요.`,
  'tensor-nothing-to-reduce': (a) => `"${a.what}" 텐서에는 이 축을 따라 숫자가 없어 ${a.operation} 값을 구할 수 없습니다.`,
  'tensor-mean-of-nothing': (a) => `숫자가 하나도 없으면 ${a.operation} 값은 nan입니다.`,
  'tensor-division-by-zero': (a) =>
    `여기에서 나누는 수 "${a.divisor}" 안에 0이 있습니다. NumPy는 이때 ${a.integers ? '정수라면 0을' : 'inf 또는 nan을'} 내고, 이 시트도 그렇게 합니다.`,
  'tensor-not-finite': (a) =>
    `${a.of === 1 ? `"${a.what}" 값이` : `"${a.what}" 텐서의 숫자 ${count(a.of)}개 중 ${count(a.count)}개가`} 유한하지 않습니다(inf 또는 nan). NumPy에서도 그렇습니다.`,
} satisfies Partial<typeof english>;

/** What there is to say of tensors, in Korean. */
export const tensorMessages: typeof english = { ...sizeMessages, ...writingMessages, ...fittingMessages, ...arithmeticMessages };
