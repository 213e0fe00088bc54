/** Korean by the English text of each activation and of its parameters. */
export const activationTexts: Readonly<Record<string, string>> = {
  'The weighted sum as it is.': '가중합을 그대로 내보냅니다.',
  'For the output of a regression. In hidden layers it adds nothing: a stack of linear layers is one linear layer.':
    '회귀의 출력층에 씁니다. 은닉층에서는 소용이 없습니다. 선형 층을 여러 개 쌓아도 선형 층 하나와 같습니다.',
  'Squeezes any number into 0 … 1, as the probability of one class or label.':
    '모든 수를 0과 1 사이로 바꿉니다. 클래스나 라벨 하나의 확률로 씁니다.',
  'For the output of a yes-or-no question, with binary_crossentropy. In deep hidden layers its gradient vanishes, as its slope is 0.25 at most.':
    '예/아니요 질문의 출력층에 binary_crossentropy와 함께 씁니다. 기울기가 최대 0.25라서 은닉층에 깊게 쌓으면 기울기 소실이 일어납니다.',
  'Squeezes any number into −1 … 1, with 0 in the middle.': '모든 수를 −1과 1 사이로 바꾸고, 0이 가운데입니다.',
  'For small hidden layers and recurrent layers, where outputs of both signs help. Far from 0 it is flat, so deep stacks learn slowly.':
    '출력에 양수와 음수가 모두 있으면 좋은 작은 은닉층과 순환층에 씁니다. 0에서 먼 곳은 평평해서 깊게 쌓으면 느리게 학습합니다.',
  'Probabilities of several classes that add up to 1.': '여러 클래스의 확률이며 합이 1입니다.',
  'For the output of one class out of several, one unit a class. With a single unit it is always 1, so it learns nothing.':
    '여러 클래스 중 하나를 예측하는 출력층에 클래스마다 뉴런을 하나씩 두고 씁니다. 뉴런이 하나뿐이면 출력이 항상 1이라 아무것도 학습하지 못합니다.',
  'A ReLU without a corner, always above 0.': '꺾이는 곳이 없는 ReLU입니다. 값이 항상 0보다 큽니다.',
  'For outputs that must be above 0, such as a price or a duration. In hidden layers relu is quicker and usually as good.':
    '가격이나 시간처럼 항상 0보다 커야 하는 출력에 씁니다. 은닉층에서는 relu가 더 빠르고 결과도 대개 비슷합니다.',
  'Like tanh, but nears −1 and 1 more slowly.': 'tanh와 비슷하지만 −1과 1에 더 천천히 가까워집니다.',
  'In place of tanh where units saturate: far from 0 its slope falls off less steeply.':
    '뉴런이 포화될 때 tanh 대신 씁니다. 0에서 멀어져도 기울기가 더 천천히 작아집니다.',
  'A ReLU that goes below 0 smoothly.': '0 아래로 매끄럽게 이어지는 ReLU입니다.',
  'For hidden layers in place of relu: its units do not die, and the mean of its outputs is nearer to 0.':
    '은닉층에서 relu 대신 씁니다. 뉴런이 죽지 않고 출력의 평균이 0에 더 가깝습니다.',
  'An elu with two fixed constants, which keep mean 0 and variance 1 from layer to layer.':
    '두 상수를 고정한 elu입니다. 층을 지나도 평균 0과 분산 1을 유지합니다.',
  'For deep stacks of Dense layers without batch normalization. Use it with lecun_normal and scaled inputs.':
    '배치 정규화 없이 Dense 층을 깊게 쌓을 때 씁니다. lecun_normal로 초기화하고 입력의 크기를 맞추세요.',
  'An ELU whose slope has no jump for any alpha.': 'alpha가 얼마든 기울기가 끊기지 않는 ELU입니다.',
  'In place of elu where alpha is not 1.': 'alpha가 1이 아닐 때 elu 대신 씁니다.',
  'Multiplies z by Φ(z), the probability that a standard normal number is at most z.':
    'z에 Φ(z)를 곱합니다. Φ(z)는 표준 정규 분포를 따르는 수가 z 이하일 확률입니다.',
  'For hidden layers of deep networks: it is usual in transformers. In small networks relu is usually as good.':
    '깊은 신경망의 은닉층에 씁니다. 트랜스포머에서 흔히 씁니다. 작은 신경망에서는 relu도 대개 그만큼 좋습니다.',
  'Also called swish: a ReLU that dips a little below 0.': 'swish라고도 합니다. 0 아래로 조금 내려갔다 오는 ReLU입니다.',
  'For hidden layers of deep networks in place of relu: it is smooth, but takes longer to compute.':
    '깊은 신경망의 은닉층에서 relu 대신 씁니다. 매끄럽지만 계산이 더 오래 걸립니다.',
  'A ReLU that dips a little below 0, smooth everywhere.': '0 아래로 조금 내려갔다 오는 ReLU이며 어디서나 매끄럽습니다.',
  'For hidden layers of deep networks, much as silu; it takes a little longer to compute.':
    '깊은 신경망의 은닉층에 silu처럼 씁니다. 계산이 조금 더 오래 걸립니다.',
  'Like softplus, without exponentials.': 'softplus와 비슷하지만 지수 함수를 쓰지 않습니다.',
  'In place of softplus where exponentials take too long.': '지수 함수를 계산하는 시간이 부담될 때 softplus 대신 씁니다.',
  'Always above 0, and soon very large.': '항상 0보다 크고 금방 매우 커집니다.',
  'For the output of counts, with the loss poisson. Not for hidden layers: its values soon become too large.':
    '손실 함수 poisson과 함께 개수를 예측하는 출력층에 씁니다. 값이 금방 너무 커지므로 은닉층에는 쓰지 마세요.',
  'The logarithm of sigmoid, at most 0.': 'sigmoid의 로그이며 0 이하입니다.',
  'Where log probabilities are wanted: adding them up multiplies the probabilities. It is rare in hidden layers.':
    '로그 확률이 필요할 때 씁니다. 로그 확률을 더하면 확률을 곱하는 것과 같습니다. 은닉층에는 드물게 씁니다.',
  'The logarithms of softmax.': 'softmax의 로그입니다.',
  'Where log probabilities are wanted as outputs. The cross-entropies take probabilities or logits, so use softmax to train with them.':
    '출력으로 로그 확률이 필요할 때 씁니다. 교차 엔트로피는 확률이나 로짓을 받으므로, 교차 엔트로피로 학습시킬 때는 softmax를 쓰세요.',
  'Nearly 0 around 0, a straight line far from it.': '0 근처에서는 거의 0이고 멀어지면 직선에 가까워집니다.',
  'Where small values are noise and should count for little. It is rare.':
    '작은 값을 잡음으로 보고 거의 무시할 때 씁니다. 드물게 쓰입니다.',
  'Keeps what is above 0, and makes the rest 0. Its parameters move the corner, tilt the flat side and set a ceiling.':
    '0보다 큰 값은 그대로 두고 나머지는 0으로 만듭니다. 파라미터로 꺾이는 곳을 옮기고, 평평한 쪽을 기울이고, 최댓값을 정할 수 있습니다.',
  'The usual choice for hidden layers: quick, and its slope of 1 lets gradients through deep stacks. A unit whose weighted sum is below 0 for every sample is dead.':
    '은닉층에 가장 많이 씁니다. 빠르고, 기울기가 1이라 깊게 쌓아도 그래디언트가 지나갑니다. 모든 샘플에서 가중합이 0보다 작은 뉴런은 죽은 뉴런입니다.',
  'A ReLU with a ceiling.': '최댓값이 있는 ReLU입니다.',
  'For networks that are to run with numbers of few bits, as on phones: outputs stay between 0 and 6.':
    '휴대 전화에서처럼 적은 비트의 수로 실행할 신경망에 씁니다. 출력이 0과 6 사이에 머뭅니다.',
  'A ReLU whose units cannot die, because the slope is never 0 (as long as negative_slope is not).':
    'negative_slope가 0이 아니면 기울기가 0이 되지 않아 뉴런이 죽지 않는 ReLU입니다.',
  'For hidden layers where units of relu die.': '은닉층에서 relu 뉴런이 죽을 때 씁니다.',
  'A sigmoid made of straight lines: 0 up to −3, 1 from 3 on.': '직선으로 만든 sigmoid입니다. −3까지는 0이고 3부터는 1입니다.',
  'In place of sigmoid where exponentials take too long. Beyond −3 and 3 it has no gradient.':
    '지수 함수를 계산하는 시간이 부담될 때 sigmoid 대신 씁니다. −3과 3을 넘으면 그래디언트가 없습니다.',
  'Also called hard swish: silu without exponentials.': 'hard swish라고도 합니다. 지수 함수를 쓰지 않는 silu입니다.',
  'In place of silu where it has to be quick, as on phones.': '휴대 전화에서처럼 빨라야 할 때 silu 대신 씁니다.',
  'A tanh made of straight lines.': '직선으로 만든 tanh입니다.',
  'In place of tanh where it has to be quick. Beyond −1 and 1 it has no gradient.':
    '빨라야 할 때 tanh 대신 씁니다. −1과 1을 넘으면 그래디언트가 없습니다.',
  'Moves z towards 0 by the threshold. What is nearer to 0 than that becomes 0.':
    'z를 threshold만큼 0 쪽으로 옮깁니다. 그보다 0에 가까운 값은 0이 됩니다.',
  'Where most outputs should be exactly 0, as when noise is taken off a signal.':
    '신호에서 잡음을 없앨 때처럼 출력 대부분이 정확히 0이어야 할 때 씁니다.',
  'Keeps z where it is far enough from 0, and makes it 0 otherwise.': '0에서 충분히 먼 z는 그대로 두고, 아니면 0으로 만듭니다.',
  'As soft_shrink, where the values that are kept should not be changed.': 'soft_shrink처럼 쓰되, 남기는 값은 바꾸지 않아야 할 때 씁니다.',
  'Keeps z above the threshold, and puts default_value in the place of the rest.':
    'threshold보다 큰 z는 그대로 두고, 나머지는 default_value로 바꿉니다.',
  'Where all values up to a limit should count as one fixed value.': '한계 이하의 값을 모두 고정된 값 하나로 다룰 때 씁니다.',
  'A softplus that is exactly 0 on the left.': '왼쪽에서 정확히 0이 되는 softplus입니다.',
  'In place of softplus where outputs of exactly 0 are wanted.': '정확히 0인 출력이 필요할 때 softplus 대신 씁니다.',
  'A sigmoid made of straight lines that reaches 0 at −1 and 1 at 1.': '직선으로 만든 sigmoid입니다. −1에서 0이 되고 1에서 1이 됩니다.',
  'For probabilities that may be exactly 0 or 1. Beyond −1 and 1 it has no gradient.':
    '정확히 0이나 1이 될 수 있는 확률에 씁니다. −1과 1을 넘으면 그래디언트가 없습니다.',
  'Like softmax, but small values become exactly 0. τ is such that all add up to 1.':
    'softmax와 비슷하지만 작은 값은 정확히 0이 됩니다. τ는 합이 1이 되게 정합니다.',
  'For probabilities of many classes most of which should be 0. Not with a cross-entropy, which is huge where the right class gets 0.':
    '클래스가 많고 대부분의 확률이 0이어야 할 때 씁니다. 정답 클래스의 확률이 0이면 교차 엔트로피가 매우 커지므로 함께 쓰지 마세요.',
  'Heaviside’s step, the neuron that fires or does not. Its slope is 0, so no gradient passes it.':
    '계단 함수입니다. 뉴런이 발화하거나 하지 않습니다. 기울기가 0이라 그래디언트가 지나가지 못합니다.',
  'For perceptrons and logic gates. Only the perceptron rule trains a layer that ends in it.':
    '퍼셉트론과 논리 게이트에 씁니다. 이 함수로 끝나는 층은 퍼셉트론 규칙으로만 학습시킬 수 있습니다.',
  'The sign of z. Its slope is 0, so no gradient passes it.': 'z의 부호입니다. 기울기가 0이라 그래디언트가 지나가지 못합니다.',
  'For perceptrons whose targets are −1 and 1. Only the perceptron rule trains a layer that ends in it.':
    '정답이 −1과 1인 퍼셉트론에 씁니다. 이 함수로 끝나는 층은 퍼셉트론 규칙으로만 학습시킬 수 있습니다.',
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
