"""Initializers: what a draw may contain, its moments in theory, and what Keras really drew.

Our engine has its own random numbers, so values cannot be compared; distributions can. `theory` gives support, mean and
standard deviation; `sample` what Keras's own draws (seeds 0 to 19, pooled) show, as a check of the theory.
"""

import math

from environment import fresh_session, keras, np
import interpreter

SEEDS = range(20)
# Standard deviation of a unit normal cut off at ±2; Keras divides by it where it wants the cut normal to have variance 1.
CUT = 0.87962566103423978
DENSE, CONV, RECURRENT = [300, 200], [3, 3, 16, 32], [64, 256]


def fans(shape):
    """Inputs and outputs of a kernel: a convolution's count once for every place of the window."""
    places = math.prod(shape[:-2])
    return shape[-2] * places, shape[-1] * places


def _uniform(low, high):
    return {"mean": (low + high) / 2, "std": (high - low) / math.sqrt(12), "min": low, "max": high}


def _normal(mean, std, cut):
    """A normal distribution, or one cut off at two standard deviations (which makes the result's narrower)."""
    if not cut:
        return {"mean": mean, "std": std, "min": None, "max": None}
    return {"mean": mean, "std": std * CUT, "min": mean - 2 * std, "max": mean + 2 * std}


def _scaling(scale, mode, distribution, shape):
    fan_in, fan_out = fans(shape)
    n = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[mode]
    variance = scale / max(1.0, n)
    if distribution == "uniform":
        limit = math.sqrt(3 * variance)
        return _uniform(-limit, limit)
    if distribution == "untruncated_normal":
        return _normal(0.0, math.sqrt(variance), cut=False)
    return _normal(0.0, math.sqrt(variance) / CUT, cut=True)


NAMED = {
    "glorot_uniform": (1.0, "fan_avg", "uniform"),
    "glorot_normal": (1.0, "fan_avg", "truncated_normal"),
    "he_uniform": (2.0, "fan_in", "uniform"),
    "he_normal": (2.0, "fan_in", "truncated_normal"),
    "lecun_uniform": (1.0, "fan_in", "uniform"),
    "lecun_normal": (1.0, "fan_in", "truncated_normal"),
}


def _random():
    """(initializer, shape, theory) of everything that draws numbers one by one."""
    yield "random_uniform", DENSE, _uniform(-0.05, 0.05)
    yield {"type": "RandomUniform", "minval": -0.3, "maxval": 0.1}, DENSE, _uniform(-0.3, 0.1)
    yield "random_normal", DENSE, _normal(0.0, 0.05, cut=False)
    yield {"type": "RandomNormal", "mean": 0.5, "stddev": 0.2}, DENSE, _normal(0.5, 0.2, cut=False)
    yield "truncated_normal", DENSE, _normal(0.0, 0.05, cut=True)
    yield {"type": "TruncatedNormal", "mean": -0.2, "stddev": 0.1}, DENSE, _normal(-0.2, 0.1, cut=True)
    yield "variance_scaling", DENSE, _scaling(1.0, "fan_in", "truncated_normal", DENSE)
    for mode in ("fan_in", "fan_out", "fan_avg"):
        for distribution in ("uniform", "truncated_normal", "untruncated_normal"):
            spec = {"type": "VarianceScaling", "scale": 1.5, "mode": mode, "distribution": distribution}
            yield spec, DENSE, _scaling(1.5, mode, distribution, DENSE)
    for name, rule in NAMED.items():
        for shape in (DENSE, CONV, RECURRENT):
            yield name, shape, _scaling(*rule, shape)


def _get(initializer, seed):
    """The initializer with a seed. Names are looked up through Keras, so that the spec's spelling is Keras's."""
    if isinstance(initializer, dict):
        return interpreter.typed(keras.initializers, {**initializer, "seed": seed})
    return type(keras.initializers.get(initializer))(seed=seed)


def _title(initializer):
    if isinstance(initializer, str):
        return initializer
    return ", ".join([initializer["type"], *(f"{k} {v}" for k, v in initializer.items() if k != "type")])


