"""What NumPy makes of the expressions of tensor sheets: shape, kind of number, every bit of every number, and how it prints.

The first cases are what the others name as `given`: tensors of a sheet. `error` is set where NumPy refuses. Floats are texts, as their nine digits
elsewhere would not be all there is. Exponentials, powers, trigonometry and products of floats depend in their last digit on the processor and on
the library that NumPy was built with, so these have `ulps`, the distance that is allowed.
"""

import contextlib
import functools
import re
import warnings

import numpy as np

A = [[1, 2, 3], [4, 5, 6]]
B = [[7, 8], [9, 10], [11, 12]]
C = [[[1, 2], [3, 4]], [[5, 6], [7, 8]], [[9, 10], [11, 12]]]
F = [[0.1, 0.2, 0.7], [-1.5, 2.25, 3.125]]
V = [1, 2, 3]
W = [0.5, -1.25, 2.0]
S = 5
H = [[[[1, 2, 3], [4, 5, 6]]], [[[7, 8, 9], [10, 11, 12]]]]
GIVEN = {"a": A, "b": B, "c": C, "f": F, "v": V, "w": W, "s": S, "h": H, "z": [0.0, -0.0, 1.5], "n": [-3, 7, -7, 2], "empty": []}

EXACT = """
a + 10|10 - a|a * a|a / 2|a // 2|a % 4|-a|a ** 2|2 ** a|a - f|f * w|v + a|a + v.reshape(3, 1).T|v.reshape(3, 1) + v|s * c|s + s
a > 2|a == a|a != v|f <= 0.2|(a > 1) + (a > 2)|(a > 1) * (a < 5)|(a > 1) + 1|n // 2|n % 3|n // -2|n % -3|f // 0.5|f % 0.3|-f % 0.3|7 // 2 * s|n / -2
w ** 2|w ** -1|abs(w)|abs(n)|sqrt(a)|square(w)|sign(n)|sign(w)|floor(w)|ceil(w)|maximum(a, 3)|minimum(f, v)|negative(w)|where(a > 2, a, 0)|where(a > 2, f, -1)|clip(a, 2, 4)
round(f)|round(f, 1)|round(w)|add(a, 1)|subtract(a, v)|multiply(a, a)|divide(a, v)|power(v, 3)|mod(n, 4)|floor_divide(n, 4)|greater(a, 3)|less_equal(a, v)|equal(v, 2)
transpose(a)|a.T|v.T|s.T|transpose(c)|transpose(c, (1, 0, 2))|c.transpose(2, 0, 1)|c.transpose([0, 2, 1])|swapaxes(c, 0, 2)|h.T|transpose(h, (3, 1, 0, 2))
reshape(a, [3, 2])|reshape(a, (3, -1))|reshape(a, -1)|a.reshape(6)|a.reshape(1, 6)|a.reshape((1, 2, 3, 1))|reshape(transpose(a), [2, 3])|reshape(c, [2, -1])|reshape(s, [1, 1])|ravel(a)|a.T.flatten()|c.ravel()
a[0]|a[1, 2]|a[0, 1:3]|a[:, 1]|a[::-1]|a[:, ::-1]|a[-1]|a[-1, -1]|a[..., 0]|c[..., 0]|c[0, ..., 1]|a[None]|a[:, None, 1]|a[:, np.newaxis]|v[::2]|v[::-2]|v[5:]|v[1:1]|c[1:, 0, ::-1]|h[1, 0, :, 1:]
v[0]|v[-1:]|v[:-1]|a[1:2, 0:1]|c[2][1][0]|a[[0, 1, 0]]|v[[2, 0]]|a[a > 2]|v[v != 2]|c[[True, False, True]]|v[[-1, 0]]|a[v[0]]|v[s - 4]|a[[1]]|v[[[0, 1], [2, 0]]]
sum(a)|sum(a, axis=0)|sum(a, axis=1)|sum(a, 1, keepdims=True)|a.sum()|a.sum(axis=-1)|sum(c, axis=(0, 2))|sum(c, axis=(0, 1), keepdims=True)|sum(s)|sum(a > 2)|sum(a > 2, axis=0)|sum(empty)|prod(a)|prod(a, axis=0)|prod(f)
mean(a)|mean(a, axis=0)|a.mean(axis=1, keepdims=True)|mean(f)|mean(a > 2)|var(a)|var(f, axis=1)|std(a)|std(f, axis=0)|max(a)|max(a, axis=0)|amax(f, axis=1)|min(a, axis=1)|min(w)|amin(n)
argmax(a)|argmax(a, axis=0)|argmax(f, axis=1)|argmin(w)|argmin(c, axis=2)|argmax(a.T)|argmax(a, axis=1, keepdims=True)|cumsum(a)|cumsum(a, axis=0)|cumsum(f, axis=1)|cumprod(v)|v.cumsum()|cumsum(a > 2)|any(a > 5)|all(a > 0, axis=1)|any(a)
expand_dims(v, 0)|expand_dims(v, axis=1)|expand_dims(v, -1)|expand_dims(v, (0, 2))|squeeze(reshape(a, [1, 6]))|squeeze(a[None, :, :, None], axis=0)|squeeze(reshape(s, [1, 1]))|flip(a)|flip(a, axis=1)|flip(v)|broadcast_to(v, (2, 3))|broadcast_to(s, [2, 2])
concatenate([a, a])|concatenate([a, f], axis=1)|concatenate((v, w))|concatenate([c, c], axis=2)|concatenate(c)|concatenate(c, axis=1)|concatenate([a, a], axis=-1)|stack([v, v])|stack([v, w], axis=1)|stack([a, a, a], axis=-1)|stack(a)|vstack([v, v])|vstack([a, v])|hstack([a, a])|hstack([v, w])
arange(6)|arange(2, 8)|arange(2, 8, 3)|arange(0, 1, 0.1)|arange(5, 0, -2)|arange(0.5, 3)|arange(0)|linspace(0, 1, 5)|linspace(-5, 5, 3)|linspace(0, 1, 7)|zeros(3)|zeros((2, 3))|ones([2, 2])|full((2, 2), 7)|full([3], 0.5)|eye(3)|eye(2, 3)|eye(3, k=1)|zeros_like(a)|ones_like(f)|identity(2)
array([[1, 2], [3, 4]])|array([1.5, 2])|array([v, v])|[v[0], v[2], 10] * v|array([])|arange(12).reshape(3, 4)|arange(12).reshape(3, 4)[1:, ::2]|np.arange(3) + np.ones(3)
a.shape * array([1, 1])|a.ndim * v|a.size + s|reshape(c, (c.shape[0], -1))|zeros(a.shape)
dot([1, 2, 0], [0, 2, 1])|dot(a, b)|dot(v, v)|dot(a, v)|dot(v, b)|dot(s, a)|dot(a, 2)|dot(c, b[:2, :])|dot(c, c[0])|a.dot(b)|matmul(a, b)|matmul(a, transpose(a))|a @ b|a.T @ a|v @ v|a @ v|v @ b|c @ c|c @ c[0]|c[0] @ c|h @ h.transpose(0, 1, 3, 2)|c @ c[0, 0]|c[0, 0] @ c|outer(v, v)|outer(a, v)
a @ b @ a|(a + 1) * (a - 1)|-a ** 2|2 ** 3 ** 2|2 * a + v / 2|a[0] @ b[:, 1]|sum(a * a, axis=1) / 3|(a - mean(a, axis=0)) / 2|sum((a - a.mean()) ** 2) / a.size|a - -a|+a|not_equal(a, a)
1 / v|1 / z|z / z|v / 0|v // 0|v % 0|w // 0|w % 0|sqrt(-w)|f * 1e8|f * 1e-6|f * 12345.678|w * 1e300 * 1e300|a * 1.0|a / 3|1 / array([3, 1000])|a / 7e9|array([0.001953125, 1])|array([0.005859375, 1])|array([1e16, 1])|array([123456.0, 0.5])|array([1e-5, 1])
s / 3|s * 1e16|s / 1e7|w[0]|z[1]|array(True)|array([True, False])|2.5e-7 * array([1, 20])|array([[1.5, -2.25], [100, 0]])|c / 8|h / 4|h > 5|arange(40)|arange(40) / 7|arange(1001)|arange(1200).reshape(30, 40)|arange(2000) / 3|arange(20).reshape(1, 20) * 1000001|zeros((2, 0))|array([[1.0, 2], [3, 1e10]])|arange(96).reshape(2, 2, 24)
"""

