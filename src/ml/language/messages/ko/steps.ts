import type { stepMessages as english } from '../steps';
import { count } from '../words';

/** What there is to say of single steps of a run, in Korean. */
export const stepMessages: typeof english = {
  'no-steps': (a) =>
    `이 명세에는 "${a.missing}" 항목이 없어 학습을 하지 않으므로 살펴볼 스텝이 없습니다. "${a.missing}" 항목을 추가하세요. 스텝에는 "data"와 "compile"이 모두 필요합니다.`,
  'no-such-step': (a) => {
    switch (a.what) {
      case 'epoch':
        if (a.epochs === 0) return '이 실행에는 아직 스텝이 없습니다. 첫 에포크가 끝나지 않았습니다.';
        return a.stoppedEarly
          ? `이 실행에는 에포크 ${count(a.epoch)}의 스텝이 없습니다. 에포크 ${count(a.epochs)} 다음에 조기 종료되었습니다.`
          : `이 실행에는 에포크 ${count(a.epoch)}의 스텝이 없습니다. 스텝은 에포크 ${count(a.epochs)}까지 있습니다.`;
      case 'batch':
        return `${count(a.batch)}번 배치가 없습니다. 한 에포크의 배치는 1번부터 ${count(a.batches)}번까지입니다.`;
      case 'sample':
        return `${count(a.sample)}번 샘플이 없습니다. 이 배치의 샘플은 0번부터 ${count(a.samples - 1)}번까지입니다.`;
      case 'row':
        return `훈련 데이터에 ${count(a.row)}행이 없습니다. 행은 0행부터 ${count(a.rows - 1)}행까지입니다.`;
    }
  },
  'step-too-long': (a) =>
    `이 신경망의 스텝 하나는 배치의 행이 ${count(a.rows)}개라 계산에 1초가 넘게 걸리고, 그동안 편집기가 다른 응답을 받지 못합니다. ${a.most > 0 ? `"batch_size"를 ${count(a.most)} 이하로 줄이거나, ` : ''}이런 제한이 없는 명령줄의 "step" 명령을 쓰세요.`,
  'step-other-engine': (a) =>
    `이 실행은 "${a.was}" 엔진으로 학습했습니다. 스텝은 "${a.is}" 엔진으로 다시 계산하며, 반올림이 달라 마지막 자리가 실행 당시와 다를 수 있습니다.`,
  'step-before-branch': (a) =>
    `에포크 ${a.epoch} 시점은 이 실행의 것이 아닙니다. 이 실행은 에포크 ${a.from}에서 갈라졌습니다. 그 스텝은 원래 실행에서 보세요.`,
  'step-other-data': () => '이 실행 뒤로 데이터가 바뀌었습니다. 저장된 가중치에서 시작해 지금의 데이터로 스텝을 계산합니다.',
  'step-without-memory': () =>
    '이 실행에는 옵티마이저의 메모리가 저장되어 있지 않습니다. 뒤쪽 스텝은 실행의 처음부터 다시 계산하므로 더 오래 걸립니다.',
  'instead-does-not-fit': (a) => {
    switch (a.what) {
      case 'variable':
        return `변수 "${a.name}"의 값이 신경망과 맞지 않습니다.`;
      case 'input':
        return `이 신경망의 입력은 값이 ${count(a.size)}개입니다.`;
      case 'target':
        return `이 신경망의 정답은 값이 ${count(a.size)}개입니다.`;
      case 'label':
        return `이 정답은 클래스입니다. 0부터 ${count(a.most)}까지의 정수여야 합니다.`;
      case 'token':
        return `Embedding의 입력은 0부터 ${count(a.most)}까지의 정수여야 합니다.`;
    }
  },
};
