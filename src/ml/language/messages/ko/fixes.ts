import type { fixTitles as english, FixWords } from '../fixes';
import { josa, quoted } from './words';

const changeTo = (value: string): string => `${josa(value, '으로')} 바꾸기`;
const set = ({ key, value }: FixWords): string => `${josa(quoted(key), '을')} ${josa(value, '으로')} 설정`;
const activation = ({ value }: FixWords): string => `활성화 함수를 ${changeTo(value)}`;

/** The title of each fix in Korean; one that is missing does not compile. */
export const koreanFixTitles: typeof english = {
  change: ({ value }) => changeTo(value),
  set,
  'set-missing': set,
  remove: ({ key }) => `${quoted(key)} 제거`,
  rename: ({ value }) => changeTo(quoted(value)),
  comma: () => '쉼표 추가',
  list: () => '리스트로 묶기: [ … ]',
  'list-of-samples': () => '샘플 1개의 리스트로 만들기',

  'layer-before': ({ value }) => `앞에 ${value} 층 추가`,
  'hidden-layer': () => '앞에 은닉층 추가',
  'layer-name': () => '이 층의 이름 제거',
  'inputs-first': () => 'Keras처럼 입력을 먼저 쓰기',

  'rows-to-columns': () => '행과 열 바꾸기: "transpose": true',
  'rows-as-they-are': () => '"transpose" 없이 행을 그대로 두기',
  'shuffle-first': () => '데이터를 나누기 전에 행 섞기',
  'get-data-set': ({ value }) => `${value} 받기…`,
  sample: ({ value }) => `표본 쓰기: "size": ${value}`,
  'scale-pixels': () => '픽셀을 255로 나누기: "scale": 255',
  'class-name': () => '이 클래스 이름 제거',
  'one-hot': () => '라벨을 원핫 행으로 쓰기: "one_hot": true',

  activation,
  loss: ({ value }) => `손실 함수를 ${changeTo(value)}`,
  'activation-of-all': ({ value }) => `이 층들의 활성화 함수를 ${changeTo(value)}`,
  'activation-and-loss': (words) => `${activation(words)}, 손실 함수를 "binary_crossentropy"로 바꾸기`,
  drawn: () => '가중치를 무작위로 초기화하기',
  'with-bias': () => '편향 쓰기',
  'perceptron-rule': () => '퍼셉트론 규칙으로 학습',
  'outputs-are-probabilities': () => '출력이 확률이므로 "from_logits" 제거',

  'ignore-code': ({ key }) => `주석에서 ${quoted(key)} 제거`,
  'ignore-comment': () => '이 주석 제거',

  metric: () => '이 지표 제거',
  'metric-name': () => '이 지표의 이름 제거',
  'metric-threshold': ({ value }) => `지표의 임계값을 ${josa(value, '으로')} 설정`,
  'metric-of-logits': () => '출력이 로짓이라고 지정: "from_logits": true',

  'early-stopping': () => '조기 종료하고 가장 좋은 가중치로 돌아가기',
  validation: () => '행의 5분의 1을 검증용으로 남기기',
  monitor: ({ value }) => `대신 ${value} 지표 관찰`,
};
