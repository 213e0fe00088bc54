"""Graphs of named layers, as Keras's functional API builds them: branches, skip connections, several inputs to one layer.

`layers` in the figures is in the order of Keras's `model.layers`, which sorts by distance from the output and so is not always
the order in which the spec names them.
"""

from recipes import STRUCTURE, TRAINING, case, dense, points

WANT = (*STRUCTURE, *TRAINING)
ADAM = {"type": "Adam", "learning_rate": 0.01}
FIT = {"epochs": 8, "batch_size": 3}


def _input(name, *shape):
    return {"type": "Input", "shape": list(shape), "name": name}


def _graph(name, layers, shape, targets=1):
    data = {"x": points(f"{name}: x", 7, *shape), "y": points(f"{name}: y", 7, targets)}
    return case(name, layers, data, ADAM, fit=FIT, want=WANT)


def cases():
    skip = [
        _input("in", 3),
        dense(3, "tanh", "inside"),
        dense(3, "tanh", "deeper"),
        {"type": "Add", "name": "sum", "inputs": ["inside", "deeper"]},
        dense(1, None, "out"),
    ]
    yield _graph("graph: skip connection with Add", skip, (3,))
    wide = [
        _input("in", 4),
        dense(3, "tanh", "deep_1"),
        dense(2, "tanh", "deep_2"),
        {"type": "Concatenate", "name": "both", "inputs": ["in", "deep_2"]},
        dense(1, None, "out"),
    ]
    yield _graph("graph: wide and deep with Concatenate", wide, (4,))
    three = [
        _input("in", 2),
        dense(2, "tanh", "a"),
        dense(2, "sigmoid", "b", inputs=["in"]),
        dense(2, "softsign", "c", inputs=["in"]),
        {"type": "Add", "name": "sum", "inputs": ["a", "b", "c"]},
        {"type": "Concatenate", "name": "all", "inputs": ["sum", "c", "in"]},
        dense(2, None, "out"),
    ]
    yield _graph("graph: three branches, Add of three, Concatenate of three", three, (2,), targets=2)
    along = [
        _input("in", 2, 3),
        dense(3, "tanh", "left"),
        dense(3, "sigmoid", "right", inputs=["in"]),
        {"type": "Concatenate", "name": "longer", "axis": 1, "inputs": ["left", "right"]},
        {"type": "Flatten", "name": "flat"},
        dense(1, None, "out"),
    ]
    yield _graph("graph: Concatenate along axis 1", along, (2, 3))
    image = [
        _input("image", 4, 4, 1),
        {"type": "Conv2D", "filters": 2, "kernel_size": 3, "padding": "same", "activation": "tanh", "name": "conv_a"},
        {"type": "Conv2D", "filters": 2, "kernel_size": 3, "padding": "same", "name": "conv_b"},
        {"type": "Add", "name": "residual", "inputs": ["conv_a", "conv_b"]},
        {"type": "Activation", "activation": "tanh", "name": "act"},
        {"type": "GlobalAveragePooling2D", "name": "pool"},
        dense(1, None, "out"),
    ]
    yield _graph("graph: residual block of convolutions", image, (4, 4, 1))
    broadcast = [
        _input("in", 3, 2),
        dense(2, "tanh", "many"),
        dense(1, "tanh", "one", inputs=["in"]),
        {"type": "Add", "name": "sum", "inputs": ["many", "one"]},
        {"type": "Flatten", "name": "flat"},
        dense(1, None, "out"),
    ]
    yield _graph("graph: Add with broadcasting", broadcast, (3, 2))
    shared = [
        _input("in", 2),
        dense(2, "tanh", "frozen", trainable=False),
        dense(2, "tanh", "free", inputs=["in"]),
        {"type": "Concatenate", "name": "both", "inputs": ["frozen", "free"]},
        dense(1, None, "out"),
    ]
    yield _graph("graph: one branch frozen", shared, (2,))
