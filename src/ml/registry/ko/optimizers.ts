/** Korean by the English text of each optimizer and of its parameters. */
export const optimizerTexts: Readonly<Record<string, string>> = {
  'Gradient descent: w ← w − learning_rate · g. With momentum: v ← momentum · v − learning_rate · g, w ← w + v.':
    '경사 하강법: w ← w − learning_rate · g. 모멘텀을 쓰면 v ← momentum · v − learning_rate · g, w ← w + v입니다.',
  'Each weight has its own rate, which shrinks as its squared gradients add up: s ← s + g², w ← w − learning_rate · g / √(s + epsilon).':
    '가중치마다 학습률이 따로 있고, 그래디언트의 제곱이 쌓일수록 줄어듭니다: s ← s + g², w ← w − learning_rate · g / √(s + epsilon).',
  'Adagrad that forgets, with steps as long as past steps d: s ← rho · s + (1 − rho) · g², d = √(mean of d² + epsilon) / √(s + epsilon) · g, w ← w − learning_rate · d. The paper’s learning rate is 1.':
    '오래된 그래디언트를 잊는 Adagrad이며, 스텝의 크기를 지난 스텝 d에 맞춥니다: s ← rho · s + (1 − rho) · g², d = √(d²의 평균 + epsilon) / √(s + epsilon) · g, w ← w − learning_rate · d. 논문의 학습률은 1입니다.',
  'Divides by the root of a moving mean of squared gradients: s ← rho · s + (1 − rho) · g², w ← w − learning_rate · g / √(s + epsilon).':
    '그래디언트 제곱의 이동 평균에 제곱근을 씌워 나눕니다: s ← rho · s + (1 − rho) · g², w ← w − learning_rate · g / √(s + epsilon).',
  'Momentum and RMSprop together: m and v are moving means of g and g², freed of their bias to zero; w ← w − learning_rate · m / (√v + epsilon). Keras adds epsilon before the bias of v is taken off, so a large one weighs more in the first steps.':
    '모멘텀과 RMSprop을 합친 것입니다. m과 v는 g와 g²의 이동 평균이며 0으로 치우친 편향을 바로잡습니다: w ← w − learning_rate · m / (√v + epsilon). Keras는 v의 편향을 바로잡기 전에 epsilon을 더하므로, epsilon이 크면 처음 몇 스텝에 더 크게 작용합니다.',
  'Adam with weight decay: at each step w ← w − learning_rate · weight_decay · w, before Adam’s own step.':
    '가중치 감쇠를 쓰는 Adam입니다. 스텝마다 Adam의 갱신 전에 w ← w − learning_rate · weight_decay · w를 먼저 합니다.',
  'Adam with the largest recent gradient in place of the root mean square: u ← max(beta_2 · u, |g|), w ← w − learning_rate · m / (u + epsilon), m freed of its bias to zero.':
    '제곱 평균의 제곱근 대신 최근의 가장 큰 그래디언트를 쓰는 Adam입니다: u ← max(beta_2 · u, |g|), w ← w − learning_rate · m / (u + epsilon). m은 0으로 치우친 편향을 바로잡습니다.',
  'Adam with Nesterov’s look ahead: the present gradient is counted once more in the mean, as a guess at the next one.':
    '네스테로프 방식으로 한 스텝 앞을 보는 Adam입니다. 다음 그래디언트의 추정값으로 지금의 그래디언트를 평균에 한 번 더 넣습니다.',
  'Rectified Adam: takes plain momentum steps until v is the mean of enough gradients, then Adam’s, at first shortened. Warms up by itself.':
    'Rectified Adam입니다. v가 충분히 많은 그래디언트의 평균이 될 때까지는 모멘텀만 쓰고, 그 뒤에는 Adam의 스텝을 처음에는 줄여서 씁니다. 웜업이 따로 필요 없습니다.',
  'Adam in another order: gradients are divided by √v first and their mean is taken after, m ← beta_1 · m + (1 − beta_1) · g / (√v + epsilon), w ← w − learning_rate · m, both means freed of their bias to zero.':
    '순서를 바꾼 Adam입니다. 그래디언트를 먼저 √v로 나누고 그 평균을 구합니다: m ← beta_1 · m + (1 − beta_1) · g / (√v + epsilon), w ← w − learning_rate · m. 두 평균 모두 0으로 치우친 편향을 바로잡습니다.',
  'Partially adaptive Adam, between SGD with momentum and AMSGrad: w ← w − learning_rate · m / v^partial, where v is the largest mean of squares so far; no mean is freed of its bias to zero.':
    '모멘텀을 쓰는 SGD와 AMSGrad의 중간에 있는 Adam입니다: w ← w − learning_rate · m / v^partial. v는 지금까지 가장 큰 제곱 평균입니다. 평균의 편향은 바로잡지 않습니다.',
  'Rosenblatt’s rule for one layer of step or sign units: w ← w + learning_rate · (y − ŷ) · x. A weight changes only where the answer is wrong.':
    'step이나 sign 뉴런 한 층을 위한 로젠블랫의 퍼셉트론 규칙입니다: w ← w + learning_rate · (y − ŷ) · x. 예측이 틀렸을 때만 가중치가 바뀝니다.',

  'Before each step every weight loses learning_rate · weight_decay of itself; null for never.':
    '스텝마다 먼저 각 가중치를 learning_rate · weight_decay의 비율만큼 줄입니다. null이면 줄이지 않습니다.',
  'Before each step every weight loses learning_rate · weight_decay of itself.':
    '스텝마다 먼저 각 가중치를 learning_rate · weight_decay의 비율만큼 줄입니다.',
  'Shortens the gradient of each variable to this length; null for never.':
    '변수별로 그래디언트의 길이를 이 값까지 줄입니다. null이면 줄이지 않습니다.',
  'Cuts each number of the gradients to ± this; null for never.': '그래디언트의 각 수를 ±이 값 안으로 자릅니다. null이면 자르지 않습니다.',
  'Shortens the gradient of all variables taken together to this length; null for never.':
    '모든 변수를 합친 그래디언트의 길이를 이 값까지 줄입니다. null이면 줄이지 않습니다.',
  'How large a step is: too small and learning takes very long, too large and the loss grows.':
    '스텝의 크기입니다. 너무 작으면 학습이 오래 걸리고, 너무 크면 손실이 커집니다.',
  'Divide by the largest mean of squared gradients so far (AMSGrad), which never falls again.':
    '지금까지 가장 큰 그래디언트 제곱 평균으로 나눕니다(AMSGrad). 이 평균은 다시 작아지지 않습니다.',
  'How much of the last step is made again; 0.9 is usual, 0 is plain gradient descent.':
    '지난 스텝을 얼마나 다시 반영하는지 정합니다. 보통 0.9를 쓰고, 0이면 기본 경사 하강법입니다.',
  'Look ahead (Nesterov’s accelerated gradient): w ← w + momentum · v − learning_rate · g.':
    '한 스텝 앞을 봅니다(네스테로프 가속 경사): w ← w + momentum · v − learning_rate · g.',
  'What s starts with.': 's의 초깃값입니다.',
  'A small number that avoids a division by zero.': '0으로 나누지 않게 하는 작은 수입니다.',
  'How much of the mean of past squared gradients stays at each step.': '스텝마다 지난 그래디언트 제곱의 평균을 얼마나 남기는지 정합니다.',
  'A small number that avoids a division by zero; it also sets the length of the first steps.':
    '0으로 나누지 않게 하는 작은 수이며, 처음 몇 스텝의 크기도 정합니다.',
  'How much of the means of g² and d² stays at each step.': '스텝마다 g²의 평균과 d²의 평균을 얼마나 남기는지 정합니다.',
  'How much of the mean of past squared gradients (and, where centered, of past gradients) stays at each step.':
    '스텝마다 지난 그래디언트 제곱의 평균을 얼마나 남기는지 정합니다. centered이면 지난 그래디언트의 평균에도 쓰입니다.',
  'How much of the last step is made again.': '지난 스텝을 얼마나 다시 반영하는지 정합니다.',
  'Take the square of the mean gradient off s, so that s is a variance.': 's에서 그래디언트 평균의 제곱을 빼서 s가 분산이 되게 합니다.',
  'How much of the mean of past gradients stays at each step.': '스텝마다 지난 그래디언트의 평균을 얼마나 남기는지 정합니다.',
  'How much of the largest gradient so far stays at each step.': '스텝마다 지금까지 가장 큰 그래디언트를 얼마나 남기는지 정합니다.',
  'How much of the mean of past divided gradients stays at each step.':
    '스텝마다 지난 그래디언트를 나눈 값의 평균을 얼마나 남기는지 정합니다.',
  'The power of v: 0.5 is AMSGrad, 0 is SGD with momentum at 1 − beta_1 of the rate.':
    'v의 지수입니다. 0.5이면 AMSGrad이고, 0이면 학습률이 1 − beta_1배인 모멘텀 SGD입니다.',
  'How far a mistake moves the weights; from weights of 0 this changes only their size.':
    '틀렸을 때 가중치를 얼마나 바꾸는지 정합니다. 가중치가 0에서 시작하면 가중치의 크기만 달라집니다.',
};
