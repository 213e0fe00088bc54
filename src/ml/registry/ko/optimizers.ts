/** Korean by the English text of each optimizer and of its parameters. */
export const optimizerTexts: Readonly<Record<string, string>> = {
  'Gradient descent: each weight moves against its gradient g. With momentum it keeps rolling the way it came.':
    '경사 하강법입니다. 각 가중치를 그래디언트 g의 반대쪽으로 옮깁니다. 모멘텀을 쓰면 오던 방향으로 계속 굴러갑니다.',
  'To see how learning works, and for large networks with a tuned learning rate. A momentum of 0.9 usually makes it much faster.':
    '학습의 원리를 볼 때, 그리고 학습률을 잘 맞춘 큰 신경망에 씁니다. 모멘텀을 0.9로 하면 대개 훨씬 빨라집니다.',
  'Each weight has its own rate, which shrinks as its squared gradients add up.':
    '가중치마다 학습률이 따로 있고, 그래디언트의 제곱이 쌓일수록 줄어듭니다.',
  'For inputs that are rare and mostly 0, such as words. In long runs its steps become too small.':
    '단어처럼 드물게 나오고 대부분 0인 입력에 씁니다. 오래 학습하면 스텝이 너무 작아집니다.',
  'Adagrad that forgets, with steps as long as past steps d. The paper’s learning rate is 1.':
    '오래된 그래디언트를 잊는 Adagrad이며, 스텝의 크기를 지난 스텝 d에 맞춥니다. 논문의 학습률은 1입니다.',
  'Where no learning rate is known: set it to 1 and leave it. With Keras’s default of 0.001 it is very slow.':
    '알맞은 학습률을 모를 때 1로 두고 씁니다. Keras의 기본값 0.001에서는 매우 느립니다.',
  'Divides by the root of a moving mean of squared gradients, so that steep and flat directions get steps of similar size.':
    '그래디언트 제곱의 이동 평균에 제곱근을 씌워 나눕니다. 가파른 방향과 완만한 방향의 스텝이 비슷해집니다.',
  'For recurrent layers and other losses whose slopes differ much in size. Near a minimum it keeps moving by about learning_rate.':
    '순환층처럼 기울기의 크기가 많이 다른 손실에 씁니다. 최솟값 근처에서도 learning_rate쯤 계속 움직입니다.',
  'Momentum and RMSprop together; m̂ and v̂ are the moving means freed of their bias to zero. Keras adds epsilon before the bias of v is taken off, so a large one weighs more in the first steps.':
    '모멘텀과 RMSprop을 합친 것입니다. m̂과 v̂은 0으로 치우친 편향을 바로잡은 이동 평균입니다. Keras는 v의 편향을 바로잡기 전에 epsilon을 더하므로, epsilon이 크면 처음 몇 스텝에 더 크게 작용합니다.',
  'The usual first choice: it needs little tuning. For small networks a learning rate of 0.01 is often better than 0.001.':
    '보통 가장 먼저 써 보는 옵티마이저입니다. 조정할 것이 적습니다. 작은 신경망에는 학습률 0.001보다 0.01이 나을 때가 많습니다.',
  'Adam with weight decay: before Adam’s own step every weight shrinks a little.':
    '가중치 감쇠를 쓰는 Adam입니다. Adam의 갱신 전에 모든 가중치를 조금씩 줄입니다.',
  'Where Adam overfits: small weights make smoother functions. It is usual for transformers.':
    'Adam이 과적합할 때 씁니다. 가중치가 작으면 함수가 더 매끄러워집니다. 트랜스포머에서 흔히 씁니다.',
  'Adam with the largest recent gradient in place of the root mean square; m̂ is m freed of its bias to zero.':
    '제곱 평균의 제곱근 대신 최근의 가장 큰 그래디언트를 쓰는 Adam입니다. m̂은 0으로 치우친 편향을 바로잡은 m입니다.',
  'Where gradients are mostly small and now and then very large, as with embeddings.':
    '임베딩처럼 그래디언트가 대부분 작다가 가끔 매우 커질 때 씁니다.',
  'Adam with Nesterov’s look ahead: the present gradient is counted once more in the mean, as a guess at the next one. In the first steps beta_1 is smaller, down to half.':
    '네스테로프 방식으로 한 스텝 앞을 보는 Adam입니다. 다음 그래디언트의 추정값으로 지금의 그래디언트를 평균에 한 번 더 넣습니다. 처음 몇 스텝에서는 beta_1이 절반 정도까지 작아집니다.',
  'In place of Adam, where it swings to and fro. The difference is usually small.':
    'Adam이 이리저리 흔들릴 때 대신 씁니다. 차이는 대개 작습니다.',
  'Rectified Adam: ρ says of how many gradients v is the mean. While they are too few it takes plain momentum steps, then Adam’s, which r shortens at first.':
    'Rectified Adam입니다. ρ는 v가 그래디언트 몇 개의 평균인지 나타냅니다. 너무 적을 때는 모멘텀만 쓰고, 그 뒤에는 Adam의 스텝을 씁니다. r이 처음에는 스텝을 줄입니다.',
  'In place of Adam where the first steps spoil the weights. It needs no warm-up of the learning rate.':
    'Adam의 처음 몇 스텝이 가중치를 망칠 때 대신 씁니다. 학습률을 조금씩 올리는 웜업이 필요 없습니다.',
  'Adam in another order: gradients are divided first, and their mean is taken after. Both means are freed of their bias to zero.':
    '순서를 바꾼 Adam입니다. 그래디언트를 먼저 나누고 그 평균을 구합니다. 두 평균 모두 0으로 치우친 편향을 바로잡습니다.',
  'In place of Adam where its training is unstable, above all with a small beta_2.':
    '특히 beta_2가 작아서 Adam의 학습이 불안정할 때 대신 씁니다.',
  'Partially adaptive Adam, between SGD with momentum and AMSGrad: v is the largest mean of squares so far. No mean is freed of its bias to zero.':
    '모멘텀을 쓰는 SGD와 AMSGrad의 중간에 있는 Adam입니다. v는 지금까지 가장 큰 제곱 평균입니다. 평균의 편향은 바로잡지 않습니다.',
  'Where Adam trains fast but SGD does better on new data. Its learning rate is larger than Adam’s: 0.1.':
    'Adam이 빨리 학습하지만 새 데이터에서는 SGD가 더 나을 때 씁니다. 학습률은 Adam보다 큰 0.1입니다.',
  'Rosenblatt’s rule for one layer of step or sign units. A weight changes only where the answer is wrong.':
    'step이나 sign 뉴런 한 층을 위한 로젠블랫의 퍼셉트론 규칙입니다. 예측이 틀렸을 때만 가중치가 바뀝니다.',
  'For classes that a line separates: then it surely ends without a mistake. For any others it never settles.':
    '직선으로 나뉘는 클래스에 씁니다. 그러면 반드시 오답 없이 끝납니다. 나뉘지 않으면 수렴하지 않습니다.',
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
