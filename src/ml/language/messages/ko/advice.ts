import { percent, figure as short } from '../../number-text';
import type { adviceMessages as english } from '../advice';
import { count, figure } from '../words';

const broken = {
  input: '입력',
  target: '정답',
  weight: '가중치',
  layer: '출력',
  loss: '손실',
  gradient: '그래디언트',
  validation: '검증 손실',
  evaluation: '평가 손실',
  prediction: '예측값',
} as const;

/** What a teacher would say of a run, in Korean. */
export const adviceMessages: typeof english = {
  diverged: (a) => {
    const when = a.step === undefined ? `에포크 ${count(a.epoch)} 다음에` : `에포크 ${count(a.epoch)}의 ${count(a.step)}번 스텝에서`;
    const place = `${when} 발산했습니다. ${a.layer === undefined ? '' : `"${a.layer}" 층의 `}${broken[a.where]} 값이 ${a.value} 값이 되었습니다.`;
    if (a.where === 'input' || a.where === 'target') return `${place} 데이터에 비어 있거나 숫자가 아닌 값이 있는지 확인하세요.`;
    const far = `학습률 ${figure(a.rate)} 값에서는 한 스텝이 너무 멀리 갑니다.`;
    if (a.growth) return `${place} 그 전에 손실이 ${short(a.growth[0])}에서 ${short(a.growth[1])}까지 커졌습니다. ${far}`;
    if (a.weight !== undefined) return `${place} 가장 큰 가중치는 ${short(a.weight)}입니다. ${far}`;
    return `${place} 그 전에 손실도 가중치도 커지지 않았습니다. 활성화 함수와 손실 함수를 확인하고, 큰 입력과 정답은 작게 바꾸세요.`;
  },
  'rate-too-large': (a) =>
    `손실이 첫 에포크의 ${short(a.first)}에서 마지막 에포크들의 ${short(a.last)}까지 커졌습니다. 학습률 ${figure(a.rate)} 값에서는 스텝이 최솟값에서 멀어집니다. 학습률을 줄이세요.`,
  oscillation: (a) =>
    `손실이 오르내립니다. 에포크 ${count(a.from)}부터 에포크의 ${percent(a.rises)}에서 손실이 커졌고, 한 번에 약 ${short(a.swing)}만큼 바뀌며(수준: ${short(a.level)}) 더는 줄지 않았습니다. 학습률 ${figure(a.rate)} 값에서는 스텝이 최솟값을 뛰어넘습니다. 학습률을 줄이세요.`,
  'vanished-gradient': (a) =>
    `역전파에서 기울기 소실이 일어났습니다. 그래디언트의 크기가 "${a.last.layer}" 층에서는 ${short(a.last.size)}, "${a.first.layer}" 층에서는 ${short(a.first.size)}입니다. ${count(Math.round(1 / a.ratio))}분의 1로 줄어 앞쪽 층은 거의 학습하지 못합니다. 층별 크기: ${a.layers.map(({ size }) => short(size)).join(', ')}. ${a.activations.join(', ')} 함수는 기울기가 작습니다. 은닉층에는 "relu"를 쓰세요.`,
  'dead-units': (a) =>
    `"${a.layer}" 층의 뉴런 ${count(a.units)}개 중 ${count(a.dead)}개가 죽었습니다. 살펴본 모든 행에서 출력이 0이고 기울기가 없어 다시 살아나지 못합니다.${a.before === undefined ? '' : ` 학습 전에는 ${count(a.before)}개였습니다.`} "leaky_relu"를 쓰거나 학습률을 줄이세요.`,
  'saturated-units': (a) =>
    `"${a.layer}" 층의 출력이 포화되었습니다(${percent(a.share)}${a.before === undefined ? '' : `, 학습 전: ${percent(a.before)}`}). ${a.activation} 함수의 양 끝은 기울기가 거의 0이라 이 층은 더 학습하지 못합니다. 입력의 크기를 1 정도로 맞추거나 학습률을 줄이세요.`,
  'rate-too-small': (a) =>
    `손실이 고르게 줄었지만 ${count(a.epochs)}에포크 동안 ${short(a.first)}에서 ${short(a.last)}까지만 줄었습니다. 모든 스텝이 옳은 방향으로 가지만 멀리 가지 못합니다. 학습률 ${figure(a.rate)} 값으로는 오래 걸립니다. 학습률을 키우세요.`,
  plateau: (a) =>
    `정체 구간입니다. 에포크 ${count(a.from)}부터 ${count(a.epochs)}까지 손실이 ${short(a.level)}에 머물렀습니다. 찍기만 하는 신경망의 손실이 ${short(a.guess)}이므로 아직 아무것도 학습하지 못했습니다. 학습률이나 "seed", 활성화 함수를 바꿔 보세요. 에포크만 늘려서는 나아지지 않을 수 있습니다.`,
  underfitting: (a) =>
    `과소적합입니다. 에포크 ${count(a.from)}부터 훈련 손실이 ${short(a.level)}에 머물렀습니다. 찍기만 하는 신경망의 손실 ${short(a.guess)}의 ${percent(a.level / a.guess)}입니다. ${
      a.affine
        ? '은닉층이 없는 신경망은 직선 하나만 그을 수 있는데 이 데이터에는 부족합니다. 마지막 층 앞에 활성화 함수가 있는 은닉층을 추가하세요.'
        : '입력이 정답을 충분히 설명한다면 더 큰 신경망이 더 잘 맞춥니다. 뉴런이나 층을 늘리세요.'
    }`,
  'still-falling': (a) =>
    `아직 학습하는 중에 끝났습니다. ${count(a.epochs)}에포크의 마지막 4분의 1 동안 손실이 ${short(a.before)}에서 ${short(a.last)}까지 줄었습니다. 더 오래 학습시키거나 학습률을 키우세요.`,
  overfitting: (a) =>
    `에포크 ${count(a.epoch)}부터 과적합입니다. 그 뒤로 검증 손실은 ${short(a.lowest)}에서 ${short(a.last)}까지 커졌고, 훈련 손실은 ${short(a.before)}에서 ${short(a.after)}까지 줄었습니다. 그 뒤에 학습한 것은 훈련 샘플에만 맞습니다. 조기 종료나 드롭아웃을 쓰거나, 뉴런을 줄이거나, 데이터를 늘리세요.`,
};
