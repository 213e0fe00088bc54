import type { teachingMessages as english } from '../teaching';
import { count, figure } from '../words';
import { josa, pieces, quoted } from './words';

type NetworkCode =
  | 'softmax-hidden'
  | 'linear-stack'
  | 'one-unit-hidden'
  | 'vanishing-gradient'
  | 'weights-alike'
  | 'squared-error-for-classes';

const networkMessages: Pick<typeof english, NetworkCode> = {
  'softmax-hidden': (a) =>
    `"${a.layer}" 층은 은닉층인데, 활성화 함수 ${josa(a.activation, '은')} 출력을 합이 1인 비율로 만듭니다. 다음 층에는 어느 뉴런이 가장 큰지만 거의 전달됩니다. 여기서는 "relu"나 "tanh"를 쓰세요. 이 함수는 분류의 출력층에 씁니다.`,
  'linear-stack': (a) =>
    `"${a.layer}" 층에 활성화 함수가 없어서 뒤의 Dense 층${a.layers === 2 ? '' : ` ${pieces(a.layers - 1)}`}까지 합쳐도 선형층 하나와 같습니다. 행렬을 여러 번 곱해도 행렬 하나입니다. "relu" 같은 활성화 함수를 쓰거나 이 층을 지우세요.`,
  'one-unit-hidden': (a) =>
    `모든 정보가 "${a.layer}" 층의 뉴런 1개를 지나므로, 여기서 잃은 정보는 뒤의 층이 되찾을 수 없습니다. 일부러 좁힌 것이 아니라면 뉴런을 늘리세요.`,
  'vanishing-gradient': (a) =>
    `활성화 함수가 ${a.activations.join(', ')}인 은닉층 ${pieces(a.layers)}를 지나면 그래디언트가 거의 남지 않습니다. 층마다 기울기를 곱하므로 "${a.layer}" 층에는 최대 1/${figure(a.left)}만 남습니다. 은닉층에는 "relu"를 쓰세요.`,
  'weights-alike': (a) =>
    a.dead
      ? `"${a.layer}" 층의 가중치가 모두 0에서 시작하는데, 활성화 함수 ${josa(a.dead, '은')} 거기서 출력도 기울기도 0입니다. 그래디언트가 지나가지 못해 가중치가 0에 머무릅니다. 가중치를 무작위로 초기화하세요.`
      : `"${a.layer}" 층의 뉴런 ${pieces(a.units)}가 같은 가중치로 시작하고 다음 층도 모두 같은 가중치로 받습니다. 그래디언트가 같아서 계속 똑같고, 뉴런 하나와 다름없습니다. 가중치를 무작위로 초기화하세요.`,
  'squared-error-for-classes': (a) =>
    `정답은 클래스이고 출력은 ${a.activation} 확률입니다. ${a.loss} 손실에서는 확신하면서 틀린 신경망이 거의 학습하지 못합니다. 그곳에서 활성화 함수 ${josa(a.activation, '이')} 평평하기 때문입니다. ${josa(quoted(a.fitting), '을')} 쓰세요.`,
};

type RateCode = `learning-rate-${'large' | 'diverges' | 'small' | 'zero'}`;

const rateMessages: Pick<typeof english, RateCode> = {
  'learning-rate-large': (a) =>
    `학습률 ${josa(figure(a.rate), '은')} ${a.optimizer} 옵티마이저에는 너무 큽니다. ${
      a.byRate ? '스텝마다 모든 가중치가 그만큼씩 움직여서' : `스텝마다 그래디언트의 ${figure(a.rate)}배를 움직여서`
    } 손실이 널뛰거나 커집니다. ${figure(a.start)}부터 시작하세요.`,
  'learning-rate-diverges': (a) =>
    `학습률 ${figure(a.rate)} 설정에서는 손실이 스텝마다 커집니다. ${
      a.ofInputs ? '이 입력에서 가장 큰 곡률은' : '마지막 층의 편향만 보아도 곡률이'
    } ${figure(a.curvature)}이므로 학습률이 ${figure(a.limit)}보다 작아야 수렴합니다. ${josa(figure(a.start), '을')} 써 보세요.`,
  'learning-rate-small': (a) =>
    `학습률 ${josa(figure(a.rate), '은')} ${a.optimizer} 옵티마이저에는 너무 작습니다. ${count(a.steps)}스텝이 지나도 가중치가 거의 처음 그대로입니다. ${figure(a.start)}부터 시작하거나 훨씬 오래 학습시키세요.`,
  'learning-rate-zero': (a) =>
    `학습률이 0이면 가중치가 바뀌지 않아 신경망이 처음 그대로입니다. 학습시키려면 ${figure(a.start)}부터 시작하세요.`,
};

