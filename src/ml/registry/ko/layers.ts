/** Korean by the English text of each layer and of its parameters. */
export const layerTexts: Readonly<Record<string, string>> = {
  'As the first layer of a graph. In a plain stack input_shape of the first layer is enough.':
    '그래프의 첫 번째 층으로 씁니다. 층을 차례로 쌓기만 할 때는 첫 번째 층의 input_shape로 충분합니다.',
  'Every input goes to every unit, which adds them up by its weights.':
    '모든 입력이 모든 뉴런으로 들어가고, 뉴런이 가중치를 곱해 더합니다.',
  'For hidden layers and outputs of nearly every network. For pictures and sequences put layers before it that use their order.':
    '거의 모든 신경망의 은닉층과 출력층에 씁니다. 이미지와 시퀀스에는 순서를 이용하는 층을 앞에 두세요.',
  'Where the function should be a layer of its own, as after BatchNormalization.':
    'BatchNormalization 다음처럼 활성화 함수를 따로 층으로 두어야 할 때 씁니다.',
  'Between layers of pictures or sequences and Dense.': '이미지나 시퀀스의 층과 Dense 사이에 씁니다.',
  'Where the next layer needs other axes, as a picture out of a row of 784 numbers.':
    '숫자 784개를 이미지로 바꿀 때처럼 다음 층에 다른 축이 필요할 때 씁니다.',
  'While training, sets a random part of its inputs to 0 and multiplies the others by 1 / (1 − rate). Otherwise it does nothing.':
    '학습할 때 입력 일부를 무작위로 0으로 만들고 나머지에 1 / (1 − rate)을 곱합니다. 학습하지 않을 때는 아무것도 하지 않습니다.',
  'Against overfitting, after large hidden layers; rates of 0.2 to 0.5 are usual. It does not help where even the training data is not learned.':
    '과적합을 막으려고 큰 은닉층 뒤에 씁니다. 보통 0.2에서 0.5를 씁니다. 훈련 데이터도 학습하지 못할 때는 쓰지 마세요.',
  'Normalises each channel to mean 0 and variance 1, then scales it by gamma and shifts it by beta. Mean and variance are those of the batch while training, moving averages otherwise.':
    '각 채널을 평균 0, 분산 1로 정규화한 다음 gamma를 곱하고 beta를 더합니다. 학습할 때는 배치의 평균과 분산을, 그 밖에는 이동 평균을 씁니다.',
  'In deep networks, to train faster and with larger learning rates. Not with very small batches, whose means are noise.':
    '깊은 신경망을 더 빨리, 더 큰 학습률로 학습시킬 때 씁니다. 배치가 매우 작으면 평균이 잡음이 되므로 쓰지 마세요.',
  'For pictures: it finds a pattern wherever it is, with few weights.': '이미지에 씁니다. 적은 가중치로 패턴이 어디에 있든 찾습니다.',
  'After Conv2D: makes the picture smaller, and small shifts matter less.':
    'Conv2D 다음에 씁니다. 이미지가 작아지고 조금 옮겨진 것은 덜 중요해집니다.',
  'After Conv2D, where the whole window counts and not only its strongest spot.':
    '창에서 가장 강한 곳만이 아니라 전체가 중요할 때 Conv2D 다음에 씁니다.',
  'In place of Flatten before the output: fewer weights, and pictures of any size.':
    '출력층 앞에서 Flatten 대신 씁니다. 가중치가 적고 이미지의 크기가 달라도 됩니다.',
  'As the first layer for words, letters or other whole numbers that are names and not amounts.':
    '단어나 글자처럼 양이 아니라 이름인 정수를 받는 첫 번째 층으로 씁니다.',
  'Reads a sequence in time steps, and remembers what it output at the step before.':
    '시퀀스를 타임스텝 순서로 읽으며 바로 앞 타임스텝의 출력을 기억합니다.',
  'For short sequences. In long ones the gradient vanishes: take LSTM or GRU.':
    '짧은 시퀀스에 씁니다. 긴 시퀀스에서는 기울기 소실이 일어나므로 LSTM이나 GRU를 쓰세요.',
  'Long short-term memory: reads a sequence with a memory c (the cell). Three gates decide what comes in (i), stays (f) and goes out (o).':
    '장단기 메모리입니다. 셀이라는 기억 c를 두고 시퀀스를 읽습니다. 게이트 3개가 들어올 것(i), 남길 것(f), 내보낼 것(o)을 정합니다.',
  'For sequences in which something far back matters.': '오래전의 값이 중요한 시퀀스에 씁니다.',
  'Gated recurrent unit: reads a sequence with an update gate z, and a reset gate within the new values g.':
    '업데이트 게이트 z와, 새 값 g 안의 리셋 게이트를 두고 시퀀스를 읽는 순환층입니다(gated recurrent unit).',
  'As LSTM, with a quarter fewer weights; often as good.': 'LSTM처럼 쓰며 가중치가 4분의 1쯤 적습니다. 결과는 대개 비슷합니다.',
  'In graphs, to bring several ways together and keep all their numbers.': '그래프에서 여러 갈래를 합치면서 모든 수를 남길 때 씁니다.',
  'For skip connections: gradients go around the layers between.': '스킵 연결에 씁니다. 그래디언트가 사이의 층을 돌아서 지나갑니다.',
  'Takes the data in, and gives the shape of one sample. The first layer of a graph.':
    '데이터를 받는 층이며 샘플 하나의 모양을 정합니다. 그래프의 첫 번째 층입니다.',
  'Applies an activation function to its input.': '입력에 활성화 함수를 적용합니다.',
  'Lays the numbers of a sample out in one row: 28 × 28 becomes 784.': '샘플의 숫자를 한 줄로 폅니다. 28 × 28은 784가 됩니다.',
  'Gives the numbers of a sample another shape, in the same order.': '순서는 그대로 두고 샘플의 모양만 바꿉니다.',
  'Slides small windows of weights (filters) over a picture; each gives one channel of the output.':
    '작은 가중치 창(필터)을 이미지 위로 옮기며 계산합니다. 필터마다 출력 채널이 하나씩 나옵니다.',
  'Keeps the largest number of each window.': '창마다 가장 큰 수만 남깁니다.',
  'Keeps the mean of each window.': '창마다 평균만 남깁니다.',
  'The mean of each channel over the whole picture.': '이미지 전체에서 채널마다 구한 평균입니다.',
  'A table with one row of numbers for each whole number (a word, say); gives the row of each input.':
    '정수(예를 들어 단어)마다 숫자 한 행이 있는 표입니다. 입력마다 그 행을 내보냅니다.',
  'Puts its inputs side by side along one axis.': '입력들을 한 축을 따라 나란히 잇습니다.',
  'Adds its inputs, number by number; an axis of size 1 is repeated to fit.':
    '입력들을 원소별로 더합니다. 크기가 1인 축은 반복해서 맞춥니다.',

  'Number of inputs, on the first layer: short for input_shape [n].':
    '첫 번째 층에 쓰는 입력의 수입니다. input_shape [n]을 줄여 쓴 것입니다.',
  'Sizes of one sample, on the first layer.': '첫 번째 층에 쓰는 샘플 하나의 모양(shape)입니다.',
  'The name of the layer; Keras’s automatic name (dense, dense_1, …) if not given.':
    '층의 이름입니다. 없으면 Keras가 자동으로 붙이는 이름(dense, dense_1, …)입니다.',
  'false keeps the weights of this layer as they are.': 'false이면 이 층의 가중치를 학습하지 않고 그대로 둡니다.',
  'Names of the layers that feed this one; the layer before it if not given. Naming inputs makes the model a graph.':
    '이 층에 입력을 주는 층의 이름입니다. 없으면 바로 앞의 층입니다. 입력의 이름을 적으면 모델이 그래프가 됩니다.',
  'Initial weights: the kernel (rows × columns, inputs first, as Keras stores it), or an object of all variables by name.':
    '가중치의 초깃값입니다. 커널(행 × 열, Keras처럼 입력이 먼저)을 쓰거나, 모든 변수를 이름으로 적은 객체를 씁니다.',
  'Initial bias, one number a unit.': '편향의 초깃값입니다. 뉴런마다 수가 하나씩입니다.',
  'Sizes of one sample.': '샘플 하나의 모양(shape)입니다.',
  'Number of units, that is, of outputs.': '뉴런의 수입니다. 출력의 수와 같습니다.',
  'Function applied to each weighted sum; linear if not given.': '각 가중합에 적용하는 함수입니다. 없으면 linear입니다.',
  'Function applied to each weighted sum.': '각 가중합에 적용하는 함수입니다.',
  'Whether each unit adds a bias.': '뉴런마다 편향을 더할지 정합니다.',
  'First values of the kernel.': '커널의 초깃값입니다.',
  'First values of the bias.': '편향의 초깃값입니다.',
  'The function.': '적용할 함수입니다.',
  'The new sizes; one of them may be -1 for whatever is left.':
    '새 모양입니다. 크기 하나는 -1로 쓸 수 있고, 그러면 나머지에 맞게 정해집니다.',
  'The part that is set to 0.': '0으로 만드는 비율입니다.',
  'The axis of channels; only the last one.': '채널의 축입니다. 마지막 축만 쓸 수 있습니다.',
  'How much of the moving averages is kept at each batch.': '배치마다 이동 평균을 얼마나 남기는지 정합니다.',
  'Added to the variance to avoid a division by zero.': '0으로 나누지 않게 분산에 더하는 수입니다.',
  'Whether beta is added.': 'beta를 더할지 정합니다.',
  'Whether gamma multiplies.': 'gamma를 곱할지 정합니다.',
  'First values of beta.': 'beta의 초깃값입니다.',
  'First values of gamma.': 'gamma의 초깃값입니다.',
  'First moving means.': '이동 평균의 초깃값입니다.',
  'First moving variances.': '이동 분산의 초깃값입니다.',
  'Number of filters, that is, of channels of the output.': '필터의 수입니다. 출력 채널의 수와 같습니다.',
  'Rows and columns of the window.': '창의 행과 열의 수입니다.',
  'Steps by which the window moves.': '창을 한 번에 옮기는 칸 수입니다.',
  'Steps by which the window moves; the window’s own size if not given.': '창을 한 번에 옮기는 칸 수입니다. 없으면 창의 크기와 같습니다.',
  '"valid": only where the window fits; "same": zeros around, so that stride 1 keeps the size.':
    '"valid"이면 창이 다 들어가는 곳만 계산합니다. "same"이면 둘레를 0으로 채워 스트라이드 1에서 크기가 유지됩니다.',
  '"valid": only where the window fits; "same": windows may reach over the edge; what lies outside does not count.':
    '"valid"이면 창이 다 들어가는 곳만 계산합니다. "same"이면 창이 가장자리를 넘을 수 있고, 바깥은 계산에 넣지 않습니다.',
  'Distance between the cells of the window.': '창 안의 칸 사이 간격입니다.',
  'Whether each filter adds a bias.': '필터마다 편향을 더할지 정합니다.',
  'First values of the filters.': '필터의 초깃값입니다.',
  'Keep the axes of rows and columns, with size 1.': '행과 열의 축을 크기 1로 남길지 정합니다.',
  'How many different whole numbers there are: inputs are 0 to input_dim − 1.':
    '서로 다른 정수의 수입니다. 입력은 0부터 input_dim − 1까지입니다.',
  'How many numbers there are in each row.': '표에서 한 행에 있는 숫자의 수입니다.',
  'First values of the table.': '표의 초깃값입니다.',
  'How many numbers the layer remembers and outputs.': '층이 기억하고 내보내는 숫자의 수입니다.',
  'How many numbers the layer outputs; it remembers as many again in its cell.':
    '층이 내보내는 숫자의 수입니다. 셀에도 같은 수만큼 기억합니다.',
  'Function applied to the new values.': '새로 계산한 값에 적용하는 함수입니다.',
  'Function applied to the new values, and to the cell that is output.': '새로 계산한 값과, 내보내는 셀에 적용하는 함수입니다.',
  'First weights of the inputs.': '입력에 곱하는 가중치의 초깃값입니다.',
  'First weights of the remembered numbers.': '기억한 값에 곱하는 가중치의 초깃값입니다.',
  'First biases.': '편향의 초깃값입니다.',
  'Function of the gates.': '게이트에 쓰는 함수입니다.',
  'Whether biases are added.': '편향을 더할지 정합니다.',
  'Part of the inputs set to 0 while training.': '학습할 때 0으로 만드는 입력의 비율입니다.',
  'Part of the remembered numbers set to 0 while training.': '학습할 때 0으로 만드는 기억한 값의 비율입니다.',
  'Whether the output has all time steps, or only the last.': '모든 타임스텝을 출력할지, 마지막 것만 출력할지 정합니다.',
  'Whether the sequence is read from its end.': '시퀀스를 끝에서부터 읽을지 정합니다.',
  'Whether the forget gate’s bias starts at 1.': '망각 게이트의 편향을 1에서 시작할지 정합니다.',
  'Whether the reset gate works after the matrix product (as Keras does) or before it.':
    '리셋 게이트를 행렬 곱 뒤에 적용할지(Keras의 방식) 앞에 적용할지 정합니다.',
  'The axis they are joined along; the first axis, 0, is the batch.': '입력들을 잇는 축입니다. 첫 번째 축인 0은 배치입니다.',
};
