"""Metrics over epochs with a partial last batch: their names in the history, how they average, what "accuracy" becomes.

A metric named by a string appears in the history under that string; one given with parameters under its own name (its class
in snake case, or `name`).
"""

from recipes import case, column, dense, labels, one_hot, points

X = points("metrics: x", 13, 2)
# Two labels are flipped, so that no threshold separates the classes and the curves have something to measure.
BINARY = [1 - label if row in (2, 6) else label for row, label in enumerate(labels("metrics: binary", X, 2))]
CLASSES = labels("metrics: classes", X, 3)
MANY = [[a, b, 1 - a] for a, b in zip(labels("metrics: a", X), labels("metrics: b", X))]
REAL = [[round(0.7 * a - 0.5 * b + 0.9, 2), round(a * b + 1.4, 2)] for a, b in X]
FIT = {"epochs": 8, "batch_size": 5, "validation_split": 0.3}
SGD = {"type": "SGD", "learning_rate": 0.2}


def _case(name, units, activation, y, loss, metrics, optimizer=SGD):
    layers = [dense(4, "tanh", "hidden", input_shape=[2]), dense(units, activation, "out")]
    want = ("history", "evaluate")
    return case(name, layers, {"x": X, "y": y}, optimizer, loss, FIT, want, seed=f"metrics, {units}", metrics=metrics)


def _t(kind, **params):
    return {"type": kind, **params}


def _accuracy():
    yield _case("accuracy: binary", 1, "sigmoid", column(BINARY), "binary_crossentropy", ["accuracy", "binary_accuracy"])
    yield _case("accuracy: binary, labels as a flat list", 1, "sigmoid", BINARY, "binary_crossentropy", ["acc", "accuracy"])
    threshold = _t("BinaryAccuracy", threshold=0.6)
    yield _case("accuracy: a threshold of its own", 1, "sigmoid", column(BINARY), "binary_crossentropy", [threshold])
    named = [_t("BinaryAccuracy", name="at_40", threshold=0.4), _t("BinaryAccuracy", name="at_60", threshold=0.6)]
    yield _case("accuracy: two thresholds with names", 1, "sigmoid", column(BINARY), "binary_crossentropy", named)
    # "accuracy" looks at shapes only: more than one column of labels is taken for one-hot, even under sigmoids.
    yield _case(
        "accuracy: several labels are taken for one-hot",
        3,
        "sigmoid",
        MANY,
        "binary_crossentropy",
        ["accuracy", "binary_accuracy"],
    )
    hot = one_hot(CLASSES, 3)
    yield _case("accuracy: one-hot", 3, "softmax", hot, "categorical_crossentropy", ["accuracy", "categorical_accuracy"])
    sparse = ["accuracy", "sparse_categorical_accuracy"]
    yield _case("accuracy: sparse labels", 3, "softmax", CLASSES, "sparse_categorical_crossentropy", sparse)
    yield _case("accuracy: sparse labels in a column", 3, "softmax", column(CLASSES), "sparse_categorical_crossentropy", sparse)
    yield _case("accuracy: one column is binary at 0.5, whatever the activation", 1, None, column(BINARY), "mse", ["accuracy"])
    top = [_t("TopKCategoricalAccuracy", k=1, name="top_1"), _t("TopKCategoricalAccuracy", k=2)]
    yield _case("top_k, one-hot", 3, "softmax", hot, "categorical_crossentropy", top)
    top = [_t("SparseTopKCategoricalAccuracy", k=2), "sparse_top_k_categorical_accuracy"]
    yield _case("top_k, sparse labels (default k 5 of 3 classes)", 3, "softmax", CLASSES, "sparse_categorical_crossentropy", top)


def _regression():
    by_name = [
        "mse",
        "mae",
        "mape",
        "msle",
        "mean_squared_error",
        "mean_absolute_error",
        "root_mean_squared_error",
        "cosine_similarity",
        "r2_score",
    ]
    yield _case("regression by name", 2, "softplus", REAL, "mse", by_name)
    typed = [
        _t("MeanSquaredError"),
        _t("MeanAbsoluteError"),
        _t("RootMeanSquaredError"),
        _t("MeanAbsolutePercentageError"),
        _t("MeanSquaredLogarithmicError"),
        _t("LogCoshError"),
        _t("CosineSimilarity"),
        _t("R2Score"),
    ]
    yield _case("regression by type", 2, "softplus", REAL, "mae", typed)
    # num_regressors other than 0 fails in Keras 3.15's fit on TensorFlow (a tensor used as a Python bool).
    r2 = [_t("R2Score", class_aggregation="variance_weighted_average")]
    yield _case("r2_score, variance_weighted_average", 2, None, REAL, "mse", r2)
    yield _case(
        "regression, targets as a flat list",
        1,
        None,
        [a for a, _ in REAL],
        "mse",
        ["mse", "mae", "root_mean_squared_error", "mape"],
    )


