"""class_weight, sample_weight, and what they do to the loss and to metrics.

The loss of a batch is the sum of weighted losses divided by the number of samples, not by the sum of weights. Metrics under
`metrics` ignore weights; those under `weighted_metrics` divide by the sum of weights. Batches of 5, 5 and 3.
"""

from recipes import case, column, dense, labels, one_hot, points

X = points("weighting: x", 13, 2)
BINARY = labels("weighting: binary", X, 2)
CLASSES = labels("weighting: classes", X, 3)
FIT = {"epochs": 12, "batch_size": 5}
SGD = {"type": "SGD", "learning_rate": 0.2}
WEIGHTS = [1.0, 0.5, 2.0, 0.25, 1.5, 3.0, 0.0, 1.0, 0.75, 2.5, 1.25, 0.1, 4.0]
BINARY_WEIGHTS = {"0": 1, "1": 3}
CLASS_WEIGHTS = {"0": 0.5, "1": 2.0, "2": 1.5}


def _binary(name, fit, y=None, **more):
    layers = [dense(3, "tanh", "hidden", input_shape=[2]), dense(1, "sigmoid", "out")]
    data = {"x": X, "y": column(BINARY) if y is None else y}
    more = {"metrics": ["accuracy"], **more}
    return case(name, layers, data, SGD, "binary_crossentropy", {**FIT, **fit}, seed="weighting, binary", **more)


def _classes(name, fit, y, loss):
    layers = [dense(3, "tanh", "hidden", input_shape=[2]), dense(3, "softmax", "out")]
    return case(name, layers, {"x": X, "y": y}, SGD, loss, {**FIT, **fit}, metrics=["accuracy"], seed="weighting, classes")


def cases():
    yield _binary("no weights, for comparison", {})
    yield _binary("class_weight, binary", {"class_weight": BINARY_WEIGHTS})
    yield _binary("class_weight, binary, labels as a flat list", {"class_weight": BINARY_WEIGHTS}, y=BINARY)
    yield _binary("class_weight with a class left out (counts 1)", {"class_weight": {"1": 2.5}})
    yield _binary("class_weight and validation_split", {"class_weight": BINARY_WEIGHTS, "validation_split": 0.3})
    yield _binary("sample_weight, binary", {"sample_weight": WEIGHTS})
    yield _binary("sample_weight and validation_split", {"sample_weight": WEIGHTS, "validation_split": 0.3})
    yield _binary(
        "sample_weight, weighted_metrics",
        {"sample_weight": WEIGHTS},
        metrics=["accuracy", "mse"],
        weighted_metrics=["accuracy", "mae", {"type": "AUC"}, {"type": "Precision"}],
    )
    yield _binary("class_weight, weighted_metrics", {"class_weight": BINARY_WEIGHTS}, weighted_metrics=["accuracy", "mse"])
    both = {"class_weight": BINARY_WEIGHTS, "sample_weight": WEIGHTS}
    yield _binary("class_weight and sample_weight together: Keras refuses", both, want=("error",))
    product = [weight * (3 if label else 1) for weight, label in zip(WEIGHTS, BINARY)]
    yield _binary("the product of both given as sample_weight", {"sample_weight": product})
    hot = one_hot(CLASSES, 3)
    yield _classes("class_weight, one-hot", {"class_weight": CLASS_WEIGHTS}, hot, "categorical_crossentropy")
    yield _classes("class_weight, sparse labels", {"class_weight": CLASS_WEIGHTS}, CLASSES, "sparse_categorical_crossentropy")
    yield _classes(
        "class_weight, sparse labels in a column",
        {"class_weight": CLASS_WEIGHTS},
        column(CLASSES),
        "sparse_categorical_crossentropy",
    )
    yield _classes("sample_weight, one-hot", {"sample_weight": WEIGHTS}, hot, "categorical_crossentropy")
    yield _classes("sample_weight, sparse labels", {"sample_weight": WEIGHTS}, CLASSES, "sparse_categorical_crossentropy")
    layers = [dense(3, "tanh", "hidden", input_shape=[2]), dense(2, None, "out")]
    y = [[round(0.3 * a, 2), round(a - b, 2)] for a, b in X]
    regression = {**FIT, "sample_weight": WEIGHTS, "validation_split": 0.25}
    yield case("sample_weight, regression with two outputs", layers, {"x": X, "y": y}, SGD, "mse", regression, metrics=["mae"])
    yield case(
        "sample_weight, cosine_similarity", layers, {"x": X, "y": y}, SGD, "cosine_similarity", {**FIT, "sample_weight": WEIGHTS}
    )
    sums = {"type": "MeanSquaredError", "reduction": "sum"}
    slow = {"type": "SGD", "learning_rate": 0.02}
    yield case("reduction sum", layers, {"x": X, "y": y}, slow, sums, {**FIT, "sample_weight": WEIGHTS})
    mean = {"type": "MeanSquaredError", "reduction": "mean_with_sample_weight"}
    yield case("reduction mean_with_sample_weight", layers, {"x": X, "y": y}, SGD, mean, {**FIT, "sample_weight": WEIGHTS})
