import type { functionMessages as english } from '../functions';
import { count, figure, list } from '../words';
import { didYouMean } from './words';

const signs: Readonly<Record<Parameters<(typeof english)['function-sign']>[0]['what'], () => string>> = {
  equation: () => '"y =" 없이 "x^2 - x - 2"처럼 오른쪽 식만 쓰세요.',
  power: () => '거듭제곱은 x^2처럼 ^ 기호로 쓰세요.',
  bars: () => '절댓값은 "abs(x)" 형식으로 쓰세요.',
  property: () => '모듈 이름 없이 "exp(x)" 형식으로 쓰세요.',
  list: () => '식은 x마다 숫자 하나를 주며 리스트나 행렬을 쓸 수 없습니다. 소수점은 점(.)으로 쓰세요.',
  text: () => '식에는 문자열을 쓸 수 없습니다.',
  comparison: () => '식에는 비교를 쓸 수 없습니다. 꺾이는 함수는 "max", "min", "abs", "sign" 함수로 쓰세요.',
  times: () => '키보드의 기호를 쓰세요. 곱하기는 *, 나누기는 /, 빼기는 -, π는 "pi" 값으로 씁니다.',
  other: () => '식에는 숫자, x, "pi", "e", 기호 + - * / ^, 괄호, "exp(x)" 같은 함수를 쓸 수 있습니다.',
};

/** What can be wrong with a sheet of functions, in Korean. */
export const functionMessages: typeof english = {
  'function-empty': () => '식이 비어 있습니다. "x^2 - x - 2"처럼 x의 함수를 쓰세요.',
  'function-too-long': (a) => `식이 ${count(a.found)}글자입니다. ${count(a.most)}글자까지만 읽으니 더 짧게 쓰세요.`,
  'function-too-deep': (a) => `괄호나 부호가 ${count(a.most)}겹보다 깊습니다. 필요 없는 것을 지우세요.`,
  'function-sign': (a) => `x의 함수에 쓸 수 없는 기호입니다: ${a.what === 'text' ? '따옴표' : `"${a.sign}"`}. ${signs[a.what]()}`,
  'function-unknown': (a) =>
    `x의 함수에 쓸 수 없는 이름입니다: "${a.name}".${a.nearest ? didYouMean(a.nearest) : ` 쓸 수 있는 이름은 다음과 같습니다: ${list(a.known, 40)}.`}`,
  'function-variable': (a) => `x의 함수에 "${a.name}" 변수는 없습니다. 그 자리에 x나 숫자를 쓰세요.`,
  'function-no-call': (a) => `"${a.name}" 값은 함수가 아니라 수입니다. 곱은 ${a.name}*( … )로 쓰세요.`,
  'function-no-argument': (a) => `"${a.name}" 함수에는 괄호 안의 값이 필요합니다. ${a.name}(x)처럼 쓰세요.`,
  'function-arguments': (a) =>
    `"${a.name}" 함수는 값을 ${a.least === a.most ? count(a.most) : `${count(a.least)}~${count(a.most)}`}개 받는데 여기에는 ${count(a.found)}개가 있습니다.`,
  'function-operand': (a) => `"${a.sign}" 기호 ${a.where === 'before' ? '앞' : '뒤'}에 숫자나 x, 괄호로 묶은 식이 필요합니다.`,
  'function-no-operator': (a) => `"${a.first}" 다음과 "${a.second}" 앞에 기호가 빠졌습니다. + - * / ^ 중 하나를 쓰세요.`,
  'function-bracket': (a) =>
    a.sign === '(' ? '이 괄호가 닫히지 않았습니다. ")" 괄호가 빠졌습니다.' : '이 괄호와 짝이 되는 "(" 괄호가 앞에 없습니다.',
  'function-number': (a) => `수가 너무 큽니다(${a.number}). 가장 큰 수는 약 1.8e308입니다.`,
  'function-unreadable': () => '식을 읽을 수 없습니다. 2x 대신 2*x처럼 기호와 괄호를 더 써서 나타내세요.',
  'function-no-value': (a) =>
    `x = ${figure(a.from)}부터 ${figure(a.to)}까지 이 함수의 값이 하나도 없어 그릴 것이 없습니다. 식이나 "x" 범위를 바꾸세요.`,
  'loss-needs-target': (a) =>
    `"${a.name}" 손실은 정답 하나를 정해야 그릴 수 있습니다. { "loss": "${a.name}", "target": 1 }처럼 쓰세요. 활성화 함수와 식은 문자열로 쓸 수 있습니다.`,
  'loss-target': (a) =>
    `"${a.loss}" 손실의 정답으로 쓸 수 없는 값입니다(${figure(a.found)}). ${a.label ? '클래스 번호 0이나 1을' : '0부터 1까지의 확률을'} 쓰세요.`,
  'range-empty': (a) => `"to" 값은 "from" 값보다 커야 합니다. 지금은 ${figure(a.from)}부터 ${figure(a.to)}까지입니다.`,
  'range-too-many': (a) => `이 간격으로는 점이 ${figure(a.points)}개가 됩니다. ${count(a.most)}개까지만 계산하니 "step" 값을 키우세요.`,
};