type DataCode =
  | 'pixels-not-scaled'
  | 'batch-larger-than-data'
  | 'many-parameters'
  | 'class-without-training'
  | 'class-name-unused'
  | 'no-seed';

const dataMessages: Pick<typeof english, DataCode> = {
  'pixels-not-scaled': (a) =>
    `입력이 0부터 ${figure(a.max)}까지의 픽셀인데, 가중치의 초깃값은 크기가 1쯤인 입력에 맞추어져 있습니다. 뉴런이 포화되고 스텝이 너무 커집니다. "data"에 "scale": 255를 써서 255로 나누세요.`,
  'batch-larger-than-data': (a) =>
    `"batch_size": ${josa(count(a.batch), '은')} 훈련 샘플 ${pieces(a.rows)}보다 큽니다. Keras처럼 모든 샘플로 에포크마다 한 스텝만 갑니다. 스텝을 늘리려면 값을 줄이세요.`,
  'many-parameters': (a) =>
    `훈련 샘플은 ${pieces(a.rows)}인데 학습되는 파라미터는 ${pieces(a.params)}입니다. 샘플 하나에 ${pieces(a.each)}꼴이라 샘플을 외울 수 있습니다. 검증 샘플과 비교해 보고, 뉴런을 줄이거나 Dropout, 조기 종료를 써 보세요.`,
  'class-without-training': (a) =>
    `클래스 ${quoted(a.name)} 샘플이 ${a.test ? '테스트' : '검증'} 데이터에는 있는데 훈련 데이터에는 없어서 학습할 수 없습니다. ${
      a.shuffled ? '이 클래스의 샘플을 훈련 데이터로 옮기세요.' : '모든 클래스가 고루 나뉘도록 "data"에 "shuffle": true를 쓰세요.'
    }`,
  'class-name-unused': (a) =>
    `"class_names"에 있는 클래스 ${a.names.map(quoted).join(', ')}의 샘플이 하나도 없습니다. 클래스 번호는 0부터 셉니다. 정답을 확인하거나 이름을 지우세요.`,
  'no-seed': () =>
    '"seed"가 없어서 0을 씁니다. 비교하는 결과는 시드에 따라 달라집니다. 시드를 적어 두고, 다른 값으로도 해 보아 우연이 얼마나 되는지 확인하세요.',
};

type IgnoreCode = `ignore-${'unknown' | 'error' | 'unused'}`;

const ignoreMessages: Pick<typeof english, IgnoreCode> = {
  'ignore-unknown': (a) =>
    a.code === ''
      ? '이 주석에는 코드가 없어서 아무것도 끄지 않습니다. "nn-ignore: no-line"처럼 쌍점 뒤에 문제의 코드를 쓰세요.'
      : `코드가 "${a.code}"인 문제는 없습니다.${a.nearest ? ` 혹시 "${a.nearest}"인가요?` : ' 문제 옆에 표시된 코드를 쓰세요.'}`,
  'ignore-error': (a) => `"${a.code}" 문제는 오류라서 끌 수 없습니다. 고치지 않으면 실행되지 않습니다. 이 주석에서 지우세요.`,
  'ignore-unused': (a) => `이 주석은 "${a.code}" 문제를 끄는데, ${a.file ? '이 파일에는' : '이 자리에는'} 그런 문제가 없습니다. 지우세요.`,
};

/** What teaches, in Korean. */
export const teachingMessages: typeof english = { ...networkMessages, ...rateMessages, ...dataMessages, ...ignoreMessages };
