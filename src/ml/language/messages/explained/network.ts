import { explained } from './explanation';

/** Mistakes in the network, in its output and loss, and in how it learns. */
export const networkExplanations = explained({
  'softmax-of-one': {
    severity: 'warning',
    title: 'softmax over a single unit',
    text: 'softmax divides exp(z) of each unit by the sum over all units of the layer. With one unit that is exp(z) / exp(z) = 1, whatever z is: the output never changes, its slope is 0, and nothing can be learned. For a yes or no, one unit with sigmoid gives the probability of class 1; softmax needs a unit for each class.',
  },
  'softmax-hidden': {
    severity: 'warning',
    title: 'softmax in a hidden layer',
    text: 'softmax makes probabilities that add up to 1, which is what the last layer of a classifier gives. In a hidden layer this forces the units to share one sum: when one grows, all others must shrink, and the layer passes on little but which unit is the largest. Its slopes are small, too, so the layers before it learn slowly. Hidden layers use functions that work on each unit by itself, such as relu or tanh.',
  },
  'linear-stack': {
    severity: 'warning',
    title: 'Linear layers in a row are one linear layer',
    text: 'A Dense layer without an activation computes W₁·x + b₁. A second one makes W₂·(W₁·x + b₁) + b₂ = (W₂·W₁)·x + (W₂·b₁ + b₂), which is again a matrix times x and a bias. However many there are, together they can do no more than a single linear layer: draw one straight line, fit one plane. What makes depth worth anything is a function that is not linear between the layers.',
  },
  'one-unit-hidden': {
    severity: 'hint',
    title: 'A hidden layer of a single unit',
    text: 'All that a sample has to say goes through one number here, and no later layer can bring back what is lost on the way. With an activation that only rises, everything after this unit is decided by one weighted sum: one straight line, in however many dimensions. It can be meant, as in the narrow part of an autoencoder; for most tasks a few more units are needed.',
  },
  'vanishing-gradient': {
    severity: 'warning',
    title: 'Vanishing gradient: many layers with small slopes',
    text: 'On the way back, the gradient is multiplied in each layer by the slope of its activation function. The slope of sigmoid is at most 1/4, at z = 0, so four hidden layers leave at most 1/256 of the gradient to the first one, and it hardly learns. relu has the slope 1 where it is active, so it does not shrink the gradient; this is why deep networks use it. BatchNormalization and skip connections help, too.',
  },
  'weights-alike': {
    severity: 'warning',
    title: 'Units that begin with the same weights',
    text: 'Units of one layer that begin with the same weights, and that the next layer weighs alike, compute the same and get the same gradient. So they stay copies of each other for ever, and the layer is worth a single unit. With zeros it can be worse: where the output or the slope is 0, no gradient comes through at all. Weights are drawn at random to make units different; only biases, and the weights of a single layer, may begin with 0.',
  },
  'squared-error-for-classes': {
    severity: 'hint',
    title: 'Squared error with probabilities of classes',
    text: 'The gradient of the squared error contains the slope of sigmoid or softmax, which is nearly 0 where the network is sure. So a network that is sure and wrong hardly learns, just when it should learn most; its loss surface has flat parts. In the gradient of cross-entropy this slope cancels: what is left is ŷ − y, the larger the worse the answer is. Squared error works on small examples, and is what a regression uses.',
  },
  'not-probabilities': {
    severity: 'warning',
    title: 'Cross-entropy of numbers that are no probabilities',
    text: 'Cross-entropy takes the logarithm of the output, so this must be a probability between 0 and 1. A linear output, or relu or tanh, gives other numbers too: they are cut off at 0 and 1, where there is no gradient, and the loss says nothing. End in sigmoid (yes or no, or several labels) or softmax (one of several classes), or keep the linear output and set "from_logits": true: then the loss applies sigmoid or softmax itself.',
  },
  'not-logits': {
    severity: 'warning',
    title: '"from_logits" after sigmoid or softmax',
    text: '"from_logits": true says that the outputs are the numbers before sigmoid or softmax, which the loss then applies itself. After a layer that has applied it already it would be applied twice. Keras notices this and uses the numbers before the activation, so the result is right; but the spec says two things at once.',
  },
  'softmax-for-labels': {
    severity: 'warning',
    title: 'softmax where several labels can be right',
    text: 'The outputs of softmax add up to 1: they are the shares of classes of which exactly one is right. Where a sample can have several labels, two of them can never both be near 1. sigmoid decides each label by itself, and binary_crossentropy adds up these decisions.',
  },
  'softmax-with-binary': {
    severity: 'warning',
    title: 'binary_crossentropy after softmax',
    text: 'binary_crossentropy takes every output for a yes or no of its own, and averages over them. Where exactly one class is right that counts the many easy noes, so the loss looks small. categorical_crossentropy looks at the probability of the right class alone, and together with softmax has the simple gradient ŷ − y.',
  },
  'out-of-reach': {
    severity: 'warning',
    title: 'Targets that the output cannot reach',
    text: 'The last activation limits what the network can give: sigmoid stays between 0 and 1, tanh between −1 and 1, relu at 0 or above. Targets outside of that can never be predicted, however long one trains; the output only goes to the end of its range. A regression usually ends in a linear unit. Or the targets are brought into the range.',
  },
  'percent-of-zero': {
    severity: 'warning',
    title: 'Percentage error of targets that are 0',
    text: 'The percentage error divides by the target. For a target of 0 Keras divides by 1e-7 in its place, so a small error becomes millions of percent, and these rows alone decide what is learned.',
  },
  'learning-rate-large': {
    severity: 'warning',
    title: 'A learning rate that is far too large',
    text: 'A step goes learning_rate times as far as the optimizer’s rule says. Too large, it leaps over the minimum and lands higher on the other side: the loss jumps or grows, sigmoid and tanh units saturate, ReLU units die. SGD multiplies the gradient by the rate; Adam, RMSprop and their kin divide by the size of the gradient first, so that each weight moves by about the rate itself in each step, and rates are much smaller. If the loss jumps, divide the rate by 10.',
  },
  'learning-rate-diverges': {
    severity: 'warning',
    title: 'A learning rate with which this loss diverges',
    text: 'The squared error of a linear output is a bowl. Along the direction of its largest curvature λ, a step of gradient descent multiplies the distance from the minimum by 1 − learning_rate · λ. As soon as learning_rate is above 2/λ this factor is beyond −1, so each step ends farther away than it began, and the loss grows without end. λ is the largest eigenvalue of the Hessian matrix: for one linear layer it comes from the inputs alone (large inputs, large λ, small rates); for a deeper network the bias of the last layer alone has the curvature 2 (2/k for k outputs). With momentum m the border is 2 · (1 + m)/λ.',
  },
  'learning-rate-small': {
    severity: 'warning',
    title: 'A learning rate that is far too small',
    text: 'With a tiny rate each step goes the right way, and all of them together do not get anywhere: the weights stay nearly as they were drawn, and the loss falls too slowly to be seen. Twice as many epochs help as much as twice the rate, and take twice as long. If the loss falls slowly and evenly, multiply the rate by 10.',
  },
  'learning-rate-zero': {
    severity: 'hint',
    title: 'A learning rate of 0',
    text: 'Every rule multiplies its step by the learning rate, so with 0 no weight changes and the network stays as it begins. That is useful to look at the loss and the gradients of given weights, and for nothing else.',
  },
  'no-line-for-gate': {
    severity: 'warning',
    title: 'A gate that no straight line separates',
    text: 'A single unit fires where w₁·x₁ + w₂·x₂ + b is above a border, so its 1s and 0s lie on either side of a straight line. AND, OR, NAND and NOR can be drawn so. XOR and XNOR cannot: the middle of the square is between (0, 0) and (1, 1), which are of one class, and also between (0, 1) and (1, 0), which are of the other, and no line has one point on both sides. Minsky and Papert showed this in 1969. A hidden layer draws two lines, and the output unit joins them: XOR is OR and NAND together.',
  },
  'no-line': {
    severity: 'hint',
    title: 'No straight line separates the classes',
    text: 'A single unit, or any stack of linear layers, answers by one weighted sum: class 1 where w·x + b is above a border, class 0 where it is below. So its decision boundary is a straight line (a plane, for three inputs). Where one point lies between rows of class 0 and also between rows of class 1, no line has all rows on their side. The perceptron rule never comes to rest on such data. A hidden layer bends the boundary. Where classes merely overlap, a line may still be the best answer.',
  },
  'no-line-through-zero': {
    severity: 'hint',
    title: 'No line through 0 separates the classes',
    text: 'Without a bias the border w·x = 0 contains the point 0, whatever the weights are: the line can be turned, but not moved. The bias moves it.',
  },
  'not-trained': {
    severity: 'warning',
    title: 'Weights that are neither given nor trained',
    text: 'A network that has no "compile" is not trained, and only computes with the weights that it has. Weights that the spec does not give are drawn at random, so the outputs mean nothing.',
  },
  'no-gradient': {
    severity: 'error',
    title: 'No gradient through a step',
    text: 'Gradient descent asks how the loss changes when a weight changes a little. The step function gives 0 or 1 and does not change with a small change of its input: its slope is 0 everywhere, so the gradient of every weight before it is 0, and nothing moves. This is why sigmoid, a smooth step, took its place. Rosenblatt’s perceptron rule needs no slope, but works for a single layer only.',
  },
  'nothing-to-train': {
    severity: 'error',
    title: 'No weights that may change',
    text: 'Training changes weights. Layers such as Flatten, Dropout or Activation have none, and "trainable": false keeps those of a layer as they are.',
  },
  'perceptron-needs-step': {
    severity: 'error',
    title: 'The perceptron rule needs one layer of step or sign units',
    text: 'The rule compares the answer of a unit, which is one of two numbers, with the target and moves the weights where they differ. It does not say what a hidden unit should have answered, so there can be no hidden layer: that had to wait for backpropagation, which needs slopes.',
  },
  'perceptron-targets': {
    severity: 'error',
    title: 'Targets that a step or sign unit cannot give',
    text: 'The perceptron rule stops changing weights once every answer equals its target. A step unit answers 0 or 1, a sign unit −1 or 1; with other targets every row is a mistake for ever.',
  },
  'one-hot-for-sparse': {
    severity: 'error',
    title: 'One-hot targets with a sparse loss',
    text: 'The sparse losses take the number of the right class (2), the others a row with a 1 in its place ([0, 0, 1]). Both say the same, and both losses are the same number; only the form of the targets differs.',
  },
  'labels-for-one-hot': {
    severity: 'error',
    title: 'Class numbers with a loss for one-hot rows',
    text: 'categorical_crossentropy multiplies the targets with the logarithms of all outputs, so it needs a number for each class: a one-hot row. sparse_categorical_crossentropy takes the class numbers as they are, and computes the same.',
  },
  'label-beyond-units': {
    severity: 'error',
    title: 'A class number for which there is no unit',
    text: 'A classifier has one output for each class, and class numbers count from 0: 10 units are for the classes 0 to 9. A class without a unit can neither be answered nor be compared.',
  },
  'one-class': {
    severity: 'error',
    title: 'A loss between classes, with a single output',
    text: 'categorical_crossentropy compares the probabilities of several classes. With a single output there is nothing to compare: the probability of the only class is always 1. For a yes or no, binary_crossentropy takes the probability of yes, from one sigmoid unit.',
  },
  'targets-not-probabilities': {
    severity: 'error',
    title: 'Targets that are no probabilities',
    text: 'Binary cross-entropy is −(y · ln ŷ + (1 − y) · ln(1 − ŷ)), which is made for a y from 0 to 1. With other targets it has no minimum, and training makes the outputs larger without end.',
  },
});
