import { bce, type Case, cce, classes, rule, scce, trained } from './case';

/** Weights that cannot learn, and metrics that say nothing. */
export const learningCases: readonly Case[] = [
  {
    code: 'nothing-to-train',
    text: trained('{ "type": "Dense", "units": 1, "trainable": false }').replace('"layers"', '«"layers"»'),
    message:
      'No layer has weights that may change, so there is nothing to train. Add a layer with weights, such as Dense, or remove "trainable": false.',
  },
  {
    code: 'perceptron-needs-step',
    text: trained('«{ "type": "Dense", "units": 1 }»', rule),
    message: 'The perceptron rule trains units that fire or do not: the last layer must be Dense with the activation "step" (or "sign").',
    fixes: ['Set the activation to "step"'],
  },
  {
    code: 'perceptron-needs-step',
    text: trained('{ "type": "Dense", "units": 2, "activation": "step" }, «{ "type": "Dense", "units": 1, "activation": "step" }»', rule),
    message:
      'The perceptron rule is for a single layer of weights, and here there are 2. To train several layers, use another optimizer and activations with a slope, such as relu or sigmoid.',
  },
  {
    code: 'perceptron-targets',
    text: trained('{ "type": "Dense", "units": 1, "activation": «"sign"» }', rule),
    message: 'A sign unit gives -1 or 1, so the perceptron rule needs these as targets, but they go from 0 to 1. Use "step".',
    fixes: ['Change to "step"'],
  },
  {
    code: 'perceptron-targets',
    text: trained('{ "type": "Dense", "units": 1, "activation": «"step"» }', rule, '{ "x": [1, 2], "y": [1, 5] }'),
    message: 'A step unit gives 0 or 1, so the perceptron rule needs these as targets, but they go from 1 to 5. Change the targets.',
  },
  {
    code: 'no-gradient',
    text: trained('{ "type": "Dense", "units": 1, "activation": «"step"» }'),
    message:
      'step is flat, so no gradient passes through "dense": its weights and those of the layers before it cannot learn. Use "sigmoid", or "optimizer": "perceptron".',
    fixes: ['Change to "sigmoid"', 'Train by the perceptron rule'],
  },
  {
    code: 'no-gradient',
    text: trained('{ "type": "Dense", "units": 1, "activation": «"sign"» }, { "type": "Dense", "units": 1 }'),
    message: 'sign is flat, so no gradient passes through "dense": its weights and those of the layers before it cannot learn. Use "tanh".',
    fixes: ['Change to "tanh"'],
    also: ['one-unit-hidden'],
  },
  {
    code: 'no-gradient',
    text: trained('{ "type": "Reshape", "target_shape": [2, 1] }, { "type": "GRU", "units": 1, "recurrent_activation": «"step"» }'),
    message:
      'step is flat, so no gradient passes through "gru": its weights and those of the layers before it cannot learn. Use "sigmoid".',
    fixes: ['Change to "sigmoid"'],
  },
  {
    code: 'metric-name-twice',
    text: trained('{ "type": "Dense", "units": 1 }', '"optimizer": "adam", "loss": "mse", "metrics": ["mae", «"mae"»]'),
    message: '"mae" is in the history already. Remove this metric, or give it a "name" of its own.',
    fixes: ['Remove this metric'],
  },
  {
    code: 'metric-targets',
    text: trained('{ "type": "Dense", "units": 3, "activation": "softmax" }', `${scce}, "metrics": [«"categorical_accuracy"»]`, classes),
    message:
      'categorical_accuracy cannot compare outputs of 3 numbers with targets of one number. Use another metric, or targets that look like the outputs.',
    fixes: ['Change to "accuracy"'],
  },
  {
    code: 'metric-targets',
    text: trained(
      '{ "type": "Dense", "units": 3, "activation": "softmax" }',
      `${cce}, "metrics": [«"sparse_categorical_accuracy"»]`,
      classes.replace(' }', ', "one_hot": true }'),
    ),
    message:
      'sparse_categorical_accuracy takes one class number (0, 1, 2, …) a sample, and the targets are something else. Use another metric.',
    fixes: ['Change to "accuracy"'],
  },
  {
    code: 'metric-targets',
    text: trained(
      '{ "type": "Dense", "units": 1 }',
      '"optimizer": "adam", "loss": "mse", "metrics": [«"sparse_top_k_categorical_accuracy"»]',
      '{ "x": [1, 2], "y": [0.5, 1.5] }',
    ),
    message:
      'sparse_top_k_categorical_accuracy takes one class number (0, 1, 2, …) a sample, and the targets are something else. Use another metric.',
  },
  {
    code: 'metric-targets',
    text: trained(
      '{ "type": "Dense", "units": 1 }',
      '"optimizer": "adam", "loss": "mse", "metrics": [«"r2_score"»]',
      '{ "x": [[[1], [2]]], "y": [[[1], [2]]] }',
    ),
    message:
      'r2_score takes one row of outputs a sample, but here they are 2 × 1. Put Flatten before the last layer, or use another metric.',
  },
  {
    code: 'metric-name-reserved',
    text: trained(
      '{ "type": "Dense", "units": 1 }',
      '"optimizer": "adam", "loss": "mse", "metrics": [{ "type": "mae", "name": «"val_error"» }]',
    ),
    message: '"val_error" cannot be the name of a metric: in the history, "val_" marks the values of validation. Choose another.',
    fixes: ['Remove this name of a metric'],
  },
  {
    code: 'metric-name-reserved',
    text: trained(
      '{ "type": "Dense", "units": 1 }',
      '"optimizer": "adam", "loss": "mse", "metrics": [{ "type": "mae", "name": «"__proto__"» }]',
    ),
    message: '"__proto__" cannot be the name of a metric. Choose another, or leave it out.',
    fixes: ['Remove this name of a metric'],
  },
  {
    code: 'no-line-for-gate',
    text: trained('{ "type": "Dense", "units": «1», "activation": "sigmoid", "input_dim": 2 }', bce, '{ "gate": "XOR" }'),
    severity: 'warning',
    message:
      'No straight line separates the 1s of XOR from its 0s: (0.5, 0.5) is between both. This network can only draw one line, so some rows stay wrong, whatever the weights are. A hidden layer with an activation such as "tanh" can draw more than one.',
    fixes: ['Put a hidden layer before it'],
  },
  {
    code: 'no-line',
    text: trained(
      '{ "type": "Input", "shape": [3] }, { "type": "Dense", "units": «1», "activation": "sigmoid" }',
      bce,
      '{ "x": [[0, 0, 0], [0, 0, 1], [0, 0, 2]], "y": [0, 1, 0] }',
    ),
    severity: 'hint',
    message:
      'No plane separates the two classes of the training data, and this network can only draw one: (0, 0, 1) is between rows of one class and between rows of the other. So some rows stay wrong, whatever the weights are. A hidden layer with an activation such as "tanh" can draw more than one.',
    fixes: ['Put a hidden layer before it'],
  },
  {
    code: 'no-line-for-gate',
    text: trained('{ "type": "Dense", "units": «1», "activation": "step" }', rule, '{ "gate": "XNOR" }'),
    severity: 'warning',
    message:
      'No straight line separates the 1s of XNOR from its 0s: (0.5, 0.5) is between both. This network can only draw one line, so the perceptron rule never settles. Several layers can do it, trained by gradients.',
  },
  {
    code: 'no-line',
    text: trained(
      '{ "type": "Dense", "units": «1», "activation": "step" }',
      rule,
      '{ "x": [[0, 0], [0, 1], [1, 0], [1, 1]], "y": [1, 0, 0, 1] }',
    ),
    severity: 'hint',
    message:
      'No straight line separates the two classes of the training data, and this network can only draw one: (0.5, 0.5) is between rows of one class and between rows of the other. So the perceptron rule never settles. Several layers can do it, trained by gradients.',
  },
  {
    code: 'no-line',
    text: trained(
      '{ "type": "Dense", "units": 3 }, { "type": "Dense", "units": «2», "activation": "softmax" }',
      scce,
      '{ "x": [1, 2, 4, 2], "y": [0, 0, 1, 1] }',
    ),
    severity: 'hint',
    message:
      'No threshold separates the two classes of the training data, and this network can only draw one: rows 1 and 3 have the same inputs, 2, and different classes. No network answers both rightly.',
    also: ['linear-stack'],
  },
  {
    code: 'no-line',
    text: trained(
      '{ "type": "Dense", "units": «2», "activation": "sigmoid" }',
      bce,
      '{ "x": [[0, 0], [0, 1], [1, 0], [1, 1]], "y": [[0, 1], [0, 0], [0, 0], [1, 1]] }',
    ),
    severity: 'hint',
    message:
      'No straight line separates the two classes of the training data for output "1", and this network can only draw one: (0.5, 0.5) is between rows of one class and between rows of the other. So some rows stay wrong, whatever the weights are. A hidden layer with an activation such as "tanh" can draw more than one.',
    fixes: ['Put a hidden layer before it'],
  },
  {
    code: 'no-line-through-zero',
    text: trained('{ "type": "Dense", "units": «1», "activation": "sigmoid", "use_bias": false }', bce),
    severity: 'hint',
    message:
      'Without a bias this network can only draw a straight line through 0, and none of these separates the two classes of the training data; one that need not go through 0 does. Let it have a bias.',
    fixes: ['Let it have a bias'],
  },
];
