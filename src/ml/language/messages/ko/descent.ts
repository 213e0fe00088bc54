import type { descentMessages as english } from '../descent';
import { count, figure, list, sizes } from '../words';

/** What there is to say of a loss that is drawn over two trainable numbers, in Korean. */
export const descentMessages: typeof english = {
  'surface-nothing-trained': (a) =>
    `이 명세에는 "${a.missing}" 항목이 없어 학습을 하지 않으므로 그릴 손실이 없습니다. "${a.missing}" 항목을 추가하세요. 손실에는 "data"와 "compile"이 모두 필요합니다.`,
  'surface-network-too-large': (a) =>
    `이 신경망의 스텝 하나는 배치의 행이 ${count(a.rows)}개라 계산에 1초가 넘게 걸리고, 그동안 편집기가 다른 응답을 받지 못합니다. ${a.most > 0 ? `"batch_size"를 ${count(a.most)} 이하로 줄이거나, ` : ''}이런 제한이 없는 명령줄의 "surface" 명령을 쓰세요.`,
  'surface-too-few': (a) =>
    `손실 곡면에는 축이 2개 필요한데 이 신경망에는 학습되는 파라미터가 ${a.numbers === 0 ? '없습니다. 층의 "trainable"을 true로 바꾸세요.' : '1개뿐입니다. 편향이나 두 번째 입력을 추가하세요.'}`,
  'surface-no-variable': (a) =>
    `${a.frozen ? `"${a.name}" 변수는 학습되지 않으므로 손실 곡면의 축이 될 수 없습니다.` : `학습되는 변수 중에 "${a.name}" 변수가 없습니다.`}${a.nearest === undefined ? '' : ` 혹시 "${a.nearest}" 변수인가요?`} 학습되는 변수: ${list(a.known)}.`,
  'surface-no-place': (a) =>
    `"${a.name}" 변수에는 ${a.shape.length > 1 ? `${sizes(a.shape)} 모양의 값이` : `값이 ${count(a.shape[0] ?? 1)}개`} 있습니다. ${a.name}[${a.shape.map(() => 0).join(',')}]부터 ${a.name}[${a.shape.map((size) => size - 1).join(',')}]까지 중에서 하나를 지정하세요.`,
  'surface-same-axis': (a) => `두 축이 모두 ${a.label} 파라미터입니다. 서로 다른 파라미터 2개를 선택하세요.`,
  'surface-no-way': () =>
    '이 평면은 실행이 지나온 길로 정하는데, 저장된 가중치가 없습니다. 먼저 신경망을 학습하거나, 파라미터 2개를 선택하세요.',
  'surface-still': () => '이 실행에 저장된 가중치가 서로 다르지 않아 움직인 방향이 없습니다. 파라미터 2개를 선택하세요.',
  'surface-no-room': () => '손실 곡면의 두 축에는 작은 수에서 큰 수까지의 유한한 범위가 필요합니다.',
  'surface-other-data': () => '이 실행 뒤로 데이터가 바뀌었습니다. 저장된 가중치에 대해 지금의 데이터로 손실을 계산합니다.',
  'surface-rows': (a) =>
    `이 신경망은 계산이 오래 걸리므로, 손실을 훈련 샘플 ${count(a.all)}개 중 고르게 뽑은 ${count(a.rows)}개로 계산했습니다.`,
  'surface-points': (a) =>
    `이 신경망은 계산이 오래 걸리므로, 곡면을 ${count(a.asked)} × ${count(a.asked)}개 대신 ${count(a.size)} × ${count(a.size)}개의 점으로 계산했습니다.`,
  'surface-straight': () => '이 실행에 저장된 가중치는 한 직선 위에 있습니다. 그 직선이 첫째 방향이고, 둘째 방향은 그에 수직인 방향입니다.',
  'surface-flat': (a) => `이 범위에서는 손실이 어디서나 ${figure(a.loss)}입니다. 어느 축도 손실을 바꾸지 않습니다.`,
  'surface-not-finite': () => '이 범위에는 손실이 유한한 곳이 없습니다. 가중치가 더 작은 범위를 보거나, 데이터와 활성화 함수를 살펴보세요.',
  'surface-way-outside': (a) => `실행이 지나온 길의 점 ${count(a.all)}개 중 ${count(a.points)}개가 이 범위 밖에 있습니다.`,
  'surface-no-slope': () =>
    '계단 함수와 부호 함수에는 기울기가 없어 손실이 평평한 조각들로 이루어지므로, 따라 내려갈 그래디언트가 없습니다. 퍼셉트론 규칙은 그 대신 틀린 예측을 따릅니다.',
  'surface-too-long': (a) => `이 신경망의 ${count(a.steps)}스텝을 계산하려면 10초가 넘게 걸립니다. 스텝이나 옵티마이저의 수를 줄이세요.`,
  'surface-losses-apart': (a) =>
    `이 신경망은 계산이 오래 걸리므로, 전체 샘플의 손실을 ${count(a.every)}스텝마다, 그리고 에포크가 끝날 때마다 계산했습니다.`,
  'surface-no-epoch': (a) => `이 학습에는 에포크 ${count(a.epoch)}의 가중치가 없습니다. 0(첫 스텝 전)부터 ${count(a.epochs)}까지 있습니다.`,
};
