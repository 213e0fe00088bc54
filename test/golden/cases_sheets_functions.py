"""What SymPy makes of the expressions of function sheets, and Keras in float64 of activations and losses: values and slopes.

Numbers are texts, as the nine digits of other figures would not be all there is; null where there is no real number. `minimum` is the
lowest place within the range where SymPy's derivative changes from falling to rising.
"""

import math
import random

import mpmath
import sympy
from environment import keras, np, tf

X = sympy.Symbol("x", real=True)
NAMES = {
    "x": X, "pi": sympy.pi, "e": sympy.E, "abs": sympy.Abs, "sqrt": sympy.sqrt, "cbrt": sympy.real_root, "exp": sympy.exp,
    "log": sympy.log, "ln": sympy.log, "log10": lambda u: sympy.log(u, 10), "log2": lambda u: sympy.log(u, 2),
    "sin": sympy.sin, "cos": sympy.cos, "tan": sympy.tan, "asin": sympy.asin, "acos": sympy.acos, "atan": sympy.atan,
    "sinh": sympy.sinh, "cosh": sympy.cosh, "tanh": sympy.tanh, "sign": sympy.sign, "floor": sympy.floor, "ceil": sympy.ceiling,
    "min": sympy.Min, "max": sympy.Max, "sigmoid": lambda u: 1 / (1 + sympy.exp(-u)), "softplus": lambda u: sympy.log(1 + sympy.exp(u)),
}  # fmt: skip

POLYNOMIALS = """
0.5*x + 2|x^2 - x - 2|4*x^3 - x - 38|x^4 - 3*x^2 + x|(x - 1)^2 + 0.3|x^6/6 - x^4 + x|0.1*x^4 + x^3/3 - 2*x|-x^2 + 4|(x + 1)*(x - 2)*(x - 3)|x^2*(x - 1)^2 + 0.25*x
"""

OTHERS = """
5|x|-x^2|2*x^-2|x^0.5|x^(1/3)|cbrt(x)|cbrt(x^2 - 1)|sqrt(x^2 + 1)|1/x|1/(x - 1)^2|(x - 1)^2/(x + 2)|x/(x^2 + 1)|abs(x)|abs(x - 0.3)*x|exp(x)|exp(-x^2/2)/sqrt(2*pi)|e^x|2^x|2^-x|x^x
log(x)|ln(x^2 + 1)|log10(x)|log2(x + 6)|sin(x)|cos(3*x - 1)|tan(x/4)|asin(x/6)|acos(x/6)|atan(2*x)|sinh(x)|cosh(x/2)|tanh(2*x + 1)|1/(1 + exp(-x))|sigmoid(2*x - 1)|softplus(-x)|x*sigmoid(x)
log(1 + exp(x))|exp(sin(x^2))|sin(x)*exp(-x/3)|x*log(abs(x) + 1)|sin(cos(tanh(x)))|floor(x/2)*x|ceil(x/3) + x^2|sign(x - 0.1)*x^2|max(0, x)|min(x^2, 2*x + 3)|max(-1, min(1, x))|sqrt(abs(x))|tanh(x)^3
"""

RANGE = (-5, 5)
POINTS = [-5, -3.7, -2.25, -1.1, -0.4, 0.05, 0.7, 1.35, 2.6, 3.3, 4.9]
RANDOM = 40


def random_expression(chance, depth):
    """An expression of some depth, as a sheet takes it."""
    if depth == 0:
        return chance.choice(["x", "x", str(chance.randint(1, 9)), str(round(chance.uniform(-3, 3), 2)).replace("-", "0 - ")])
    a = random_expression(chance, depth - 1)
    b = random_expression(chance, depth - 1 - chance.randint(0, depth - 1))
    return chance.choice(
        [f"({a} + {b})", f"({a} - {b})", f"({a})*({b})", f"({a})/({b})", f"({a})^{chance.randint(2, 3)}", f"sin({a})", f"tanh({a})",
         f"exp(-abs({a}))", f"sqrt(({a})^2 + 1)", f"log(({a})^2 + 1)", f"atan({a})", f"sigmoid({a})", f"cos({a})"]
    )  # fmt: skip


def parsed(text):
    return sympy.sympify(eval(text.replace("^", "**"), {"__builtins__": {}}, exact_numbers(NAMES)))  # noqa: S307: the texts are those above


