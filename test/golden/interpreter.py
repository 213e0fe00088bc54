"""Our spec file, read by Keras: the same JSON runs here and in our own engine, so the figures compare like with like.

Nothing is translated but names that JSON cannot hold (layer classes, activation functions with parameters): a layer's `type`
is looked up in `keras.layers` and its parameters are handed over as they are. That is the proof that our spec means what
Keras means by the same words.
"""

import functools

from environment import keras, np

OURS = {"type", "weights", "bias", "inputs", "input_shape"}


def activation(value):
    """A name, or {"type": "leaky_relu", "negative_slope": 0.1}: a function of keras.activations and its arguments."""
    if not isinstance(value, dict):
        return value
    params = {key: v for key, v in value.items() if key != "type"}
    return functools.partial(getattr(keras.activations, value["type"]), **params)


def typed(module, value):
    """A name as it is, or {"type": CLASS, parameters} as an object of that class in a module of Keras."""
    if not isinstance(value, dict):
        return value
    return getattr(module, value["type"])(**{key: v for key, v in value.items() if key != "type"})


def layer(spec):
    """One Keras layer. Lists become tuples: Keras wants shapes and strides so."""
    params = {}
    for key, value in spec.items():
        if key in OURS or (key == "input_dim" and spec["type"] != "Embedding"):
            continue
        if key in ("activation", "recurrent_activation"):
            value = activation(value)
        elif key.endswith("_initializer"):
            value = typed(keras.initializers, value)
        params[key] = tuple(value) if isinstance(value, list) else value
    return getattr(keras.layers, spec["type"])(**params)


def is_graph(spec):
    return any(one["type"] == "Input" or "inputs" in one for one in spec["layers"])


def build(spec):
    """The Keras model of a spec (functional if any layer is an Input or names its inputs, else sequential) with its
    weights set. Returns the model and the Keras layer for each layer of the spec, in the spec's order."""
    model, layers = _graph(spec) if is_graph(spec) else _sequential(spec)
    for one, made in zip(spec["layers"], layers):
        set_weights(made, one)
    return model, layers


def _sequential(spec):
    first = spec["layers"][0]
    shape = first.get("input_shape") or [first["input_dim"]]
    layers = [layer(one) for one in spec["layers"]]
    return keras.Sequential([keras.Input(tuple(shape)), *layers]), layers


def _graph(spec):
    tensors, inputs, layers, last = {}, [], [], None
    for one in spec["layers"]:
        if one["type"] == "Input":
            last = keras.Input(tuple(one["shape"]), name=one.get("name"))
            made = last._keras_history.operation
            inputs.append(last)
        else:
            made = layer(one)
            sources = [tensors[name] for name in one["inputs"]] if "inputs" in one else [last]
            last = made(sources if len(sources) > 1 else sources[0])
        tensors[made.name] = last
        layers.append(made)
    return keras.Model(inputs if len(inputs) > 1 else inputs[0], last), layers


def set_weights(made, spec):
    """Dense carries "weights" (kernel) and "bias"; every other layer "weights" keyed by Keras's variable names."""
    given = spec.get("weights", {})
    values = given if isinstance(given, dict) else {"kernel": given}
    if "bias" in spec:
        values = {**values, "bias": spec["bias"]}
    for variable in made.weights:
        if variable.name in values:
            variable.assign(np.array(values[variable.name], "float32"))


def get_weights(model):
    """All weights by layer and Keras's variable name; layers without weights are left out."""
    return {
        one.name: {variable.name: keras.ops.convert_to_numpy(variable).tolist() for variable in one.weights} for one in model.layers if one.weights
    }


def compiled(model, spec):
    part = spec["compile"]
    metrics = {
        key: [typed(keras.metrics, metric) for metric in part[key]] for key in ("metrics", "weighted_metrics") if key in part
    }
    model.compile(
        optimizer=typed(keras.optimizers, part["optimizer"]),
        loss=typed(keras.losses, part["loss"]),
        jit_compile=False,
        **metrics,
    )


def arrays(data):
    return np.array(data["x"], "float32"), np.array(data["y"], "float32")


class After10Steps(keras.callbacks.Callback):
    """Keeps the weights after ten updates: early enough that rounding has not had time to grow."""

    weights = None
    steps = 0

    def on_train_batch_end(self, batch, logs=None):
        self.steps += 1
        if self.steps == 10:
            self.weights = get_weights(self.model)


def fit(model, spec):
    """Trains as `fit` says. Returns the history, the callback with the weights after ten steps and the early stopping."""
    part = dict(spec["fit"])
    data = spec["data"]
    x, y = arrays(data)
    after10 = After10Steps()
    callbacks = [after10]
    if "early_stopping" in part:
        callbacks.append(keras.callbacks.EarlyStopping(**part.pop("early_stopping")))
    if "class_weight" in part:
        part["class_weight"] = {int(key): weight for key, weight in part["class_weight"].items()}
    if "sample_weight" in part:
        part["sample_weight"] = np.array(part["sample_weight"], "float32")
    if "validation" in data:
        part["validation_data"] = arrays(data["validation"])
    history = model.fit(x, y, verbose=0, callbacks=callbacks, **part)
    return history.history, after10, callbacks[-1]


def training_rows(spec):
    """x and y without the rows that validation_split takes away: the last ones, floor(n · (1 − split)) stay."""
    x, y = arrays(spec["data"])
    split = spec.get("fit", {}).get("validation_split", 0)
    keep = int(np.floor(len(x) * (1.0 - split))) if split else len(x)
    return x[:keep], y[:keep]
