import { l10n } from 'vscode';

/** One of the packaged specs. */
export interface Sample {
  /** Its file under `samples`, without `.nn.json`. */
  readonly file: string;
  readonly title: string;
  /** What one sees in it. */
  readonly see: string;
  /** Its text, where it is none of the packaged ones. */
  readonly text?: string;
}

export interface Theme {
  readonly id: string;
  readonly title: string;
  readonly samples: readonly Sample[];
}

const sample = (file: string, title: string, see: string): Sample => ({ file, title, see });

const gates = (): readonly Sample[] => [
  sample('gate-and', l10n.t('AND, weights by hand'), l10n.t('One unit, one line in the plane')),
  sample('gate-nand', l10n.t('NAND, weights by hand'), l10n.t('The same line, the other side')),
  sample('gate-or', l10n.t('OR, weights by hand'), l10n.t('A smaller threshold moves the line')),
  sample('gate-nor', l10n.t('NOR, weights by hand'), l10n.t('The line of OR, the other side')),
  sample('and-learned', l10n.t('AND, learned'), l10n.t('Gradient descent finds the line, with a sigmoid')),
  sample('or-learned', l10n.t('OR, learned'), l10n.t('Gradient descent finds the line, with a sigmoid')),
  sample('nand-learned', l10n.t('NAND, learned'), l10n.t('Gradient descent finds the line, with a sigmoid')),
  sample('perceptron-and', l10n.t('Perceptron: AND'), l10n.t('The perceptron rule, update by update')),
  sample('perceptron-or', l10n.t('Perceptron: OR'), l10n.t('Converges after four epochs')),
  sample('perceptron-nand', l10n.t('Perceptron: NAND'), l10n.t('Converges after six epochs')),
  sample('perceptron-xor', l10n.t('Perceptron: XOR'), l10n.t('Never converges, because there is no such line')),
  sample('perceptron-sign', l10n.t('Perceptron with sign'), l10n.t('Targets −1 and 1')),
  sample('perceptron-three-gates', l10n.t('Three perceptrons at once'), l10n.t('Three units in one layer learn three gates')),
];

const xor = (): readonly Sample[] => [
  sample('xor-learned', l10n.t('XOR, learned'), l10n.t('A hidden layer learns XOR: all four answers right')),
  sample('gate-xor', l10n.t('XOR from NAND, OR and AND'), l10n.t('Two lines, and the strip between them')),
  sample('gate-xnor', l10n.t('XNOR from AND, NOR and OR'), l10n.t('What is outside of the strip')),
  sample('graph-xor', l10n.t('XOR, wired gate by gate'), l10n.t('The same as a graph of layers')),
  sample('xor-clouds', l10n.t('XOR with noise'), l10n.t('Clouds that overlap: not every point can be right')),
  sample('weights-from-file', l10n.t('XOR, weights from a file'), l10n.t('Weights are read from an NPZ file')),
];

const regression = (): readonly Sample[] => [
  sample('regression-a', l10n.t('Regression A: y = x'), l10n.t('694 parameters; 4 gives 4.00')),
  sample('regression-b', l10n.t('Regression B: two inputs'), l10n.t('Samples in columns, transposed; 14,028 parameters')),
  sample('regression-c', l10n.t('Regression C: three inputs'), l10n.t('14,053 parameters')),
  sample('function-line', l10n.t('y = 0.5x + 2'), l10n.t('One unit finds weight and bias')),
  sample('function-parabola', l10n.t('y = x² − x − 2'), l10n.t('Sixteen tanh units; outside of the data they fail')),
  sample('function-cubic', l10n.t('y = 4x³ − x − 38'), l10n.t('A curve out of straight pieces (ReLU)')),
  sample('regression-noisy-line', l10n.t('A line behind noise'), l10n.t('The loss that no line can beat')),
  sample('head-softplus', l10n.t('Never negative: softplus'), l10n.t('An output that cannot be below 0')),
  sample('sample-weight', l10n.t('Weights of samples'), l10n.t('Outliers with weight 0 no longer pull the line')),
];

