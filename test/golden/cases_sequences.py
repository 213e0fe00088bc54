"""Embedding and the recurrent layers.

Embedding needs a warning of its own. On TensorFlow its gradient is sparse: one piece for every time a token occurs in a
batch, and Keras's optimizers square (or clip) each piece before the pieces of one token are added up. So for a token that
occurs twice Adam's second moment grows by g₁² + g₂², not by (g₁ + g₂)². Plain SGD and momentum do not square and see no
difference. Our engine adds the pieces up first, as Keras does on PyTorch and JAX: the figures of such cases come from there
(cases_repeated_tokens.py).
"""

from recipes import STRUCTURE, TRAINING, case, dense, points, rng

WANT = (*STRUCTURE, *TRAINING)
SGD = {"type": "SGD", "learning_rate": 0.03}
ADAM = {"type": "Adam", "learning_rate": 0.01}
FIT = {"epochs": 8, "batch_size": 3}


def _recurrent(name, kind, optimizer=SGD, shape=(4, 2), samples=7, **params):
    x = points(f"{name}: x", samples, *shape)
    y = [[round(1.5 * sum(map(sum, steps)) / len(steps), 3)] for steps in x]
    tail = [{"type": "Flatten"}] if params.get("return_sequences") else []
    layers = [{"type": kind, "name": "recurrent", "units": 3, "input_shape": list(shape), **params}, *tail, dense(1, None, "out")]
    return case(name, layers, {"x": x, "y": y}, optimizer, fit=FIT, want=WANT)


def _recurrent_layers():
    for kind in ("SimpleRNN", "LSTM", "GRU"):
        yield _recurrent(kind, kind)
        yield _recurrent(f"{kind}, Adam", kind, optimizer=ADAM)
        yield _recurrent(f"{kind}, return_sequences", kind, return_sequences=True)
        yield _recurrent(f"{kind}, go_backwards", kind, go_backwards=True)
        yield _recurrent(f"{kind}, go_backwards and return_sequences", kind, go_backwards=True, return_sequences=True)
        yield _recurrent(f"{kind}, use_bias false", kind, use_bias=False)
    yield _recurrent("SimpleRNN, activation sigmoid", "SimpleRNN", activation="sigmoid")
    for kind in ("LSTM", "GRU"):
        yield _recurrent(f"{kind}, activations", kind, activation="softsign", recurrent_activation="hard_sigmoid")
    yield _recurrent("LSTM, unit_forget_bias false", "LSTM", unit_forget_bias=False)
    yield _recurrent("GRU, reset_after false", "GRU", reset_after=False)
    yield _recurrent("GRU, reset_after false, Adam", "GRU", optimizer=ADAM, reset_after=False)
    yield _recurrent("GRU, reset_after false, use_bias false", "GRU", reset_after=False, use_bias=False)
    layers = [
        {"type": "LSTM", "units": 2, "return_sequences": True, "input_shape": [3, 2]},
        {"type": "GRU", "units": 2},
        dense(1),
    ]
    data = {"x": points("stacked: x", 7, 3, 2), "y": points("stacked: y", 7, 1)}
    yield case("LSTM, then GRU", layers, data, ADAM, fit=FIT, want=WANT)


def _tokens(name, repeated):
    """Six sentences of three tokens out of nine; with repeated false no token occurs twice in a batch of three sentences."""
    random = rng(name)
    if repeated:
        return random.randint(0, 5, (6, 3)).tolist()
    return [row for _ in range(2) for row in random.permutation(9).reshape(3, 3).tolist()]


def _embedding(name, optimizer, repeated, tail=None):
    layers = [{"type": "Embedding", "input_dim": 9, "output_dim": 2, "name": "embedding", "input_shape": [3]}]
    layers += tail or [{"type": "Flatten"}]
    layers.append(dense(1, None, "out"))
    data = {"x": _tokens(name, repeated), "y": points(f"{name}: y", 6, 1)}
    return case(name, layers, data, optimizer, fit=FIT, want=WANT)


def _embeddings():
    for optimizer in ("SGD", "Adam", "RMSprop"):
        given = {"type": optimizer, "learning_rate": 0.05}
        yield _embedding(f"Embedding, {optimizer}, no token twice in a batch", given, False)
    yield _embedding("Embedding, SGD, repeated tokens", {"type": "SGD", "learning_rate": 0.05}, True)
    yield _embedding(
        "Embedding, SGD with momentum, repeated tokens", {"type": "SGD", "learning_rate": 0.05, "momentum": 0.8}, True
    )
    yield _embedding("Embedding, then LSTM, no token twice in a batch", ADAM, False, tail=[{"type": "LSTM", "units": 2}])


def repeated_tokens():
    """Cases in which it matters whether the pieces of a token's gradient are added up first."""
    for optimizer in ("Adam", "RMSprop", "Adagrad"):
        given = {"type": optimizer, "learning_rate": 0.05}
        yield _embedding(f"Embedding, {optimizer}, repeated tokens", given, True)
    yield _embedding("Embedding, SGD clipnorm, repeated tokens", {"type": "SGD", "learning_rate": 0.1, "clipnorm": 0.2}, True)


def cases():
    for group in (_recurrent_layers, _embeddings):
        yield from group()
