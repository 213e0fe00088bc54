import type { separationMessages as english } from '../separation';
import { count, figure, list } from '../words';

const pointText = (point: readonly number[]): string => {
  const numbers = list(point.map(figure));
  return point.length === 1 ? numbers : `(${numbers})`;
};

const border = (inputs: number): string =>
  inputs === 1 ? '임계값 하나' : inputs === 2 ? '직선 하나' : inputs === 3 ? '평면 하나' : '초평면 하나';

const ofOutput = (output: string | undefined): string => (output === undefined ? '' : `출력 "${output}"에서 `);

/** What there is to say of whether a line separates two classes, in Korean. */
export const separationMessages: typeof english = {
  'no-line': (a) => {
    const what = border(a.inputs);
    const proof = a.same
      ? `${a.same.map((row) => `${count(row)}행`).join('과 ')}은 입력이 ${pointText(a.point)} 값으로 같은데 클래스가 다릅니다.`
      : `${pointText(a.point)} 지점은 한 클래스의 샘플 사이에도, 다른 클래스의 샘플 사이에도 있습니다.`;
    const remedy = a.same
      ? '어떤 신경망도 둘 다 맞힐 수 없습니다.'
      : a.rule
        ? '그래서 퍼셉트론 규칙은 수렴하지 않습니다. 층이 여러 개면 그래디언트로 학습시켜 구분할 수 있습니다.'
        : '그래서 가중치가 무엇이든 틀리는 샘플이 남습니다. "tanh" 같은 활성화 함수를 쓰는 은닉층이 있으면 경계를 더 만들 수 있습니다.';
    return `${ofOutput(a.output)}${what}로는 훈련 데이터의 두 클래스를 구분할 수 없는데, 이 신경망의 경계는 항상 ${what}입니다. ${proof} ${remedy}`;
  },
  'no-line-for-gate': (a) =>
    `${a.gate} 게이트의 1과 0은 직선 하나로 구분할 수 없습니다. ${pointText(a.point)} 지점이 양쪽 모두의 사이에 있습니다. 이 신경망의 경계는 항상 직선 하나이므로 ${
      a.rule
        ? '퍼셉트론 규칙이 수렴하지 않습니다. 층이 여러 개면 그래디언트로 학습시켜 구분할 수 있습니다.'
        : '가중치가 무엇이든 틀리는 샘플이 남습니다. "tanh" 같은 활성화 함수를 쓰는 은닉층이 있으면 경계를 더 만들 수 있습니다.'
    }`,
  'no-line-through-zero': (a) =>
    `편향이 없어서 이 신경망의 경계는 항상 0을 지납니다. ${ofOutput(a.output)}0을 지나는 ${border(a.inputs)}로는 훈련 데이터의 두 클래스를 구분할 수 없지만, 0을 지나지 않아도 되면 구분할 수 있습니다. 편향을 쓰세요.`,
  'no-two-classes': (a) => {
    switch (a.what) {
      case 'data':
        return '데이터가 없어 구분할 것이 없습니다. 명세에 "data"를 추가하세요.';
      case 'numbers':
        return '정답이 두 클래스가 아니라 가까워져야 할 숫자이므로 구분할 것이 없습니다.';
      case 'classes':
        return `이 신경망은 클래스 ${count(a.classes)}개를 구분합니다. 직선 하나로 구분할 수 있는지는 클래스가 2개일 때의 문제입니다.`;
      case 'one-class':
        return `훈련 샘플 ${count(a.rows)}개가 모두 클래스 "${a.name}"에 속해 구분할 것이 없습니다. 두 클래스의 샘플이 필요합니다.`;
      case 'inputs':
        return `입력이 ${count(a.found)}개입니다. 직선으로 구분할 수 있는지는 입력이 ${count(a.most)}개 이하일 때만 계산합니다.`;
      case 'rows':
        return `훈련 샘플이 ${count(a.found)}개입니다. 직선으로 구분할 수 있는지는 ${count(a.most)}개 이하일 때만 계산합니다.`;
    }
  },
};