def exact_numbers(names):
    return {**names, "cbrt": lambda u: sympy.sign(u) * sympy.Abs(u) ** sympy.Rational(1, 3)}


def number(value):
    """A float's text; None where there is no finite real number."""
    try:
        value = complex(value)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not (math.isfinite(value.real) and math.isfinite(value.imag)) or abs(value.imag) > 1e-20:
        return None
    return repr(value.real)


def at(expression, x):
    try:
        return number(sympy.N(expression.subs(X, sympy.Rational(str(x))).doit(), 25))
    except (ZeroDivisionError, ValueError, TypeError):
        return None


def slope_of(derivative, x, value):
    """Where there is no value there is no slope, though the formula has one."""
    return None if value is None else at(derivative, x)


def lowest(text, derivative):
    """Where a polynomial has its lowest minimum within the range."""
    expression = parsed(text)
    roots = [root for root in sympy.Poly(sympy.nsimplify(derivative), X).nroots(n=25, maxsteps=200) if abs(sympy.im(root)) < 1e-18]
    second = sympy.diff(derivative, X)
    inside = [sympy.re(r) for r in roots if RANGE[0] < sympy.re(r) < RANGE[1] and second.subs(X, sympy.re(r)) > 0]
    if not inside:
        return None
    best = min(inside, key=lambda r: expression.subs(X, r))
    return {"x": number(best), "y": number(sympy.N(expression.subs(X, best), 25))}


def expressions():
    mpmath.mp.dps = 30
    chance = random.Random("sheets_functions")
    fixed = [text for text in (POLYNOMIALS + "|" + OTHERS).replace("\n", "|").split("|") if text]
    made = [random_expression(chance, 2 + i % 3) for i in range(RANDOM)]
    for text in dict.fromkeys(fixed + made):
        expression = parsed(text)
        # Between its jumps, a function that jumps is level: SymPy leaves that open.
        derivative = sympy.diff(expression, X).replace(
            lambda node: isinstance(node, (sympy.Derivative, sympy.Subs)), lambda node: sympy.S.Zero
        ).replace(sympy.DiracDelta, lambda *_: sympy.S.Zero)
        y = [at(expression, x) for x in POINTS]
        case = {
            "name": text,
            "function": text,
            "x": [repr(float(x)) for x in POINTS],
            "y": y,
            "slope": [slope_of(derivative, x, value) for x, value in zip(POINTS, y)],
        }
        polynomial = text in POLYNOMIALS.replace("\n", "|").split("|")
        yield {**case, **({"minimum": lowest(text, derivative) if derivative.has(X) else None} if polynomial else {})}


ACTIVATIONS = [
    *({"activation": name} for name in [
        "linear", "relu", "relu6", "leaky_relu", "elu", "selu", "celu", "gelu", "silu", "mish", "softplus", "softsign", "tanh", "sigmoid",
        "hard_sigmoid", "hard_silu", "hard_tanh", "tanh_shrink", "soft_shrink", "hard_shrink", "squareplus", "sparse_plus", "sparse_sigmoid",
        "exponential", "log_sigmoid", "softmax", "log_softmax"]),
    {"activation": "relu", "negative_slope": 0.1, "max_value": 2.5, "threshold": 0.5},
    {"activation": "leaky_relu", "negative_slope": 0.1},
    {"activation": "elu", "alpha": 0.5},
    {"activation": "celu", "alpha": 2.0},
    {"activation": "gelu", "approximate": True},
    {"activation": "soft_shrink", "threshold": 1.0},
    {"activation": "hard_shrink", "threshold": 1.0},
    {"activation": "threshold", "threshold": 0.5, "default_value": -1.0},
    {"activation": "squareplus", "b": 1.0},
]  # fmt: skip

