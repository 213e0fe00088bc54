import type { readingMessages as english, SyntaxSlip } from '../reading';
import { list } from '../words';
import { expectedText, foundText } from './expected';
import { phrase } from './phrases';
import { didYouMean, josa, quoted } from './words';

const opener = (bracket: string): string => (bracket === ']' ? '[' : '{');
const closer = (bracket: string): string => (bracket === '}' ? ']' : '}');

const syntax: Readonly<Record<SyntaxSlip, (text: string, line: number) => string>> = {
  InvalidSymbol: (word) => `JSON에는 ${josa(word || '이것', '이')} 없습니다. 문자열과 키는 "큰따옴표" 안에 씁니다`,
  PythonWord: (word) => `${josa(word, '은')} Python 표기입니다. JSON에서는 ${word === 'None' ? 'null' : word.toLowerCase()}로 씁니다`,
  NotANumber: (word) => `JSON에는 ${josa(word, '이')} 없습니다. 숫자를 쓰거나 값을 빼세요`,
  SingleQuotes: () => '문자열과 키는 큰따옴표 안에 씁니다: \'text\'가 아니라 "text"',
  InvalidNumberFormat: () => '숫자는 10, -0.5, 1e-3처럼 쓰며 0이나 소수점으로 시작할 수 없습니다',
  PropertyNameExpected: () => '여기에 "큰따옴표"로 묶은 키가 필요합니다',
  ValueExpected: () => '여기에 값이 필요합니다',
  ColonExpected: () => '키와 이 값 사이에 콜론 ":"이 필요합니다',
  CommaExpected: () => '이 앞에 쉼표 ","가 필요합니다',
  Unclosed: (bracket, line) => `너무 일찍 끝났습니다: ${line}번째 줄의 "${opener(bracket)}"를 "${bracket}"로 닫아야 합니다`,
  WrongBracket: (bracket, line) =>
    `${line}번째 줄의 "${opener(closer(bracket))}"가 아직 열려 있어서 여기에 "${bracket}"가 올 수 없습니다. 먼저 "${closer(bracket)}"로 닫으세요`,
  KeyInList: (key, line) => `${josa(key, '은')} 키처럼 보이지만 ${line}번째 줄에서 시작한 리스트 안에 있습니다. 닫는 괄호 "]"가 빠졌나요`,
  EndOfFileExpected: () => '명세는 이 앞에서 끝났습니다. 뒤에 오는 것을 지우거나, 앞의 닫는 괄호 하나를 지우세요',
  UnexpectedEndOfComment: () => '이 주석이 끝나지 않습니다: "*/"가 없습니다',
  UnexpectedEndOfString: () => '이 문자열이 줄 안에서 끝나지 않습니다: 큰따옴표 "가 없습니다',
  UnexpectedEndOfNumber: () => '이 숫자는 끝나지 않았습니다: 숫자 한 자리가 빠졌습니다',
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
  'spec-too-deep': (a) => `괄호가 ${a.limit}겹보다 깊게 들어가 있습니다. 명세에는 그럴 일이 없으니 남는 괄호를 지우세요.`,
  'json-syntax': (a) => {
    const text = syntax[a.what](a.text ?? '', a.line ?? 0);
    return `JSON 문법에 맞지 않습니다: ${text}${text.endsWith('나요') ? '?' : '.'}`;
  },
  'more-problems': (a) => `문제가 ${a.shown}개보다 많습니다. 이 중 일부를 고치면 나머지가 보입니다.`,
  'not-an-object': () => '명세는 JSON 객체입니다. 모두 { "data": …, "layers": […], … } 안에 넣으세요.',
  'duplicate-key': (a) => `${josa(quoted(a.key), '이')} 두 번 나옵니다. 하나만 쓸 수 있으니 하나를 지우세요.`,
  'unknown-key': (a) =>
    `${phrase(a.where)}에는 "${a.key}" 키가 없습니다.${a.nearest ? didYouMean(a.nearest) : ` 지우거나 다음 중 하나를 쓰세요: ${list(a.known)}.`}`,
  'bad-key': (a) => `${josa(quoted(a.key), '은')} ${phrase(a.where)}의 키가 될 수 없습니다. 키는 ${phrase(a.expected)}입니다.`,
  'unsupported-key': (a) => `Keras의 ${phrase(a.where)}에는 "${a.key}" 키가 있지만 이 확장에는 없습니다. 지우면 계속할 수 있습니다.`,
  'missing-key': (a) => `${phrase(a.where)}에는 "${a.key}" 키가 필요합니다: ${expectedText(a.expected)}.`,
  'wrong-kind': (a) => `${phrase(a.what)}의 값은 ${foundText(a.found)}입니다. 있어야 할 값: ${expectedText(a.expected)}.`,
  'name-not-visible': (a) =>
    `${a.what} 값 "${a.name}"에 보이지 않는 문자(${a.character})가 있습니다. 이름은 한 줄로 표시되므로 그 문자를 빼세요.`,
  'unknown-name': (a) =>
    `${josa(quoted(a.name), '이라는')} ${josa(phrase(a.what), '은')} 없습니다.${a.nearest ? didYouMean(a.nearest) : ` 다음 중 하나를 쓰세요: ${list(a.known)}.`}`,
  ragged: (a) => `${a.at}의 길이는 ${a.found}인데 ${a.first}의 길이는 ${a.wanted}입니다. 리스트 안의 리스트는 모두 길이가 같아야 합니다.`,
  'no-published-rule': (a) =>
    `${josa(quoted(a.name), '이라는')} 이름으로 발표된 갱신 규칙은 없습니다${why(a.name)}. 가장 가까운 실제 옵티마이저는 "${a.nearest}"입니다.`,
  'form-of-sgd': (a) => `Keras에 "${a.name}" 옵티마이저는 없습니다. SGD의 한 형태로, ${a.spec}처럼 씁니다.`,
  'only-one-of': (a) => `${josa(phrase(a.where), '은')} ${list(a.keys)} 중 하나만 받습니다. 나머지는 지우세요.`,
};

/** What the names in the notes stand for, that no optimizer bears. */
const reasons: Readonly<Record<string, string>> = {
  velocity: 'velocity는 모멘텀에서 지난 걸음들의 누적 합을 부르는 말로, 규칙의 일부입니다',
  sketching: 'sketching은 기울기를 작게 저장하거나 보내는 방법이며, 가중치를 어떻게 바꿀지는 말하지 않습니다',
  radon: '설명대로라면 모멘텀이 있는 SGD이며 새로운 것이 없습니다',
  sa: 'SA는 담금질 기법(simulated annealing)으로 기울기가 필요 없습니다. Adagrad와 RMSprop의 생각을 합친 것은 Adam입니다',
};

const why = (name: string): string => {
  const reason = reasons[name.toLowerCase().replaceAll(/[\s_-]/g, '')];
  return reason === undefined ? '' : `(${reason})`;
};
