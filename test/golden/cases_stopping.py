"""Early stopping on every metric, mode "auto": which way Keras takes for the better one, seen by where it stops and what it goes back to.

Each metric is watched three times: under its name on the training rows, on the rows for validation, and under a name of the user's own. A case is
worth nothing where both directions come to the same end, so `_watched` holds each against the run with the opposite mode.
"""

from environment import fresh_session, keras
from recipes import case, column, dense, labels, one_hot, points
import interpreter

X = points("stopping: x", 16, 2)
BINARY = [1 - label if row in (3, 9) else label for row, label in enumerate(labels("stopping: binary", X, 2))]
CLASSES = labels("stopping: classes", X, 3)
REAL = [[round(0.7 * a - 0.5 * b + 1.2, 2), round(a * b + 1.4, 2)] for a, b in X]
SGD = {"type": "SGD", "learning_rate": 0.3, "momentum": 0.6}

BY_DATA = {
    "binary": (
        {"units": 1, "act": "sigmoid", "y": column(BINARY), "loss": "binary_crossentropy"},
        [
            ("accuracy", "accuracy"),
            ("binary_accuracy", "BinaryAccuracy"),
            ("precision", "Precision"),
            ("recall", "Recall"),
            ("auc", "AUC"),
            ("f1_score", {"type": "F1Score", "average": "macro", "threshold": 0.5}),
            ("binary_crossentropy", "BinaryCrossentropy"),
        ],
    ),
    "one-hot": (
        {"units": 3, "act": "softmax", "y": one_hot(CLASSES, 3), "loss": "categorical_crossentropy"},
        [
            ("categorical_accuracy", "CategoricalAccuracy"),
            ("top_k_categorical_accuracy", {"type": "TopKCategoricalAccuracy", "k": 2}),
            ("categorical_crossentropy", "CategoricalCrossentropy"),
            ("kl_divergence", "KLDivergence"),
            ("categorical_hinge", "CategoricalHinge"),
        ],
    ),
    "labels": (
        {"units": 3, "act": "softmax", "y": CLASSES, "loss": "sparse_categorical_crossentropy"},
        [
            ("sparse_categorical_accuracy", "SparseCategoricalAccuracy"),
            ("sparse_top_k_categorical_accuracy", {"type": "SparseTopKCategoricalAccuracy", "k": 2}),
            ("sparse_categorical_crossentropy", "SparseCategoricalCrossentropy"),
        ],
    ),
    "numbers": (
        {"units": 2, "act": "softplus", "y": REAL, "loss": "mse"},
        [
            ("mean_squared_error", "MeanSquaredError"),
            ("root_mean_squared_error", "RootMeanSquaredError"),
            ("mean_absolute_error", "MeanAbsoluteError"),
            ("mean_absolute_percentage_error", "MeanAbsolutePercentageError"),
            ("mean_squared_logarithmic_error", "MeanSquaredLogarithmicError"),
            ("log_cosh_error", "LogCoshError"),
            ("cosine_similarity", "CosineSimilarity"),
            ("poisson", "Poisson"),
            ("r2_score", "R2Score"),
        ],
    ),
    "signs": (
        {"units": 1, "act": "tanh", "y": [[2 * label - 1] for label in BINARY], "loss": "hinge"},
        [("hinge", "Hinge"), ("squared_hinge", "SquaredHinge")],
    ),
}


def _object(kind, name):
    """A metric as an object with a name. `accuracy` is the one that Keras has no class for: its class of this name compares for equality."""
    if kind == "accuracy":
        kind = "BinaryAccuracy"
    return {**(kind if isinstance(kind, dict) else {"type": kind}), "name": name}


def _watched(of, metric, monitor, group):
    name = f"{metric if isinstance(metric, str) else metric['type']} of {of}, watching {monitor}"
    made, opposite = (_run(name, metric, monitor, group, mode) for mode in ("auto", _opposite(metric, monitor, group)))
    ends = [(one["expect"]["epochs_run"], one["expect"]["best_epoch"]) for one in (made, opposite)]
    assert ends[0] != ends[1], f"{name}: both directions end alike, {ends}"
    return made


def _opposite(metric, monitor, group):
    """The mode that is not Keras's own for this metric, which its object says."""
    direction = getattr(keras.metrics.get(metric) if isinstance(metric, str) else interpreter.typed(keras.metrics, metric), "_direction", None)
    if metric == "accuracy":
        direction = "up"
    return "min" if direction == "up" else "max"


def _run(name, metric, monitor, group, mode):
    stopping = {"monitor": monitor, "patience": 3, "mode": mode, "restore_best_weights": True}
    fit = {"epochs": 14, "batch_size": 6, "validation_split": 0.4, "early_stopping": stopping}
    layers = [dense(4, "tanh", "hidden", input_shape=[2]), dense(group["units"], group["act"], "out")]
    data = {"x": X, "y": group["y"]}
    want = ("history", "weights")
    return case(name, layers, data, SGD, group["loss"], fit, want, seed=f"stopping, {group['units']}", metrics=[metric])


def cases():
    for of, (group, metrics) in BY_DATA.items():
        for name, kind in metrics:
            by_name = kind if isinstance(kind, dict) else name if name != "log_cosh_error" else kind
            family = name if name != "log_cosh_error" else "logcosh"
            yield _watched(of, by_name, family, group)
            yield _watched(of, by_name, f"val_{family}", group)
            yield _watched(of, _object(kind, "mine"), "val_mine", group)
        fresh_session()
