"""The class that each answer of a network means, as Keras's own code takes it: over last activations, losses and the ways targets are written, with
outputs that lie exactly on the threshold.

What a threshold is, Keras says in its metrics: BinaryAccuracy takes y_pred > threshold for class 1, CategoricalAccuracy the first of the largest. Under
`from_logits` the threshold is where sigmoid gives 0.5, under a hinge where the sign changes. `right` is the share of right answers by Keras's
metric, with targets −1 written as 0 for it, because it knows no others.
"""

from environment import fresh_session, keras, np
import interpreter

X = [-3.0, -1.0, -0.5, 0.0, 0.25, 0.5, 0.75, 2.0]
ZERO_ONE = [0, 0, 1, 0, 1, 0, 1, 1]
SIGNS = [2 * y - 1 for y in ZERO_ONE]
CLASSES = [2, 2, 1, 0, 0, 1, 0, 0]
ONE_HOT = np.eye(3, dtype=int)[CLASSES].tolist()
LABELS = [[1, 0, 1], [0, 0, 1], [0, 1, 1], [0, 0, 0], [1, 1, 0], [1, 0, 0], [1, 1, 1], [1, 0, 0]]
LOGITS = {"type": "BinaryCrossentropy", "from_logits": True}


def binary(activation, loss, y, threshold):
    return {"activation": activation, "loss": loss, "y": y, "units": 1, "metric": keras.metrics.BinaryAccuracy(threshold=threshold)}


def several(activation, loss, y, metric, **more):
    return {"activation": activation, "loss": loss, "y": y, "units": 3, "metric": metric, **more}


def table():
    for activation in ("sigmoid", "hard_sigmoid", "sparse_sigmoid"):
        yield "0 and 1", binary(activation, "binary_crossentropy", ZERO_ONE, 0.5)
        yield "0 and 1", binary(activation, "mse", ZERO_ONE, 0.5)
    yield "0 and 1", binary("linear", LOGITS, ZERO_ONE, 0)
    yield "0 and 1", binary("tanh", LOGITS, ZERO_ONE, 0)
    yield "0 and 1", binary("sigmoid", LOGITS, ZERO_ONE, 0.5)
    yield "0 and 1", binary("linear", "binary_crossentropy", ZERO_ONE, 0.5)
    yield "0 and 1", binary("linear", "mse", ZERO_ONE, 0.5)
    yield "0 and 1", binary("tanh", "mse", ZERO_ONE, 0.5)
    yield "0 and 1", binary("relu", "mse", ZERO_ONE, 0.5)
    for loss in ("hinge", "squared_hinge"):
        for activation in ("linear", "tanh", "softsign"):
            yield "0 and 1", binary(activation, loss, ZERO_ONE, 0)
            yield "signs", binary(activation, loss, SIGNS, 0)
    for activation in ("linear", "tanh", "hard_tanh", "softsign"):
        yield "signs", binary(activation, "mse", SIGNS, 0)
    categorical, sparse = keras.metrics.CategoricalAccuracy(), keras.metrics.SparseCategoricalAccuracy()
    for activation in ("softmax", "log_softmax", "sparsemax", "linear"):
        logits = activation != "softmax"
        loss = {"type": "CategoricalCrossentropy", "from_logits": logits}
        yield "one-hot", several(activation, loss, ONE_HOT, categorical)
        loss = {"type": "SparseCategoricalCrossentropy", "from_logits": logits}
        yield "class numbers", several(activation, loss, CLASSES, sparse)
    yield "one-hot", several("linear", "categorical_hinge", ONE_HOT, categorical)
    yield "one-hot", several("linear", "mse", ONE_HOT, categorical)
    yield "one-hot", several("sigmoid", "binary_crossentropy", ONE_HOT, categorical)
    half, zero = keras.metrics.BinaryAccuracy(threshold=0.5), keras.metrics.BinaryAccuracy(threshold=0)
    yield "several labels", several("sigmoid", "binary_crossentropy", LABELS, half, labels=True)
    yield "several labels", several("hard_sigmoid", "binary_crossentropy", LABELS, half, labels=True)
    yield "several labels", several("linear", LOGITS, LABELS, zero, labels=True)


def _case(coding, one):
    fresh_session()
    units, y = one["units"], np.array(one["y"], "float32").reshape(len(X), -1)
    name = one["loss"] if isinstance(one["loss"], str) else f"{one['loss']['type']}, from_logits {one['loss']['from_logits']}"
    kernel = [[1.0]] if units == 1 else [[1.0, 0.25, -1.0]]
    layer = {"type": "Dense", "units": units, "activation": one["activation"], "use_bias": False, "input_shape": [1], "weights": kernel}
    spec = {
        "data": {"x": [[x] for x in X], "y": one["y"]},
        "layers": [layer],
        "compile": {"optimizer": {"type": "SGD", "learning_rate": 0}, "loss": one["loss"]},
        "fit": {"epochs": 1, "shuffle": False},
        "predict": [[x] for x in X],
    }
    model, _ = interpreter.build(spec)
    outputs = keras.ops.convert_to_numpy(model(np.array(spec["predict"], "float32"), training=False))
    metric = one["metric"]
    metric.reset_state()
    metric.update_state(np.maximum(y, 0) if coding == "signs" else y, outputs)
    if units == 1 or one.get("labels"):
        classes = np.where(outputs > metric.threshold, 1, 0)
        classes = classes if units > 1 else classes[:, 0]
    else:
        classes = np.argmax(outputs, axis=1)
    expect = {"outputs": outputs, "classes": classes, "right": float(metric.result())}
    return {"name": f"{one['activation']}, {name}, targets {coding}", "spec": spec, "expect": expect}


def cases():
    for coding, one in table():
        yield _case(coding, one)
