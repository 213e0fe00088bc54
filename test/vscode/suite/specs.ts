interface Wish {
  readonly name?: string;
  readonly epochs?: number;
  readonly samples?: number;
  readonly batch?: number;
  readonly seed?: number;
}

/** A spec that trains in a moment: four rows. */
export const quick = ({ name = 'quick', epochs = 20, batch = 4, seed = 7 }: Wish = {}): string => `{
  "name": "${name}",
  "seed": ${seed},
  "data": { "gate": "XOR" },
  "layers": [
    { "type": "Dense", "units": 3, "activation": "tanh", "input_shape": [2] },
    { "type": "Dense", "units": 1, "activation": "sigmoid" }
  ],
  "compile": { "optimizer": { "type": "Adam", "learning_rate": 0.1 }, "loss": "binary_crossentropy", "metrics": ["accuracy"] },
  "fit": { "epochs": ${epochs}, "batch_size": ${batch} },
  "predict": [[0, 1], [1, 1]]
}
`;

/** A spec with dropout and shuffling whose every epoch takes a while; it ends by itself only where `epochs` says so. */
export const long = ({ name = 'long', epochs = 100_000, samples = 1200, batch = 16, seed = 3 }: Wish = {}): string => `{
  "name": "${name}",
  "seed": ${seed},
  "data": { "synthetic": "moons", "samples": ${samples}, "noise": 0.2, "validation": ${samples / 4} },
  "layers": [
    { "type": "Dense", "units": 64, "activation": "relu", "input_shape": [2] },
    { "type": "Dropout", "rate": 0.2 },
    { "type": "Dense", "units": 64, "activation": "relu" },
    { "type": "Dense", "units": 1, "activation": "sigmoid" }
  ],
  "compile": { "optimizer": "adam", "loss": "binary_crossentropy", "metrics": ["accuracy"] },
  "fit": { "epochs": ${epochs}, "batch_size": ${batch} },
  "predict": [[0.5, 0.5], [-0.5, 0.25]]
}
`;

/** A spec for which TensorFlow's library pays, and that the compact engine cannot run. */
export const large = (engine = 'auto'): string => `{
  "engine": "${engine}",
  "seed": 1,
  "data": { "synthetic": "moons", "samples": 512 },
  "layers": [
    { "type": "Dense", "units": 512, "activation": "relu", "input_shape": [2] },
    { "type": "BatchNormalization" },
    { "type": "Dense", "units": 128, "activation": "relu" },
    { "type": "Dense", "units": 1, "activation": "sigmoid" }
  ],
  "compile": { "optimizer": "adam", "loss": "binary_crossentropy", "metrics": ["accuracy"] },
  "fit": { "epochs": 10, "batch_size": 64 }
}
`;
