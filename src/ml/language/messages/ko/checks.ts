import type { checkMessages as english, metricMessages as englishMetrics } from '../checks';
import { count, figure, list } from '../words';
import { josa, pieces, quoted, shaped, sizes } from './words';

const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toPrecision(3)} GB`;

/** With its noun before it: names of functions do not end a phrase that a particle follows. */
const activation = (name: string): string => `활성화 함수 ${name}`;

const sectionMessages: Pick<typeof english, 'needs-data' | 'not-trained' | 'too-large'> = {
  'needs-data': () => '"compile"이 있으니 이 신경망을 학습시켜야 하는데 훈련 데이터가 없습니다. { "gate": "XOR" } 같은 "data"를 넣으세요.',
  'not-trained': (a) =>
    `"compile"이 없으면 학습하지 않는데 "${a.layer}"에는 가중치가 주어지지 않았습니다. 무작위로 정해진 초깃값을 그대로 씁니다. "weights"를 주거나 ${a.data ? '"compile"을' : '"data"와 "compile"을'} 추가하세요.`,
  'too-large': (a) =>
    `메모리가 ${a.bytes < 1e15 ? `약 ${gigabytes(a.bytes)}` : '백만 GB 넘게'} 필요한데 ${gigabytes(a.limit)}까지만 쓸 수 있습니다. 가장 큰 부분은 ${
      a.params < 1e15 ? `파라미터가 ${pieces(a.params)}인` : '파라미터가 셀 수 없을 만큼 많은'
    } "${a.layer}" 층입니다${a.batch === undefined ? '. 층을 줄이세요.' : `(배치 크기 ${count(a.batch)}). 층이나 배치 크기를 줄이세요.`}`,
};

type InputCode =
  | 'input-laid-out'
  | 'input-turned'
  | 'input-shape'
  | `embedding-${'not-first' | 'range'}`
  | `predict-${'empty' | 'no-list' | 'one-sample' | 'shape' | 'not-finite'}`;

const inputMessages: Pick<typeof english, InputCode> = {
  'input-laid-out': (a) =>
    `데이터의 샘플은 ${shaped(a.data)}인데 첫 번째 층은 ${josa(shaped(a.wanted), '을')} 받습니다. 같은 숫자가 다른 모양으로 놓여 있습니다. 앞에 ${a.layer} 층을 추가하세요.`,
  'input-turned': (a) =>
    `신경망은 입력을 ${pieces(a.rows)} 받는데 x는 ${a.columns}개짜리 행이 ${pieces(a.rows)}입니다. 샘플마다가 아니라 입력마다 한 행인 것 같습니다. ${
      a.transpose ? '"transpose": true로 쓰세요.' : '"transpose": true를 지우세요.'
    }`,
  'input-shape': (a) =>
    `첫 번째 층은 ${josa(shaped(a.wanted), '을')} 받는데 데이터의 샘플은 ${shaped(a.data)}입니다. 입력 모양이나 데이터를 바꾸세요.`,
  'embedding-not-first': (a) =>
    `"${a.layer}" 층은 Embedding입니다. 다른 층이 계산한 값이 아니라 데이터의 정수를 바로 받습니다. 맨 앞에 두세요.`,
  'embedding-range': (a) => {
    const inputs = a.of === 'data' ? '입력은' : '"predict"의 입력은';
    return a.whole
      ? `"${a.layer}"에는 0부터 ${count(a.size - 1)}까지의 행이 있는데 ${inputs} ${figure(a.min)}부터 ${figure(a.max)}까지입니다. ${
          a.min < 0 ? '0부터 번호를 다시 붙이세요.' : `"input_dim": ${josa(String(a.max + 1), '으로')} 쓰거나 입력을 바꾸세요.`
        }`
      : `"${a.layer}" 층은 숫자를 표에서 찾으므로 ${inputs} 정수여야 하는데 모두 정수는 아닙니다. 정수로 만들고 "scale"은 쓰지 마세요.`;
  },
  'predict-empty': (a) => `"predict"가 비어 있습니다. 샘플의 리스트를 쓰거나(샘플 하나는 ${shaped(a.wanted)}) 지우세요.`,
  'predict-no-list': (a) => `"predict"는 샘플의 리스트이고 샘플 하나는 ${shaped(a.wanted)}입니다. 대괄호로 묶으세요.`,
  'predict-one-sample': (a) =>
    `"predict"는 샘플의 리스트이고 샘플 하나는 ${shaped(a.wanted)}입니다. 샘플이 하나뿐이어도 대괄호를 한 겹 더 씁니다.`,
  'predict-shape': (a) =>
    `"predict"의 샘플은 신경망이 받는 대로 ${josa(shaped(a.wanted), '이어야')} 하는데 ${shaped(a.found)}입니다. 샘플마다 리스트 하나를 쓰세요.`,
  'predict-not-finite': (a) => `"predict"의 ${a.value} 값은 float32로 나타낼 수 있는 가장 큰 수(3.4e38)를 넘습니다. 더 작은 숫자를 쓰세요.`,
};

type TargetCode = Exclude<
  keyof typeof english,
  keyof typeof sectionMessages | InputCode | keyof typeof learningMessages | keyof typeof fitMessages
>;

const targetMessages: Pick<typeof english, TargetCode> = {
  'one-hot-for-sparse': (a) =>
    `정답이 원핫 행인데 ${josa(a.loss, '은')} 클래스 번호(0, 1, 2, …)를 받습니다. "categorical_crossentropy"를 쓰거나 클래스 번호를 주세요.`,
  'labels-shape': (a) =>
    a.wanted.length === 0
      ? `${josa(a.loss, '은')} 샘플마다 클래스 번호(0, 1, 2, …) 하나를 받는데 여기서 정답은 ${shaped(a.targets)}입니다. 클래스 번호를 주거나 다른 손실 함수를 쓰세요.`
      : `${josa(a.loss, '은')} 출력의 행(${sizes(a.wanted)})마다 클래스 번호를 받는데 여기서 정답은 ${shaped(a.targets)}입니다. 샘플마다 클래스가 하나라면 마지막 층 앞에 Flatten을 넣으세요.`,
  'not-labels': (a) =>
    `${josa(a.loss, '은')} 클래스 번호 0, 1, 2, …를 받는데 ${a.whole ? `가장 작은 정답이 ${figure(a.min)}입니다` : '정답이 모두 정수는 아닙니다'}. 클래스 번호를 다시 붙이세요. 회귀라면 "mse"를 쓰세요.`,
  'label-beyond-units': (a) => {
    if (a.yesOrNo)
      return '클래스는 0과 1인데 마지막 층에 뉴런이 1개뿐입니다. 그 뉴런에 "binary_crossentropy"를 쓰거나, 클래스마다 하나씩 뉴런을 2개 두세요.';
    const classes = `클래스는 ${figure(a.min)}부터 ${figure(a.max)}까지인데`;
    if (a.max - a.min < a.units)
      return `${classes} 클래스 번호는 0부터 세므로 뉴런 ${pieces(a.units)}는 0부터 ${count(a.units - 1)}까지의 클래스에 쓰입니다. 라벨마다 ${josa(figure(a.min), '을')} 빼세요. 마지막 층의 뉴런을 ${pieces(a.needed)}로 늘려도 되지만, 그때 첫 번째 뉴런은 쓰이지 않습니다.`;
    return `${classes} 마지막 층의 뉴런은 ${pieces(a.units)}뿐입니다. ${a.min > 0 ? '0번부터 ' : ''}클래스마다 하나씩 ${pieces(a.needed)}로 늘리세요.`;
  },
  'one-class': (a) =>
    `${josa(a.loss, '은')} 여러 클래스를 비교하는데 신경망의 출력은 숫자 하나입니다. 예/아니요라면 sigmoid 뉴런 하나에 "binary_crossentropy"를 쓰세요.`,
  'labels-for-one-hot': (a) =>
    `정답이 클래스 번호인데 ${josa(a.loss, '은')} 원핫 행을 받습니다. "data"에 "one_hot": true를 쓰${a.sparse ? '거나 "sparse_categorical_crossentropy"를 쓰' : ''}세요.`,
  'target-shape': (a) =>
    a.sparse
      ? `정답은 클래스 번호이고 신경망은 샘플마다 클래스 수만큼 ${josa(shaped(a.output), '을')} 냅니다. softmax 뒤에서 이런 정답에 맞는 손실 함수는 "sparse_categorical_crossentropy"입니다. 손실 함수를 바꾸세요.`
      : a.labels
        ? `정답은 클래스 번호인데 신경망은 샘플마다 ${josa(shaped(a.output), '을')} 냅니다. 출력마다 정답이 있도록 "data"에 "one_hot": true를 쓰거나, 마지막 층의 뉴런을 1개로 줄이세요.`
        : `정답은 ${shaped(a.targets)}인데 신경망은 샘플마다 ${josa(shaped(a.output), '을')} 냅니다. 마지막 층이 정답의 수만큼 숫자를 내게 하세요.`,
  'output-not-flat': (a) =>
    `신경망은 샘플마다 ${josa(shaped(a.output), '을')} 내는데 정답은 ${shaped(a.targets)}입니다. Dense 층들 앞에 Flatten을 넣거나, 순환층이 마지막 타임스텝만 내게 하세요.`,
  'softmax-of-one': (a) => `뉴런 하나의 softmax는 항상 1이므로 "${a.layer}" 층은 학습할 수 없습니다. "sigmoid"를 쓰세요.`,
  'percent-of-zero': () => '정답 가운데 0이 있습니다. 0에 대한 백분율 오차는 매우 커서 그 행들이 나머지를 모두 압도합니다. "mae"를 쓰세요.',
  'targets-not-probabilities': (a) =>
    `${josa(a.loss, '은')} 0부터 1까지의 정답을 받는데 여기서는 ${figure(a.min)}부터 ${figure(a.max)}까지입니다. ${
      a.signs ? '-1 대신 0을 쓰거나, -1과 1을 위한 "hinge"를 쓰세요.' : '회귀라면 "mse"를 쓰세요.'
    }`,
  'not-logits': (a) =>
    `"from_logits"는 출력이 ${josa(a.activation, '을')} 거치기 전의 로짓이라는 뜻인데 마지막 층이 이미 ${josa(a.activation, '을')} 적용합니다. Keras처럼 그 전의 로짓으로 계산합니다. 둘 중 하나를 빼세요.`,
  'softmax-for-labels': (a) =>
    `여기서는 한 샘플에 라벨 ${a.labels}개 중 여럿이 붙을 수 있는데 softmax는 확률 1을 나누어 주므로 두 라벨의 확률이 함께 높을 수 없습니다. 라벨마다 따로 계산하는 sigmoid와 "binary_crossentropy"를 쓰세요.`,
  'softmax-with-binary': (a) =>
    `정답은 ${a.classes}개 클래스 중 하나이고 출력은 softmax입니다. 이런 경우에는 "categorical_crossentropy"가 맞습니다. "binary_crossentropy"는 클래스를 하나씩 따로 봅니다. 손실 함수를 바꾸세요.`,
  'not-probabilities': (a) =>
    `${josa(a.loss, '은')} 0부터 1까지의 확률이 필요한데 ${activation(a.activation)}의 값은 그 밖으로도 나갑니다. 마지막 활성화 함수를 ${josa(quoted(a.fitting), '으로')} 바꾸세요${a.logits ? '(또는 손실 함수에 "from_logits": true를 쓰세요)' : ''}.`,
  'out-of-reach': (a) =>
    `${activation(a.activation)}의 값은 ${a.low === undefined ? `${figure(a.high as number)} 이하` : `${figure(a.low)}${a.high === undefined ? ' 이상' : `부터 ${figure(a.high as number)}까지`}`}인데 정답은 ${figure(a.min)}부터 ${figure(a.max)}까지입니다. 이 범위를 벗어나는 정답은 예측할 수 없습니다. 회귀에서 보통 하듯이 마지막 활성화 함수를 "linear"로 바꾸세요.`,
};

type LearningCode =
  | 'nothing-to-train'
  | `perceptron-${'needs-step' | 'targets'}`
  | 'no-gradient'
  | `metric-${'name-twice' | 'name-reserved' | 'targets'}`;

const learningMessages: Pick<typeof english, LearningCode> = {
  'nothing-to-train': () =>
    '바뀔 수 있는 가중치가 있는 층이 없어서 학습할 것이 없습니다. Dense처럼 가중치가 있는 층을 추가하거나 "trainable": false를 지우세요.',
  'perceptron-needs-step': (a) =>
    a.layers === 1
      ? '퍼셉트론 규칙은 출력이 둘 중 하나인 뉴런을 학습시킵니다. 마지막 층은 활성화 함수가 "step"(또는 "sign")인 Dense여야 합니다.'
      : `퍼셉트론 규칙은 가중치가 있는 층이 하나일 때 쓰는데 여기에는 그런 층이 ${pieces(a.layers)}입니다. 여러 층을 학습시키려면 다른 옵티마이저와 relu, sigmoid처럼 기울기가 있는 활성화 함수를 쓰세요.`,
  'perceptron-targets': (a) =>
    `${a.activation} 뉴런은 ${a.activation === 'step' ? '0이나 1을' : '-1이나 1을'} 내므로 퍼셉트론 규칙의 정답도 그래야 하는데 ${figure(a.min)}부터 ${figure(a.max)}까지입니다. ${
      a.other ? `${josa(quoted(a.other), '을')} 쓰세요.` : '정답을 바꾸세요.'
    }`,
  'no-gradient': (a) =>
    `${activation(a.activation)}의 그래프는 평평해서 그래디언트가 "${a.layer}" 층을 지나가지 못합니다. 이 층과 그 앞에 있는 층의 가중치는 학습할 수 없습니다. ${josa(quoted(a.smooth), '을')} 쓰${
      a.one ? '거나 "optimizer": "perceptron"을 쓰' : ''
    }세요.`,
  'metric-name-twice': (a) => `"${a.name}" 이름은 이미 학습 기록에 있습니다. 이 지표를 지우거나 다른 "name"을 붙이세요.`,
  'metric-name-reserved': (a) =>
    a.name.startsWith('val_')
      ? `${josa(quoted(a.name), '은')} 지표의 이름이 될 수 없습니다. 학습 기록에서 검증 값의 이름은 "val_"로 시작합니다. 다른 이름을 쓰세요.`
      : `${josa(quoted(a.name), '은')} 지표의 이름이 될 수 없습니다. 다른 이름을 쓰거나 지우세요.`,
  'metric-targets': (a) => {
    switch (a.wanted) {
      case 'labels':
        return `${josa(a.metric, '은')} 샘플마다 클래스 번호(0, 1, 2, …) 하나를 받는데 정답이 그렇지 않습니다. 다른 지표를 쓰세요.`;
      case 'one-row':
        return `${josa(a.metric, '은')} 샘플마다 출력 한 행을 받는데 여기서는 ${sizes(a.output)}입니다. 마지막 층 앞에 Flatten을 넣거나 다른 지표를 쓰세요.`;
      case 'alike':
        return `${josa(a.metric, '은')} ${shaped(a.output)}인 출력과 ${shaped(a.targets)}인 정답을 비교할 수 없습니다. 다른 지표를 쓰거나 정답의 모양을 출력과 같게 바꾸세요.`;
    }
  },
};

type FitCode =
  | 'two-validations'
  | 'empty-split'
  | 'one-class-validation'
  | 'both-weights'
  | 'sample-weight-length'
  | 'no-classes'
  | 'class-without-rows'
  | `monitor-${'unknown' | 'not-there'}`;

const fitMessages: Pick<typeof english, FitCode> = {
  'two-validations': () =>
    '데이터에 검증 샘플이 따로 있습니다. Keras처럼 그 샘플을 쓰고 "validation_split"은 쓰지 않습니다. 둘 중 하나를 지우세요.',
  'empty-split': (a) =>
    `행 ${pieces(a.rows)}에 "validation_split": ${josa(String(a.split), '을')} 쓰면 훈련 샘플은 ${pieces(a.kept)}, 검증 샘플은 ${pieces(a.rows - a.kept)}인데 둘 다 1개 이상이어야 합니다. 비율을 바꾸거나 행을 늘리세요.`,
  'one-class-validation': (a) =>
    `검증 샘플 ${pieces(a.rows)}가 모두 클래스 ${quoted(a.name)}인데, 훈련 샘플에는 다른 클래스도 있습니다. 행이 클래스 순서로 놓인 듯하니 검증 지표를 믿기 어렵습니다. "data"에 "shuffle": true를 쓰세요.`,
  'both-weights': () => '"class_weight"와 "sample_weight"는 하나만 줄 수 있습니다(Keras와 같음). 하나를 지우세요.',
  'sample-weight-length': (a) => {
    const found = `"sample_weight"에는 숫자가 ${pieces(a.found)}인데`;
    if (a.shuffled) return `${found} 데이터의 행은 ${pieces(a.all)}입니다. "shuffle" 전의 순서대로 행마다 하나씩 쓰세요.`;
    return a.all === a.rows
      ? `${found} 훈련 샘플은 ${pieces(a.rows)}입니다. 샘플마다 하나씩 쓰세요.`
      : `${found} 훈련 샘플은 ${pieces(a.rows)}, 검증 샘플과 테스트 샘플까지 더하면 ${pieces(a.all)}입니다. 훈련 샘플마다 또는 모든 샘플마다 하나씩 쓰세요.`;
  },
  'no-classes': () =>
    '"class_weight"에는 클래스 번호(0, 1, 2, …)나 원핫 행인 정답이 필요한데 그렇지 않습니다. 지우거나 "sample_weight"를 쓰세요.',
  'class-without-rows': (a) => `훈련 데이터에 클래스 ${a.key} 샘플이 없어서 이 가중치는 효과가 없습니다. 있는 클래스: ${list(a.known)}.`,
  'monitor-unknown': (a) =>
    `"${a.monitor}" 값은 학습 기록에 없습니다.${a.nearest ? ` 혹시 "${a.nearest}"인가요?` : ` 다음 중 하나를 쓰세요: ${list(a.known)}.`}`,
  'monitor-not-there': (a) =>
    `"${a.monitor}" 값을 구하려면 검증 샘플이 필요한데 없어서 조기 종료가 일어나지 않습니다. "validation_split": 0.2를 추가하거나 "monitor"를 ${josa(quoted(a.without), '으로')} 바꾸세요.`,
};

/** What can be wrong with how the sections fit together, in Korean. */
export const checkMessages: typeof english = {
  ...sectionMessages,
  ...inputMessages,
  ...targetMessages,
  ...learningMessages,
  ...fitMessages,
};

/** Metrics that can be computed, but say nothing of this network, in Korean. */
export const metricMessages: typeof englishMetrics = {
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
