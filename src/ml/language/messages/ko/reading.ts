import type { readingMessages as english, SyntaxSlip } from '../reading';
import { list } from '../words';
import { expectedText, foundText } from './expected';
import { phrase } from './phrases';
import { didYouMean, josa, quoted } from './words';

const opener = (bracket: string): string => (bracket === ']' ? '[' : '{');
const closer = (bracket: string): string => (bracket === '}' ? ']' : '}');

const syntax: Readonly<Record<SyntaxSlip, (text: string, line: number) => string>> = {
  InvalidSymbol: (word) => `따옴표 없는 글자를 쓸 수 없습니다${word ? `: ${word}` : ''}. 문자열과 키는 "큰따옴표"로 묶으세요`,
  PythonWord: (word) => `Python에서 쓰는 값입니다(${word}). JSON에서는 ${word === 'None' ? 'null' : word.toLowerCase()} 값으로 쓰세요`,
  NotANumber: (word) => `JSON에서는 쓸 수 없는 값입니다(${word}). 숫자를 쓰거나 지우세요`,
  SingleQuotes: () => '작은따옴표를 쓸 수 없습니다. 문자열과 키는 "text"처럼 큰따옴표로 묶으세요',
  InvalidNumberFormat: () => '숫자는 10, -0.5, 1e-3처럼 쓰며 0이나 소수점으로 시작할 수 없습니다',
  PropertyNameExpected: () => '여기에 "큰따옴표"로 묶은 키가 필요합니다',
  ValueExpected: () => '여기에 값이 필요합니다',
  ColonExpected: () => '키와 이 값 사이에 콜론(:)이 필요합니다',
  CommaExpected: () => '이 앞에 쉼표(,)가 필요합니다',
  Unclosed: (bracket, line) => `닫는 괄호가 없습니다. ${line}번 줄의 "${opener(bracket)}" 괄호를 "${bracket}" 괄호로 닫으세요`,
  WrongBracket: (bracket, line) =>
    `${line}번 줄의 "${opener(closer(bracket))}" 괄호가 아직 열려 있어서 여기에 "${bracket}" 괄호가 올 수 없습니다. 먼저 "${closer(bracket)}" 괄호로 닫으세요`,
  KeyInList: (key, line) => `키처럼 보이지만 ${line}번 줄에서 시작한 리스트 안에 있습니다(${key}). 닫는 괄호 "]"가 빠졌나요`,
  EndOfFileExpected: () => '명세는 이 앞에서 끝났습니다. 뒤에 오는 것을 지우거나, 앞의 닫는 괄호 하나를 지우세요',
  UnexpectedEndOfComment: () => '이 주석을 닫는 "*/" 표시가 없습니다',
  UnexpectedEndOfString: () => '이 문자열을 닫는 큰따옴표가 같은 줄에 없습니다',
  UnexpectedEndOfNumber: () => '이 숫자는 끝나지 않았습니다. 숫자 한 자리가 빠졌습니다',
  InvalidUnicode: () => '"\\u" 뒤에는 16진수 네 자리가 와야 합니다',
  InvalidEscapeCharacter: () => '역슬래시 뒤에 이 글자는 올 수 없습니다. 경로는 "/"로, 역슬래시는 "\\\\"로 쓰세요',
  InvalidCharacter: () => '문자열 안에는 탭이나 제어 문자를 그대로 쓸 수 없습니다. "\\t"로 쓰세요',
};

