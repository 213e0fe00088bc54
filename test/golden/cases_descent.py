"""The loss over two trainable numbers, its slope, and the way that optimizers take down it, by Keras.

`grid`: Keras in float64, in inference mode, over all rows with their weights: the loss and its gradient at points of two numbers, all others as the
spec has them. `ways`: Keras in float32 as it always trains: the two numbers after each step of `fit`, the first point before any. `principal`: the
directions of rows of weights by numpy.linalg.svd of what they are off their mean.
"""

import recipes
from environment import fresh_session, in_float64, keras, np, tf
from recipes import column, dense, labels, points
import interpreter


def _variable(model, path):
    return next(v for v in model.weights if f"/{v.path}".endswith(f"/{path}"))


def _row_weights(spec, y):
    part = spec["fit"]
    if "sample_weight" in part:
        return np.array(part["sample_weight"], "float64")
    if "class_weight" in part:
        return np.array([part["class_weight"].get(str(int(row[0])), 1) for row in y], "float64")
    return None


def _grid(spec, axes, values):
    """[x, y, loss, ∂/∂x, ∂/∂y] at each pair of values."""
    fresh_session()
    with in_float64():
        model, _ = interpreter.build(spec)
        x, y = interpreter.arrays(spec["data"])
        named = spec["compile"]["loss"]
        loss = keras.losses.get(interpreter.typed(keras.losses, {**named, "reduction": None} if isinstance(named, dict) else named))
        weights = _row_weights(spec, y)
        variables = [_variable(model, path) for path, _ in axes]
        places = [np.unravel_index(index, variable.shape) for variable, (_, index) in zip(variables, axes)]
        found = []
        for a in values[0]:
            for b in values[1]:
                for variable, place, value in zip(variables, places, (a, b)):
                    numbers = np.array(variable)
                    numbers[place] = value
                    variable.assign(numbers)
                with tf.GradientTape() as tape:
                    rows = loss(tf.cast(y, "float64"), model(tf.cast(x, "float64"), training=False))
                    # Keras's mean of weighted rows is over their number.
                    value = tf.reduce_mean(tf.cast(rows, "float64") * (1.0 if weights is None else weights))
                slopes = tape.gradient(value, [v.value for v in variables])
                found.append([a, b, float(value), *(float(np.array(s)[place]) for s, place in zip(slopes, places))])
        return found


def _way(spec, optimizer, steps):
    """The two numbers of a network that has no others after each step, from the spec's own."""
    fresh_session()
    model, _ = interpreter.build(spec)
    x, y = interpreter.arrays(spec["data"])
    model.compile(optimizer=interpreter.typed(keras.optimizers, optimizer), loss=interpreter.typed(keras.losses, spec["compile"]["loss"]), jit_compile=False)
    size = spec["fit"]["batch_size"]
    weights = _row_weights(spec, y)
    first = [slice(at, at + size) for at in range(0, len(x), size)]
    place = lambda: [float(np.array(v).ravel()[0]) for v in model.trainable_weights]
    way = [place()]
    for step in range(steps):
        rows = first[step % len(first)]
        model.train_on_batch(x[rows], y[rows], sample_weight=None if weights is None else weights[rows].astype("float32"))
        way.append(place())
    return way


OPTIMIZERS = [
    {"type": "SGD", "learning_rate": 0.02},
    {"type": "SGD", "learning_rate": 0.01, "momentum": 0.9},
    {"type": "SGD", "learning_rate": 0.01, "momentum": 0.9, "nesterov": True},
    {"type": "RMSprop", "learning_rate": 0.05},
    {"type": "Adagrad", "learning_rate": 0.5},
    {"type": "Adam", "learning_rate": 0.1},
]


def _case(name, layers, data, loss, axes, values, fit=None, ways=(), steps=40):
    spec = {
        "data": data,
        "layers": layers,
        "compile": {"optimizer": "sgd", "loss": loss},
        "fit": {"epochs": 1, "batch_size": 4, "shuffle": False, **(fit or {})},
    }
    spec = recipes.with_weights(spec, f"descent, {name}")
    expect = {"axes": [{"variable": path, "index": index} for path, index in axes], "grid": _grid(spec, axes, values)}
    if ways:
        expect["ways"] = [{"optimizer": one, "way": _way(spec, one, steps)} for one in ways]
    return {"name": name, "spec": spec, "expect": expect}