const descent = (): readonly Sample[] => [
  sample('gradient-descent', l10n.t('Gradient descent'), l10n.t('w and b walk downhill, learning rate 0.1')),
  sample('gradient-descent-too-small', l10n.t('Learning rate too small'), l10n.t('The right direction, but slow')),
  sample('gradient-descent-diverging', l10n.t('Learning rate too large'), l10n.t('The loss grows with every step')),
  sample('optimizer-race', l10n.t('Race on one surface'), l10n.t('Four optimizers from one start: who is down first')),
  sample('batch-size-1', l10n.t('Batch size 1'), l10n.t('64 steps an epoch: fast, but unsteady')),
  sample('batch-size-8', l10n.t('Batch size 8'), l10n.t('8 steps an epoch: in between')),
  sample('batch-size-64', l10n.t('Batch size 64'), l10n.t('One step an epoch: smooth and slow')),
  sample('backpropagation-step', l10n.t('One step of backpropagation'), l10n.t('Every number can be checked by hand')),
];

const optimizers = (): readonly Sample[] =>
  [
    ['sgd', 'SGD'],
    ['momentum', 'Momentum'],
    ['nag', 'NAG'],
    ['adagrad', 'Adagrad'],
    ['adadelta', 'Adadelta'],
    ['rmsprop', 'RMSprop'],
    ['adam', 'Adam'],
    ['adamw', 'AdamW'],
    ['adamax', 'Adamax'],
    ['nadam', 'Nadam'],
    ['radam', 'RAdam'],
    ['laprop', 'LaProp'],
    ['padam', 'PAdam'],
  ].map(([file = '', name = '']) =>
    sample(`optimizers/${file}`, name, l10n.t('A race: the same points and the same start for all optimizers')),
  );

const losses = (): readonly Sample[] => [
  sample('loss-mse', l10n.t('Mean squared error'), l10n.t('Two outliers pull the line')),
  sample('loss-mae', l10n.t('Mean absolute error'), l10n.t('Outliers hardly matter')),
  sample('loss-huber', l10n.t('Huber loss'), l10n.t('Like the absolute error, but smooth near 0')),
  sample('logistic-regression', l10n.t('Logistic regression'), l10n.t('The probability of passing after x hours')),
  sample('logistic-regression-squared-error', l10n.t('Why not the squared error'), l10n.t('Logistic regression that gets stuck')),
];

const classes = (): readonly Sample[] => [
  sample('logistic-regression-csv', l10n.t('Exam results from a CSV file'), l10n.t('Columns of a table, chosen by name')),
  sample('binary-threshold', l10n.t('Yes or no: the threshold'), l10n.t('Three thresholds, three accuracies')),
  sample('class-weight', l10n.t('Weights of classes'), l10n.t('A rare class is found as well')),
  sample('multi-class-sparse', l10n.t('Four classes by number'), l10n.t('Labels 0, 1, 2, 3 and softmax')),
  sample('multi-class-one-hot', l10n.t('Four classes, one-hot'), l10n.t('The same figures with rows of zeros and a 1')),
  sample('multi-class-fruit', l10n.t('Kinds of fruit from a CSV file'), l10n.t('Labels that are words')),
  sample('multi-class-spiral', l10n.t('A spiral with three arms'), l10n.t('Hidden layers bend the plane')),
  sample('multi-label', l10n.t('Three questions at once'), l10n.t('Several sigmoid outputs; NPY files')),
];

const overfitting = (): readonly Sample[] => [
  sample('overfitting', l10n.t('Overfitting'), l10n.t('The validation loss turns up, the training loss keeps falling')),
  sample('overfitting-early-stopping', l10n.t('Stopped early'), l10n.t('The weights of the best epoch are taken')),
  sample('overfitting-dropout', l10n.t('Dropout'), l10n.t('The validation loss rises far less')),
];

const activations = (): readonly Sample[] => [
  sample('matrix-product', l10n.t('Matrix product'), l10n.t('Cell by cell: a row times a column, added up')),
  sample('forward-pass', l10n.t('Forward pass 2-3-2-2'), l10n.t('All weights given: 37 % and 63 %')),
  sample('vanishing-gradient-sigmoid', l10n.t('Vanishing gradient: sigmoid'), l10n.t('Six sigmoid layers: 60 epochs of guessing')),
  sample('vanishing-gradient-relu', l10n.t('Vanishing gradient: ReLU'), l10n.t('Six ReLU layers: every point right')),
  sample('graph-skip', l10n.t('Skip connections'), l10n.t('Six sigmoid layers that learn after all')),
  sample('graph-wide-and-deep', l10n.t('Two ways to the output'), l10n.t('A graph of layers with Concatenate')),
];

