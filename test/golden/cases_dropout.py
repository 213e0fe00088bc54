"""Dropout in recurrent layers: all outputs that one sequence can have in training, whatever is dropped.

Random numbers cannot be compared, but the set of outputs can: it tells how many masks are drawn, and that they last for all
steps. Each case sends the same sequence through the layer so many times that every combination of masks occurs.
"""

from environment import np
from recipes import with_weights
import interpreter

SEQUENCE = [[1.0], [0.5], [-0.7]]
ROWS = 6000
DROPS = {"dropout": 0.5}
FORGETS = {"recurrent_dropout": 0.5}


def _case(name, kind, **params):
    layer = {"type": kind, "units": 1, "input_shape": [3, 1], **params}
    spec = with_weights({"layers": [layer]}, name)
    model, _ = interpreter.build(spec)
    outputs = np.array(model(np.array([SEQUENCE] * ROWS, "float32"), training=True)).ravel()
    # Roundings of one and the same output are nearer to each other than two outputs are.
    distinct = sorted({round(float(value), 5) for value in outputs})
    return {"name": name, "spec": spec, "expect": {"outputs_seen": distinct}}


def cases():
    for kind in ("SimpleRNN", "LSTM", "GRU"):
        yield _case(f"{kind}, dropout", kind, **DROPS)
        yield _case(f"{kind}, recurrent_dropout", kind, **FORGETS)
        yield _case(f"{kind}, both", kind, **DROPS, **FORGETS)
    yield _case("GRU, reset_after false, recurrent_dropout", "GRU", reset_after=False, **FORGETS)
    yield _case("GRU, reset_after false, both", "GRU", reset_after=False, **DROPS, **FORGETS)
