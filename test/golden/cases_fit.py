"""What `fit` does around the updates: splits, validation, batch sizes and early stopping.

Early stopping needs a quantity that gets better and then worse: the validation set contradicts the training set, so that its
loss falls only as long as the network learns what both share. `epochs_run` and `best_epoch` (counted from 0) are in the
figures; with restored weights the final weights are those of the best epoch, whether training was stopped or ran out.
"""

from recipes import TRAINING, case, column, dense, labels, points

X = points("fit: x", 13, 2)
Y = [[round(0.5 * a - 0.4 * b + 0.3, 3)] for a, b in X]
VALID_X = points("fit: validation x", 6, 2)
VALID_Y = [[round(0.1 * a - 0.2 * b + 0.35, 3)] for a, b in VALID_X]
BINARY = labels("fit: binary", X, 2)
SGD = {"type": "SGD", "learning_rate": 0.1}
WANT = (*TRAINING, "weights_after_10_steps")


def _layers(activation=None):
    return [dense(3, "tanh", "hidden", input_shape=[2]), dense(1, activation, "out")]


def _plain(name, fit, data=None, **more):
    data = data or {"x": X, "y": Y}
    return case(
        name, _layers(), data, SGD, "mse", {"epochs": 10, "batch_size": 5, **fit}, WANT, seed="fit", metrics=["mae"], **more
    )


def _splits():
    yield _plain("validation_split 0.25: floor(13 * 0.75) = 9 rows train", {"validation_split": 0.25})
    yield _plain("validation_split 0.1: the last two of 13", {"validation_split": 0.1})
    yield _plain("validation_split 0.5", {"validation_split": 0.5})
    given = {"x": X, "y": Y, "validation": {"x": VALID_X, "y": VALID_Y}}
    yield _plain("validation data", {}, given)
    yield _plain("validation data wins over validation_split", {"validation_split": 0.25}, given, predict=VALID_X)
    yield _plain("batch_size larger than the data", {"batch_size": 100})
    yield _plain("batch_size 1", {"batch_size": 1})
    yield _plain("batch_size 13: one whole batch", {"batch_size": 13})
    yield _plain("batch_size 4, a last batch of one", {"batch_size": 4})
    default = {"epochs": 3}
    x = points("fit: 40 rows", 40, 2)
    data = {"x": x, "y": [[round(a - b, 2)] for a, b in x]}
    yield case("batch_size left out: 32", _layers(), data, SGD, "mse", default, seed="fit")


def _stopping(name, stopping, fit=None, **more):
    # A fast and heavy optimizer overshoots what both sets share, so val_loss turns early.
    data = {"x": X, "y": Y, "validation": {"x": VALID_X, "y": VALID_Y}}
    sgd = {"type": "SGD", "learning_rate": 0.15, "momentum": 0.8}
    fit = {"epochs": 30, "batch_size": 5, **(fit or {}), "early_stopping": stopping}
    return case(
        f"early stopping: {name}", _layers(), data, sgd, "mse", fit, seed="fit, stopping", metrics=["mae", "r2_score"], **more
    )


def _accuracy(name, stopping):
    data = {"x": X, "y": column(BINARY)}
    fit = {"epochs": 30, "batch_size": 5, "early_stopping": stopping}
    adam = {"type": "Adam", "learning_rate": 0.1}
    return case(
        f"early stopping: {name}",
        _layers("sigmoid"),
        data,
        adam,
        "binary_crossentropy",
        fit,
        seed="fit, accuracy",
        metrics=["accuracy"],
    )


def _early_stopping():
    yield _stopping("all defaults (val_loss, patience 0)", {})
    yield _stopping("patience 3", {"monitor": "val_loss", "patience": 3})
    yield _stopping("patience 3, best weights restored", {"monitor": "val_loss", "patience": 3, "restore_best_weights": True})
    yield _stopping("min_delta", {"monitor": "val_loss", "patience": 2, "min_delta": 0.01})
    yield _stopping("min_delta on the training loss", {"monitor": "loss", "patience": 1, "min_delta": 0.002})
    yield _stopping("start_from_epoch", {"monitor": "val_loss", "patience": 1, "start_from_epoch": 8})
    late = {"monitor": "val_loss", "patience": 1, "start_from_epoch": 8, "restore_best_weights": True}
    yield _stopping("start_from_epoch, best weights restored", late)
    yield _stopping("not reached, best weights restored all the same", {"patience": 50, "restore_best_weights": True})
    yield _stopping("mode max on a loss", {"monitor": "val_loss", "mode": "max", "patience": 2, "restore_best_weights": True})
    yield _stopping("mode min", {"monitor": "val_mae", "mode": "min", "patience": 2})
    yield _stopping(
        "mode auto on a metric to be raised", {"monitor": "val_r2_score", "patience": 2, "restore_best_weights": True}
    )
    yield _stopping(
        "with validation_split", {"patience": 1, "restore_best_weights": True}, {"validation_split": 0.3, "batch_size": 4}
    )
    yield _accuracy("accuracy, mode auto", {"monitor": "accuracy", "patience": 4})
    yield _accuracy(
        "accuracy, mode max, restored", {"monitor": "accuracy", "mode": "max", "patience": 4, "restore_best_weights": True}
    )
    yield _accuracy("accuracy, mode min", {"monitor": "accuracy", "mode": "min", "patience": 2, "restore_best_weights": True})


def cases():
    yield from _splits()
    yield from _early_stopping()
