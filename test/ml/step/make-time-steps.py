"""Writes time-steps.json: a recurrent layer's gates and states at each time step and the slopes of the loss in them, by PyTorch.

The cells are written out from the formulas of Keras's layers in float64, so that every number on the way is a tensor of its own that autograd keeps
the slope of. Run with a Python that has torch: python test/ml/step/make-time-steps.py
"""

import json
import pathlib

import torch

torch.manual_seed(3)
STEPS, FEATURES, UNITS, ROWS = 4, 2, 3, 2


def drawn(*shape):
    return (torch.rand(*shape, dtype=torch.float32) * 2 - 1).double()


def kept(blocks):
    for block in blocks.values():
        block.retain_grad()
    return blocks


def simple_rnn(x, state, w):
    (h,) = state
    z = x @ w["kernel"] + h @ w["recurrent_kernel"] + w["bias"]
    blocks = kept({"preActivations": z, "hidden": torch.tanh(z)})
    # The state goes on as the tensor whose slope is kept.
    return blocks, (blocks["hidden"],)


def lstm(x, state, w):
    h, c = state
    z = x @ w["kernel"] + h @ w["recurrent_kernel"] + w["bias"]
    i, f, g, o = (z[:, k * UNITS : (k + 1) * UNITS] for k in range(4))
    blocks = {"preActivations": z, "input_gate": torch.sigmoid(i), "forget_gate": torch.sigmoid(f)}
    blocks |= {"candidate": torch.tanh(g), "output_gate": torch.sigmoid(o)}
    blocks["cell"] = blocks["forget_gate"] * c + blocks["input_gate"] * blocks["candidate"]
    blocks["hidden"] = blocks["output_gate"] * torch.tanh(blocks["cell"])
    return kept(blocks), (blocks["hidden"], blocks["cell"])


def gru(x, state, w):
    (h,) = state
    a = x @ w["kernel"] + w["bias"][0]
    b = h @ w["recurrent_kernel"] + w["bias"][1]
    blocks = {"from_input": a, "from_state": b}
    (az, ar, ac), (bz, br, bc) = (s.split(UNITS, dim=1) for s in (a, b))
    blocks["update_gate"] = torch.sigmoid(az + bz)
    blocks["reset_gate"] = torch.sigmoid(ar + br)
    blocks["candidate"] = torch.tanh(ac + blocks["reset_gate"] * bc)
    blocks["hidden"] = blocks["update_gate"] * h + (1 - blocks["update_gate"]) * blocks["candidate"]
    return kept(blocks), (blocks["hidden"],)


def case(kind, cell, gates, states, bias_rows):
    columns = gates * UNITS
    w = {"kernel": drawn(FEATURES, columns), "recurrent_kernel": drawn(UNITS, columns)}
    w["bias"] = drawn(columns) if bias_rows == 1 else drawn(bias_rows, columns)
    head = {"kernel": drawn(UNITS, 1), "bias": drawn(1)}
    x, y = drawn(ROWS, STEPS, FEATURES), drawn(ROWS, 1)
    spec = {
        "data": {"x": x.tolist(), "y": y.tolist()},
        "layers": [
            {"type": kind, "units": UNITS, "input_shape": [STEPS, FEATURES], "weights": {k: v.tolist() for k, v in w.items()}},
            {"type": "Dense", "units": 1, "weights": {k: v.tolist() for k, v in head.items()}},
        ],
        "compile": {"optimizer": "sgd", "loss": "mse"},
        "fit": {"epochs": 1, "batch_size": ROWS, "shuffle": False},
    }
    for tensor in w.values():
        tensor.requires_grad_()
    state = tuple(torch.zeros(ROWS, UNITS, dtype=torch.float64) for _ in range(states))
    steps = []
    for t in range(STEPS):
        now = x[:, t].clone().requires_grad_()
        blocks, state = cell(now, state, w)
        steps.append({"input": now, **blocks})
    answer = state[0] @ head["kernel"] + head["bias"]
    ((answer - y) ** 2).mean().backward()
    sample = 1

    def figures(tensor):
        return {"values": tensor[sample].tolist(), "slopes": tensor.grad[sample].tolist()}

    return {"name": kind, "spec": spec, "sample": sample, "steps": [{name: figures(block) for name, block in step.items()} for step in steps]}


CASES = [
    case("SimpleRNN", simple_rnn, 1, 1, 1),
    case("LSTM", lstm, 4, 2, 1),
    case("GRU", gru, 3, 1, 2),
]
pathlib.Path(__file__).with_name("time-steps.json").write_text(json.dumps(CASES, indent=1) + "\n")
