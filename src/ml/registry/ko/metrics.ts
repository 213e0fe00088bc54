/** Korean by the English text of each metric and of its parameters. */
export const metricTexts: Readonly<Record<string, string>> = {
  'For a regression that is trained with another loss. For a number in the target’s own unit take root_mean_squared_error.':
    '다른 손실로 학습시키는 회귀에 씁니다. 정답과 같은 단위의 값을 보려면 root_mean_squared_error를 쓰세요.',
  'How far off the answers are on average, in the target’s own unit.': '예측이 평균적으로 얼마나 벗어나는지 정답과 같은 단위로 나타냅니다.',
  'For every regression: it is read most easily.': '어떤 회귀에나 씁니다. 가장 읽기 쉬운 값입니다.',
  'For a regression whose targets are far from 0, such as prices.': '가격처럼 정답이 0에서 먼 회귀에 씁니다.',
  'For a regression whose targets range from small to very large.': '정답이 작은 값부터 매우 큰 값까지 있는 회귀에 씁니다.',
  'The value of the loss log_cosh. Chosen as an object, it is called logcosh in the history.':
    '손실 함수 log_cosh의 값입니다. 객체로 쓰면 학습 기록에서 logcosh라는 이름이 됩니다.',
  'For a regression with outliers, beside the loss log_cosh.': '이상치가 있는 회귀에서 손실 함수 log_cosh와 함께 씁니다.',
  '1 where both point the same way. The loss of this name has the opposite sign.':
    '두 벡터의 방향이 같으면 1입니다. 이름이 같은 손실은 부호가 반대입니다.',
  'For outputs that are vectors whose direction is what counts.': '방향이 중요한 벡터를 출력할 때 씁니다.',
  'To watch the cross-entropy beside the accuracy: it sees how sure the answers are.':
    '교차 엔트로피를 정확도와 함께 볼 때 씁니다. 예측이 얼마나 확실한지도 반영됩니다.',
  'Where targets are distributions themselves.': '정답 자체가 분포일 때 씁니다.',
  'For counts of rare events.': '드문 사건의 횟수를 예측할 때 씁니다.',
  'For answers of yes or no by their margin, beside the loss hinge.': '예/아니요를 마진으로 예측할 때 손실 함수 hinge와 함께 씁니다.',
  'For answers of yes or no by their margin, beside the loss squared_hinge.':
    '예/아니요를 마진으로 예측할 때 손실 함수 squared_hinge와 함께 씁니다.',
  'For one class out of several by scores, beside the loss categorical_hinge.':
    '점수로 여러 클래스 중 하나를 예측할 때 손실 함수 categorical_hinge와 함께 씁니다.',
  'For every classification. Where one class is rare look at precision and recall too: always answering the common class is right most of the time.':
    '어떤 분류에나 씁니다. 드문 클래스가 있으면 precision과 recall도 보세요. 흔한 클래스로만 예측해도 대부분 맞기 때문입니다.',
  'For answers of yes or no, and for several questions at once: each output counts by itself.':
    '예/아니요를 예측하거나 여러 질문을 한꺼번에 예측할 때 씁니다. 출력마다 따로 셉니다.',
  'For one class out of several with one-hot targets.': '정답이 원핫이고 여러 클래스 중 하나를 예측할 때 씁니다.',
  'For one class out of several with class numbers as targets.': '정답이 클래스 번호이고 여러 클래스 중 하나를 예측할 때 씁니다.',
  'Where there are many classes, several of which may be nearly right. Targets are one-hot.':
    '클래스가 많고 그중 여러 개가 거의 맞을 수 있을 때 씁니다. 정답은 원핫입니다.',
  'Where there are many classes, several of which may be nearly right. Targets are class numbers.':
    '클래스가 많고 그중 여러 개가 거의 맞을 수 있을 때 씁니다. 정답은 클래스 번호입니다.',
  'Where a false alarm is costly. Look at recall beside it, as a higher threshold usually raises the one and lowers the other.':
    '거짓 양성의 대가가 클 때 씁니다. 임계값을 높이면 대개 정밀도는 오르고 재현율은 내리므로 recall도 함께 보세요.',
  'Where a case that is missed is costly, as with an illness. Look at precision beside it.':
    '질병처럼 놓치면 대가가 클 때 씁니다. precision도 함께 보세요.',
  'To compare classifiers before a threshold is chosen. Where class 1 is rare, PR shows more than ROC.':
    '임계값을 정하기 전에 분류기를 비교할 때 씁니다. 클래스 1이 드물면 ROC보다 PR이 더 많은 것을 보여 줍니다.',
  'The harmonic mean of precision and recall for each class, and one number of them all.':
    '클래스마다 정밀도와 재현율의 조화 평균을 구해 하나의 수로 합칩니다.',
  'Where classes are uneven, and false alarms and missed cases count alike.':
    '클래스의 크기가 고르지 않고, 거짓 양성과 놓친 경우를 똑같이 볼 때 씁니다.',
  'The root of the mean squared error, in the target’s own unit.': '평균 제곱 오차의 제곱근이며 정답과 같은 단위입니다.',
  'For a regression in which large errors matter most.': '큰 오차가 가장 중요한 회귀에 씁니다.',
  'The share of the targets’ variance that is explained: 1 is perfect, 0 is no better than always answering their mean ȳ.':
    '정답의 분산 중 설명된 비율입니다. 1이 가장 좋고, 0이면 항상 정답의 평균 ȳ로 예측하는 것과 같습니다.',
  'To compare regressions whose targets have different units.': '정답의 단위가 다른 회귀를 비교할 때 씁니다.',
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
