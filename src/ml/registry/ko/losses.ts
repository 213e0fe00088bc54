/** Korean by the English text of each loss and of its parameters. */
export const lossTexts: Readonly<Record<string, string>> = {
  'Mean of (y − ŷ)². The usual loss of a regression; large errors count most.':
    '(y − ŷ)²의 평균입니다. 회귀에 가장 많이 쓰는 손실이며, 큰 오차일수록 크게 반영됩니다.',
  'Mean of |y − ŷ|. Outliers count less than in the squared error.': '|y − ŷ|의 평균입니다. 제곱 오차보다 이상치의 영향을 덜 받습니다.',
  '100 · mean of |y − ŷ| / |y|: the error in percent of the target. Targets near 0 make it huge.':
    '100 · (|y − ŷ| / |y|의 평균): 정답에 대한 오차의 백분율입니다. 정답이 0에 가까우면 매우 커집니다.',
  'Mean of (ln(1 + y) − ln(1 + ŷ))²: counts ratios, not differences. For targets of 0 and above.':
    '(ln(1 + y) − ln(1 + ŷ))²의 평균: 차이가 아니라 비율을 봅니다. 0 이상인 정답에 씁니다.',
  'Mean of e² / 2 where |e| is at most delta, else of delta · (|e| − delta / 2), with the error e = y − ŷ: the squared error, less sensitive to outliers.':
    '오차 e = y − ŷ에서 |e|가 delta 이하이면 e² / 2, 아니면 delta · (|e| − delta / 2)의 평균입니다. 이상치에 덜 민감한 제곱 오차입니다.',
  'Mean of ln(cosh(ŷ − y)): nearly half the squared error where small, nearly the absolute error less 0.69 where large.':
    'ln(cosh(ŷ − y))의 평균: 작은 오차에서는 제곱 오차의 절반에, 큰 오차에서는 절대 오차에서 0.69를 뺀 값에 가깝습니다.',
  '−Σ y · ŷ / (‖y‖ · ‖ŷ‖): −1 where both point the same way, 1 where they point opposite ways; their lengths do not matter.':
    '−Σ y · ŷ / (‖y‖ · ‖ŷ‖): 두 벡터의 방향이 같으면 −1, 반대이면 1입니다. 길이는 상관없습니다.',
  'Mean of −(y · ln ŷ + (1 − y) · ln(1 − ŷ)). For answers of yes or no, one sigmoid unit for each question.':
    '−(y · ln ŷ + (1 − y) · ln(1 − ŷ))의 평균입니다. 예/아니요를 예측할 때 쓰며, 질문마다 sigmoid 뉴런을 1개 둡니다.',
  'Binary cross-entropy times (1 − p)^gamma, where p is the probability given to the right answer: easy samples count less.':
    '이진 교차 엔트로피에 (1 − p)^gamma를 곱한 값입니다. p는 정답에 준 확률입니다. 쉬운 샘플은 덜 반영됩니다.',
  '−Σ y · ln ŷ: for one class out of several, targets one-hot, output softmax.':
    '−Σ y · ln ŷ: 여러 클래스 중 하나를 예측할 때 씁니다. 정답은 원핫, 출력은 softmax입니다.',
  '−Σ alpha · (1 − ŷ)^gamma · y · ln ŷ: categorical cross-entropy in which easy samples count less.':
    '−Σ alpha · (1 − ŷ)^gamma · y · ln ŷ: 쉬운 샘플을 덜 반영하는 범주형 교차 엔트로피입니다.',
  '−ln ŷ of the right class: categorical cross-entropy for targets that are class numbers 0, 1, 2, …':
    '정답 클래스의 −ln ŷ: 정답이 클래스 번호 0, 1, 2, …일 때 쓰는 범주형 교차 엔트로피입니다.',
  'Σ y · ln(y / ŷ): how far the distribution ŷ is from the distribution y; 0 where they are equal.':
    'Σ y · ln(y / ŷ): 분포 ŷ가 분포 y에서 얼마나 다른지 나타냅니다. 같으면 0입니다.',
  'Mean of ŷ − y · ln ŷ: for counts of rare events; outputs must be above 0.':
    'ŷ − y · ln ŷ의 평균: 드문 사건의 횟수를 예측할 때 씁니다. 출력이 0보다 커야 합니다.',
  'Mean of max(0, 1 − y · ŷ), targets −1 and 1 (0 and 1 are taken as −1 and 1): 0 once an answer is right with room to spare.':
    'max(0, 1 − y · ŷ)의 평균입니다. 정답은 −1과 1이며, 0과 1은 −1과 1로 바꿉니다. 여유 있게 맞히면 0입니다.',
  'Mean of max(0, 1 − y · ŷ)², targets −1 and 1 (0 and 1 are taken as −1 and 1).':
    'max(0, 1 − y · ŷ)²의 평균입니다. 정답은 −1과 1이며, 0과 1은 −1과 1로 바꿉니다.',
  'max(0, 1 + the largest output of a wrong class, or 0 if all of those are negative, − the output of the right class), targets one-hot.':
    'max(0, 1 + 오답 클래스의 가장 큰 출력(모두 음수이면 0) − 정답 클래스의 출력)입니다. 정답은 원핫입니다.',

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
