"""Every loss of Keras that suits small networks: trained for a few epochs, so that its value and its gradient both show.

Beside the plain cases are the ones where clipping shows. On TensorFlow Keras does not clip what comes straight out of a
sigmoid or softmax: it takes the logits from before the activation (`_keras_logits`), so a loss of 40 is 40. Only when another
operation lies between (Reshape, hard_sigmoid, …) are probabilities clipped to [1e-7, 1 − 1e-7] in float32. Nor does it look
which of the two activations it was: categorical_crossentropy after a sigmoid is that of the softmax of the sigmoid's logits.
"""

from recipes import case, column, dense, labels, one_hot, points

X = points("losses: x", 11, 2)
FIT = {"epochs": 10, "batch_size": 4}
CLASSES = labels("losses: classes", X, 3)
BINARY = labels("losses: binary", X, 2)
REAL = [[round(0.7 * a - 0.5 * b, 2), round(a * b + 0.4, 2)] for a, b in X]
POSITIVE = [[round(1.2 + 0.7 * a, 2), round(2 + b, 2)] for a, b in X]
SHARES = [[round(0.2 + 0.1 * a, 2), round(0.5 - 0.1 * a, 2), 0.3] for a, _ in X]
SIGNS = [[2 * value - 1] for value in BINARY]
SGD = {"type": "SGD", "learning_rate": 0.1}


def _net(units, activation):
    return [dense(4, "tanh", "hidden", input_shape=[2]), dense(units, activation, "out")]


def _typed(name, **params):
    return {"type": name, **params}


