"""A second call of `fit` in Keras: with another learning rate it continues with the optimizer's memory, with another optimizer without any."""

import keras

import interpreter
from environment import fresh_session
from recipes import column, dense, labels, points, with_weights

X = points("branch: x", 12, 2)
DATA = {"x": X, "y": column(labels("branch: y", X, 2))}
LAYERS = [dense(4, "tanh", "hidden", input_shape=[2]), dense(1, "sigmoid", "out")]
FORK, EPOCHS = 6, 14
ADAM = {"type": "Adam", "learning_rate": 0.05}
MOMENTUM = {"type": "SGD", "learning_rate": 0.1, "momentum": 0.9}

# Name, optimizer before and after, what else is other after.
ASKED = [
    ("Adam, a tenth of the rate", ADAM, {**ADAM, "learning_rate": 0.005}),
    ("momentum, twice the rate", MOMENTUM, {**MOMENTUM, "learning_rate": 0.2}),
    ("SGD in place of Adam", ADAM, {"type": "SGD", "learning_rate": 0.3}),
    ("Adam in place of momentum", MOMENTUM, ADAM),
    ("the same", ADAM, ADAM),
]


def spec(optimizer):
    return with_weights(
        {
            "data": DATA,
            "layers": [dict(layer) for layer in LAYERS],
            "compile": {"optimizer": optimizer, "loss": "binary_crossentropy", "metrics": ["accuracy"]},
            "fit": {"epochs": EPOCHS, "batch_size": 5, "shuffle": False},
        },
        "branch",
    )


def cases():
    for name, first, second in ASKED:
        fresh_session()
        before, after = spec(first), spec(second)
        model, _ = interpreter.build(before)
        interpreter.compiled(model, before)
        x, y = interpreter.arrays(DATA)
        how = {"batch_size": 5, "shuffle": False, "verbose": 0}
        losses = model.fit(x, y, epochs=FORK, **how).history["loss"]
        if first["type"] == second["type"]:
            model.optimizer.learning_rate.assign(second["learning_rate"])
        else:
            interpreter.compiled(model, after)
        losses += model.fit(x, y, epochs=EPOCHS - FORK, **how).history["loss"]
        yield {"name": name, "before": before, "after": after, "epoch": FORK, "losses": losses, "weights": interpreter.get_weights(model)}
