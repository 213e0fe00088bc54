import type { metricMessages as english } from '../metrics';

export const metricMessages: typeof english = {
  'accuracy-of-regression': (a) =>
    `${a.metric} 지표는 ${
      a.countsRight
        ? '클래스를 위한 지표입니다. 정답을 0이나 1(또는 가장 큰 수의 위치)과 비교하므로 회귀에서는 의미가 없습니다'
        : '클래스를 비교합니다. 정답이 클래스가 아니면 아무 의미가 없습니다'
    }. 오차를 보려면 "mae"를 쓰세요.`,
  'accuracy-of-signs': (a) =>
    `${a.metric} 지표는 Keras처럼 클래스 0과 1만 구분하므로 정답에 −1이 있으면 아무 의미가 없습니다. −1 대신 0을 쓰거나("hinge" 손실도 0과 1을 받습니다) 손실을 보세요.`,
  'accuracy-of-labels': (a) =>
    `${a.metric} 지표는 어느 출력이 가장 큰지만 보는데 여기서는 출력 ${a.outputs}개가 각각 따로 하나의 라벨입니다. "binary_accuracy"를 쓰세요.`,
  'accuracy-of-logits': (a) => {
    const border = a.hinge
      ? '"hinge" 손실에서는 출력이 0보다 클 때 클래스 1입니다'
      : '"from_logits"를 쓰면 출력은 로짓이고 0보다 클 때 클래스 1입니다';
    switch (a.remedy) {
      case 'threshold':
        return `${a.metric} 지표는 출력이 0.5보다 크면 클래스 1로 보지만 ${border}. 임계값(threshold)을 0으로 설정하세요.`;
      case 'from_logits':
        return `${a.metric} 지표는 출력을 확률로 보지만 ${border}. 지표에도 "from_logits": true를 쓰세요.`;
      case 'none':
        return `${a.metric} 지표는 출력을 확률로 보지만 ${border}. 다른 지표를 쓰거나 마지막 층의 활성화 함수를 "sigmoid" 또는 "softmax"로 바꾸세요.`;
    }
  },
  'always-yes': (a) =>
    `"threshold"가 없으면 ${a.metric} 지표는 한 행에서 가장 큰 출력을 클래스 1로 봅니다. 출력이 하나이면 언제나 클래스 1입니다. "threshold": 0.5를 쓰세요.`,
  'largest-of-one': (a) =>
    `${a.metric} 지표는 어느 출력이 가장 큰지를 보는데 여기에는 출력이 하나뿐입니다. 출력을 0.5와 비교하는 "accuracy"를 쓰세요.`,
};