# name, loss, targets, units of the output layer, its activation
PLAIN = [
    ("mean_squared_error", "mean_squared_error", REAL, 2, None),
    ("mse, targets as a flat list", "mse", [a for a, _ in REAL], 1, None),
    ("mean_absolute_error", "mean_absolute_error", REAL, 2, None),
    ("mean_absolute_percentage_error", "mean_absolute_percentage_error", POSITIVE, 2, "softplus"),
    ("mean_squared_logarithmic_error", "mean_squared_logarithmic_error", POSITIVE, 2, "softplus"),
    ("huber", "huber", REAL, 2, None),
    ("Huber, delta 0.3", _typed("Huber", delta=0.3), REAL, 2, None),
    ("log_cosh", "log_cosh", REAL, 2, None),
    ("binary_crossentropy", "binary_crossentropy", column(BINARY), 1, "sigmoid"),
    ("binary_crossentropy, targets as a flat list", "binary_crossentropy", BINARY, 1, "sigmoid"),
    ("binary_crossentropy, three labels", "binary_crossentropy", one_hot(CLASSES, 3), 3, "sigmoid"),
    ("BinaryCrossentropy, from_logits", _typed("BinaryCrossentropy", from_logits=True), column(BINARY), 1, None),
    ("BinaryCrossentropy, label_smoothing", _typed("BinaryCrossentropy", label_smoothing=0.2), column(BINARY), 1, "sigmoid"),
    (
        "BinaryCrossentropy, from_logits and label_smoothing",
        _typed("BinaryCrossentropy", from_logits=True, label_smoothing=0.1),
        column(BINARY),
        1,
        None,
    ),
    ("binary_crossentropy of soft targets", "binary_crossentropy", [[share] for share, _, _ in SHARES], 1, "sigmoid"),
    ("categorical_crossentropy", "categorical_crossentropy", one_hot(CLASSES, 3), 3, "softmax"),
    ("CategoricalCrossentropy, from_logits", _typed("CategoricalCrossentropy", from_logits=True), one_hot(CLASSES, 3), 3, None),
    (
        "CategoricalCrossentropy, label_smoothing",
        _typed("CategoricalCrossentropy", label_smoothing=0.15),
        one_hot(CLASSES, 3),
        3,
        "softmax",
    ),
    ("categorical_crossentropy of soft targets", "categorical_crossentropy", SHARES, 3, "softmax"),
    (
        "categorical_crossentropy after a sigmoid (softmax of its logits)",
        "categorical_crossentropy",
        one_hot(CLASSES, 3),
        3,
        "sigmoid",
    ),
    ("sparse_categorical_crossentropy", "sparse_categorical_crossentropy", CLASSES, 3, "softmax"),
    ("sparse_categorical_crossentropy, labels in a column", "sparse_categorical_crossentropy", column(CLASSES), 3, "softmax"),
    (
        "SparseCategoricalCrossentropy, from_logits",
        _typed("SparseCategoricalCrossentropy", from_logits=True),
        CLASSES,
        3,
        None,
    ),
    (
        "sparse_categorical_crossentropy after a sigmoid (softmax of its logits)",
        "sparse_categorical_crossentropy",
        CLASSES,
        3,
        "sigmoid",
    ),
    ("binary_crossentropy after a softmax (sigmoid of its logits)", "binary_crossentropy", one_hot(CLASSES, 3), 3, "softmax"),
    ("kl_divergence", "kl_divergence", SHARES, 3, "softmax"),
    ("kl_divergence of one-hot targets", "kl_divergence", one_hot(CLASSES, 3), 3, "softmax"),
    ("poisson", "poisson", POSITIVE, 2, "softplus"),
    ("hinge, labels -1 and 1", "hinge", SIGNS, 1, "tanh"),
    ("hinge, labels 0 and 1", "hinge", column(BINARY), 1, "tanh"),
    ("squared_hinge", "squared_hinge", SIGNS, 1, None),
    ("categorical_hinge", "categorical_hinge", one_hot(CLASSES, 3), 3, "softmax"),
    ("cosine_similarity", "cosine_similarity", REAL, 2, None),
    ("binary_focal_crossentropy", "binary_focal_crossentropy", column(BINARY), 1, "sigmoid"),
    (
        "BinaryFocalCrossentropy, class balancing",
        _typed("BinaryFocalCrossentropy", apply_class_balancing=True, alpha=0.4, gamma=1.5),
        column(BINARY),
        1,
        "sigmoid",
    ),
    (
        "BinaryFocalCrossentropy, from_logits and label_smoothing",
        _typed("BinaryFocalCrossentropy", from_logits=True, label_smoothing=0.1),
        column(BINARY),
        1,
        None,
    ),
    ("categorical_focal_crossentropy", "categorical_focal_crossentropy", one_hot(CLASSES, 3), 3, "softmax"),
    (
        "CategoricalFocalCrossentropy, alpha and gamma",
        _typed("CategoricalFocalCrossentropy", alpha=0.6, gamma=1.0),
        one_hot(CLASSES, 3),
        3,
        "softmax",
    ),
    (
        "CategoricalFocalCrossentropy, from_logits and label_smoothing",
        _typed("CategoricalFocalCrossentropy", from_logits=True, label_smoothing=0.1),
        one_hot(CLASSES, 3),
        3,
        None,
    ),
]

# Some samples are far beyond float32's last step below 1, some are not; the flipped labels make the saturated ones wrong.
STEEP_X = [[-3], [-2], [-0.04], [0.02], [0.05], [2.5], [3]]
STEEP_Y = [[1], [0], [0], [1], [1], [0], [1]]
STEEP_1 = {"weights": [[30.0]], "bias": [0.25]}
STEEP_3 = {"weights": [[30.0, -5.0, -30.0]], "bias": [0.1, 0.2, -0.3]}
STEEP_CLASSES = [0, 2, 1, 0, 1, 2, 0]
RESHAPE = {"type": "Reshape", "name": "between"}