ROUNDED = """
exp(a)|exp(w)|log(a)|sin(w)|cos(a)|tanh(f)|1 / (1 + exp(-w))|exp(w) / sum(exp(w))|w ** 3|a ** 0.3|f @ b|w @ w|dot(f, b)|matmul(f, f.T)|outer(w, w)|f.T @ f
"""

ERRORS = """
a @ a|matmul(a, v[:2])|dot(v, w[:2])|a + v[:2]|a * b|reshape(a, [4, 2])|reshape(a, [-1, -1])|sum(a, axis=2)|max(a, axis=-3)|a[2]|a[0, 3]|a[0, 0, 0]|v[-4]
concatenate([a, b])|concatenate([v, a])|stack([v, w[:2]])|expand_dims(a, 5)|squeeze(a, axis=0)|transpose(a, (0, 0))|transpose(a, (0, 1, 2))|max(empty)|argmax(empty)|v ** -1|(a > 1) - (a > 2)|s @ a|broadcast_to(v, (3, 2))|a[a.T > 2]|a[0.5]|linspace(0, 1, -1)|concatenate([s, s])|zeros(-1)
"""


def expressions(text):
    return [one.strip() for line in text.strip().split("\n") for one in line.split("|")]


def result(value):
    value = np.asarray(value)
    kind = {"i": "int", "u": "int", "f": "float", "b": "bool"}[value.dtype.kind]
    flat = value.ravel().tolist()
    numbers = [repr(x) for x in flat] if kind == "float" else [int(x) for x in flat]
    return {"shape": list(value.shape), "type": kind, "values": numbers, "text": str(value)}


