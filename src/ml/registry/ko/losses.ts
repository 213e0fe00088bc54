/** Korean by the English text of each loss and of its parameters. */
export const lossTexts: Readonly<Record<string, string>> = {
  'The mean of the squared errors. Large errors count most.': '오차 제곱의 평균입니다. 큰 오차일수록 크게 반영됩니다.',
  'The usual loss of a regression. For classes take a cross-entropy: after a sigmoid, the gradient of the squared error nearly vanishes where an answer is surely wrong.':
    '회귀에 가장 많이 쓰는 손실입니다. 클래스에는 교차 엔트로피를 쓰세요. sigmoid 뒤에서는 확실히 틀린 예측에서 제곱 오차의 그래디언트가 거의 사라집니다.',
  'The mean of the absolute errors. Outliers count less than in the squared error.':
    '오차 절댓값의 평균입니다. 제곱 오차보다 이상치의 영향을 덜 받습니다.',
  'For a regression with outliers. Its slope does not shrink near the minimum, so steps have to become small for it to settle.':
    '이상치가 있는 회귀에 씁니다. 최솟값 근처에서도 기울기가 작아지지 않으므로, 수렴하려면 스텝이 작아져야 합니다.',
  'The error in percent of the target. Targets near 0 make it huge.': '정답에 대한 오차의 백분율입니다. 정답이 0에 가까우면 매우 커집니다.',
  'For targets far from 0, where an error of 10 in 100 counts as much as one of 1 in 10, as with prices.':
    '가격처럼 정답이 0에서 멀고, 100에 대한 오차 10과 10에 대한 오차 1을 똑같이 볼 때 씁니다.',
  'Counts ratios, not differences. For targets of 0 and above.': '차이가 아니라 비율을 봅니다. 0 이상인 정답에 씁니다.',
  'For targets that range from small to very large, such as populations.': '인구처럼 작은 값부터 매우 큰 값까지 있는 정답에 씁니다.',
  'The squared error near the target, a straight line far from it, so that outliers count less.':
    '정답 가까이에서는 제곱 오차이고 멀리서는 직선이라 이상치가 덜 반영됩니다.',
  'For a regression with outliers, where the slope should still shrink near the minimum.':
    '이상치가 있지만 최솟값 근처에서 기울기가 작아져야 하는 회귀에 씁니다.',
  'Nearly half the squared error where small, nearly the absolute error less 0.69 where large.':
    '작은 오차에서는 제곱 오차의 절반에, 큰 오차에서는 절대 오차에서 0.69를 뺀 값에 가깝습니다.',
  'As huber, smooth everywhere and without a parameter.': 'huber처럼 씁니다. 어디서나 매끄럽고 파라미터가 없습니다.',
  '−1 where both point the same way, 1 where they point opposite ways; their lengths do not matter.':
    '두 벡터의 방향이 같으면 −1, 반대이면 1입니다. 길이는 상관없습니다.',
  'For outputs that are vectors whose direction is what counts, such as embeddings of words. Not for a single output.':
    '단어의 임베딩처럼 방향이 중요한 벡터를 출력할 때 씁니다. 출력이 하나뿐이면 쓰지 마세요.',
  'How unlikely the targets are by the predicted probabilities. An answer that is surely wrong costs most.':
    '예측한 확률로 볼 때 정답이 얼마나 일어나기 어려운지 나타냅니다. 확실히 틀린 예측의 손실이 가장 큽니다.',
  'For answers of yes or no, one sigmoid unit for each question. A network that always says 0.5 has a loss of 0.693.':
    '예/아니요를 예측할 때 질문마다 sigmoid 뉴런을 하나 두고 씁니다. 항상 0.5로 예측하는 신경망의 손실은 0.693입니다.',
  'Binary cross-entropy in which easy samples count less. p is the probability given to the right answer.':
    '쉬운 샘플을 덜 반영하는 이진 교차 엔트로피입니다. p는 정답에 준 확률입니다.',
  'For answers of yes or no where one of them is rare: the many easy samples do not outweigh the few hard ones.':
    '예/아니요 중 한쪽이 드물 때 씁니다. 쉬운 샘플이 많아도 어려운 샘플 몇 개가 묻히지 않습니다.',
  'The cross-entropy of several classes, targets one-hot: only the probability of the right class counts.':
    '정답이 원핫인 여러 클래스의 교차 엔트로피입니다. 정답 클래스의 확률만 반영됩니다.',
  'For one class out of several, with a softmax output. For targets that are class numbers take sparse_categorical_crossentropy.':
    '여러 클래스 중 하나를 예측할 때 softmax 출력층과 함께 씁니다. 정답이 클래스 번호이면 sparse_categorical_crossentropy를 쓰세요.',
  'Categorical cross-entropy in which easy samples count less.': '쉬운 샘플을 덜 반영하는 범주형 교차 엔트로피입니다.',
  'For one class out of several where some classes are rare or hard.': '여러 클래스 중 드물거나 어려운 클래스가 있을 때 씁니다.',
  'Categorical cross-entropy for targets that are class numbers 0, 1, 2, …':
    '정답이 클래스 번호 0, 1, 2, …일 때 쓰는 범주형 교차 엔트로피입니다.',
  'For one class out of several, with a softmax output and class numbers as targets. They need not be made one-hot.':
    '여러 클래스 중 하나를 예측하고 정답이 클래스 번호일 때 softmax 출력층과 함께 씁니다. 정답을 원핫으로 바꿀 필요가 없습니다.',
  'How far the distribution ŷ is from the distribution y; 0 where they are equal.':
    '분포 ŷ가 분포 y에서 얼마나 다른지 나타냅니다. 같으면 0입니다.',
  'Where targets are distributions themselves, such as the outputs of another network. For one-hot targets it is the cross-entropy.':
    '다른 신경망의 출력처럼 정답 자체가 분포일 때 씁니다. 정답이 원핫이면 교차 엔트로피와 같습니다.',
  'Smallest where ŷ is the mean of the counts y. Outputs must be above 0.':
    'ŷ가 횟수 y의 평균일 때 가장 작습니다. 출력이 0보다 커야 합니다.',
  'For counts of rare events, such as calls in an hour. Take exponential or softplus for the output.':
    '한 시간 동안의 전화 횟수처럼 드문 사건의 횟수를 예측할 때 씁니다. 출력층에는 exponential이나 softplus를 쓰세요.',
  '0 once an answer is right with room to spare. Targets are −1 and 1; 0 and 1 are taken as −1 and 1.':
    '여유 있게 맞히면 0입니다. 정답은 −1과 1이며, 0과 1은 −1과 1로 바꿉니다.',
  'For answers of yes or no with a wide margin, as in a support vector machine; output linear or tanh. The outputs are no probabilities.':
    '서포트 벡터 머신처럼 예/아니요를 넓은 마진으로 예측할 때 linear나 tanh 출력층과 함께 씁니다. 출력은 확률이 아닙니다.',
  'The squares of hinge. Targets are −1 and 1; 0 and 1 are taken as −1 and 1.':
    'hinge의 제곱입니다. 정답은 −1과 1이며, 0과 1은 −1과 1로 바꿉니다.',
  'As hinge, where clear mistakes should count more and the slope should fade towards the margin.':
    'hinge처럼 쓰되, 크게 틀린 예측이 더 반영되고 마진에 가까워질수록 기울기가 줄어야 할 때 씁니다.',
  'p is the output of the right class, n the largest of the wrong ones, or 0 if all of those are negative. Targets are one-hot.':
    'p는 정답 클래스의 출력이고, n은 오답 클래스의 가장 큰 출력(모두 음수이면 0)입니다. 정답은 원핫입니다.',
  'For one class out of several by scores in place of probabilities, with a linear output.':
    '확률이 아니라 점수로 여러 클래스 중 하나를 예측할 때 linear 출력층과 함께 씁니다.',
  'True when the outputs are logits (before sigmoid or softmax), not probabilities.':
    '출력이 확률이 아니라 로짓(sigmoid나 softmax를 적용하기 전의 값)이면 true입니다.',
  'Moves targets from 0 and 1 towards each other, so that the network does not become too certain.':
    '정답 0과 1을 서로 조금 가깝게 옮겨서 신경망이 지나치게 확신하지 않게 합니다.',
  'From which error on the loss grows in a straight line.': '오차가 이 값보다 크면 손실이 직선으로 커집니다.',
  'Weight class 1 by alpha and class 0 by 1 − alpha.': '클래스 1에는 alpha, 클래스 0에는 1 − alpha를 곱합니다.',
  'The weight of class 1, with apply_class_balancing.': 'apply_class_balancing을 쓸 때 클래스 1의 가중치입니다.',
  'How much less samples count that are right already; 0 is plain cross-entropy (weighted, with apply_class_balancing).':
    '이미 맞힌 샘플을 얼마나 덜 반영하는지 정합니다. 0이면 보통의 교차 엔트로피입니다(apply_class_balancing을 쓰면 가중치를 곱합니다).',
  'A factor of the whole loss.': '손실 전체에 곱하는 수입니다.',
  'How much less samples count that are right already; 0 is alpha times plain cross-entropy.':
    '이미 맞힌 샘플을 얼마나 덜 반영하는지 정합니다. 0이면 교차 엔트로피에 alpha를 곱한 값입니다.',
};