SATURATED = [
    ("sigmoid", "binary_crossentropy", STEEP_Y, [dense(1, "sigmoid", "out", **STEEP_1)]),
    (
        "Activation sigmoid",
        "binary_crossentropy",
        STEEP_Y,
        [dense(1, None, "out", **STEEP_1), {"type": "Activation", "activation": "sigmoid", "name": "act"}],
    ),
    (
        "sigmoid, then Reshape",
        "binary_crossentropy",
        STEEP_Y,
        [dense(1, "sigmoid", "out", **STEEP_1), {**RESHAPE, "target_shape": [1]}],
    ),
    ("hard_sigmoid", "binary_crossentropy", STEEP_Y, [dense(1, "hard_sigmoid", "out", **STEEP_1)]),
    ("sigmoid", _typed("BinaryCrossentropy", from_logits=True), STEEP_Y, [dense(1, "sigmoid", "out", **STEEP_1)]),
    ("sigmoid", "binary_focal_crossentropy", STEEP_Y, [dense(1, "sigmoid", "out", **STEEP_1)]),
    ("softmax", "categorical_crossentropy", one_hot(STEEP_CLASSES, 3), [dense(3, "softmax", "out", **STEEP_3)]),
    (
        "softmax, then Reshape",
        "categorical_crossentropy",
        one_hot(STEEP_CLASSES, 3),
        [dense(3, "softmax", "out", **STEEP_3), {**RESHAPE, "target_shape": [3]}],
    ),
    ("softmax", "sparse_categorical_crossentropy", STEEP_CLASSES, [dense(3, "softmax", "out", **STEEP_3)]),
    (
        "softmax, then Reshape",
        "sparse_categorical_crossentropy",
        STEEP_CLASSES,
        [dense(3, "softmax", "out", **STEEP_3), {**RESHAPE, "target_shape": [3]}],
    ),
    ("softmax", "categorical_focal_crossentropy", one_hot(STEEP_CLASSES, 3), [dense(3, "softmax", "out", **STEEP_3)]),
    ("softmax", "kl_divergence", one_hot(STEEP_CLASSES, 3), [dense(3, "softmax", "out", **STEEP_3)]),
]


# A Reshape between output and loss: the losses see probabilities only.
PROBABILITIES = [
    ("binary_crossentropy", one_hot(CLASSES, 3), "sigmoid"),
    ("binary_crossentropy", one_hot(CLASSES, 3), "softmax"),
    ("categorical_crossentropy", one_hot(CLASSES, 3), "softmax"),
    ("categorical_crossentropy", one_hot(CLASSES, 3), "sigmoid"),
    ("sparse_categorical_crossentropy", CLASSES, "softmax"),
    ("sparse_categorical_crossentropy", CLASSES, "sigmoid"),
]


def cases():
    for name, loss, y, units, activation in PLAIN:
        # A percentage's gradient is a hundred times as steep.
        sgd = {**SGD, "learning_rate": 0.001} if "percentage" in name else SGD
        yield case(name, _net(units, activation), {"x": X, "y": y}, sgd, loss, FIT, seed=f"losses, {units}")
    for loss, y, activation in PROBABILITIES:
        layers = [*_net(3, activation), {**RESHAPE, "target_shape": [3]}]
        yield case(
            f"probabilities: {loss} after {activation}, then Reshape", layers, {"x": X, "y": y}, SGD, loss, FIT, seed="losses, 3"
        )
    for output, loss, y, layers in SATURATED:
        loss_name = loss if isinstance(loss, str) else loss["type"] + " from_logits"
        layers = [{**layers[0], "input_shape": [1]}, *layers[1:]]
        fit = {"epochs": 5, "batch_size": 3}
        yield case(f"saturated: {loss_name} after {output}", layers, {"x": STEEP_X, "y": y}, SGD, loss, fit)
    yield case(
        "zero targets: mean_absolute_percentage_error divides by 1e-7",
        [dense(2, None, "out", input_shape=[2])],
        {"x": X[:4], "y": [[0, 1], [0.5, 0], [1, 2], [0, 0]]},
        {"type": "SGD", "learning_rate": 1e-10},
        "mean_absolute_percentage_error",
        {"epochs": 2, "batch_size": 3},
    )
    yield case(
        "negative predictions: mean_squared_logarithmic_error clips at 1e-7",
        [dense(1, None, "out", input_shape=[2], weights=[[2.0], [-1.0]], bias=[-0.4])],
        {"x": X, "y": [[a] for a, _ in POSITIVE]},
        SGD,
        "mean_squared_logarithmic_error",
        {"epochs": 5, "batch_size": 4},
    )
