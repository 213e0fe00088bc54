/** Korean by the English text of each metric and of its parameters. */
export const metricTexts: Readonly<Record<string, string>> = {
  'The share of right answers. Which accuracy it is follows from the shapes: binary_ for one output, categorical_ for one-hot targets, sparse_categorical_ for class numbers.':
    '맞힌 비율입니다. 어느 정확도인지는 모양으로 정해집니다. 출력이 1개이면 binary_, 정답이 원핫이면 categorical_, 클래스 번호이면 sparse_categorical_입니다.',
  'The share of outputs that are on the target’s side of the threshold.': '임계값을 기준으로 정답과 같은 쪽에 있는 출력의 비율입니다.',
  'The share of samples whose largest output is where the one-hot target has its 1.':
    '가장 큰 출력의 위치가 원핫 정답에서 1의 위치와 같은 샘플의 비율입니다.',
  'The share of samples whose largest output is that of the target’s class number.':
    '가장 큰 출력의 위치가 정답의 클래스 번호와 같은 샘플의 비율입니다.',
  'The share of samples whose right class is among the k largest outputs; targets one-hot.':
    '정답 클래스가 가장 큰 출력 k개 안에 드는 샘플의 비율입니다. 정답은 원핫입니다.',
  'The share of samples whose right class is among the k largest outputs; targets class numbers.':
    '정답 클래스가 가장 큰 출력 k개 안에 드는 샘플의 비율입니다. 정답은 클래스 번호입니다.',
  'Of all outputs above the threshold, the share where the target is 1: how far a yes can be trusted.':
    '임계값보다 큰 출력 중에서 정답이 1인 비율입니다. 1이라는 예측을 얼마나 믿을 수 있는지 나타냅니다.',
  'Of all targets that are 1, the share with an output above the threshold: how many were found.':
    '정답이 1인 것 중에서 출력이 임계값보다 큰 비율입니다. 1을 얼마나 많이 찾아냈는지 나타냅니다.',
  'The area under the curve that a moving threshold draws: ROC (found against false alarms), PR (precision against recall) or PRGAIN (PR against always saying yes). 1 is perfect; 0.5 under ROC is guessing.':
    '임계값을 바꾸며 그린 곡선 아래의 넓이입니다. ROC(재현율과 거짓 양성 비율), PR(정밀도와 재현율), PRGAIN(항상 1로 예측할 때와 견준 PR) 중 하나입니다. 1이 가장 좋고, ROC에서 0.5는 찍은 것과 같습니다.',
  '2 · precision · recall / (precision + recall), for each class, and one number of them all.':
    '클래스마다 2 · 정밀도 · 재현율 / (정밀도 + 재현율)을 구해 하나의 수로 합칩니다.',
  '√ of the mean of (y − ŷ)²: the squared error in the target’s own unit.':
    '(y − ŷ)²의 평균에 √를 씌운 값: 정답과 같은 단위로 나타낸 제곱 오차입니다.',
  '1 − Σ(y − ŷ)² / Σ(y − mean of y)²: 1 is perfect, 0 is no better than always answering the mean.':
    '1 − Σ(y − ŷ)² / Σ(y − y의 평균)²: 1이 가장 좋고, 0이면 항상 평균으로 예측하는 것과 같습니다.',
  'Mean of (y − ŷ)².': '(y − ŷ)²의 평균입니다.',
  'Mean of |y − ŷ|: how far off the answers are, in the target’s own unit.':
    '|y − ŷ|의 평균: 예측이 얼마나 벗어나는지 정답과 같은 단위로 나타냅니다.',
  '100 · mean of |y − ŷ| / |y|: how far off the answers are, in percent.':
    '100 · (|y − ŷ| / |y|의 평균): 예측이 얼마나 벗어나는지 백분율로 나타냅니다.',
  'Mean of (ln(1 + y) − ln(1 + ŷ))².': '(ln(1 + y) − ln(1 + ŷ))²의 평균입니다.',
  'Mean of ln(cosh(ŷ − y)). Chosen as an object, it is called logcosh in the history.':
    'ln(cosh(ŷ − y))의 평균입니다. 객체로 쓰면 학습 기록에서 logcosh라는 이름이 됩니다.',
  'Σ y · ŷ / (‖y‖ · ‖ŷ‖): 1 where both point the same way. The loss of this name has the opposite sign.':
    'Σ y · ŷ / (‖y‖ · ‖ŷ‖): 두 벡터의 방향이 같으면 1입니다. 이름이 같은 손실은 부호가 반대입니다.',
  'Mean of −(y · ln ŷ + (1 − y) · ln(1 − ŷ)).': '−(y · ln ŷ + (1 − y) · ln(1 − ŷ))의 평균입니다.',
  '−Σ y · ln ŷ, targets one-hot.': '−Σ y · ln ŷ입니다. 정답은 원핫입니다.',
  '−ln ŷ of the right class, targets class numbers.': '정답 클래스의 −ln ŷ입니다. 정답은 클래스 번호입니다.',
  'Σ y · ln(y / ŷ): how far the distribution ŷ is from the distribution y.':
    'Σ y · ln(y / ŷ): 분포 ŷ가 분포 y에서 얼마나 다른지 나타냅니다.',
  'Mean of ŷ − y · ln ŷ.': 'ŷ − y · ln ŷ의 평균입니다.',
  'Mean of max(0, 1 − y · ŷ), targets −1 and 1, or 0 and 1.': 'max(0, 1 − y · ŷ)의 평균입니다. 정답은 −1과 1 또는 0과 1입니다.',
  'Mean of max(0, 1 − y · ŷ)², targets −1 and 1, or 0 and 1.': 'max(0, 1 − y · ŷ)²의 평균입니다. 정답은 −1과 1 또는 0과 1입니다.',

  'What the metric is called in the history; the name that was chosen if not given.':
    '학습 기록에 쓰는 지표의 이름입니다. 없으면 고른 이름을 그대로 씁니다.',
  'Outputs above this mean class 1.': '이보다 큰 출력은 클래스 1을 뜻합니다.',
  'How many of the largest outputs count as right answers.': '가장 큰 출력 몇 개까지 맞힌 것으로 보는지 정합니다.',
  'How many thresholds from 0 to 1 are tried.': '0부터 1까지 시험하는 임계값의 수입니다.',
  'Which curve.': '곡선의 종류입니다.',
  'How the area between two points is taken: in between, from below or from above.':
    '두 점 사이의 넓이를 어떻게 구하는지 정합니다. 사이 값, 아래 값, 위 값 중 하나입니다.',
  'True when the outputs are logits (before sigmoid), not probabilities.':
    '출력이 확률이 아니라 로짓(sigmoid를 적용하기 전의 값)이면 true입니다.',
  'How the classes’ scores become one number. Keras’s own default gives a list, one number a class, which no curve can show.':
    '클래스별 점수를 하나의 수로 합치는 방법입니다. Keras의 기본값은 클래스마다 수가 하나씩인 리스트라서 곡선으로 그릴 수 없습니다.',
  'Outputs above this mean yes; null takes the largest output of a row, which for a single output is always yes.':
    '이보다 큰 출력은 1로 예측한 것입니다. null이면 행에서 가장 큰 출력을 고르므로, 출력이 1개이면 항상 1로 예측합니다.',
  'How the scores of several outputs become one number.': '여러 출력의 점수를 하나의 수로 합치는 방법입니다.',
};
