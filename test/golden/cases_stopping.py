"""Early stopping on every metric, mode "auto": which way Keras takes for the better one, seen by where it would stop and which epoch it would go back to.

One training has all metrics of its kind of data; Keras's own EarlyStopping watches each of them, under its name on the training rows, on the rows for
validation, and under a name of the user's. What it decides is noted, and the training goes on. A case is worth nothing where
both directions come to the same end, so data is drawn until none does.
"""

from environment import fresh_session, keras, np
from recipes import column, dense, labels, one_hot, points, with_weights
import interpreter

SGD = {"type": "SGD", "learning_rate": 0.3, "momentum": 0.6}
FIT = {"epochs": 14, "batch_size": 6, "validation_split": 0.4, "shuffle": False}
PATIENCE = 2


def by_data(x, flipped):
    """Units, activation, targets, loss and metrics for each kind of data; a metric as a spec has it, and Keras's class of it."""
    yes = [1 - label if row in flipped else label for row, label in enumerate(labels("stopping: binary", x, 2))]
    classes = labels("stopping: classes", x, 3)
    real = [[round(0.7 * a - 0.5 * b + 1.2, 2), round(a * b + 1.4, 2)] for a, b in x]
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


class Noted(keras.callbacks.EarlyStopping):
    """Keras's early stopping, which notes where it would have ended the training and lets it go on."""

    end = None

    def on_epoch_end(self, epoch, logs=None):
        if self.end is not None:
            return
        super().on_epoch_end(epoch, logs)
        if self.model.stop_training:
            self.end = (epoch + 1, self.best_epoch)
            self.model.stop_training = False

    def ending(self, epochs):
        return self.end or (epochs, self.best_epoch)


def _trained(spec, metrics):
    """History of a training, and the ending by each figure in each mode."""
    fresh_session()
    whole = {**spec, "compile": {**spec["compile"], "metrics": metrics}}
    model, _ = interpreter.build(whole)
    interpreter.compiled(model, whole)
    # Tracing a graph for so few rows takes far longer than computing them.
    model.run_eagerly = True
    names = [one.name for one in _metrics_of(model, whole)]
    watches = {
        (monitor, mode): Noted(monitor=monitor, mode=mode, patience=PATIENCE)
        for name in names
        for monitor in (name, f"val_{name}")
        for mode in ("auto", "min", "max")
    }
    x, y = interpreter.arrays(whole["data"])
    history = model.fit(x, y, verbose=0, callbacks=list(watches.values()), **FIT).history
    return names, history, {key: watch.ending(FIT["epochs"]) for key, watch in watches.items()}


def _metrics_of(model, spec):
    x, y = interpreter.arrays(spec["data"])
    model.evaluate(x, y, verbose=0)
    return [one for group in model.metrics if hasattr(group, "metrics") for one in group.metrics]


def _tells(endings):
    """Whether each figure's two directions end otherwise."""
    monitors = {monitor for monitor, _ in endings}
    return all(endings[monitor, "min"] != endings[monitor, "max"] for monitor in monitors)


def _group(index):
    for attempt in range(60):
        x = points(f"stopping: x {attempt}", 18, 2)
        of, units, act, y, loss, metrics = list(by_data(x, {3, 9, 13, 16}))[index]
        layers = [dense(4, "tanh", "hidden", input_shape=[2]), dense(units, act, "out")]
        compiled = {"optimizer": SGD, "loss": loss}
        spec = with_weights({"data": {"x": x, "y": y}, "layers": layers, "compile": compiled}, f"stopping, {units} {attempt}")
        named = [{**by_class, "name": f"mine_{i}"} for i, (_, by_class) in enumerate(metrics)]
        runs = [(given, _trained(spec, given)) for given in ([by_name for by_name, _ in metrics], named)]
        if all(_tells(endings) for _, (_, _, endings) in runs):
            return of, spec, runs
    raise AssertionError(f"no data of {index} tells all directions apart")


def cases():
    for index in range(5):
        of, spec, runs = _group(index)
        for given, (names, history, endings) in runs:
            for metric, name in zip(given, names):
                for monitor in (name, f"val_{name}"):
                    epochs_run, best_epoch = endings[monitor, "auto"]
                    stopping = {"monitor": monitor, "patience": PATIENCE}
                    one = {**spec, "compile": {**spec["compile"], "metrics": [metric]}, "fit": {**FIT, "early_stopping": stopping}}
                    kept = {monitor: history[monitor][:epochs_run]}
                    label = metric if isinstance(metric, str) else metric["type"]
                    expect = {"history": kept, "epochs_run": epochs_run, "best_epoch": best_epoch}
                    yield {"name": f"{label} of {of}, watching {monitor}", "spec": one, "expect": expect}
