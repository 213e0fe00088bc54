/** Keras's `backend.epsilon()`: how near a probability comes to 0 and 1, and what keeps a division from being one by 0. */
export const KERAS_EPSILON = 1e-7;

/** Constants of selu. Source: Klambauer et al. 2017, arXiv 1706.02515; keras/src/backend/tensorflow/nn.py */
export const SELU_ALPHA = 1.6732632423543772;
export const SELU_SCALE = 1.0507009873554805;
