"""The best that one and the same answer to every row comes to: Keras's losses, made small by SciPy over that answer."""

import keras
import numpy as np
from scipy.optimize import minimize, minimize_scalar

NUMBERS = [[0.5], [1.0], [1.5], [2.0], [4.0], [9.0]]
PAIRS = [[0.5, 2.0], [1.0, 3.0], [1.5, 2.5], [7.0, 2.25]]
EVEN = [[0.0], [1.0], [1.0], [0.0]]
ODD = [[0.0], [1.0], [1.0], [1.0], [1.0]]
SIGNS = [[-1.0], [1.0], [1.0], [1.0]]
LABELS = [[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [1.0, 1.0], [0.0, 1.0]]
ONE_HOT = [[1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1], [0, 1, 0], [0, 0, 1]]
SOFT = [[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4]]
CLASSES = [0, 2, 2, 1, 2]
WEIGHTS = [1.0, 2.0, 0.5, 1.0, 3.0, 1.5]

# Loss, parameters, targets, outputs of a row.
ASKED = [
    *[
        (type, {}, targets, len(targets[0]))
        for type in (
            "mean_squared_error",
            "mean_absolute_error",
            "mean_absolute_percentage_error",
            "mean_squared_logarithmic_error",
            "log_cosh",
            "poisson",
        )
        for targets in (NUMBERS, PAIRS)
    ],
    ("huber", {"delta": 0.75}, NUMBERS, 1),
    ("cosine_similarity", {}, PAIRS, 2),
    ("binary_crossentropy", {}, EVEN, 1),
    ("binary_crossentropy", {}, ODD, 1),
    ("binary_crossentropy", {}, LABELS, 2),
    ("binary_crossentropy", {"from_logits": True}, ODD, 1),
    ("binary_crossentropy", {"label_smoothing": 0.2}, ODD, 1),
    ("binary_focal_crossentropy", {"gamma": 1.5}, ODD, 1),
    ("binary_focal_crossentropy", {"gamma": 2.0, "alpha": 0.9, "apply_class_balancing": True}, ODD, 1),
    ("categorical_crossentropy", {}, ONE_HOT, 3),
    ("categorical_crossentropy", {}, SOFT, 3),
    ("categorical_crossentropy", {"from_logits": True, "label_smoothing": 0.1}, ONE_HOT, 3),
    ("categorical_focal_crossentropy", {"gamma": 0.0, "alpha": 0.4}, ONE_HOT, 3),
    ("sparse_categorical_crossentropy", {}, CLASSES, 3),
    ("sparse_categorical_crossentropy", {"from_logits": True}, CLASSES, 3),
    ("kl_divergence", {}, SOFT, 3),
    ("hinge", {}, SIGNS, 1),
    ("hinge", {}, ODD, 1),
    ("squared_hinge", {}, SIGNS, 1),
    ("squared_hinge", {}, ODD, 1),
]

CLASSES_OF = {
    "mean_squared_error": "MeanSquaredError",
    "mean_absolute_error": "MeanAbsoluteError",
    "mean_absolute_percentage_error": "MeanAbsolutePercentageError",
    "mean_squared_logarithmic_error": "MeanSquaredLogarithmicError",
    "log_cosh": "LogCosh",
    "poisson": "Poisson",
    "huber": "Huber",
    "cosine_similarity": "CosineSimilarity",
    "binary_crossentropy": "BinaryCrossentropy",
    "binary_focal_crossentropy": "BinaryFocalCrossentropy",
    "categorical_crossentropy": "CategoricalCrossentropy",
    "categorical_focal_crossentropy": "CategoricalFocalCrossentropy",
    "sparse_categorical_crossentropy": "SparseCategoricalCrossentropy",
    "kl_divergence": "KLDivergence",
    "hinge": "Hinge",
    "squared_hinge": "SquaredHinge",
}
DISTRIBUTIONS = {"categorical_crossentropy", "categorical_focal_crossentropy", "sparse_categorical_crossentropy", "kl_divergence"}
PROBABILITIES = {"binary_crossentropy", "binary_focal_crossentropy"}


def answer_of(type, params, numbers):
    """Any numbers as an answer that the loss takes."""
    if params.get("from_logits"):
        return numbers
    if type in DISTRIBUTIONS:
        powers = np.exp(numbers - np.max(numbers))
        return powers / powers.sum()
    return 1 / (1 + np.exp(-numbers)) if type in PROBABILITIES else numbers


def best(type, params, targets, outputs, weights):
    loss = getattr(keras.losses, CLASSES_OF[type])(**params, dtype="float64")
    y = np.array(targets, "int32" if type.startswith("sparse") else "float64")

    def total(numbers):
        rows = np.tile(answer_of(type, params, np.asarray(numbers, float)), (len(y), 1))
        value = float(loss(y, rows, sample_weight=None if weights is None else np.array(weights[: len(y)])))
        return value if np.isfinite(value) else np.inf

    if outputs == 1:
        low, high = (-12.0, 12.0) if type in PROBABILITIES else (min(-1.0, float(y.min())), max(1.0, float(y.max())))
        places = np.linspace(low, high, 400)
        middle = places[int(np.argmin([total([p]) for p in places]))]
        width = (high - low) / 200
        return minimize_scalar(lambda p: total([p]), bounds=(middle - width, middle + width), method="bounded", options={"xatol": 1e-12}).fun
    began = np.array([0.3, -0.2, 0.1][:outputs]) if type in DISTRIBUTIONS | PROBABILITIES else y.mean(axis=0) * 0.9
    found = minimize(total, began, method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-15, "maxiter": 20000, "maxfev": 20000})
    return found.fun


def cases():
    for type, params, targets, outputs in ASKED:
        for weights in (None, WEIGHTS):
            words = [type, *[f"{key} {value}" for key, value in params.items()], str(targets), *(["weighted"] if weights else [])]
            yield {
                "name": ", ".join(words),
                "loss": {"type": type, **params},
                "targets": targets,
                "outputs": outputs,
                **({"weights": weights[: len(targets)]} if weights else {}),
                "best": best(type, params, targets, outputs, weights),
            }
