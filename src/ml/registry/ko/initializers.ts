/** Korean by the English text of each initializer and of its parameters. */
export const initializerTexts: Readonly<Record<string, string>> = {
  'All zeros.': '모두 0입니다.',
  'For biases. Weights of a hidden layer that are all 0 stay alike: its units learn the same.':
    '편향에 씁니다. 은닉층의 가중치가 모두 0이면 뉴런이 모두 똑같이 학습합니다.',
  'For factors such as the gamma of BatchNormalization. Not for the weights of layers: all units would learn the same.':
    'BatchNormalization의 gamma처럼 곱하는 수에 씁니다. 뉴런이 모두 똑같이 학습하므로 층의 가중치에는 쓰지 마세요.',
  'For biases that should start elsewhere than at 0.': '0이 아닌 값에서 시작해야 하는 편향에 씁니다.',
  'For embeddings, or to see what weights of a certain size do.': '임베딩에 쓰거나, 가중치의 크기가 미치는 영향을 볼 때 씁니다.',
  'To see what weights of a certain size do. Glorot’s and He’s fit their size to the layer.':
    '가중치의 크기가 미치는 영향을 볼 때 씁니다. glorot과 he 초기화 방법은 층에 맞춰 크기를 정합니다.',
  'In place of random_normal where no weight should start far off.':
    '어떤 가중치도 멀리서 시작하지 않아야 할 때 random_normal 대신 씁니다.',
  'Draws with variance scale / n, where n is the number of inputs of a unit, of outputs, or their mean: signals keep their size through the layers.':
    '분산이 scale / n입니다. n은 뉴런의 입력 수, 출력 수 또는 두 수의 평균입니다. 신호의 크기가 층을 지나도 유지됩니다.',
  'Where none of Glorot’s, He’s and LeCun’s, which are its special cases, is right.':
    '특별한 경우인 glorot, he, lecun 초기화 방법이 모두 맞지 않을 때 씁니다.',
  'Uniform, as wide as keeps the size of signals and gradients through the layers. Keras’s own choice for the weights of most layers.':
    '층을 지나도 신호와 그래디언트의 크기가 유지되는 너비의 균등 분포입니다. Keras가 대부분의 층에서 가중치의 기본값으로 씁니다.',
  'For layers with tanh, sigmoid, softmax or no activation.': '활성화 함수가 tanh, sigmoid, softmax이거나 없는 층에 씁니다.',
  'Truncated normal, as wide as keeps the size of signals and gradients through the layers.':
    '층을 지나도 신호와 그래디언트의 크기가 유지되는 너비의 절단 정규 분포입니다.',
  'As glorot_uniform; the difference is small.': 'glorot_uniform처럼 씁니다. 차이는 작습니다.',
  'Uniform; made for ReLU, which sets about half of the pre-activations to 0.':
    '균등 분포입니다. 가중합의 절반쯤을 0으로 만드는 ReLU에 맞췄습니다.',
  'For layers with relu and its relatives, above all in deep stacks.': 'relu 계열의 층에, 특히 깊게 쌓을 때 씁니다.',
  'Truncated normal; made for ReLU, which sets about half of the pre-activations to 0.':
    '절단 정규 분포입니다. 가중합의 절반쯤을 0으로 만드는 ReLU에 맞췄습니다.',
  'Uniform, as wide as keeps the size of signals through the layers.': '층을 지나도 신호의 크기가 유지되는 너비의 균등 분포입니다.',
  'As lecun_normal; the difference is small.': 'lecun_normal처럼 씁니다. 차이는 작습니다.',
  'Truncated normal, as wide as keeps the size of signals through the layers.':
    '층을 지나도 신호의 크기가 유지되는 너비의 절단 정규 분포입니다.',
  'For layers with selu, which was made for it.': 'selu 층에 씁니다. selu는 이 초기화 방법에 맞춰 만들어졌습니다.',
  'A random matrix whose columns (or rows, where they are fewer) have length gain and are at right angles.':
    '무작위 행렬이며 열(행이 더 적으면 행)의 길이가 gain이고 서로 직교합니다.',
  'For recurrent weights, which Keras starts with it: what is remembered neither grows nor shrinks.':
    'Keras가 기본값으로 쓰는 순환 가중치에 씁니다. 기억한 값이 커지지도 작아지지도 않습니다.',
  'For a layer that at first should give its inputs on unchanged.': '처음에 입력을 그대로 내보내야 하는 층에 씁니다.',
  'All ones.': '모두 1입니다.',
  'All the same value.': '모두 같은 값입니다.',
  'Every value between minval and maxval is equally likely.': 'minval과 maxval 사이의 모든 값이 같은 확률로 나옵니다.',
  'The bell curve around mean with width stddev.': '평균이 mean, 표준 편차가 stddev인 정규 분포입니다.',
  'The bell curve around mean, but values more than 2 · stddev away are drawn again.':
    '평균이 mean인 정규 분포이며, 평균에서 2 · stddev보다 먼 값은 다시 뽑습니다.',
  'gain on the diagonal, zeros elsewhere; only for weights with two axes.':
    '대각선은 gain, 나머지는 0입니다. 축이 2개인 가중치에만 쓸 수 있습니다.',

  'The value.': '값입니다.',
  'The smallest value.': '최솟값입니다.',
  'The largest value.': '최댓값입니다.',
  'The middle of the bell curve.': '정규 분포의 평균입니다.',
  'The standard deviation.': '표준 편차입니다.',
  'The standard deviation before the tails are cut off.': '양쪽 끝을 자르기 전의 표준 편차입니다.',
  'The variance is scale / n.': '분산은 scale / n입니다.',
  'What n counts: inputs, outputs or their mean.': 'n이 세는 것입니다. 입력 수, 출력 수 또는 두 수의 평균입니다.',
  'The form of the distribution; the variance is the same with all.': '분포의 종류입니다. 분산은 어느 것이나 같습니다.',
  'The length of the columns (or rows).': '열(또는 행)의 길이입니다.',
  'The value on the diagonal.': '대각선의 값입니다.',
};