# NumPy's names come before Python's own `sum`, `max`, `round` …
NAMES = {name: getattr(np, name) for name in dir(np) if not name.startswith("_")} | {"np": np}


def with_axes_that_are_there(function):
    """NumPy takes axis 0 of a single number for some functions and not for others; a sheet for none."""

    @functools.wraps(function)
    def strict(a, axis=None, **more):
        if axis is not None and np.ndim(a) == 0:
            raise ValueError("no axes")
        return function(a, axis=axis, **more)

    return strict


for name in ("sum", "prod", "mean", "max", "min", "argmax", "argmin", "cumsum"):
    NAMES[name] = with_axes_that_are_there(NAMES[name])


def computed(text, given):
    with warnings.catch_warnings(), contextlib.suppress(ValueError, IndexError, TypeError):
        warnings.simplefilter("ignore")
        return eval(text, {**NAMES, **{name: np.array(value) for name, value in given.items()}})  # noqa: S307, nothing but the texts above
    return None


def case(text, name="by hand", given=GIVEN, **more):
    value = computed(text, given)
    expect = {"error": True} if value is None else result(value)
    if given is not GIVEN:
        expect.pop("text", None)
    return {"name": f"{name}: {text}", "given": name, "text": text, **more, "expect": expect}


def decimals(generator, shape):
    """Numbers with a short text, whose sums are rounded all the same."""
    return np.round(generator.standard_normal(shape) * 10, 3).tolist()


