/** Korean by the English text of each activation and of its parameters. */
export const activationTexts: Readonly<Record<string, string>> = {
  'f(z) = z: the weighted sum as it is. For the output of a regression.': 'f(z) = z: 가중합을 그대로 내보냅니다. 회귀의 출력층에 씁니다.',
  'f(z) = 1 / (1 + exp(−z)): squeezes any number into 0 … 1, as the probability of one class or label.':
    'f(z) = 1 / (1 + exp(−z)): 모든 수를 0과 1 사이로 바꿉니다. 클래스나 라벨 하나의 확률로 씁니다.',
  'f(z) = (exp(z) − exp(−z)) / (exp(z) + exp(−z)): squeezes any number into −1 … 1, with 0 in the middle.':
    'f(z) = (exp(z) − exp(−z)) / (exp(z) + exp(−z)): 모든 수를 −1과 1 사이로 바꾸고, 0이 가운데입니다.',
  'f(z)ᵢ = exp(zᵢ) / Σⱼ exp(zⱼ): probabilities of several classes that add up to 1.':
    'f(z)ᵢ = exp(zᵢ) / Σⱼ exp(zⱼ): 여러 클래스의 확률이며 합이 1입니다.',
  'f(z) = ln(1 + exp(z)): a ReLU without a corner, always above 0.':
    'f(z) = ln(1 + exp(z)): 꺾이는 곳이 없는 ReLU입니다. 값이 항상 0보다 큽니다.',
  'f(z) = z / (1 + |z|): like tanh, but nears −1 and 1 more slowly.':
    'f(z) = z / (1 + |z|): tanh와 비슷하지만 −1과 1에 더 천천히 가까워집니다.',
  'f(z) = z for z > 0, else alpha · (exp(z) − 1): a ReLU that goes below 0 smoothly.':
    'z > 0이면 f(z) = z, 아니면 alpha · (exp(z) − 1): 0 아래로 매끄럽게 이어지는 ReLU입니다.',
  'f(z) = 1.0507 · elu(z) with alpha = 1.6733: keeps mean 0 and variance 1 from layer to layer; use with lecun_normal.':
    'f(z) = 1.0507 · elu(z), alpha = 1.6733: 층을 지나도 평균 0과 분산 1을 유지합니다. lecun_normal과 함께 쓰세요.',
  'f(z) = max(0, z) + min(0, alpha · (exp(z / alpha) − 1)): an ELU whose slope has no jump for any alpha.':
    'f(z) = max(0, z) + min(0, alpha · (exp(z / alpha) − 1)): alpha가 얼마든 기울기가 끊기지 않는 ELU입니다.',
  'f(z) = z · sigmoid(z): also called swish; a ReLU that dips a little below 0.':
    'f(z) = z · sigmoid(z): swish라고도 합니다. 0 아래로 조금 내려갔다 오는 ReLU입니다.',
  'f(z) = z · Φ(z), where Φ(z) is the probability that a standard normal number is at most z.':
    'f(z) = z · Φ(z): Φ(z)는 표준 정규 분포를 따르는 수가 z 이하일 확률입니다.',
  'f(z) = z · tanh(softplus(z)): a ReLU that dips a little below 0, smooth everywhere.':
    'f(z) = z · tanh(softplus(z)): 0 아래로 조금 내려갔다 오는 ReLU이며 어디서나 매끄럽습니다.',
  'f(z) = (z + √(z² + b)) / 2: like softplus, without exponentials.':
    'f(z) = (z + √(z² + b)) / 2: softplus와 비슷하지만 지수 함수를 쓰지 않습니다.',
  'f(z) = exp(z): always above 0, and soon very large.': 'f(z) = exp(z): 항상 0보다 크고 금방 매우 커집니다.',
  'f(z) = ln(1 / (1 + exp(−z))): the logarithm of sigmoid, at most 0.': 'f(z) = ln(1 / (1 + exp(−z))): sigmoid의 로그이며 0 이하입니다.',
  'f(z)ᵢ = zᵢ − ln Σⱼ exp(zⱼ): the logarithms of softmax.': 'f(z)ᵢ = zᵢ − ln Σⱼ exp(zⱼ): softmax의 로그입니다.',
  'f(z) = z − tanh(z): nearly 0 around 0, a straight line far from it.':
    'f(z) = z − tanh(z): 0 근처에서는 거의 0이고 멀어지면 직선에 가까워집니다.',
  'f(z) = max(0, z): the usual choice for hidden layers. Its parameters move the corner, tilt the flat side and set a ceiling.':
    'f(z) = max(0, z): 은닉층에 가장 많이 씁니다. 파라미터로 꺾이는 곳을 옮기고, 평평한 쪽을 기울이고, 최댓값을 정할 수 있습니다.',
  'f(z) = min(max(0, z), 6): a ReLU with a ceiling.': 'f(z) = min(max(0, z), 6): 최댓값이 있는 ReLU입니다.',
  'f(z) = z for z > 0, else negative_slope · z: a ReLU whose units cannot die, because the slope is never 0 (as long as negative_slope is not).':
    'z > 0이면 f(z) = z, 아니면 negative_slope · z: negative_slope가 0이 아니면 기울기가 0이 되지 않아 뉴런이 죽지 않는 ReLU입니다.',
  'f(z) = z / 6 + 0.5, but at least 0 and at most 1: sigmoid out of straight lines.':
    'f(z) = z / 6 + 0.5, 단 0 이상 1 이하: 직선으로 만든 sigmoid입니다.',
  'f(z) = z · hard_sigmoid(z): also called hard swish; silu without exponentials.':
    'f(z) = z · hard_sigmoid(z): hard swish라고도 합니다. 지수 함수를 쓰지 않는 silu입니다.',
  'f(z) = z, but at least −1 and at most 1: tanh out of straight lines.': 'f(z) = z, 단 −1 이상 1 이하: 직선으로 만든 tanh입니다.',
  'f(z) = z moved towards 0 by the threshold; 0 where z is nearer to 0 than that.':
    'f(z)는 z를 threshold만큼 0 쪽으로 옮긴 값입니다. z가 그보다 0에 가까우면 0입니다.',
  'f(z) = z where |z| is above the threshold, else 0.': '|z|가 threshold보다 크면 f(z) = z, 아니면 0입니다.',
  'f(z) = 0 for z ≤ −1, (z + 1)² / 4 between −1 and 1, z for z ≥ 1: a softplus that is exactly 0 on the left.':
    'z ≤ −1이면 f(z) = 0, −1과 1 사이에서는 (z + 1)² / 4, z ≥ 1이면 z: 왼쪽에서 정확히 0이 되는 softplus입니다.',
  'f(z) = (z + 1) / 2, but at least 0 and at most 1: reaches 0 at −1 and 1 at 1.':
    'f(z) = (z + 1) / 2, 단 0 이상 1 이하: −1에서 0이 되고 1에서 1이 됩니다.',
  'f(z)ᵢ = max(0, zᵢ − τ) with τ such that all add up to 1: like softmax, but small values become exactly 0.':
    'f(z)ᵢ = max(0, zᵢ − τ), τ는 합이 1이 되게 정합니다. softmax와 비슷하지만 작은 값은 정확히 0이 됩니다.',
  'f(z) = 1 for z > 0, else 0: Heaviside’s step, the neuron that fires or does not. Its slope is 0, so no gradient passes it: only the perceptron rule trains a layer that ends in it.':
    'z > 0이면 f(z) = 1, 아니면 0인 계단 함수입니다. 뉴런이 발화하거나 하지 않습니다. 기울기가 0이라 그래디언트가 지나가지 못합니다. 이 함수로 끝나는 층은 퍼셉트론 규칙으로만 학습시킬 수 있습니다.',
  'f(z) = 1 for z > 0, −1 for z < 0, 0 for z = 0. Its slope is 0, so no gradient passes it: only the perceptron rule trains a layer that ends in it.':
    'z > 0이면 f(z) = 1, z < 0이면 −1, z = 0이면 0입니다. 기울기가 0이라 그래디언트가 지나가지 못합니다. 이 함수로 끝나는 층은 퍼셉트론 규칙으로만 학습시킬 수 있습니다.',
  'f(z) = z where z is above the threshold, else default_value.': 'z가 threshold보다 크면 f(z) = z, 아니면 default_value입니다.',

  'The value that f nears for very negative z is −alpha.': 'z가 아주 작은 음수이면 f는 −alpha에 가까워집니다.',
  'Compute Φ by a formula with tanh, which is a little faster and a little off.':
    'Φ를 tanh가 들어간 식으로 계산합니다. 조금 빠르고 조금 부정확합니다.',
  'How round the bend at 0 is; 0 makes it a ReLU.': '0에서 얼마나 둥글게 휘는지 정합니다. 0이면 ReLU가 됩니다.',
  'Slope where the function would otherwise be flat below the threshold.': 'threshold 아래의 평평한 부분 대신 쓸 기울기입니다.',
  'The largest value f can have; null for none.': 'f의 최댓값입니다. null이면 제한이 없습니다.',
  'f(z) = z only for z above this; below, f(z) = negative_slope · (z − threshold).':
    'z가 이 값보다 클 때만 f(z) = z이고, 아니면 f(z) = negative_slope · (z − threshold)입니다.',
  'Slope for z below 0.': 'z가 0보다 작을 때의 기울기입니다.',
  'How far z is moved towards 0.': 'z를 0 쪽으로 옮기는 크기입니다.',
  'Values up to this far from 0 become 0.': '0에서 이 거리 안에 있는 값은 0이 됩니다.',
  'Values above this are kept.': '이보다 큰 값은 그대로 둡니다.',
  'What the others become.': '나머지 값 대신 쓸 값입니다.',
};
