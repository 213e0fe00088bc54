import type { Obstacle } from '../../../engine/compact/can-run';
import type { NonFinite } from '../../../engine/engine';
import type { runMessages as english } from '../run';
import { josa, quoted } from './words';

const places: Readonly<Record<NonFinite['where'], (name: string) => string>> = {
  input: () => '데이터의 입력 하나',
  target: () => '데이터의 정답 하나',
  weight: (name) => `${name} 가중치`,
  layer: (name) => `"${name}" 층의 출력`,
  loss: () => '손실',
  gradient: (name) => `${name}의 기울기`,
};

const value = (n: number): string => (Number.isFinite(n) ? n.toExponential(1) : '무한대');

const obstacle = (a: Obstacle): string => {
  switch (a.reason) {
    case 'layer':
      return `"${a.layer}"의 종류가 ${a.type}인데, Dense 층을 쌓은 신경망(사이에 Flatten, Reshape, Activation, Dropout)만 계산합니다`;
    case 'branches':
      return `${josa(quoted(a.layer), '이')} 바로 앞 층이 아닌 입력을 받는데, 차례로 이어지는 층만 계산합니다`;
    case 'nothing-to-compute':
      return '계산하는 층이 하나도 없습니다';
    case 'perceptron-of-classes':
      return `손실 함수 ${a.loss}의 클래스 번호로는 퍼셉트론 규칙 학습을 하지 않습니다`;
  }
};

/** What can go wrong with running, and while training, in Korean. */
export const runMessages: typeof english = {
  'engine-cannot-run': (a) =>
    `엔진 ${josa(quoted(a.engine), '은')} 이 신경망을 실행할 수 없습니다. ${obstacle(a)}. 다른 엔진을 쓰거나, 실행할 수 있는 것을 찾아 주는 "auto"를 쓰세요.`,
  'engine-obstacle': (a) => `이 신경망에는 쓸 수 없습니다. ${obstacle(a)}.`,
  'not-finite': (a) => {
    const place = `에포크 ${a.epoch}, 배치 ${a.batch}에서 ${josa(places[a.where](a.name ?? ''), '이')} ${josa(a.value, '이')} 되었습니다. 그 단계 전에 학습을 멈췄습니다.`;
    if (a.where === 'input' || a.where === 'target') return `${place} 빠진 값이나 숫자가 아닌 값을 찾아보세요.`;
    if (a.runaway) {
      return `${place} 가중치가 걷잡을 수 없이 커졌습니다(가장 큰 것이 ${value(a.largestWeight)}). 한 걸음이 너무 큽니다. learning_rate를 ${a.rate}보다 훨씬 작게 하거나, "clipnorm": 1을 쓰거나, 입력의 크기를 1쯤으로 맞추세요.`;
    }
    return `${place} 가중치는 아직 적당한 크기이므로, 어떤 함수가 값이 없는 곳(0이나 음수의 로그, 큰 수의 지수 등)을 계산했습니다. 활성화 함수와 손실 함수를 살펴보고, 큰 입력과 정답은 작게 나누세요.`;
  },
};
