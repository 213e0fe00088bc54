import { explained } from './explanation';

/** Mistakes in the data, in how it is divided, and in what is measured. */
export const dataExplanations = explained({
  'pixels-not-scaled': {
    severity: 'warning',
    title: 'Pixels that are not scaled',
    text: 'Weights are drawn for inputs of about the size 1. Pixels from 0 to 255 make weighted sums a hundred times as large: sigmoid and tanh units are saturated from the beginning, softmax is sure of a random class, and gradients are so large that the usual learning rates overshoot. Dividing by 255 keeps the picture and brings its numbers to 0 … 1.',
  },
  'batch-larger-than-data': {
    severity: 'hint',
    title: 'A batch that is larger than the data',
    text: 'A step uses the rows of one batch. Where there are fewer rows than batch_size, one batch holds all of them, as in Keras: each epoch is a single step of full gradient descent. That is fine for a truth table; but then 100 epochs are only 100 steps.',
  },
  'many-parameters': {
    severity: 'hint',
    title: 'Far more parameters than samples',
    text: 'With many more weights than samples the network can learn the training data by heart, noise and all, and do badly on new data: overfitting. It need not happen, but only data that is kept back shows whether it does. Compare training and validation loss. Against it help fewer units, Dropout, early stopping, weight decay, and most of all more data.',
  },
  'class-without-training': {
    severity: 'warning',
    title: 'A class that occurs in validation or test alone',
    text: 'Parts are taken from the end (or the beginning) of the rows, as Keras does. Where a file is sorted by class, the last part holds classes that the network has never seen, and it cannot answer them. Shuffling before the split spreads every class over all parts.',
  },
  'class-name-unused': {
    severity: 'warning',
    title: 'A class name that no row uses',
    text: 'The names in "class_names" are for the classes 0, 1, 2, … in this order. A name without a row is a slip in most cases: classes that count from 1, a name too many, or a file that lacks a class. The output unit of such a class only learns to say no.',
  },
  'no-seed': {
    severity: 'hint',
    title: 'No seed where results are compared',
    text: 'First weights, shuffles, splits and dropout are random, and all of it comes from "seed". Without one the seed is 0, so a run can be repeated, but the spec does not say so, and a reader may take one lucky draw for the truth. Where figures are compared, write the seed, and try some others: what differs between seeds is chance, what does not is the network.',
  },
  'one-class-validation': {
    severity: 'warning',
    title: 'Validation rows of a single class',
    text: 'The validation rows are the last ones. Where the data is sorted by class, they all have the same class: a network that always says this class is right every time, and one that has learned well may look bad. Shuffle before the split.',
  },
  'two-validations': {
    severity: 'warning',
    title: 'Two kinds of validation rows',
    text: 'Validation rows come either with the data or from "validation_split", which keeps back the last part of the training rows. Given both, Keras takes the first and uses all training rows for training; so the split does nothing.',
  },
  'class-without-rows': {
    severity: 'warning',
    title: 'A class weight for a class without rows',
    text: 'A class weight multiplies the loss of the rows of its class. Where there are none, there is nothing to multiply. Class numbers count from 0.',
  },
  'monitor-not-there': {
    severity: 'warning',
    title: 'Early stopping watches what is not there',
    text: 'Early stopping compares a value of the history after each epoch. Names that begin with val_ are there only with validation rows. Without them Keras warns, and trains to the end.',
  },
  'accuracy-of-regression': {
    severity: 'warning',
    title: 'Accuracy of a regression',
    text: 'Accuracy is the share of answers that are exactly right. Of numbers that may be anything hardly one is, so it stays near 0 however good the network is. The mean absolute error says how far off the answers are.',
  },
  'accuracy-of-signs': {
    severity: 'warning',
    title: 'Accuracy of targets −1 and 1',
    text: 'Keras’s accuracies compare answers with 0 and 1. A target of −1 is neither, so every row of that class counts as wrong.',
  },
  'accuracy-of-labels': {
    severity: 'warning',
    title: 'One of several classes, where there are several labels',
    text: 'This metric asks which output is the largest. Where each output is a label of its own, several can be right, or none, and each has to be compared with its threshold.',
  },
  'accuracy-of-logits': {
    severity: 'warning',
    title: 'A metric for probabilities, of outputs that are none',
    text: 'Logits are the numbers before sigmoid: 0 is the same as a probability of 0.5. A metric that compares them with 0.5 takes logits between 0 and 0.5 for class 0, which are class 1.',
  },
  'always-yes': {
    severity: 'warning',
    title: 'A metric that always says yes',
    text: 'The largest of one output is that output. So without a threshold every row counts as class 1, whatever the network answers.',
  },
  'largest-of-one': {
    severity: 'warning',
    title: 'The largest of a single output',
    text: 'Categorical metrics ask which of several outputs is the largest. Of a single one that is always the same, and the metric says nothing. For one sigmoid unit, "accuracy" compares with 0.5.',
  },
  'metric-not-finite': {
    severity: 'warning',
    elsewhere: true,
    title: 'A metric that is not a finite number',
    text: 'Some metrics divide by something that can be 0, such as the variance of the targets in r2_score, or take a logarithm. Then they have no value, though the loss has one and training is not disturbed.',
  },
  'classes-unused': {
    severity: 'warning',
    title: '"classes" where the set has its own',
    text: 'Only "spiral" and "blobs" can be made with any number of classes; the other synthetic sets are what they are.',
  },
  'names-without-classes': {
    severity: 'warning',
    title: 'Class names without classes',
    text: '"class_names" names the classes 0, 1, 2, … Targets that are other numbers, as those of a regression, have no classes to name.',
  },
  'csv-input-is-target': {
    severity: 'warning',
    title: 'The target is among the inputs',
    text: 'A network that is given the answer copies it: the loss falls to 0, and nothing was learned that would help with new data. This is called leakage.',
  },
  'csv-label-missing': {
    severity: 'warning',
    title: 'A class that looks like a missing value',
    text: 'Text such as "NA", "?" or "none" often marks that the value is not known. As a class of its own the network would learn to predict what was not written down.',
  },
  'pictures-left-out': {
    severity: 'warning',
    title: 'Pictures in a format that is not read',
    text: 'PNG and JPEG are what cameras, phones and drawing programs save. Pictures of other formats, such as GIF and BMP, are left out, so the network learns without them.',
  },
  'pictures-empty-class': {
    severity: 'warning',
    title: 'A class without pictures',
    text: 'Each folder is a class, also where it holds no picture. The network gets an output for it, which only learns to say no.',
  },
  'csv-read-as': {
    severity: 'info',
    title: 'A CSV file that is not UTF-8',
    text: 'Older programs save text in the encoding of their country, such as CP949 in Korea. It was recognized and read; UTF-8 leaves nothing to recognize.',
  },
  'csv-row-names': {
    severity: 'info',
    title: 'A CSV file with names of rows',
    text: 'R writes the name of each row as its first value and gives this column no name. It is no feature, so it is left out.',
  },
  'csv-unnamed-column': {
    severity: 'info',
    title: 'A column without a name',
    text: 'A column that has no name cannot be asked for, so it is left out. pandas writes the row numbers so, unless to_csv is called with index=False.',
  },
  'part-empty': {
    severity: 'info',
    title: 'A part of the data with no rows',
    text: 'A fraction of few rows is rounded to whole rows, and can come to none.',
  },
  'data-too-large-to-look-at': {
    severity: 'info',
    elsewhere: true,
    title: 'Data that is not looked at while you write',
    text: 'While a spec is edited, data is loaded only up to a limit, so that the editor stays quick. What depends on the data is checked when training begins.',
  },
});
