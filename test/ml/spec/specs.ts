/** Sound specs of many sorts: what tests start from to make unsound ones. */

const xor = `{
  "name": "XOR with a hidden layer",
  "seed": 7, // all randomness comes from it
  "data": { "gate": "XOR" },
  "layers": [
    { "type": "Dense", "units": 2, "activation": "tanh", "input_shape": [2] },
    { "type": "Dense", "units": 1, "activation": "sigmoid" },
  ],
  "compile": { "optimizer": { "type": "Adam", "learning_rate": 0.1 }, "loss": "binary_crossentropy", "metrics": ["accuracy"] },
  "fit": { "epochs": 300, "batch_size": 4 },
  "predict": [[0, 0], [0, 1], [1, 0], [1, 1]]
}
`;

/** Regression B of STUDY.md: two inputs in columns, fourteen layers, 14,028 parameters. */
export const regressionB = JSON.stringify(
  {
    data: {
      x: [
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.5, 1.4, 1.3],
      ],
      y: [2, 4, 6, 8, 10, 12, 14, 16, 18, 20],
      transpose: true,
    },
    layers: [25, 50, 50, 50, 40, 30, 35, 29, 30, 20, 15, 12, 9, 1].map((units, i) => ({
      type: 'Dense',
      units,
      ...(i === 0 && { input_shape: [2] }),
    })),
    compile: { optimizer: 'adam', loss: 'mse' },
    fit: { epochs: 100, batch_size: 5 },
    predict: [[10, 1.4]],
  },
  null,
  2,
);

const gateByHand = `{
  "data": { "gate": "AND" },
  "layers": [{ "type": "Dense", "units": 1, "activation": "step", "weights": [[0.4], [0.4]], "bias": [-0.6] }],
  "compile": { "optimizer": "perceptron" },
  "fit": { "epochs": 10, "batch_size": 1, "shuffle": false }
}`;

const graph = `{
  "data": { "x": [[1, 2], [3, 4], [5, 6]], "y": [[1, 0], [0, 1], [1, 1]], "validation": { "x": [[1, 1]], "y": [[0, 0]] } },
  "layers": [
    { "type": "Input", "shape": [2], "name": "in" },
    { "type": "Dense", "units": 2, "name": "left" },
    { "type": "Dense", "units": 2, "name": "right", "inputs": ["in"], "weights": { "kernel": [[1, 2], [3, 4]], "bias": [0, 0] } },
    { "type": "Add", "inputs": ["left", "right"], "name": "sum" },
    { "type": "Concatenate", "inputs": ["sum", "in"] },
    { "type": "Dense", "units": 2, "activation": "sigmoid" }
  ],
  "compile": { "optimizer": { "type": "SGD", "momentum": 0.9, "clipnorm": 1 }, "loss": { "type": "bce", "label_smoothing": 0.1 } },
  "fit": { "sample_weight": [1, 2, 3], "early_stopping": { "monitor": "val_loss", "patience": 2, "restore_best_weights": true } }
}`;

const pictures = `{
  "data": {
    "x": [[[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 1, 1], [2, 2, 2], [3, 3, 3]], [[0, 0, 0], [0, 0, 0], [0, 0, 0]]],
    "y": [0, 1, 2], "scale": 9, "class_names": ["a", "b", "c"]
  },
  "layers": [
    { "type": "Reshape", "target_shape": [3, 3, 1], "input_shape": [3, 3] },
    { "type": "Conv2D", "filters": 4, "kernel_size": [2, 2], "padding": "same", "activation": { "type": "leaky_relu", "negative_slope": 0.1 } },
    { "type": "BatchNormalization" },
    { "type": "MaxPooling2D", "pool_size": 2 },
    { "type": "Flatten" },
    { "type": "Dropout", "rate": 0.25 },
    { "type": "Dense", "units": 3, "activation": "softmax", "kernel_initializer": { "type": "VarianceScaling", "mode": "fan_avg" } }
  ],
  "compile": { "optimizer": "rmsprop", "loss": "sparse_categorical_crossentropy", "metrics": ["acc", { "type": "SparseTopKCategoricalAccuracy", "k": 2 }] },
  "fit": { "epochs": 2, "class_weight": { "0": 1, "1": 2, "2": 0.5 }, "validation_split": 0.34 }
}`;

const sequence = `{
  "data": { "x": [[0, 1, 2], [2, 1, 0]], "y": [0, 1] },
  "layers": [
    { "type": "Embedding", "input_dim": 3, "output_dim": 4 },
    { "type": "LSTM", "units": 3, "return_sequences": true },
    { "type": "GRU", "units": 2 },
    { "type": "Dense", "units": 1, "activation": "sigmoid", "name": "out" }
  ],
  "compile": { "optimizer": "nadam", "loss": "bce", "metrics": ["AUC"] }
}`;

export const soundSpecs: readonly string[] = [xor, regressionB, gateByHand, graph, pictures, sequence];
