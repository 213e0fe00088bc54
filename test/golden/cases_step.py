"""One step of a training with all that it went through: what each layer took in, summed up and gave out, the slopes of the
loss in all of these, and every variable with its gradient and what the optimizer remembers of it, before and after.

Keras's own layers, losses and optimizers compute it, eagerly and layer by layer: an activation is taken out of its layer, so that
what goes into it is a tensor of its own that the gradient tape can watch. Keras takes a cross-entropy from there, past the output;
the slope in the output is that of the loss's formula then, −y / ŷ and (1 − y) / (1 − ŷ).
"""

import recipes
from environment import fresh_session, keras, np, tf, torch
from recipes import column, dense, labels, one_hot, points
import interpreter
import reference_rules

SLOTS = {
    "SGD": {"momentum": "momentums"},
    "Adagrad": {"accumulator": "_accumulators"},
    "Adadelta": {"accumulated_grad": "_accumulated_grads", "accumulated_delta_var": "_accumulated_delta_vars"},
    "RMSprop": {"velocity": "_velocities", "momentum": "_momentums", "average_gradient": "_average_gradients"},
    "Adam": {"momentum": "_momentums", "velocity": "_velocities", "velocity_hat": "_velocity_hats"},
    "AdamW": {"momentum": "_momentums", "velocity": "_velocities", "velocity_hat": "_velocity_hats"},
    "Adamax": {"momentum": "_m", "norm": "_u"},
    "Nadam": {"momentum": "_momentums", "velocity": "_velocities"},
}


# An LSTM's or GRU's activations are part of its time steps, so only these layers' own activation is taken out.
WITH_ACTIVATION = ("Dense", "Conv2D", "Activation")


class Reference:
    """A rule that Keras does not have, in PyTorch, on copies of Keras's variables."""

    SLOTS = {
        "RAdam": {"momentum": "exp_avg", "velocity": "exp_avg_sq"},
        "LaProp": {"momentum": "m", "velocity": "n"},
        "PAdam": {"momentum": "m", "velocity": "v", "velocity_hat": "v_hat"},
    }

    def __init__(self, variables, type, **params):
        self.kind = type
        self.copies = [torch.tensor(np.array(v)) for v in variables]
        self.rule = reference_rules.RULES[type](self.copies, **params)

    def apply(self, gradients, variables):
        for copy, gradient in zip(self.copies, gradients):
            copy.grad = torch.tensor(np.array(gradient))
        self.rule.step()
        for copy, variable in zip(self.copies, variables):
            variable.assign(copy.numpy())

    def memory(self, index):
        copy = self.copies[index]

        def values(attribute):
            if self.kind == "RAdam":
                return self.rule.state[copy].get(attribute, torch.zeros_like(copy))
            return getattr(self.rule, attribute)[index]

        return {slot: values(attribute).tolist() for slot, attribute in self.SLOTS[self.kind].items()}


class Keras:
    def __init__(self, variables, optimizer):
        self.rule = keras.optimizers.get(interpreter.typed(keras.optimizers, optimizer))
        self.rule.build(variables)

    def apply(self, gradients, variables):
        self.rule.apply(gradients, variables)

    def memory(self, index):
        slots = {slot: getattr(self.rule, attribute, None) for slot, attribute in SLOTS[type(self.rule).__name__].items()}
        return {slot: _list(variables[index]) for slot, variables in slots.items() if variables}


def _forward(spec, layers, x, tape):
    """Each layer's inputs, what goes into its activation (or None) and its output; all of them are watched."""
    seen, by_name = [], {}
    last = x
    for one, made in zip(spec["layers"], layers):
        sources = [by_name[name] for name in one["inputs"]] if "inputs" in one else [last]
        # A copy, so that the slope through this layer is not mixed with that through another.
        inputs = [tf.identity(source) for source in sources]
        for tensor in inputs:
            tape.watch(tensor)
        before = None
        if one["type"] == "Input":
            output = inputs[0]
        elif one["type"] in WITH_ACTIVATION:
            function = made.activation
            made.activation = keras.activations.linear
            before = made(inputs[0]) if one["type"] != "Activation" else inputs[0]
            made.activation = function
            tape.watch(before)
            output = function(before)
        else:
            output = made(inputs if len(inputs) > 1 else inputs[0], training=True)
        logits = getattr(output, "_keras_logits", None)
        tape.watch(output)
        last = output
        if logits is not None:
            last._keras_logits = logits
        by_name[made.name] = last
        seen.append((made.name, inputs, before, last))
    return seen


