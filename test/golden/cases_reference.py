"""The update rules that Keras does not have, against a reference in another program.

RAdam is PyTorch's own. LaProp and PAdam are written here with torch tensors straight from the papers (`reference_rules.py`).
Networks, losses and batches are the same as in the optimizer cases; the figures have the same form. The perceptron rule is
plain numpy, sample by sample.
"""

from cases_optimizers import DEEP, FIT, X, Y
from recipes import dense, with_weights
import reference_rules
import torch_model

ADAPTIVE = [
    ("RAdam by name, PyTorch's defaults", "RAdam"),
    ("RAdam, learning rate", {"type": "RAdam", "learning_rate": 0.02}),
    ("RAdam, other betas and epsilon", {"type": "RAdam", "learning_rate": 0.02, "beta_1": 0.8, "beta_2": 0.9, "epsilon": 0.001}),
    ("RAdam, decoupled weight_decay", {"type": "RAdam", "learning_rate": 0.02, "weight_decay": 0.1}),
    ("LaProp by name, the authors' defaults", "LaProp"),
    ("LaProp, learning rate", {"type": "LaProp", "learning_rate": 0.01}),
    ("LaProp, parameters", {"type": "LaProp", "learning_rate": 0.01, "beta_1": 0.8, "beta_2": 0.95, "epsilon": 0.01}),
    ("PAdam by name, the paper's defaults", "PAdam"),
    ("PAdam, learning rate", {"type": "PAdam", "learning_rate": 0.05}),
    ("PAdam, partial 1/4", {"type": "PAdam", "learning_rate": 0.05, "partial": 0.25}),
    (
        "PAdam, parameters",
        {"type": "PAdam", "learning_rate": 0.05, "beta_1": 0.8, "beta_2": 0.9, "epsilon": 0.01, "partial": 0.375},
    ),
]

GATES = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "NAND": [1, 1, 1, 0], "XOR": [0, 1, 1, 0]}


def _adaptive(name, optimizer, layers, seed):
    spec = {
        "data": {"x": X, "y": Y},
        "layers": layers,
        "compile": {"optimizer": optimizer, "loss": "mse"},
        "fit": {**FIT, "shuffle": False},
    }
    spec = with_weights(spec, seed)
    return {"name": name, "spec": spec, "expect": torch_model.train(spec)}


def _perceptron(gate, learning_rate, epochs):
    """Learning rates are powers of two, so that sums are exact and a weighted sum of zero is exactly zero everywhere."""
    x = [[0, 0], [0, 1], [1, 0], [1, 1]]
    neuron = dense(1, "step", "neuron", input_shape=[2], weights=[[0], [0]], bias=[0])
    spec = {
        "data": {"x": x, "y": [[target] for target in GATES[gate]]},
        "layers": [neuron],
        "compile": {"optimizer": {"type": "perceptron", "learning_rate": learning_rate}},
        "fit": {"epochs": epochs, "batch_size": 1, "shuffle": False},
    }
    expect = reference_rules.perceptron(x, GATES[gate], learning_rate, epochs)
    return {"name": f"perceptron rule, {gate}, learning rate {learning_rate}", "spec": spec, "expect": expect}


def cases():
    small = [dense(3, "tanh", "hidden", input_shape=[2]), dense(1, None, "out")]
    for name, optimizer in ADAPTIVE:
        yield _adaptive(name, optimizer, small, "optimizers")
    for name in ("RAdam", "LaProp", "PAdam"):
        yield _adaptive(f"{name}, a deeper net 2-5-4-3-1", {"type": name, "learning_rate": 0.01}, DEEP, "optimizers, deep")
    for gate in GATES:
        yield _perceptron(gate, 1.0, 10)
    yield _perceptron("AND", 0.25, 10)
