"""Every optimizer that Keras has and our spec names, with Keras's defaults (by name) and with parameters of its own.

One small regression with a smooth activation for all: the only thing that differs between two cases is the update rule, so
a wrong place of epsilon or a missing bias correction cannot hide behind anything else. 13 samples in batches of 5 make
batches of 5, 5 and 3 and 75 updates in 25 epochs.
"""

from recipes import TRAINING, case, dense, points

WANT = (*TRAINING, "weights_after_10_steps")
X = points("optimizers: x", 13, 2)
Y = [[round(0.5 * a - 0.8 * b + 0.6 * a * b + 0.2, 3)] for a, b in X]
FIT = {"epochs": 25, "batch_size": 5}

BY_NAME = ["sgd", "adagrad", "adadelta", "rmsprop", "adam", "adamw", "adamax", "nadam"]

WITH_PARAMETERS = [
    ("SGD, learning rate", {"type": "SGD", "learning_rate": 0.05}),
    ("SGD, momentum", {"type": "SGD", "learning_rate": 0.05, "momentum": 0.9}),
    ("SGD, nesterov", {"type": "SGD", "learning_rate": 0.05, "momentum": 0.9, "nesterov": True}),
    ("SGD, weight_decay", {"type": "SGD", "learning_rate": 0.1, "weight_decay": 0.05}),
    ("SGD, momentum and weight_decay", {"type": "SGD", "learning_rate": 0.05, "momentum": 0.8, "weight_decay": 0.02}),
    ("SGD, clipnorm", {"type": "SGD", "learning_rate": 0.1, "clipnorm": 0.1}),
    ("SGD, clipvalue", {"type": "SGD", "learning_rate": 0.1, "clipvalue": 0.05}),
    ("SGD, global_clipnorm", {"type": "SGD", "learning_rate": 0.1, "global_clipnorm": 0.2}),
    ("Adagrad, learning rate", {"type": "Adagrad", "learning_rate": 0.1}),
    ("Adagrad, parameters", {"type": "Adagrad", "learning_rate": 0.2, "initial_accumulator_value": 0.01, "epsilon": 0.001}),
    ("Adadelta, learning rate", {"type": "Adadelta", "learning_rate": 1.0}),
    ("Adadelta, parameters", {"type": "Adadelta", "learning_rate": 0.7, "rho": 0.9, "epsilon": 0.0001}),
    ("RMSprop, learning rate", {"type": "RMSprop", "learning_rate": 0.01}),
    ("RMSprop, rho and epsilon", {"type": "RMSprop", "learning_rate": 0.01, "rho": 0.8, "epsilon": 0.001}),
    ("RMSprop, momentum", {"type": "RMSprop", "learning_rate": 0.003, "momentum": 0.8}),
    ("RMSprop, centered", {"type": "RMSprop", "learning_rate": 0.005, "centered": True, "epsilon": 0.001}),
    (
        "RMSprop, centered with momentum",
        {"type": "RMSprop", "learning_rate": 0.003, "rho": 0.85, "momentum": 0.5, "centered": True, "epsilon": 0.001},
    ),
    ("Adam, learning rate", {"type": "Adam", "learning_rate": 0.02}),
    ("Adam, amsgrad", {"type": "Adam", "learning_rate": 0.05, "amsgrad": True, "beta_2": 0.9}),
    ("Adam, odd betas and epsilon", {"type": "Adam", "learning_rate": 0.03, "beta_1": 0.7, "beta_2": 0.95, "epsilon": 0.01}),
    (
        "Adam, weight_decay and global_clipnorm",
        {"type": "Adam", "learning_rate": 0.02, "weight_decay": 0.1, "global_clipnorm": 0.3},
    ),
    ("AdamW, parameters", {"type": "AdamW", "learning_rate": 0.02, "weight_decay": 0.2, "beta_1": 0.8, "epsilon": 0.0001}),
    ("AdamW, amsgrad", {"type": "AdamW", "learning_rate": 0.02, "weight_decay": 0.01, "amsgrad": True, "beta_2": 0.9}),
    ("Adamax, learning rate", {"type": "Adamax", "learning_rate": 0.02}),
    ("Adamax, parameters", {"type": "Adamax", "learning_rate": 0.02, "beta_1": 0.8, "beta_2": 0.9, "epsilon": 0.01}),
    ("Nadam, learning rate", {"type": "Nadam", "learning_rate": 0.02}),
    ("Nadam, parameters", {"type": "Nadam", "learning_rate": 0.02, "beta_1": 0.8, "beta_2": 0.95, "epsilon": 0.01}),
]

DEEP = [
    dense(5, "tanh", "first", input_shape=[2]),
    dense(4, "sigmoid", "second"),
    dense(3, "tanh", "third"),
    dense(1, None, "out"),
]


def _small():
    return [dense(3, "tanh", "hidden", input_shape=[2]), dense(1, None, "out")]


def cases():
    data = {"x": X, "y": Y}
    for name in BY_NAME:
        yield case(f"{name} by name, Keras's defaults", _small(), data, name, fit=FIT, want=WANT, seed="optimizers")
    for name, optimizer in WITH_PARAMETERS:
        yield case(name, _small(), data, optimizer, fit=FIT, want=WANT, seed="optimizers")
    for name, optimizer in [
        ("Adam, a deeper net 2-5-4-3-1", {"type": "Adam", "learning_rate": 0.01}),
        ("Nadam, a deeper net 2-5-4-3-1", {"type": "Nadam", "learning_rate": 0.01}),
        ("SGD, global_clipnorm over a deeper net 2-5-4-3-1", {"type": "SGD", "learning_rate": 0.2, "global_clipnorm": 0.3}),
        ("SGD, clipnorm in a deeper net 2-5-4-3-1", {"type": "SGD", "learning_rate": 0.2, "clipnorm": 0.1}),
    ]:
        yield case(name, DEEP, data, optimizer, fit=FIT, want=WANT, seed="optimizers, deep")
