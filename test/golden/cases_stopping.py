"""Early stopping on every metric, mode "auto": which way Keras takes for the better one, seen by where it stops and which epoch it calls the best.

The callback is Keras's own EarlyStopping on a compiled model that has the metric; the figures that it gets are made up, the same for all: they
rise, and fall from the fourth epoch on, so that each direction stops elsewhere. Each metric is watched under its name on the training rows, on
the rows for validation, and under a name of the user's.
"""

from environment import fresh_session, keras
from recipes import column, dense, labels, one_hot, points, with_weights
import interpreter

X = points("stopping: x", 8, 2)
CURVE = [0.3, 0.45, 0.6, 0.65, 0.5, 0.4, 0.35, 0.2, 0.25, 0.1]
PATIENCE = 2
FIT = {"epochs": len(CURVE), "validation_split": 0.25, "shuffle": False}


def by_data():
    """Units, activation, targets, loss and metrics for each kind of data; a metric as a spec has it, and Keras's class of it."""
    yes = labels("stopping: binary", X, 2)
    classes = labels("stopping: classes", X, 3)
    real = [[round(0.7 * a - 0.5 * b + 1.2, 2), round(a * b + 1.4, 2)] for a, b in X]
    f1 = {"type": "F1Score", "average": "macro", "threshold": 0.5}
    yield "binary", 1, "sigmoid", column(yes), "binary_crossentropy", [
        # `accuracy` is no class of Keras's: its Accuracy compares for equality.
        ("accuracy", {"type": "BinaryAccuracy"}),
        ("binary_accuracy", {"type": "BinaryAccuracy"}),
        ("precision", {"type": "Precision"}),
        ("recall", {"type": "Recall"}),
        ("auc", {"type": "AUC"}),
        (f1, f1),
        ("binary_crossentropy", {"type": "BinaryCrossentropy"}),
    ]
    top = {"type": "TopKCategoricalAccuracy", "k": 2}
    yield "one-hot", 3, "softmax", one_hot(classes, 3), "categorical_crossentropy", [
        ("categorical_accuracy", {"type": "CategoricalAccuracy"}),
        (top, top),
        ("categorical_crossentropy", {"type": "CategoricalCrossentropy"}),
        ("kl_divergence", {"type": "KLDivergence"}),
        ("categorical_hinge", {"type": "CategoricalHinge"}),
    ]
    top = {"type": "SparseTopKCategoricalAccuracy", "k": 2}
    yield "labels", 3, "softmax", classes, "sparse_categorical_crossentropy", [
        ("sparse_categorical_accuracy", {"type": "SparseCategoricalAccuracy"}),
        (top, top),
        ("sparse_categorical_crossentropy", {"type": "SparseCategoricalCrossentropy"}),
    ]
    log_cosh = {"type": "LogCoshError"}
    yield "numbers", 2, "softplus", real, "mse", [
        ("mean_squared_error", {"type": "MeanSquaredError"}),
        ("root_mean_squared_error", {"type": "RootMeanSquaredError"}),
        ("mean_absolute_error", {"type": "MeanAbsoluteError"}),
        ("mean_absolute_percentage_error", {"type": "MeanAbsolutePercentageError"}),
        ("mean_squared_logarithmic_error", {"type": "MeanSquaredLogarithmicError"}),
        (log_cosh, log_cosh),
        ("cosine_similarity", {"type": "CosineSimilarity"}),
        ("poisson", {"type": "Poisson"}),
        ("r2_score", {"type": "R2Score"}),
    ]
    yield "signs", 1, "tanh", [[2 * label - 1] for label in yes], "hinge", [
        ("hinge", {"type": "Hinge"}),
        ("squared_hinge", {"type": "SquaredHinge"}),
    ]


def _model(spec, metrics):
    """A compiled model whose metrics are there, and their names."""
    fresh_session()
    whole = {**spec, "compile": {**spec["compile"], "metrics": metrics}}
    model, _ = interpreter.build(whole)
    interpreter.compiled(model, whole)
    # Tracing a graph for so few rows takes far longer than computing them.
    model.run_eagerly = True
    model.evaluate(*interpreter.arrays(whole["data"]), verbose=0)
    return model, [one.name for group in model.metrics if hasattr(group, "metrics") for one in group.metrics]


def _ending(model, monitor, mode):
    """After how many epochs Keras stops, and which of them it takes for the best."""
    watch = keras.callbacks.EarlyStopping(monitor=monitor, mode=mode, patience=PATIENCE)
    watch.set_model(model)
    model.stop_training = False
    watch.on_train_begin()
    for epoch, value in enumerate(CURVE):
        watch.on_epoch_end(epoch, {monitor: value})
        if model.stop_training:
            return epoch + 1, watch.best_epoch
    return len(CURVE), watch.best_epoch


def cases():
    for of, units, act, y, loss, metrics in by_data():
        layers = [dense(4, "tanh", "hidden", input_shape=[2]), dense(units, act, "out")]
        spec = with_weights({"data": {"x": X, "y": y}, "layers": layers, "compile": {"optimizer": "sgd", "loss": loss}}, f"stopping, {of}")
        named = [{**by_class, "name": f"mine_{i}"} for i, (_, by_class) in enumerate(metrics)]
        for given in ([by_name for by_name, _ in metrics], named):
            model, names = _model(spec, given)
            for metric, name in zip(given, names):
                for monitor in (name, f"val_{name}"):
                    assert _ending(model, monitor, "min") != _ending(model, monitor, "max")
                    epochs_run, best_epoch = _ending(model, monitor, "auto")
                    fit = {**FIT, "early_stopping": {"monitor": monitor, "patience": PATIENCE}}
                    label = metric if isinstance(metric, str) else metric["type"]
                    yield {
                        "name": f"{label} of {of}, watching {monitor}",
                        "spec": {**spec, "compile": {**spec["compile"], "metrics": [metric]}, "fit": fit},
                        "expect": {"history": {monitor: CURVE[:epochs_run]}, "epochs_run": epochs_run, "best_epoch": best_epoch},
                    }