LOSSES = [
    ("mean_squared_error", "MeanSquaredError", [1, -0.5], [{}]),
    ("mean_absolute_error", "MeanAbsoluteError", [1, -0.5], [{}]),
    ("mean_absolute_percentage_error", "MeanAbsolutePercentageError", [1, -0.5, 0], [{}]),
    ("mean_squared_logarithmic_error", "MeanSquaredLogarithmicError", [1, 0], [{}]),
    ("huber", "Huber", [1, -0.5], [{}, {"delta": 0.5}]),
    ("log_cosh", "LogCosh", [1, -0.5], [{}]),
    ("binary_crossentropy", "BinaryCrossentropy", [0, 1, 0.3], [{}, {"label_smoothing": 0.1}, {"from_logits": True}]),
    ("binary_focal_crossentropy", "BinaryFocalCrossentropy", [0, 1],
     [{}, {"gamma": 1.0}, {"apply_class_balancing": True}, {"from_logits": True}]),
    ("categorical_crossentropy", "CategoricalCrossentropy", [0, 1, 0.3], [{}, {"label_smoothing": 0.1}, {"from_logits": True}]),
    ("sparse_categorical_crossentropy", "SparseCategoricalCrossentropy", [0, 1], [{}, {"from_logits": True}]),
    ("categorical_focal_crossentropy", "CategoricalFocalCrossentropy", [0, 1], [{}, {"gamma": 1.0, "alpha": 0.5}, {"from_logits": True}]),
    ("kl_divergence", "KLDivergence", [0, 1, 0.3], [{}]),
    ("poisson", "Poisson", [1, 3], [{}]),
    ("hinge", "Hinge", [0, 1, -1], [{}]),
    ("squared_hinge", "SquaredHinge", [0, 1, -1], [{}]),
    ("categorical_hinge", "CategoricalHinge", [0, 1], [{}]),
    ("cosine_similarity", "CosineSimilarity", [1, -0.5], [{}]),
]  # fmt: skip

PROBABILITIES = [0.001, 0.02, 0.1, 0.25, 0.4, 0.55, 0.7, 0.9, 0.985, 0.999]
BEYOND = [-0.5, 0.0, 1.0, 1.5]
OF_TWO = {"categorical_crossentropy", "sparse_categorical_crossentropy", "categorical_focal_crossentropy", "kl_divergence", "categorical_hinge"}
OF_PROBABILITIES = OF_TWO - {"categorical_hinge"} | {"binary_crossentropy", "binary_focal_crossentropy"}


# TensorFlow keeps their constants in float32, whatever the input is in.
FLOAT32_INSIDE = {"leaky_relu", "gelu", "log_cosh"}


def measured(name, function, of, points):
    """Value and slope of something of Keras's at each point."""
    y, slope = [], []
    for point in points:
        x = tf.Variable(point, dtype="float64")
        with tf.GradientTape() as tape:
            value = of(x)
        y.append(number(value.numpy()))
        gradient = tape.gradient(value, x)
        slope.append(None if y[-1] is None else number(0.0 if gradient is None else gradient.numpy()))
    coarse = (function.get("activation") or function.get("loss")) in FLOAT32_INSIDE
    return {
        "name": name,
        "function": function,
        **({"coarse": True} if coarse else {}),
        "x": [repr(float(p)) for p in points],
        "y": y,
        "slope": slope,
    }


def activations():
    for function in ACTIVATIONS:
        given = {key: value for key, value in function.items() if key != "activation"}
        apply = getattr(keras.activations, function["activation"])
        if "softmax" in function["activation"]:
            yield measured(str(function), function, lambda x, apply=apply: apply(tf.reshape(tf.stack([x * 0, x]), (1, 2)))[0, 1], POINTS)
        else:
            yield measured(str(function), function, lambda x, apply=apply, given=given: apply(x, **given), POINTS)


def losses():
    for name, keras_name, targets, variants in LOSSES:
        for given in variants:
            logits = given.get("from_logits", False)
            made = getattr(keras.losses, keras_name)(**given, dtype="float64")
            probabilities = name in OF_PROBABILITIES and not logits
            points = PROBABILITIES + ([] if name in OF_TWO else BEYOND) if probabilities else POINTS
            for target in targets:
                function = {"loss": name, "target": target, **given}
                if name in OF_TWO:
                    truth = np.array([[target]]) if name.startswith("sparse") else np.array([[1.0 - target, target]])
                    first = (lambda x: 1 - x) if probabilities else (lambda x: x * 0)
                else:
                    truth, first = np.array([[float(target)]]), None

                def of(x, made=made, truth=truth, first=first):
                    row = [x] if first is None else [first(x), x]
                    return made(truth, tf.reshape(tf.stack(row), (1, len(row))))

                yield measured(str(function), function, of, points)


def cases():
    yield from expressions()
    before = keras.config.floatx()
    keras.config.set_floatx("float64")
    try:
        yield from activations()
        yield from losses()
    finally:
        keras.config.set_floatx(before)
