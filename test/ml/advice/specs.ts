/** A spec in part: what differs from a small network on moons. */
type Part = Readonly<Record<string, unknown>>;

const dense = (units: number, activation: string, more: Part = {}): Part => ({ type: 'Dense', units, activation, ...more });
const last = dense(1, 'sigmoid');
const sgd = (learning_rate: number, more: Part = {}): Part => ({ type: 'SGD', learning_rate, ...more });
const adam = (learning_rate: number): Part => ({ type: 'Adam', learning_rate });
const compile = (optimizer: Part, loss = 'binary_crossentropy'): Part => ({ optimizer, loss, metrics: loss === 'mse' ? [] : ['accuracy'] });
const moons = { synthetic: 'moons', samples: 100, noise: 0.1 };
const fit = (epochs: number, more: Part = {}): Part => ({ epochs, batch_size: 20, ...more });
const times = (count: number, layer: Part): Part[] => Array.from({ length: count }, () => layer);

/** Learns all that there is to learn. */
export const fine: Part = {
  seed: 1,
  engine: 'compact',
  data: moons,
  layers: [dense(16, 'tanh', { input_dim: 2 }), last],
  compile: compile(adam(0.03)),
  fit: fit(60),
};

const few = { synthetic: 'moons', samples: 60, noise: 0.4, validation: 40 };
const line = { x: [1, 2, 3, 4], y: [3, 5, 7, 9] };
const unit = [{ type: 'Dense', units: 1, input_dim: 1, weights: [[0]], bias: [0] }];
const xor = { gate: 'XOR' };
const noisy = {
  x: Array.from({ length: 40 }, (_, i) => i / 20 - 1),
  y: Array.from({ length: 40 }, (_, i) => i / 20 - 1 + Math.sin(7 * i * i)),
};
const deep = (activation: string): Part[] => [dense(8, activation, { input_dim: 2 }), ...times(5, dense(8, activation)), last];

