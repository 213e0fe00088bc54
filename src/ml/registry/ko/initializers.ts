/** Korean by the English text of each initializer and of its parameters. */
export const initializerTexts: Readonly<Record<string, string>> = {
  'All zeros; what biases start with.': '모두 0입니다. 편향은 이 값에서 시작합니다.',
  'All ones.': '모두 1입니다.',
  'All the same value.': '모두 같은 값입니다.',
  'Every value between minval and maxval is equally likely.': 'minval과 maxval 사이의 모든 값이 같은 확률로 나옵니다.',
  'The bell curve around mean with width stddev.': '평균이 mean, 표준 편차가 stddev인 정규 분포입니다.',
  'The bell curve around mean, but values more than 2 · stddev away are drawn again.':
    '평균이 mean인 정규 분포이며, 평균에서 2 · stddev보다 먼 값은 다시 뽑습니다.',
  'Variance scale / n, where n is the number of inputs of a unit, of outputs, or their mean: signals keep their size through the layers.':
    '분산이 scale / n입니다. n은 뉴런의 입력 수, 출력 수 또는 두 수의 평균입니다. 신호의 크기가 층을 지나도 유지됩니다.',
  'Uniform in ±√(6 / (fan_in + fan_out)); Keras’s own choice for the weights of most layers.':
    '±√(6 / (fan_in + fan_out)) 범위의 균등 분포입니다. Keras가 대부분의 층에서 가중치의 기본값으로 씁니다.',
  'Truncated normal with standard deviation √(2 / (fan_in + fan_out)).': '표준 편차가 √(2 / (fan_in + fan_out))인 절단 정규 분포입니다.',
  'Uniform in ±√(6 / fan_in); made for ReLU, which sets about half of the pre-activations to 0.':
    '±√(6 / fan_in) 범위의 균등 분포입니다. 가중합의 절반쯤을 0으로 만드는 ReLU에 맞췄습니다.',
  'Truncated normal with standard deviation √(2 / fan_in); made for ReLU, which sets about half of the pre-activations to 0.':
    '표준 편차가 √(2 / fan_in)인 절단 정규 분포입니다. 가중합의 절반쯤을 0으로 만드는 ReLU에 맞췄습니다.',
  'Uniform in ±√(3 / fan_in).': '±√(3 / fan_in) 범위의 균등 분포입니다.',
  'Truncated normal with standard deviation √(1 / fan_in); made for selu.':
    '표준 편차가 √(1 / fan_in)인 절단 정규 분포입니다. selu에 맞췄습니다.',
  'A random matrix whose columns (or rows, where they are fewer) have length gain and are at right angles. Recurrent weights start with it.':
    '무작위 행렬이며 열(행이 더 적으면 행)의 길이가 gain이고 서로 직교합니다. 순환 가중치는 여기서 시작합니다.',
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
