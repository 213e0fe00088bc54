import type { Explanation } from '../../explained/explanation';
import type { otherExplanations as english } from '../../explained/others';

/** What is said of files of weights, of sheets and of comments that turn something off, in Korean. */
export const otherExplanations: Readonly<Record<keyof typeof english, Explanation>> = {
  'weights-unused': {
    title: '어느 층도 쓰지 않는 가중치',
    text: '파일에 이 신경망의 변수가 아닌 이름의 배열이 있습니다. 다른 신경망의 파일이거나 층의 이름이 바뀌었을 수 있습니다.',
  },
  'weights-by-order': {
    title: '층의 순서대로 가져온 가중치',
    text: 'Keras는 층 이름에 번호를 이어 붙이므로(dense_3, dense_4) 같은 신경망이라도 파일 안의 이름이 다를 수 있습니다. 모양이 모두 차례대로 맞으면 그렇게 가져옵니다.',
  },
  'function-no-value': {
    title: '이 범위에서 값이 없는 함수',
    text: '제곱근과 로그는 0보다 작은 곳에서 실숫값이 없습니다. 범위 전체가 그러면 그릴 점이 없습니다.',
  },
  'tensor-division-by-zero': {
    title: '0으로 나누기',
    text: 'NumPy는 0으로 나누면 경고하고 계속합니다. 실수는 inf나 nan, 정수는 0이 됩니다. nan이 하나라도 들어가면 합도 모두 nan이 됩니다.',
  },
  'tensor-not-finite': {
    title: 'inf나 nan인 숫자',
    text: '결과가 자료형에 비해 너무 크거나, 0/0이나 음수의 로그처럼 값이 없습니다. 학습 중이라면 실행이 여기서 끝납니다.',
  },
  'tensor-mean-of-nothing': {
    title: '숫자가 없는 평균',
    text: '평균은 숫자의 개수로 나눕니다. 숫자가 없으면 0/0이고, NumPy는 경고와 함께 nan을 냅니다.',
  },
  'more-problems': {
    title: '표시된 것보다 많은 문제',
    text: '명세의 문제는 처음 100개까지만 표시합니다. 실수 하나가 여러 문제의 원인인 때가 많습니다.',
  },
  'ignore-unknown': {
    title: '없는 것을 끄는 주석',
    text: '"nn-ignore:" 뒤에는 끌 문제의 코드를 쉼표로 나누어 씁니다. 코드는 문제 옆에 표시됩니다. 없는 코드는 아무것도 끄지 않습니다.',
  },
  'ignore-error': {
    title: '주석으로 끌 수 없는 오류',
    text: '오류는 명세를 실행할 수 없는 까닭이고, 표시하지 않아도 실행할 수 없기는 마찬가지입니다. 경고, 알림, 힌트는 끌 수 있습니다.',
  },
  'ignore-unused': {
    title: '아무것도 끄지 않는 주석',
    text: '여기서 끈 문제는 이제 없습니다. 주석을 남겨 두면 문제가 다시 생겨도 보이지 않습니다.',
  },
};
