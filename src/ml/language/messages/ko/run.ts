import { figure as short } from '../../number-text';
import type { runMessages as english, Growth, NonFiniteWhere, Obstacle } from '../run';
import { count, figure } from '../words';
import { josa } from './words';

const places: Readonly<Record<NonFiniteWhere, (name: string) => string>> = {
  input: () => '데이터의 입력 하나',
  target: () => '데이터의 정답 하나',
  weight: (name) => `${name} 가중치`,
  layer: (name) => `"${name}" 층의 출력`,
  loss: () => '손실',
  gradient: (name) => `${name}의 그래디언트`,
};

const value = (n: number): string => (Number.isFinite(n) ? short(n) : '무한대');

const runaway = ({ growth, runaway, largestWeight }: Growth, rate: number): string =>
  `${growth && !runaway ? `손실이 ${value(growth[0])}에서 ${value(growth[1])}까지 커졌습니다. 한 스텝의 변화가 너무 큽니다.` : `가중치가 발산했습니다(가장 큰 것이 ${value(largestWeight)}). 한 스텝의 변화가 너무 큽니다.`} learning_rate를 ${figure(rate)}보다 훨씬 작게 하거나, "clipnorm": 1을 쓰거나, 입력의 크기를 1쯤으로 맞추세요.`;

const asked =
  '가중치는 아직 적당한 크기이므로, 어떤 함수가 값이 정의되지 않는 곳(0이나 음수의 로그, 큰 수의 지수 등)에서 계산되었습니다. 활성화 함수와 손실 함수를 살펴보고, 값이 큰 입력과 정답은 나누어 크기를 줄이세요.';

const obstacle = (a: Obstacle): string => {
  switch (a.reason) {
    case 'layer':
      return `이 엔진은 Dense 층을 쌓은 신경망(Flatten, Reshape, Activation, Dropout 포함)만 계산할 수 있는데 "${a.layer}" 층은 ${a.type} 층입니다`;
    case 'branches':
      return `이 엔진은 차례로 이어지는 층만 계산할 수 있는데 "${a.layer}" 층은 바로 앞 층이 아닌 층에서 입력을 받습니다`;
    case 'nothing-to-compute':
      return '이 신경망에는 계산할 층이 하나도 없습니다';
    case 'perceptron-of-classes':
      return `이 엔진은 퍼셉트론 규칙과 클래스 번호를 받는 ${a.loss} 손실 함수를 함께 쓸 수 없습니다`;
  }
};

/** What can go wrong with running, and while training, in Korean. */
export const runMessages: typeof english = {
  'engine-cannot-run': (a) =>
    `"${a.engine}" 엔진은 이 신경망을 실행할 수 없습니다. ${obstacle(a)}. 다른 엔진을 쓰거나, 실행할 수 있는 것을 찾아 주는 "auto"를 쓰세요.`,
  'engine-obstacle': (a) => `이 신경망에는 쓸 수 없습니다. ${obstacle(a)}.`,
  'sheet-without-network': (a) =>
    `이 파일은 신경망 대신 "${a.kind}" 항목을 적은 시트입니다. 학습시키거나 예측할 신경망이 없습니다. "sheet" 명령으로 출력하거나 스터디 패널에서 보세요.`,
  'not-finite': (a) => {
    const place = `에포크 ${a.epoch}, 배치 ${a.batch}에서 ${josa(places[a.where](a.name ?? ''), '이')} ${josa(a.value, '이')} 되었습니다. 그 스텝을 적용하지 않고 학습을 중지했습니다.`;
    if (a.where === 'input' || a.where === 'target') return `${place} 빠진 값이나 숫자가 아닌 값을 찾아보세요.`;
    if (a.runaway || a.growth) return `${place} ${runaway(a, a.rate)}`;
    return `${place} ${asked}`;
  },
  'figure-not-finite': (a) => {
    const place = {
      validation: `검증 샘플의 손실이 ${josa(a.value, '이')} 되었습니다. 그 에포크 뒤에 학습을 중지했습니다.`,
      evaluation: `학습은 끝났지만 그 뒤의 평가에서 손실이 ${josa(a.value, '이')} 되었습니다.`,
      prediction: `예측한 입력 중 ${count(a.row ?? 1)}행의 예측값이 ${josa(a.value, '이')} 되었습니다.`,
    }[a.what];
    if (!a.runaway && !a.growth) return `${place} ${asked}`;
    return a.rate === undefined
      ? `${place} 가중치가 매우 큽니다(가장 큰 것이 ${value(a.largestWeight)}). 더 작은 가중치를 쓰거나, 입력의 크기를 1쯤으로 맞추세요.`
      : `${place} ${runaway(a, a.rate)}`;
  },
  'metric-not-finite': (a) =>
    `손실은 숫자이지만 지표 "${a.name}"의 값은 ${a.epoch === undefined ? '' : `에포크 ${count(a.epoch)}부터 `}${a.value}입니다. 이런 정답과 출력에는 이 지표의 값이 없습니다. 다른 지표를 보세요.`,
};
