"""What all groups of cases share: made-up data, seeded first weights, and one function that turns a spec into a case.

Everything random is drawn from numpy's RandomState (whose streams never change between versions) with a seed taken from the
case's name: a new case leaves all others as they were, and a diff shows only what was meant to change. Numbers in specs are
rounded to a few decimals so that a person can read them.
"""

import copy
import zlib

from environment import fresh_session, keras, np
import interpreter

TRAINING = ("history", "evaluate", "predictions", "weights")
STRUCTURE = ("layers", "params", "output", "outputs")


def rng(name):
    return np.random.RandomState(zlib.crc32(name.encode()))


def points(name, *shape, low=-1.0, high=1.0, decimals=2):
    """Uniform numbers of a shape, rounded, as nested lists."""
    return rng(name).uniform(low, high, shape).round(decimals).tolist()


def dense(units, act=None, name=None, **more):
    """A Dense layer as a spec writes it."""
    spec = {"type": "Dense", "units": units}
    if act is not None:
        spec["activation"] = act
    if name is not None:
        spec["name"] = name
    return {**spec, **more}


def labels(name, x, classes=2):
    """Integer classes that depend on x, so that training has something to learn; every class occurs."""
    x = np.array(x).reshape(len(x), -1)
    score = x @ rng(name).normal(size=x.shape[1]) + 0.3 * x[:, 0] ** 2
    order = np.argsort(np.argsort(score))
    return (order * classes // len(x)).tolist()


def one_hot(classes, count):
    return np.eye(count, dtype=int)[classes].tolist()


def column(values):
    return [[value] for value in values]


def _draw(random, layer, variable):
    """First weights that keep activations moderate; a positive variance and a scale around one for BatchNormalization."""
    shape = variable.shape
    if variable.name in ("gamma", "moving_variance"):
        return random.uniform(0.6, 1.4, shape)
    if variable.name in ("bias", "beta", "moving_mean"):
        return random.uniform(-0.3, 0.3, shape)
    if variable.name == "embeddings":
        return random.uniform(-0.8, 0.8, shape)
    receptive = int(np.prod(shape[:-2])) if len(shape) > 2 else 1
    limit = np.sqrt(6.0 / (receptive * (shape[-2] + shape[-1])))
    return random.uniform(-limit, limit, shape)


def with_weights(spec, seed):
    """The spec with explicit first weights in every layer that has any and does not carry them yet."""
    spec = copy.deepcopy(spec)
    fresh_session()
    _, layers = interpreter.build(spec)
    random = rng("weights of " + seed)
    for one, made in zip(spec["layers"], layers):
        if "weights" in one or not made.weights:
            continue
        values = {v.name: _draw(random, made, v).round(4).tolist() for v in made.weights}
        if one["type"] == "Dense":
            one["weights"] = values["kernel"]
            if "bias" in values:
                one["bias"] = values["bias"]
        else:
            one["weights"] = values
    return spec


def case(name, layers, data, optimizer="sgd", loss="mse", fit=None, want=TRAINING, seed=None, predict=None, **compile_more):
    """Runs a spec in Keras and returns it with what came out.

    want: keys of `expect`, see README.md. seed: draws the first weights (and so makes cases comparable that share it).
    """
    spec = {"data": data, "layers": layers, "compile": {"optimizer": optimizer, "loss": loss, **compile_more}}
    if fit is not None:
        spec["fit"] = {**fit, "shuffle": False}
    if predict is not None:
        spec["predict"] = predict
    spec = with_weights(spec, seed or name)
    return {"name": name, "spec": spec, "expect": run(spec, want)}


def run(spec, want):
    fresh_session()
    model, _ = interpreter.build(spec)
    interpreter.compiled(model, spec)
    expect = structure(model, spec, want)
    if "error" in want:
        try:
            interpreter.fit(model, spec)
        except ValueError as error:
            return {"error": str(error)}
        raise AssertionError("Keras accepted what it was expected to refuse")
    if "fit" in spec:
        history, after10, stopping = interpreter.fit(model, spec)
        expect["history"] = history
        if "weights_after_10_steps" in want:
            expect["weights_after_10_steps"] = after10.weights
        if "early_stopping" in spec["fit"]:
            expect["epochs_run"] = len(history["loss"])
            expect["best_epoch"] = stopping.best_epoch
    # From here on eagerly: the same kernels without the seconds that tracing a graph takes.
    model.run_eagerly = True
    if "evaluate" in want:
        x, y = interpreter.training_rows(spec)
        batch = spec.get("fit", {}).get("batch_size", 32)
        expect["evaluate"] = model.evaluate(x, y, batch_size=batch, verbose=0, return_dict=True)
    if "predictions" in want:
        expect["predictions"] = outputs(model, spec.get("predict", spec["data"]["x"]))
    if "weights" in want:
        expect["weights"] = interpreter.get_weights(model)
    return expect


def outputs(model, x):
    """What model.predict gives, without tracing a graph for it."""
    return keras.ops.convert_to_numpy(model(np.array(x, "float32"), training=False)).tolist()


def structure(model, spec, want):
    """What can be said of a model before it is trained: shapes, counts, and the output with its first weights."""
    expect = {}
    if "layers" in want:
        expect["layers"] = [
            {"name": one.name, "type": type(one).__name__, "output_shape": list(one.output.shape), "params": one.count_params()}
            for one in model.layers
        ]
    if "params" in want:
        trainable = sum(int(np.prod(v.shape)) for v in model.trainable_weights)
        frozen = sum(int(np.prod(v.shape)) for v in model.non_trainable_weights)
        expect["params"] = {"total": trainable + frozen, "trainable": trainable, "non_trainable": frozen}
    x = spec["data"]["x"]
    if "output" in want:
        expect["output"] = outputs(model, x)
    if "outputs" in want:
        inner = [one for one in model.layers[:-1] if not isinstance(one, keras.layers.InputLayer)]
        if inner:
            expect["outputs"] = {one.name: outputs(keras.Model(model.inputs, one.output), x) for one in inner}
    return expect