const functions = (): readonly Sample[] => [
  sample('sheet-functions', l10n.t('Three functions, their slopes and minima'), l10n.t('Tangent, secant, and a walk downhill')),
  sample('sheet-activations', l10n.t('Activations and their derivatives'), l10n.t('linear, ReLU, sigmoid, tanh and softmax')),
  sample('sheet-vanishing-gradient', l10n.t('Slopes of step, sigmoid and ReLU'), l10n.t('What is left of a slope after six layers')),
  sample('sheet-losses', l10n.t('Losses of one prediction'), l10n.t('Squared, absolute, cross-entropy: which pulls hardest')),
];

const pictures = (): readonly Sample[] => [
  sample('mnist-sample', l10n.t('Handwritten digits (MNIST), a sample'), l10n.t('2,000 digits that are always there')),
  sample('mnist', l10n.t('Handwritten digits (MNIST), all of them'), l10n.t('Fetched once, unless Keras has it (11 MB)')),
  sample('fashion-mnist-sample', l10n.t('Clothes (Fashion-MNIST), a sample'), l10n.t('2,000 pictures that are always there')),
  sample('fashion-mnist', l10n.t('Clothes (Fashion-MNIST), all of them'), l10n.t('Fetched once, unless Keras has it (31 MB)')),
  sample('picture-dense', l10n.t('Shapes in small pictures'), l10n.t('Dense layers memorize them')),
  sample('picture-conv', l10n.t('Shapes, with a convolution'), l10n.t('Found wherever they are')),
  sample('picture-folder', l10n.t('Shapes in folders of pictures'), l10n.t('PNG files, a folder for each class')),
  sample('picture-batch-normalization', l10n.t('Batch normalization'), l10n.t('Parameters that do not train')),
  sample('sequence-next-value', l10n.t('The next value of a wave'), l10n.t('SimpleRNN looks at the last values')),
  sample('memory-lstm', l10n.t('Memory: LSTM'), l10n.t('Remembers the first of ten numbers')),
  sample('memory-gru', l10n.t('Memory: GRU'), l10n.t('The same with fewer parameters')),
  sample('words', l10n.t('Words'), l10n.t('Embedding and GRU: "not good" is bad')),
];

const tensors = (): readonly Sample[] => [
  sample('tensor-basics', l10n.t('Tensors of 0 to 3 dimensions'), l10n.t('Shapes, sums, products, broadcasting, dot and transpose')),
  sample('tensor-transpose-reshape', l10n.t('Transpose and reshape'), l10n.t('Side by side, and where each number went')),
  sample('tensor-matmul', l10n.t('Product and transpose of matrices'), l10n.t('Point at a cell: its row, its column and its sum')),
];

/** Every packaged sample by its theme, in the order in which one studies them; made when asked for, in the reader's language. */
export const themes = (): readonly Theme[] => [
  { id: 'gates', title: l10n.t('Gates and the perceptron'), samples: gates() },
  { id: 'xor', title: l10n.t('XOR'), samples: xor() },
  { id: 'regression', title: l10n.t('Regression'), samples: regression() },
  { id: 'descent', title: l10n.t('Gradient descent and batches'), samples: descent() },
  { id: 'losses', title: l10n.t('Losses'), samples: losses() },
  { id: 'optimizers', title: l10n.t('Optimizers'), samples: optimizers() },
  { id: 'classes', title: l10n.t('Classes and labels'), samples: classes() },
  { id: 'overfitting', title: l10n.t('Overfitting'), samples: overfitting() },
  { id: 'activations', title: l10n.t('Activations and depth'), samples: activations() },
  { id: 'functions', title: l10n.t('Functions'), samples: functions() },
  { id: 'tensors', title: l10n.t('Tensors'), samples: tensors() },
  { id: 'pictures', title: l10n.t('Pictures, sequences and words'), samples: pictures() },
];

export const allSamples = (): readonly Sample[] => themes().flatMap(({ samples }) => samples);

/** What a spec is without any task: its sections, and a network of one unit that can be trained as it is. */
const text = `{
  "name": "network",
  "seed": 1,
  "data": {
    "x": [1, 2, 3],
    "y": [2, 4, 6]
  },
  "layers": [
    { "type": "Dense", "units": 1 }
  ],
  "compile": {
    "optimizer": { "type": "SGD", "learning_rate": 0.01 },
    "loss": "mean_squared_error"
  },
  "fit": {
    "epochs": 100
  },
  "predict": [4]
}
`;

/** The template for those who begin without a sample; made when asked for, in the reader's language. */
export const emptySpec = (): Sample => ({
  file: 'network',
  title: l10n.t('Empty spec'),
  see: l10n.t('The sections to fill in, with the smallest network'),
  text,
});