def _line():
    x = points("descent, line: x", 10, 1, low=0, high=4)
    noise = points("descent, line: noise", 10, low=-0.5, high=0.5)
    return {"x": x, "y": column([round(2 * row[0] + 1 + off, 2) for row, off in zip(x, noise)])}


def _principal(name, rows, size, bent):
    random = recipes.rng(f"descent, {name}")
    steps = np.linspace(0, 1, rows)[:, None]
    way = steps * random.normal(size=size) + bent * steps**2 * random.normal(size=size) + 0.01 * bent * random.normal(size=(rows, size))
    way = way.astype("float32")
    off = way.astype("float64") - way.astype("float64").mean(axis=0)
    _, values, directions = np.linalg.svd(off, full_matrices=False)
    squares = values**2
    return {
        "name": name,
        "spec": {"rows": way.tolist()},
        "expect": {"directions": directions[:2].tolist(), "squares": squares[:2].tolist(), "total": float(squares.sum())},
    }


def cases():
    line, grid = _line(), [np.linspace(-3, 5, 5).tolist(), np.linspace(-2, 3, 4).tolist()]
    unit = [("out/kernel", 0), ("out/bias", 0)]
    start = {"weights": [[-2.5]], "bias": [3.0]}
    one = lambda act=None: [dense(1, act, name="out", input_shape=[1], **start)]
    yield _case("J(w, b), mean squared error", one(), line, "mse", unit, grid, ways=OPTIMIZERS)
    yield _case("J(w, b), huber", one(), line, {"type": "Huber", "delta": 0.5}, unit, grid)
    yes = {"x": line["x"], "y": column(labels("descent, yes", line["x"]))}
    yield _case("J(w, b), logistic regression", one("sigmoid"), yes, "binary_crossentropy", unit, grid, ways=OPTIMIZERS)
    yield _case("J(w, b), logistic regression by the squared error", one("sigmoid"), yes, "mse", unit, grid)
    yield _case(
        "J(w, b), class weights", one("sigmoid"), yes, "binary_crossentropy", unit, grid, fit={"class_weight": {"0": 0.5, "1": 3}}, ways=OPTIMIZERS[:1]
    )
    yield _case("J(w, b), sample weights", one(), line, "mae", unit, grid, fit={"sample_weight": [0, 1, 2, 1, 0.5, 1, 3, 1, 1, 0.25]})
    x = points("descent, deep: x", 12, 3)
    deep = {"x": x, "y": column(labels("descent, deep", x))}
    stack = [dense(4, "tanh", name="a", input_shape=[3]), dense(3, "relu", name="b"), dense(1, "sigmoid", name="out")]
    yield _case("two numbers of a stack", stack, deep, "binary_crossentropy", [("a/kernel", 5), ("b/bias", 1)], grid)
    yield _case("two numbers of the last layer", stack, deep, "binary_crossentropy", [("out/kernel", 2), ("out/bias", 0)], grid)
    normal = [dense(4, "tanh", name="a", input_shape=[3]), {"type": "BatchNormalization", "name": "n"}, {"type": "Dropout", "rate": 0.5}, dense(1, name="out")]
    yield _case("inference mode: BatchNormalization and Dropout", normal, deep, "mse", [("n/gamma", 2), ("a/kernel", 0)], grid)
    classes = {"x": x, "y": column(labels("descent, classes", x, 3))}
    three = [dense(5, "gelu", name="a", input_shape=[3]), dense(3, "softmax", name="out")]
    yield _case("three classes", three, classes, "sparse_categorical_crossentropy", [("a/kernel", 1), ("out/kernel", 7)], grid)
    yield _principal("a way that bends", 20, 7, 1)
    yield _principal("a long way of many numbers", 40, 60, 0.3)
    yield _principal("more numbers than points, hardly bent", 6, 25, 0.01)