def _draw(initializer, shape):
    return np.stack([np.array(_get(initializer, seed)(tuple(shape)), "float64") for seed in SEEDS])


def _moments(initializer, shape, theory):
    drawn = _draw(initializer, shape)
    sample = {"count": drawn.size, "mean": drawn.mean(), "std": drawn.std(), "min": drawn.min(), "max": drawn.max()}
    assert abs(sample["std"] / theory["std"] - 1) < 0.01, (initializer, shape, sample, theory)
    assert theory["min"] is None or (sample["min"] >= theory["min"] - 1e-6 and sample["max"] <= theory["max"] + 1e-6)
    return {
        "name": f"{_title(initializer)} {shape}",
        "initializer": initializer,
        "shape": shape,
        "theory": theory,
        "sample": sample,
    }


def _orthogonal(initializer, shape, gain):
    """Rows or columns (whichever are fewer) of the kernel, flattened to two axes, are orthogonal and as long as the gain."""
    matrix = np.array(_get(initializer, 0)(tuple(shape)), "float64").reshape(-1, shape[-1])
    rows = matrix.shape[0] < matrix.shape[1]
    product = matrix @ matrix.T if rows else matrix.T @ matrix
    error = np.abs(product - gain**2 * np.eye(len(product))).max()
    assert error < 1e-5, error
    expect = {"orthogonal": "rows" if rows else "columns", "gain": gain, "flat_shape": list(matrix.shape)}
    return {"name": f"{_title(initializer)} {shape}", "initializer": initializer, "shape": shape, **expect}


def _exact(initializer, shape):
    made = interpreter.typed(keras.initializers, initializer)
    value = np.array(keras.initializers.get(made)(tuple(shape))).tolist()
    return {"name": f"{_title(initializer)} {shape}", "initializer": initializer, "shape": shape, "value": value}


def _defaults(layer):
    """Which weights start how when the spec says nothing: constant ones by value, drawn ones by Keras's initializer name."""
    fresh_session()
    made, shape = interpreter.layer(layer), layer["input_shape"]
    keras.Sequential([keras.Input(tuple(shape)), made])
    weights = {}
    for variable in made.weights:
        value = variable.numpy()
        drawn = len(np.unique(value)) > 2
        weights[variable.name] = {"shape": list(variable.shape), **({} if drawn else {"value": value.tolist()})}
    config = made.get_config()
    names = {key: value["class_name"] for key, value in config.items() if key.endswith("_initializer") and value}
    return {"name": f"first weights of {layer['type']}", "layer": layer, "initializers": names, "weights": weights}


def cases():
    for initializer, shape, theory in _random():
        yield _moments(initializer, shape, theory)
    for shape in ([64, 256], [256, 64], [32, 32], CONV):
        yield _orthogonal("orthogonal", shape, 1.0)
    yield _orthogonal({"type": "Orthogonal", "gain": 1.7}, [20, 30], 1.7)
    for initializer, shape in [
        ("zeros", [2, 3]),
        ("ones", [2, 3]),
        ({"type": "Constant", "value": 0.25}, [2, 2]),
        ({"type": "Constant"}, [2]),
        ("identity", [3, 3]),
        ({"type": "Identity", "gain": 2.0}, [2, 4]),
    ]:
        yield _exact(initializer, shape)
    for layer in [
        {"type": "Dense", "units": 3, "input_shape": [4]},
        {"type": "Conv2D", "filters": 2, "kernel_size": 3, "input_shape": [5, 5, 2]},
        {"type": "Embedding", "input_dim": 6, "output_dim": 3, "input_shape": [4]},
        {"type": "SimpleRNN", "units": 3, "input_shape": [4, 2]},
        {"type": "LSTM", "units": 3, "input_shape": [4, 2]},
        {"type": "GRU", "units": 3, "input_shape": [4, 2]},
        {"type": "BatchNormalization", "input_shape": [3]},
    ]:
        yield _defaults(layer)
