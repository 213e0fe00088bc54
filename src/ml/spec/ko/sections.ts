/** Korean by the English text of each section of a spec and of its keys. */
export const sectionTexts: Readonly<Record<string, string>> = {
  'Neural network spec': '신경망 명세',
  'A small neural network: its data, layers, loss, optimizer and training, in Keras’s words.':
    '작은 신경망 하나입니다. 데이터, 층, 손실 함수, 옵티마이저, 학습 방법을 Keras의 용어로 적습니다.',
  'What this network is called on screen.': '화면에 표시할 신경망의 이름입니다.',
  'All randomness comes from it: weights, shuffles, splits, dropout, noise.':
    '모든 무작위 값이 이 시드로 정해집니다. 가중치, 섞기, 나누기, 드롭아웃, 잡음이 모두 그렇습니다.',
  'Where the data comes from. A network that only predicts needs none.':
    '데이터를 어디서 읽는지 정합니다. 예측만 하는 신경망에는 필요 없습니다.',
  'The network, from the input to the output.': '입력부터 출력까지의 신경망입니다.',
  'How the weights are changed at each step.': '스텝마다 가중치를 바꾸는 방법입니다.',
  'What training makes smaller. May be left out with the perceptron rule only.':
    '학습하면서 줄이는 손실 함수입니다. 퍼셉트론 규칙을 쓸 때만 생략할 수 있습니다.',
  'What else is measured, such as "accuracy".': '"accuracy"처럼 손실 말고 더 재는 지표입니다.',
  'Optimizer, loss and metrics. Without it the network only predicts, with the weights given.':
    '옵티마이저, 손실 함수, 지표입니다. 없으면 주어진 가중치로 예측만 합니다.',
  'How many times all training rows are used.': '훈련 데이터 전체를 몇 번 반복하는지 정합니다.',
  'Rows in one step.': '한 스텝에 쓰는 행의 수입니다.',
  'Whether the rows are put into another order each epoch.': '에포크마다 행의 순서를 섞을지 정합니다.',
  'The last part of the training rows that is kept for validation.': '훈련 데이터의 끝에서 검증용으로 떼어 두는 비율입니다.',
  'How much each class counts in the loss: { "0": 1, "1": 5 }.': '손실에서 클래스마다 곱하는 가중치입니다. 예: { "0": 1, "1": 5 }.',
  'How much each training row counts in the loss: a number for each row of the data, in its order there.':
    '손실에서 훈련 샘플마다 곱하는 가중치입니다. 데이터에 있는 순서대로 행마다 수를 하나씩 씁니다.',
  'What is watched: a name from the history.': '관찰할 지표입니다. 학습 기록에 있는 이름을 씁니다.',
  'Epochs without improvement before training stops.': '나아지지 않아도 기다리는 에포크 수입니다. 그 뒤에 학습을 중지합니다.',
  'A smaller change is no improvement.': '이보다 작은 변화는 나아진 것으로 보지 않습니다.',
  'Whether smaller or larger is better; "auto" knows by the name.':
    '작을수록 좋은지 클수록 좋은지 정합니다. "auto"이면 이름을 보고 정합니다.',
  'Training stops if this is not reached.': '이 값에 이르지 못하면 학습을 중지합니다.',
  'Whether the weights of the best epoch are taken in the end.': '끝에서 가장 좋았던 에포크의 가중치를 쓸지 정합니다.',
  'Epochs before watching begins.': '관찰을 시작하기 전에 지나가는 에포크 수입니다.',
  'Stops when nothing improves any more.': '더 나아지지 않으면 학습을 중지합니다(조기 종료).',
  'How it is trained.': '학습시키는 방법입니다.',
  'Inputs, one row a sample, to be answered by the network.': '신경망으로 예측할 입력입니다. 샘플마다 한 행씩 씁니다.',
  'A file of initial weights (.npz or model.json), relative to this spec.':
    '가중치의 초깃값이 들어 있는 파일(.npz 또는 model.json)입니다. 경로는 이 명세를 기준으로 씁니다.',
  'The engine that computes; taken from the settings if not given.': '계산에 쓰는 엔진입니다. 없으면 설정을 따릅니다.',
  'Where the schema of this file is.': '이 파일의 스키마가 있는 곳입니다.',
};
