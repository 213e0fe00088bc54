import type { reportMessages as english } from '../report';
import { count, figure } from '../words';

const splits = { train: '훈련', validation: '검증', test: '테스트' } as const;

/** Why there is no report on how a network tells classes apart, and no answer to what mattered for an answer, in Korean. */
export const reportMessages: typeof english = {
  'no-report': (a) => {
    switch (a.what) {
      case 'data':
        return '이 명세에는 데이터가 없어 예측을 셀 수 없습니다. "data" 항목을 추가하세요.';
      case 'number':
        return '이 신경망은 클래스가 아니라 수를 예측하므로 혼동 행렬도, 셀 수 있는 오답도 없습니다.';
      case 'labels':
        return `이 신경망은 예/아니요를 출력 ${count(a.labels)}개로 한꺼번에 예측하고, 출력마다 클래스가 따로 있습니다. 혼동 행렬은 클래스 하나를 예측하는 신경망에만 만들 수 있습니다.`;
      case 'classes':
        return `이 신경망은 클래스 ${count(a.classes)}개를 구분합니다. 혼동 행렬은 최대 ${count(a.most)}개까지 만듭니다.`;
      case 'train':
      case 'validation':
      case 'test':
        return `이 데이터에는 ${splits[a.what]} 샘플이 없습니다.`;
      case 'label':
        return `${count(a.row)}번 행(0부터)의 정답 ${figure(a.target)} 값은 이 신경망의 클래스가 아닙니다. 클래스는 0부터 ${count(a.classes - 1)}까지 ${count(a.classes)}개입니다.`;
      case 'weights':
        return `이 실행 뒤로 데이터가 바뀌었습니다. 지금 명세의 신경망에서는 "${a.name}" 변수가 학습된 것과 다릅니다. 데이터를 되돌리거나 명세를 처음부터 학습하세요.`;
    }
  },
  'report-other-data': () => '이 실행 뒤로 데이터가 바뀌었습니다. 그때 학습한 신경망으로 지금의 데이터를 예측합니다.',
  'no-saliency': (a) =>
    a.what === 'tokens'
      ? '이 신경망은 토큰을 입력으로 받습니다. 토큰은 양이 아니라 이름이라서 조금 바꾸거나 가릴 수 없습니다. 어떤 입력이 중요했는지는 수를 입력으로 받는 신경망에서만 계산합니다.'
      : `클래스 ${count(a.klass)}: 이 신경망에 없는 클래스입니다. 클래스는 0부터 ${count(a.classes - 1)}까지 ${count(a.classes)}개입니다.`,
};