/** Specs by what is to be said of their runs: those that show it, and near ones that do not. */
export const specs = {
  diverged: {
    shows: {
      'plain, without a bound': { data: line, layers: unit, compile: compile(sgd(1), 'mse'), fit: fit(200) },
      'in the output of a layer': {
        data: { x: [1, 2, 1000], y: [1, 2, 3] },
        layers: [dense(1, 'exponential', { input_dim: 1, weights: [[1]], name: 'overflows' }), { type: 'Dense', units: 1 }],
        compile: compile(sgd(0.1), 'mse'),
      },
    },
    near: { 'with a rate below the border': { data: line, layers: unit, compile: compile(sgd(0.1), 'mse'), fit: fit(100) } },
  },
  'rate-too-large': {
    shows: { 'the loss grows at every step': { data: line, layers: unit, compile: compile(sgd(0.15), 'mse'), fit: fit(30) } },
    near: {
      'four epochs of the same': { data: line, layers: unit, compile: compile(sgd(0.15), 'mse'), fit: fit(4) },
      'it falls at once': { data: line, layers: unit, compile: compile(sgd(0.1), 'mse'), fit: fit(100) },
      'it rises, and then falls': { ...fine, compile: compile(adam(0.2)) },
    },
  },
  oscillation: {
    shows: {
      'leaps over the minimum of a logistic regression': {
        data: few,
        layers: [dense(1, 'sigmoid', { input_dim: 2 })],
        compile: compile(sgd(30)),
        fit: fit(60, { batch_size: 60 }),
      },
    },
    near: {
      'eight epochs of the same': {
        data: few,
        layers: [dense(1, 'sigmoid', { input_dim: 2 })],
        compile: compile(sgd(30)),
        fit: fit(8, { batch_size: 60 }),
      },
      'noise of batches of one row': { data: noisy, layers: unit, compile: compile(sgd(0.02), 'mse'), fit: fit(60, { batch_size: 1 }) },
      'noise of Dropout': { ...fine, layers: [dense(16, 'tanh', { input_dim: 2 }), { type: 'Dropout', rate: 0.5 }, last] },
    },
  },
  'vanished-gradient': {
    shows: { 'six layers of sigmoid': { layers: deep('sigmoid'), compile: compile(sgd(0.3)) } },
    near: {
      'six layers of relu': { layers: deep('relu'), compile: compile(sgd(0.3)) },
      'one layer of sigmoid': { layers: [dense(8, 'sigmoid', { input_dim: 2 }), last], compile: compile(sgd(0.3)) },
    },
  },
  'dead-units': {
    shows: {
      'all of a layer, by biases far below 0': {
        layers: [dense(8, 'relu', { input_dim: 2, bias_initializer: { type: 'Constant', value: -20 } }), last],
      },
      'by a step that goes too far': {
        data: { x: Array.from({ length: 40 }, (_, i) => i / 10), y: Array.from({ length: 40 }, (_, i) => 50 + (i % 7)) },
        layers: [dense(8, 'relu', { input_dim: 1 }), { type: 'Dense', units: 1 }],
        compile: compile(sgd(0.02), 'mse'),
      },
    },
    near: {
      'a few, in a network that learns': { layers: [dense(16, 'relu', { input_dim: 2 }), last] },
      'leaky_relu with the same biases': {
        layers: [dense(8, 'leaky_relu', { input_dim: 2, bias_initializer: { type: 'Constant', value: -20 } }), last],
      },
    },
  },
  'saturated-units': {
    shows: {
      'by inputs in thousands': {
        data: {
          x: Array.from({ length: 40 }, (_, i) => [1000 + 37 * i, 2000 - 53 * i]),
          y: Array.from({ length: 40 }, (_, i) => Number(i % 4 < 2)),
        },
        layers: [dense(8, 'tanh', { input_dim: 2 }), last],
      },
    },
    near: {
      'by inputs of about 1': {
        data: {
          x: Array.from({ length: 40 }, (_, i) => [1 + 0.037 * i, 2 - 0.053 * i]),
          y: Array.from({ length: 40 }, (_, i) => Number(i % 4 < 2)),
        },
        layers: [dense(8, 'tanh', { input_dim: 2 }), last],
      },
      'an output that is sure': { layers: [dense(16, 'tanh', { input_dim: 2 }), last], fit: fit(200) },
    },
  },
  'rate-too-small': {
    shows: {
      'far below the usual rate': { compile: compile(adam(1e-6)) },
      'for a line': { data: line, layers: unit, compile: compile(sgd(0.00005), 'mse'), fit: fit(50) },
    },
    near: {
      'the usual rate': { compile: compile(adam(0.01)) },
      'a curve that bends, and has come to its end': { data: line, layers: unit, compile: compile(sgd(0.02), 'mse'), fit: fit(300) },
      'two epochs': { compile: compile(adam(1e-6)), fit: fit(2) },
    },
  },
  plateau: {
    shows: {
      'weights of 0, which get no gradient': {
        data: xor,
        layers: [dense(2, 'tanh', { input_dim: 2, kernel_initializer: 'zeros' }), dense(1, 'sigmoid', { kernel_initializer: 'zeros' })],
        compile: compile(sgd(0.1)),
        fit: fit(100),
      },
      'a rate that is too small to leave the saddle of XOR': {
        data: xor,
        layers: [dense(4, 'tanh', { input_dim: 2 }), last],
        compile: compile(sgd(0.1)),
        fit: fit(150, { batch_size: 4 }),
      },
    },
    near: {
      'one that learns after a long rest': {
        data: xor,
        layers: [dense(4, 'tanh', { input_dim: 2 }), last],
        compile: compile(sgd(0.5)),
        fit: fit(600, { batch_size: 4 }),
      },
      'fifteen epochs': {
        data: xor,
        layers: [dense(2, 'tanh', { input_dim: 2, kernel_initializer: 'zeros' }), dense(1, 'sigmoid', { kernel_initializer: 'zeros' })],
        compile: compile(sgd(0.1)),
        fit: fit(15),
      },
    },
  },
  underfitting: {
    shows: {
      'one unit on XOR': { data: xor, layers: [dense(1, 'sigmoid', { input_dim: 2 })], compile: compile(sgd(0.5)), fit: fit(300) },
      'a line for a parabola': {
        data: { x: [-3, -2, -1, 0, 1, 2, 3], y: [9, 4, 1, 0, 1, 4, 9] },
        layers: unit,
        compile: compile(sgd(0.05), 'mse'),
        fit: fit(200),
      },
      'one hidden unit for a ring': {
        data: { synthetic: 'circle', samples: 100, noise: 0.05 },
        layers: [dense(1, 'tanh', { input_dim: 2 }), last],
        fit: fit(200),
      },
    },
    near: {
      'enough hidden units for the ring': {
        data: { synthetic: 'circle', samples: 100, noise: 0.05 },
        layers: [dense(16, 'tanh', { input_dim: 2 }), last],
        fit: fit(200),
      },
      'a line for a noisy line': {
        data: { x: [1, 2, 3, 4, 5, 6], y: [3.4, 4.5, 7.6, 8.3, 11.5, 12.6] },
        layers: unit,
        compile: compile(sgd(0.02), 'mse'),
        fit: fit(300),
      },
    },
  },
  'still-falling': {
    shows: { 'ended in the middle of the fall': { data: line, layers: unit, compile: compile(sgd(0.001), 'mse'), fit: fit(100) } },
    near: {
      'ten times as long': { data: line, layers: unit, compile: compile(sgd(0.001), 'mse'), fit: fit(4000) },
      'ended by early stopping': {
        data: few,
        layers: [dense(64, 'relu', { input_dim: 2 }), last],
        fit: fit(200, { early_stopping: { monitor: 'val_loss', patience: 3 } }),
      },
    },
  },
  overfitting: {
    shows: {
      'many units, few rows': { data: few, layers: [dense(64, 'relu', { input_dim: 2 }), dense(64, 'relu'), last], fit: fit(150) },
    },
    near: {
      'stopped early, with the best weights': {
        data: few,
        layers: [dense(64, 'relu', { input_dim: 2 }), dense(64, 'relu'), last],
        fit: fit(150, { early_stopping: { monitor: 'val_loss', patience: 10, restore_best_weights: true } }),
      },
      'little noise': { data: { synthetic: 'moons', samples: 200, noise: 0.05, validation: 100 } },
      'ended before the turn': { data: few, layers: [dense(64, 'relu', { input_dim: 2 }), dense(64, 'relu'), last], fit: fit(10) },
    },
  },
} satisfies Readonly<Record<string, { readonly shows: Readonly<Record<string, Part>>; readonly near: Readonly<Record<string, Part>> }>>;