SUMS = """
sum(x)|sum(x, axis=0)|sum(x, axis=1)|sum(x.T)|sum(x.T, axis=0)|sum(x.T, axis=1)|mean(x)|mean(x, axis=0)|mean(x.T, axis=1)|var(x, axis=1)|std(x)|sum(x[:, ::2])|sum(x[::2], axis=1)|sum(x[::-1])|sum(x[:, ::-1], axis=1)|sum(x * x, axis=0)
sum(x.T * 2, axis=0)|sum(x.T + x.T, axis=1)|prod(x / 8, axis=1)|cumsum(x, axis=0)|cumsum(x)|sum(reshape(x, -1))|sum(reshape(x.T, -1))|sum(reshape(x.T, [2, -1]), axis=1)|mean(x - mean(x, axis=0), axis=1)|sum(x, axis=1, keepdims=True) / 3
"""
SUMS_OF_THREE = """
sum(x)|sum(x, axis=0)|sum(x, axis=1)|sum(x, axis=2)|sum(x, axis=(0, 1))|sum(x, axis=(0, 2))|sum(x, axis=(1, 2))|sum(x.T, axis=0)|sum(x.transpose(1, 0, 2), axis=0)|sum(x.transpose(1, 0, 2), axis=(0, 2))|mean(x.transpose(0, 2, 1), axis=1)|var(x, axis=(0, 2))|sum(x[:, ::-1], axis=(1, 2))|sum(x.transpose(1, 0, 2) * 3, axis=2)|sum(x + x[0], axis=0)
"""


def sums():
    generator = np.random.default_rng(15)
    for texts, shapes in ((SUMS, [(20, 15), (9, 40), (3, 150), (17, 1), (1, 300)]), (SUMS_OF_THREE, [(9, 10, 11), (2, 3, 20), (12, 1, 9)])):
        for shape in shapes:
            name = " x ".join(str(size) for size in shape)
            given = {"x": decimals(generator, shape)}
            yield {"name": name, "tensors": given}
            for text in expressions(texts):
                yield case(text, name, given)


def random_expression(generator, depth):
    pick = lambda options: options[generator.integers(len(options))]
    if depth == 0:
        return pick(["a", "b", "c", "f", "v", "w", "n", "s", "2", "0.5", "z"])
    inner = lambda: random_expression(generator, depth - 1)
    axis = generator.integers(-2, 2)
    return pick(
        [
            lambda: f"({inner()} {pick(['+', '-', '*', '/', '//', '%'])} {inner()})",
            lambda: f"{pick(['sum', 'mean', 'max', 'min', 'argmax', 'cumsum', 'prod'])}({inner()}, axis={axis})",
            lambda: f"transpose({inner()})",
            lambda: f"reshape({inner()}, {pick(['-1', '(2, -1)', '(3, -1)', '(1, -1)'])})",
            lambda: f"{inner()}[{pick(['0', '-1', '::-1', '1:', '..., 0', ':, 1', 'None'])}]",
            lambda: f"concatenate([{inner()}, {inner()}], axis={axis})",
            lambda: f"expand_dims({inner()}, {axis})",
            lambda: f"maximum({inner()}, {inner()})",
            lambda: f"abs({inner()})",
        ]
    )()


def random_cases():
    generator = np.random.default_rng(7)
    found = {}
    while len(found) < 150:
        text = random_expression(generator, int(generator.integers(1, 4)))
        # A Python number has no axes and no index, and a sheet's has; five dimensions are more than a sheet shows.
        if re.search(r"(?<![\w.])[\d.]+\[", text) or text in found:
            continue
        one = case(text)
        if len(one["expect"].get("shape", [])) <= 4 and (not one["expect"].get("error") or generator.random() < 0.15):
            found[text] = one
    return found.values()


def cases():
    yield {"name": "by hand", "tensors": GIVEN}
    done = set()
    for text in expressions(EXACT):
        if text not in done:
            yield case(text)
        done.add(text)
    for text in expressions(ROUNDED):
        yield case(text, ulps=2)
    for text in expressions(ERRORS):
        one = case(text)
        assert one["expect"] == {"error": True}, text
        yield one
    yield from (one for one in random_cases() if one["text"] not in done)
    yield from sums()