def _curves():
    binary = column(BINARY)
    yield _case(
        "Precision, Recall, AUC by name",
        1,
        "sigmoid",
        binary,
        "binary_crossentropy",
        ["precision", "recall", "auc", "Precision", "AUC"],
    )
    typed = [
        _t("Precision"),
        _t("Recall"),
        _t("AUC"),
        _t("AUC", curve="PR", name="pr"),
        _t("AUC", num_thresholds=10, name="coarse"),
    ]
    yield _case("Precision, Recall, AUC by type", 1, "sigmoid", binary, "binary_crossentropy", typed)
    methods = [_t("AUC", curve=c, summation_method=s, name=f"{c}_{s}") for c in ("ROC", "PR") for s in ("minoring", "majoring")]
    methods.append(_t("AUC", thresholds=[0.3, 0.5, 0.55], name="own"))
    yield _case("AUC, summation methods and thresholds of its own", 1, "sigmoid", binary, "binary_crossentropy", methods)
    logits = [_t("AUC", from_logits=True), _t("BinaryCrossentropy", from_logits=True), _t("BinaryAccuracy", threshold=0.0)]
    yield _case("AUC and others from logits", 1, None, binary, _t("BinaryCrossentropy", from_logits=True), logits)
    thresholds = [_t("Precision", thresholds=0.6), _t("Recall", thresholds=0.4)]
    yield _case("Precision and Recall at a threshold", 1, "sigmoid", binary, "binary_crossentropy", thresholds)
    counts = [_t("TruePositives"), _t("TrueNegatives"), _t("FalsePositives"), _t("FalseNegatives", thresholds=0.6)]
    yield _case("counts of hits and misses", 1, "sigmoid", binary, "binary_crossentropy", counts)
    several = [
        _t("Precision"),
        _t("Recall"),
        _t("AUC"),
        _t("AUC", multi_label=True, name="per_label"),
        _t("F1Score", threshold=0.5, average="macro"),
    ]
    yield _case("several labels at once", 3, "sigmoid", MANY, "binary_crossentropy", several)
    hot = one_hot(CLASSES, 3)
    softmax = [_t("Precision"), _t("Recall", top_k=2), _t("Precision", class_id=1, name="of_class_1"), _t("AUC")]
    yield _case("Precision and Recall of classes", 3, "softmax", hot, "categorical_crossentropy", softmax)
    f1 = [_t("F1Score", average=a, name=f"f1_{a}") for a in ("micro", "macro", "weighted")] + [
        _t("FBetaScore", average="macro", beta=2.0)
    ]
    yield _case("F1Score, averages", 3, "softmax", hot, "categorical_crossentropy", f1)
    yield _case("F1Score, no average: a value for each class", 3, "softmax", hot, "categorical_crossentropy", [_t("F1Score")])
    one = [_t("F1Score", threshold=0.5, average="micro")]
    yield _case("F1Score, binary with a threshold", 1, "sigmoid", binary, "binary_crossentropy", one)


def _losses_as_metrics():
    binary = ["binary_crossentropy", "bce", "hinge", "squared_hinge", "kl_divergence", "poisson"]
    yield _case("losses as metrics, binary", 1, "sigmoid", column(BINARY), "mse", binary)
    hot = ["categorical_crossentropy", _t("CategoricalCrossentropy", label_smoothing=0.1), "categorical_hinge", "kl_divergence"]
    yield _case("losses as metrics, one-hot", 3, "softmax", one_hot(CLASSES, 3), "mse", hot)
    yield _case(
        "losses as metrics, sparse", 3, "softmax", CLASSES, "sparse_categorical_crossentropy", ["sparse_categorical_crossentropy"]
    )
    signs = [[2 * value - 1] for value in BINARY]
    yield _case("hinge as a metric, labels -1 and 1", 1, "tanh", signs, "hinge", [_t("Hinge"), _t("SquaredHinge")])


def cases():
    for group in (_accuracy, _regression, _curves, _losses_as_metrics):
        yield from group()