def _formula(loss, y, p):
    """The mean loss by its formula of the outputs, for where Keras takes it from the pre-activations."""
    kind = loss if isinstance(loss, str) else loss["type"]
    if kind == "binary_crossentropy":
        rows = -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p), -1)
    elif kind == "sparse_categorical_crossentropy":
        rows = -tf.math.log(tf.reduce_sum(tf.one_hot(tf.cast(tf.reshape(y, [-1]), "int32"), p.shape[-1]) * p, -1))
    else:
        rows = -tf.reduce_sum(y * tf.math.log(p), -1)
    return tf.reduce_mean(rows)


def _list(tensor):
    return None if tensor is None else np.array(tensor).tolist()


def _one(tensors, sample):
    rows = [_list(tensor[sample]) for tensor in tensors]
    return rows[0] if len(rows) == 1 else rows


def _name(variable, layers):
    owner = next(made for made in layers if any(v is variable for v in made.weights))
    return f"{owner.name}/{variable.name}"


def _steps(spec, count, batch_size, sample):
    """Makes so many steps over the rows in their order and describes the last one."""
    fresh_session()
    model, layers = interpreter.build(spec)
    x, y = interpreter.arrays(spec["data"])
    given = spec["compile"]["optimizer"]
    known = isinstance(given, dict) and given["type"] in Reference.SLOTS
    optimizer = Reference(model.trainable_weights, **given) if known else Keras(model.trainable_weights, given)
    loss = spec["compile"]["loss"]
    loss = keras.losses.get(loss if isinstance(loss, str) else interpreter.typed(keras.losses, loss))
    trainable = [variable.value for variable in model.trainable_weights]
    names = [_name(variable, layers) for variable in model.trainable_weights]
    batches = -(-len(x) // batch_size)
    for step in range(count):
        first = (step % batches) * batch_size
        rows = list(range(first, min(first + batch_size, len(x))))
        before = {_name(v, layers): _list(v) for v in model.weights}
        memory_before = {name: optimizer.memory(i) for i, name in enumerate(names)}
        with tf.GradientTape(persistent=True) as tape:
            seen = _forward(spec, layers, tf.constant(x[rows]), tape)
            output = seen[-1][3]
            value = tf.reduce_mean(loss(y[rows], output))
            plain = tf.identity(output)
            tape.watch(plain)
            formula = _formula(spec["compile"]["loss"], y[rows], plain) if hasattr(output, "_keras_logits") else None
        gradients = tape.gradient(value, trainable)
        slopes = step == count - 1 and [
            {
                "name": name,
                "input": _one(inputs, sample),
                "sums": None if sums is None else _list(sums[sample]),
                "output": _list(out[sample]),
                "d_output": tape.gradient(value, out),
                "d_sums": None if sums is None else _list(tape.gradient(value, sums)[sample]),
                "d_input": [tape.gradient(value, one) for one in inputs],
            }
            for name, inputs, sums, out in seen
        ]
        for one in slopes or []:
            given = one["d_output"]
            if given is None and one is slopes[-1]:
                given = tape.gradient(formula, plain)
            one["d_output"] = _list(given[sample])
            one["d_input"] = None if any(d is None for d in one["d_input"]) else _one(one["d_input"], sample)
        gradients = [tf.convert_to_tensor(g) for g in gradients]
        optimizer.apply(gradients, model.trainable_weights)
    by_name = dict(zip(names, gradients))
    after = {_name(v, layers): _list(v) for v in model.weights}
    variables = [
        {
            "name": name,
            "before": before[name],
            "gradient": _list(by_name.get(name)),
            "memory_before": memory_before.get(name, {}),
            "memory_after": optimizer.memory(names.index(name)) if name in names else {},
            "after": after[name],
        }
        for name in before
    ]
    return {
        "epoch": (count - 1) // batches + 1,
        "batch": (count - 1) % batches + 1,
        "sample": sample,
        "rows": rows,
        "loss": float(value),
        "layers": slopes,
        "variables": variables,
    }


def _case(name, layers, x, y, loss="mse", optimizer="sgd", steps=1, batch_size=3, sample=1):
    kind = {"data": {"x": x, "y": y}, "layers": layers, "compile": {"optimizer": optimizer, "loss": loss}}
    batches = -(-len(x) // batch_size)
    kind["fit"] = {"epochs": (steps - 1) // batches + 1, "batch_size": batch_size, "shuffle": False}
    spec = recipes.with_weights(kind, name)
    return {"name": name, "spec": spec, "expect": _steps(spec, steps, batch_size, sample)}


ROWS = 8


def _network(name, layers, shape, targets=1, loss="mse", **more):
    x = points(f"step, {name}: x", ROWS, *shape)
    y = points(f"step, {name}: y", ROWS, targets)
    return _case(name, [{**layers[0], "input_shape": list(shape)}, *layers[1:]], x, y, loss, **more)


def _classes(name, layers, classes, loss, sparse=False, **more):
    x = points(f"step, {name}: x", ROWS, 3)
    found = labels(f"step, {name}: y", x, classes)
    y = column(found) if sparse else one_hot(found, classes) if classes > 1 else column(found)
    return _case(name, [{**layers[0], "input_shape": [3]}, *layers[1:]], x, y, loss, **more)


def _networks():
    yield _network("dense", [dense(4, "tanh"), dense(3, "relu"), dense(2)], (3,), 2)
    yield _classes("softmax", [dense(4, "sigmoid"), dense(3, "softmax")], 3, "categorical_crossentropy")
    yield _classes("softmax, labels", [dense(4, "gelu"), dense(3, "softmax")], 3, "sparse_categorical_crossentropy", sparse=True)
    x = points("step, multi-label: x", ROWS, 3)
    y = np.array(points("step, multi-label: y", ROWS, 3)) > 0
    yield _case("multi-label", [dense(4, "elu", input_shape=[3]), dense(3, "sigmoid")], x, y.astype(int).tolist(), "binary_crossentropy")
    logits = {"type": "CategoricalCrossentropy", "from_logits": True}
    yield _classes("from_logits", [dense(4, "silu"), dense(3)], 3, logits)
    logits = {"type": "BinaryCrossentropy", "from_logits": True}
    x = points("step, from_logits, binary: x", ROWS, 3)
    y = column(labels("step, from_logits, binary", x))
    yield _case("from_logits, binary", [dense(4, "softplus", input_shape=[3]), dense(1)], x, y, logits)
    activation = [dense(4), {"type": "Activation", "activation": "tanh"}, dense(3), {"type": "Activation", "activation": "softmax"}]
    yield _classes("softmax as a layer", activation, 3, "categorical_crossentropy")
    conv = {"type": "Conv2D", "filters": 2, "kernel_size": 3, "padding": "same", "activation": "relu"}
    pool = {"type": "MaxPooling2D", "pool_size": 2}
    yield _network("convolution", [conv, {"type": "Flatten"}, dense(2)], (4, 5, 2), 2)
    strided = {"type": "Conv2D", "filters": 3, "kernel_size": [3, 2], "strides": 2, "activation": "tanh"}
    yield _network("convolution, strides", [strided, {"type": "Flatten"}, dense(2)], (6, 5, 1), 2)
    yield _network("pooling", [conv, pool, {"type": "Flatten"}, dense(2)], (5, 4, 1), 2)
    average = {"type": "AveragePooling2D", "pool_size": 2, "padding": "same"}
    yield _network("average pooling", [conv, average, {"type": "GlobalAveragePooling2D"}, dense(1)], (5, 4, 1))
    normalized = [dense(3, "tanh"), {"type": "BatchNormalization"}, dense(2, "sigmoid"), dense(1)]
    yield _network("batch normalization", normalized, (2,), optimizer="adam", steps=5)
    frozen = [dense(3, "tanh"), {"type": "BatchNormalization", "trainable": False}, dense(1)]
    yield _network("batch normalization, frozen", frozen, (2,))
    for kind in ("SimpleRNN", "LSTM", "GRU"):
        recurrent = {"type": kind, "units": 3}
        yield _network(kind, [{**recurrent, "return_sequences": True}, recurrent, dense(1)], (4, 2), optimizer="adam", steps=4)
    words = np.array(points("step, embedding: x", ROWS, 4, low=0, high=5, decimals=0)).astype(int).tolist()
    embedding = {"type": "Embedding", "input_dim": 6, "output_dim": 3, "input_shape": [4]}
    yield _case("embedding", [embedding, {"type": "GRU", "units": 2, "reset_after": False}, dense(1)], words, column([0, 1, 0, 1, 1, 0, 1, 0]))
    graph = [
        {"type": "Input", "shape": [3], "name": "given"},
        dense(3, "tanh", "left", inputs=["given"]),
        dense(3, "sigmoid", "right", inputs=["given"]),
        {"type": "Add", "name": "added", "inputs": ["left", "right", "given"]},
        {"type": "Concatenate", "name": "joined", "inputs": ["added", "left"]},
        dense(1, None, "out"),
    ]
    x = points("step, graph: x", ROWS, 3)
    yield _case("graph", graph, x, points("step, graph: y", ROWS, 1))
    dropout = [dense(4, "tanh"), {"type": "Dropout", "rate": 0.0}, dense(1)]
    yield _network("dropout 0", dropout, (3,))
    reshape = [dense(6, "leaky_relu"), {"type": "Reshape", "target_shape": [3, 2]}, dense(2, "tanh"), {"type": "Flatten"}, dense(1)]
    yield _network("reshape", reshape, (3,))


def _losses():
    for loss in ("mae", "huber", "log_cosh", "hinge", "squared_hinge", "poisson", "cosine_similarity", "msle"):
        activation = "softplus" if loss in ("poisson", "msle") else None
        x = points(f"step, {loss}: x", ROWS, 3)
        y = np.array(points(f"step, {loss}: y", ROWS, 2))
        y = np.sign(y) if "hinge" in loss else abs(y) if activation else y
        yield _case(f"loss {loss}", [dense(4, "tanh", input_shape=[3]), dense(2, activation)], x, y.tolist(), loss)
    for loss in ("kl_divergence", "categorical_hinge", {"type": "CategoricalFocalCrossentropy"}):
        kind = loss if isinstance(loss, str) else loss["type"]
        yield _classes(f"loss {kind}", [dense(4, "tanh"), dense(3, "softmax")], 3, loss)
    smooth = {"type": "CategoricalCrossentropy", "label_smoothing": 0.1, "from_logits": True}
    yield _classes("loss with smoothing", [dense(4, "tanh"), dense(3)], 3, smooth)
    x = points("step, focal: x", ROWS, 3)
    focal = {"type": "BinaryFocalCrossentropy"}
    yield _case("loss BinaryFocalCrossentropy", [dense(2, "tanh", input_shape=[3]), dense(1, "tanh"), dense(1, "hard_sigmoid")], x, column(labels("step, focal", x)), focal)


OPTIMIZERS = [
    ("SGD", {"type": "SGD", "learning_rate": 0.1}),
    ("SGD, momentum", {"type": "SGD", "learning_rate": 0.1, "momentum": 0.9}),
    ("SGD, nesterov", {"type": "SGD", "learning_rate": 0.1, "momentum": 0.9, "nesterov": True}),
    ("SGD, clipnorm and decay", {"type": "SGD", "learning_rate": 0.1, "clipnorm": 0.05, "weight_decay": 0.02}),
    ("Adagrad", {"type": "Adagrad", "learning_rate": 0.1}),
    ("Adadelta", {"type": "Adadelta", "learning_rate": 1.0}),
    ("RMSprop", {"type": "RMSprop", "learning_rate": 0.01}),
    ("RMSprop, centered with momentum", {"type": "RMSprop", "learning_rate": 0.01, "centered": True, "momentum": 0.5, "epsilon": 0.001}),
    ("Adam", {"type": "Adam", "learning_rate": 0.02}),
    ("Adam, amsgrad", {"type": "Adam", "learning_rate": 0.02, "amsgrad": True}),
    ("AdamW", {"type": "AdamW", "learning_rate": 0.02, "weight_decay": 0.1}),
    ("Adamax", {"type": "Adamax", "learning_rate": 0.02}),
    ("Nadam", {"type": "Nadam", "learning_rate": 0.02}),
    ("RAdam", {"type": "RAdam", "learning_rate": 0.02}),
    ("LaProp", {"type": "LaProp", "learning_rate": 0.01}),
    ("PAdam", {"type": "PAdam", "learning_rate": 0.05}),
]


def _optimizers():
    """Step 1, where nothing is remembered yet, and step 8, in the third epoch, where something is."""
    for name, optimizer in OPTIMIZERS:
        for steps in (1, 8):
            x = points("step, optimizers: x", ROWS, 2)
            y = points("step, optimizers: y", ROWS, 1)
            layers = [dense(3, "tanh", input_shape=[2]), dense(1)]
            yield _case(f"optimizer {name}, step {steps}", layers, x, y, optimizer=optimizer, steps=steps)


def cases():
    yield from _networks()
    yield from _losses()
    yield from _optimizers()