/** What is wrong with the text itself, in Korean. */
export const readingMessages: typeof english = {
  'spec-too-large': (a) =>
    `이 명세는 ${a.megabytes} MB입니다. ${a.limit} MB까지만 읽습니다. 데이터는 CSV, NPZ, IDX 파일에 두고 "data"에 그 이름을 쓰세요.`,
  'spec-empty': () =>
    '빈 파일입니다. 명세는 적어도 "layers"가 있는 JSON 객체입니다: { "layers": [{ "type": "Dense", "units": 1, "input_shape": [2] }] }.',
  'spec-too-deep': (a) => `괄호가 ${a.limit}겹보다 깊습니다. 명세에는 이렇게 깊은 괄호가 필요하지 않으니 남는 괄호를 지우세요.`,
  'json-syntax': (a) => {
    const text = syntax[a.what](a.text ?? '', a.line ?? 0);
    return `JSON 문법에 맞지 않습니다. ${text}${text.endsWith('나요') ? '?' : '.'}`;
  },
  'more-problems': (a) => `문제가 ${a.shown}개보다 많습니다. 이 중 일부를 고치면 나머지가 보입니다.`,
  'not-an-object': () => '명세는 JSON 객체입니다. 모두 { "data": …, "layers": […], … } 안에 넣으세요.',
  'duplicate-key': (a) => `${josa(quoted(a.key), '이')} 두 번 나옵니다. 하나만 쓸 수 있으니 하나를 지우세요.`,
  'unknown-key': (a) =>
    `${phrase(a.where)}에서 쓸 수 없는 키입니다: "${a.key}".${a.nearest ? didYouMean(a.nearest) : ` 지우거나 다음 중 하나를 쓰세요: ${list(a.known)}.`}`,
  'bad-key': (a) => `"${a.key}" 키는 ${phrase(a.where)}에 쓸 수 없습니다. 키는 ${phrase(a.expected)}입니다.`,
  'unsupported-key': (a) => `Keras의 ${phrase(a.where)}에는 "${a.key}" 키가 있지만 이 확장에는 없습니다. 지우면 계속할 수 있습니다.`,
  'missing-key': (a) => `${phrase(a.where)}에는 "${a.key}" 키가 필요합니다. 값은 ${josa(expectedText(a.expected), '이어야')} 합니다.`,
  'wrong-kind': (a) => `${phrase(a.what)}의 값이 ${foundText(a.found)}입니다. ${josa(expectedText(a.expected), '이어야')} 합니다.`,
  'name-not-visible': (a) =>
    `${a.what} 값 "${a.name}"에 보이지 않는 문자가 있습니다(${a.character}). 이름은 한 줄로 표시되므로 그 문자를 빼세요.`,
  'unknown-name': (a) =>
    `${josa(phrase(a.what), '이')} 아닙니다: "${a.name}".${a.nearest ? didYouMean(a.nearest) : ` 다음 중 하나를 쓰세요: ${list(a.known)}.`}`,
  ragged: (a) => `${a.at}의 길이는 ${a.found}인데 ${a.first}의 길이는 ${a.wanted}입니다. 리스트 안의 리스트는 모두 길이가 같아야 합니다.`,
  'no-published-rule': (a) =>
    `"${a.name}" 이름으로 발표된 갱신 규칙은 없습니다.${why(a.name)} 가장 가까운 실제 옵티마이저는 "${a.nearest}"입니다.`,
  'form-of-sgd': (a) => `Keras에 "${a.name}" 옵티마이저는 없습니다. SGD의 한 종류이므로 이렇게 쓰세요: ${a.spec}.`,
  'more-than-one-kind': (a) =>
    `파일 하나에는 신경망("layers"), 함수("functions"), 텐서("tensors") 중 하나만 적습니다. 이 파일에는 "${a.counts}" 항목이 있으니 "${a.key}" 항목은 다른 파일로 옮기세요.`,
  'only-one-of': (a) => `${josa(phrase(a.where), '은')} ${list(a.keys)} 중 하나만 받습니다. 나머지는 지우세요.`,
};

/** What the names in the notes mean, which no optimizer has. */
const reasons: Readonly<Record<string, string>> = {
  velocity: 'velocity는 모멘텀에서 지난 스텝들의 누적 합을 부르는 말이며 규칙의 일부입니다.',
  sketching: 'sketching은 그래디언트를 작게 저장하거나 보내는 방법이며 가중치를 어떻게 바꿀지는 정하지 않습니다.',
  radon: '설명대로라면 모멘텀이 있는 SGD와 같습니다.',
  sa: 'SA는 담금질 기법(simulated annealing)이라 그래디언트를 쓰지 않습니다. Adagrad와 RMSprop의 생각을 합친 것은 Adam입니다.',
};

const why = (name: string): string => {
  const reason = reasons[name.toLowerCase().replaceAll(/[\s_-]/g, '')];
  return reason === undefined ? '' : ` ${reason}`;
};
