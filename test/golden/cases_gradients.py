"""How large the gradients of each layer are over a training: at its beginning and after each epoch, by Keras.

For each such moment, the first batch of the epoch that follows makes one step of a copy of the network: the root mean square of each layer's
gradient and of what the step changed, over all numbers that are trained. `dead` counts the units that are 0 for every row, `saturated` is the share
of outputs at which the slope is at most a twentieth of the activation's largest.
"""

import recipes
from environment import fresh_session, keras, np, tf
from recipes import column, dense, labels, points
import interpreter

# The largest slope of each, by which a slope counts as small.
LARGEST = {"sigmoid": 0.25, "tanh": 1.0, "softsign": 1.0}


def _rms(tensors):
    return float(np.sqrt(np.mean(np.concatenate([np.array(t, np.float64).ravel() for t in tensors]) ** 2)))


def _slopes(function, z):
    with tf.GradientTape() as tape:
        tape.watch(z)
        value = function(z)
    return np.array(value), np.array(tape.gradient(value, z))


def _units(layers, x):
    """By layer, what its activation passes on."""
    found, last = {}, tf.constant(x)
    for made in layers:
        name = getattr(getattr(made, "activation", None), "__name__", None)
        if name in (*LARGEST, "relu"):
            function, made.activation = made.activation, keras.activations.linear
            z = tf.identity(made(last))
            made.activation = function
            values, slopes = _slopes(function, z)
            if name == "relu":
                dead = np.all(values.reshape(-1, values.shape[-1]) == 0, axis=0)
                found[made.name] = {"units": len(dead), "dead": int(dead.sum())}
            else:
                found[made.name] = {"saturated": float(np.mean(slopes <= LARGEST[name] / 20))}
        last = made(last)
    return found


def _moments(spec):
    fresh_session()
    model, layers = interpreter.build(spec)
    x, y = interpreter.arrays(spec["data"])
    loss = keras.losses.get(spec["compile"]["loss"])
    optimizer = keras.optimizers.get(interpreter.typed(keras.optimizers, spec["compile"]["optimizer"]))
    optimizer.build(model.trainable_weights)
    size, epochs = spec["fit"]["batch_size"], spec["fit"]["epochs"]

    def step(first):
        with tf.GradientTape() as tape:
            value = tf.reduce_mean(loss(y[first : first + size], model(x[first : first + size], training=True)))
        gradients = tape.gradient(value, [v.value for v in model.trainable_weights])
        optimizer.apply(gradients, model.trainable_weights)
        return dict(zip([v.path for v in model.trainable_weights], gradients))

    moments = []
    for epoch in range(epochs + 1):
        units = _units(layers, x)
        before = {v.path: np.array(v) for v in model.trainable_weights}
        gradients = step(0)
        after = {v.path: np.array(v) for v in model.trainable_weights}
        found = []
        for made in layers:
            paths = [v.path for v in made.trainable_weights]
            one = {"name": made.name, **units.get(made.name, {})}
            if paths:
                one["gradient"] = _rms([gradients[path] for path in paths])
                one["update"] = _rms([after[path] - before[path] for path in paths])
            if len(one) > 1:
                found.append(one)
        moments.append({"epoch": epoch, "layers": found})
        # The step was the first of the next epoch.
        for first in range(size, len(x), size):
            step(first)
    return moments


def _case(name, layers, optimizer, epochs=3, batch_size=5, shape=(2,), rows=20, scale=1):
    x = points(f"gradients, {name}: x", rows, *shape)
    layers = [{**layers[0], "input_shape": list(shape)}, *layers[1:]]
    spec = {
        "data": {"x": x, "y": column(labels(f"gradients, {name}: y", x))},
        "layers": layers,
        "compile": {"optimizer": optimizer, "loss": "binary_crossentropy"},
        "fit": {"epochs": epochs, "batch_size": batch_size, "shuffle": False},
    }
    spec = recipes.with_weights(spec, f"gradients, {name}")
    for one in spec["layers"]:
        if "weights" in one and isinstance(one["weights"], list):
            one["weights"] = (np.array(one["weights"]) * scale).round(4).tolist()
    return {"name": name, "spec": spec, "expect": {"moments": _moments(spec)}}


def cases():
    sgd = {"type": "SGD", "learning_rate": 0.3}
    out = dense(1, "sigmoid")
    yield _case("six layers of sigmoid", [dense(6, "sigmoid") for _ in range(6)] + [out], sgd)
    yield _case("six layers of ReLU", [dense(6, "relu") for _ in range(6)] + [out], sgd)
    yield _case("tanh with large weights, Adam", [dense(5, "tanh"), dense(4, "softsign"), out], {"type": "Adam", "learning_rate": 0.05}, scale=4)
    yield _case("momentum and clipping", [dense(5, "relu"), dense(3, "tanh"), out], {"type": "SGD", "momentum": 0.9, "clipnorm": 0.1})
    convolution = {"type": "Conv2D", "filters": 3, "kernel_size": 2, "activation": "relu"}
    yield _case("convolution", [convolution, {"type": "Flatten"}, dense(4, "relu", trainable=False), out], sgd, shape=(4, 4, 1))
