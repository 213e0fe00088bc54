"""Every activation function of Keras that works element by element, and the softmax-like ones.

First values and derivatives on their own (TensorFlow's gradient, so what backpropagation uses): at points that avoid every
kink, and for the functions that have kinks once more exactly there, because a sum of zero is common (an XOR input of 0, 0 with
zero biases) and the derivative there is a convention. Then a short training through each smooth one.
"""

from environment import fresh_session, keras, np, tf
import interpreter
from recipes import case, dense, points

# 41 points from -6 to 6 with an odd step: none is 0, ±0.5, ±1, ±3 or 6.
POINTS = [round(-5.987 + 0.2991 * i, 4) for i in range(41)]
KINKS = [-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 6]
VECTORS = [
    [0.1, -0.7, 1.3, 0.4, 2.2],
    [-1.5, -1.4, -1.6, -1.55, -1.3],
    [3.1, -4.2, 0.0, 1.7, -0.9],
    [0.11, 0.12, 0.1, 0.13, 0.14],
]

SMOOTH = [
    "linear",
    "elu",
    {"type": "elu", "alpha": 0.5},
    "selu",
    "celu",
    {"type": "celu", "alpha": 1.7},
    "gelu",
    {"type": "gelu", "approximate": True},
    "silu",
    "swish",
    "mish",
    "softplus",
    "softsign",
    "tanh",
    "sigmoid",
    "tanh_shrink",
    "squareplus",
    {"type": "squareplus", "b": 1.0},
    "exponential",
    "log_sigmoid",
]

KINKED = [
    "relu",
    {"type": "relu", "negative_slope": 0.1},
    {"type": "relu", "max_value": 2.0},
    {"type": "relu", "threshold": 1.0},
    {"type": "relu", "negative_slope": 0.1, "max_value": 2.0, "threshold": 0.5},
    "relu6",
    "leaky_relu",
    {"type": "leaky_relu", "negative_slope": 0.05},
    "hard_sigmoid",
    "hard_silu",
    "hard_swish",
    "hard_tanh",
    "soft_shrink",
    {"type": "soft_shrink", "threshold": 1.0},
    "hard_shrink",
    {"type": "hard_shrink", "threshold": 1.0},
    {"type": "threshold", "threshold": 0.5, "default_value": -2.0},
    "sparse_plus",
    "sparse_sigmoid",
]

VECTORIAL = ["softmax", "log_softmax", "sparsemax"]


def title(activation):
    if isinstance(activation, str):
        return activation
    params = ", ".join(f"{key} {value}" for key, value in activation.items() if key != "type")
    return f"{activation['type']}, {params}"


def _function(activation):
    return keras.activations.get(interpreter.activation(activation))


def _values(name, activation, x):
    fresh_session()
    at = tf.constant(x, tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(at)
        y = _function(activation)(at)
    dy = tape.gradient(y, at).numpy().tolist()
    return {"name": name, "activation": activation, "x": x, "y": y.numpy().tolist(), "dy": dy}


def _vectors(activation):
    """For softmax-like functions: the gradient of the sum of output · [1, 2, 3, 4, 5] for each vector.

    Keras 3.15's sparsemax is wrong where more than one output is above zero: it sums the cumulative sums over the support where
    the paper (Martins and Astudillo 2016) takes the last one. The figure shows it as it is.
    """
    at = tf.constant(VECTORS, tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(at)
        y = _function(activation)(at)
        total = tf.reduce_sum(y * tf.constant([1.0, 2.0, 3.0, 4.0, 5.0]))
    dy = tape.gradient(total, at).numpy().tolist()
    return {"name": f"values of {activation}", "activation": activation, "x": VECTORS, "y": y.numpy().tolist(), "dy": dy}


def _training(activation):
    x = points("activations: x", 11, 2)
    y = [[round(0.4 + 0.3 * a - 0.2 * b, 3)] for a, b in x]
    layers = [dense(4, activation, "hidden", input_shape=[2]), dense(1, None, "out")]
    sgd = {"type": "SGD", "learning_rate": 0.03}
    return case(
        f"training through {title(activation)}",
        layers,
        {"x": x, "y": y},
        sgd,
        fit={"epochs": 12, "batch_size": 4},
        seed="activations",
    )


def cases():
    for activation in SMOOTH + KINKED:
        yield _values(f"values of {title(activation)}", activation, POINTS)
    for activation in KINKED + ["elu", "selu", "celu"]:
        yield _values(f"at the kinks: {title(activation)}", activation, KINKS)
    for activation in VECTORIAL:
        yield _vectors(activation)
    for activation in SMOOTH + ["relu", "leaky_relu", "hard_sigmoid", "softmax", "log_softmax"]:
        yield _training(activation)


assert not np.isin(POINTS, KINKS).any()
