"""A case for each formula that the registry prints, chosen so that a wrong reading of it gives other figures.

Networks that hand their inputs on: a loss or a metric of given outputs is seen as it is. Update rules get their gradients one by
one: of the absolute error of one weight far below its target, the gradient is minus the input. formulas.test.ts computes both, the
formula as it is printed and its wrong readings.
"""

import reference_rules
from environment import np, torch
from recipes import case, dense

# Large, small and changing sign; with an epsilon that is as large as they are.
GRADIENTS = [0.5, 0.25, -1.0, 0.125, 0.5]
PAUSE = [1.0, *[0.0] * 8, 1.0]
EPSILON = 0.1

OPTIMIZERS = [
    ("SGD, momentum", {"type": "SGD", "learning_rate": 0.5, "momentum": 0.9}, GRADIENTS),
    ("SGD, nesterov", {"type": "SGD", "learning_rate": 0.5, "momentum": 0.9, "nesterov": True}, GRADIENTS),
    ("SGD, weight_decay", {"type": "SGD", "learning_rate": 0.5, "weight_decay": 0.1}, GRADIENTS),
    ("SGD, clipnorm", {"type": "SGD", "learning_rate": 0.5, "clipnorm": 0.3}, GRADIENTS),
    ("SGD, clipvalue", {"type": "SGD", "learning_rate": 0.5, "clipvalue": 0.3}, GRADIENTS),
    ("Adagrad", {"type": "Adagrad", "learning_rate": 0.5, "initial_accumulator_value": 0.05, "epsilon": EPSILON}, GRADIENTS),
    ("Adadelta", {"type": "Adadelta", "learning_rate": 0.5, "rho": 0.8, "epsilon": EPSILON}, GRADIENTS),
    ("RMSprop", {"type": "RMSprop", "learning_rate": 0.5, "rho": 0.8, "epsilon": EPSILON}, GRADIENTS),
    (
        "RMSprop, centered",
        {"type": "RMSprop", "learning_rate": 0.5, "rho": 0.8, "epsilon": EPSILON, "centered": True, "momentum": 0.5},
        GRADIENTS,
    ),
    ("Adam", {"type": "Adam", "learning_rate": 0.5, "beta_2": 0.9, "epsilon": EPSILON}, GRADIENTS),
    ("Adam, after a pause", {"type": "Adam", "learning_rate": 0.1, "beta_2": 0.9}, PAUSE),
    ("Adam, amsgrad after a pause", {"type": "Adam", "learning_rate": 0.1, "beta_2": 0.9, "amsgrad": True}, PAUSE),
    ("AdamW", {"type": "AdamW", "learning_rate": 0.5, "beta_2": 0.9, "epsilon": EPSILON, "weight_decay": 0.2}, GRADIENTS),
    ("Adamax", {"type": "Adamax", "learning_rate": 0.5, "beta_2": 0.9, "epsilon": EPSILON}, GRADIENTS),
    ("Nadam", {"type": "Nadam", "learning_rate": 0.5, "beta_2": 0.9, "epsilon": EPSILON}, GRADIENTS),
]

RULES = [
    ("RAdam", {"learning_rate": 0.5, "beta_2": 0.9, "epsilon": EPSILON}, [*GRADIENTS, *GRADIENTS]),
    ("LaProp", {"learning_rate": 0.5, "beta_2": 0.9, "epsilon": EPSILON}, GRADIENTS),
    ("PAdam", {"learning_rate": 0.5, "beta_2": 0.9, "partial": 0.25}, PAUSE),
]

NUMBERS = [[0.5, 2.0], [3.0, 0.25], [1.5, 4.0]]
NUMBER_TARGETS = [[1.0, 2.5], [0.5, 1.0], [1.5, 0.25]]
LOGITS = [[1.0], [-0.5], [2.0], [-1.5]]
YES_OR_NO = [[1], [1], [0], [0]]
# A yes that is missed, a false alarm, and other counts of right ones at each threshold.
FIVE_LOGITS = [[1.0], [-0.5], [0.4], [-1.5], [1.5]]
FIVE_ANSWERS = [[1], [1], [0], [0], [1]]
SCORES = [[-3.0, -4.0, -5.0], [0.5, 1.5, -0.5], [2.0, 0.25, 1.0]]
ONE_HOT = [[1, 0, 0], [0, 0, 1], [1, 0, 0]]
SOFT = [[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.25, 0.5, 0.25]]
CLASSES = [0, 2, 0]
# With a row whose right class has the second score.
FOUR_SCORES = [*SCORES, [1.0, 2.0, 0.0]]
FOUR_ONE_HOT = [*ONE_HOT, [1, 0, 0]]
FOUR_CLASSES = [*CLASSES, 0]
MARGINS = [[0.5], [-2.0], [3.0], [-0.25]]

LOSSES = [
    ("mean_squared_error", "mean_squared_error", None, NUMBERS, NUMBER_TARGETS),
    ("mean_absolute_error", "mean_absolute_error", None, NUMBERS, NUMBER_TARGETS),
    ("mean_absolute_percentage_error", "mean_absolute_percentage_error", None, NUMBERS, NUMBER_TARGETS),
    ("mean_squared_logarithmic_error", "mean_squared_logarithmic_error", None, NUMBERS, NUMBER_TARGETS),
    ("huber", {"type": "Huber", "delta": 0.75}, None, NUMBERS, NUMBER_TARGETS),
    ("log_cosh", "log_cosh", None, NUMBERS, NUMBER_TARGETS),
    ("cosine_similarity", "cosine_similarity", None, NUMBERS, NUMBER_TARGETS),
    ("poisson", "poisson", None, NUMBERS, NUMBER_TARGETS),
    ("binary_crossentropy", "binary_crossentropy", "sigmoid", LOGITS, YES_OR_NO),
    ("binary_crossentropy, smoothed", {"type": "BinaryCrossentropy", "label_smoothing": 0.2}, "sigmoid", LOGITS, YES_OR_NO),
    ("binary_focal_crossentropy", {"type": "BinaryFocalCrossentropy", "gamma": 1.5}, "sigmoid", LOGITS, YES_OR_NO),
    (
        "binary_focal_crossentropy, alpha without balancing",
        {"type": "BinaryFocalCrossentropy", "gamma": 1.5, "alpha": 0.9},
        "sigmoid",
        LOGITS,
        YES_OR_NO,
    ),
    (
        "binary_focal_crossentropy, balanced",
        {"type": "BinaryFocalCrossentropy", "gamma": 0, "alpha": 0.9, "apply_class_balancing": True},
        "sigmoid",
        LOGITS,
        YES_OR_NO,
    ),
    ("binary_focal_crossentropy, gamma 0", {"type": "BinaryFocalCrossentropy", "gamma": 0}, "sigmoid", LOGITS, YES_OR_NO),
    ("categorical_crossentropy", "categorical_crossentropy", "softmax", SCORES, SOFT),
    ("categorical_crossentropy, smoothed", {"type": "CategoricalCrossentropy", "label_smoothing": 0.3}, "softmax", SCORES, ONE_HOT),
    ("categorical_focal_crossentropy", {"type": "CategoricalFocalCrossentropy", "gamma": 1.5, "alpha": 0.4}, "softmax", SCORES, ONE_HOT),
    ("categorical_focal_crossentropy, gamma 0", {"type": "CategoricalFocalCrossentropy", "gamma": 0}, "softmax", SCORES, ONE_HOT),
    ("sparse_categorical_crossentropy", "sparse_categorical_crossentropy", "softmax", SCORES, CLASSES),
    ("kl_divergence", "kl_divergence", "softmax", SCORES, SOFT),
    ("hinge", "hinge", None, MARGINS, [[1], [-1], [-1], [1]]),
    ("hinge, 0 and 1", "hinge", None, MARGINS, YES_OR_NO),
    ("squared_hinge", "squared_hinge", None, MARGINS, [[1], [-1], [-1], [1]]),
    ("categorical_hinge", "categorical_hinge", None, SCORES, ONE_HOT),
]

METRICS = [
    (
        "metrics of numbers",
        None,
        NUMBERS,
        NUMBER_TARGETS,
        [
            "mean_squared_error",
            "mean_absolute_error",
            "mean_absolute_percentage_error",
            "mean_squared_logarithmic_error",
            {"type": "LogCoshError"},
            {"type": "CosineSimilarity"},
            {"type": "Poisson"},
            {"type": "RootMeanSquaredError"},
            {"type": "R2Score"},
        ],
    ),
    (
        "metrics of yes or no",
        "sigmoid",
        FIVE_LOGITS,
        FIVE_ANSWERS,
        [
            {"type": "BinaryAccuracy", "threshold": 0.35},
            {"type": "Precision", "thresholds": 0.3},
            {"type": "Recall", "thresholds": 0.75},
            {"type": "AUC"},
            {"type": "BinaryCrossentropy", "label_smoothing": 0.2},
            {"type": "F1Score", "threshold": 0.3},
        ],
    ),
    (
        "metrics of classes",
        "softmax",
        FOUR_SCORES,
        FOUR_ONE_HOT,
        [
            {"type": "CategoricalAccuracy"},
            {"type": "TopKCategoricalAccuracy", "k": 2},
            {"type": "CategoricalCrossentropy"},
            {"type": "KLDivergence"},
        ],
    ),
    (
        "metrics of class numbers",
        "softmax",
        FOUR_SCORES,
        FOUR_CLASSES,
        [{"type": "SparseCategoricalAccuracy"}, {"type": "SparseTopKCategoricalAccuracy", "k": 2}, {"type": "SparseCategoricalCrossentropy"}],
    ),
    ("metrics of margins", None, MARGINS, YES_OR_NO, [{"type": "Hinge"}, {"type": "SquaredHinge"}]),
    ("metrics of scores", None, SCORES, ONE_HOT, [{"type": "CategoricalHinge"}]),
]

ONCE = {"epochs": 1, "batch_size": 10}
STILL = {"type": "SGD", "learning_rate": 0.0}


def _weight(gradients):
    """One weight, which begins at 1, and rows that give these gradients, one a step."""
    layers = [dense(1, None, "out", input_shape=[1], use_bias=False, weights=[[1.0]])]
    return layers, {"x": [[-g] for g in gradients], "y": [[1000.0] for _ in gradients]}


def _handed_on(width, activation):
    identity = np.eye(width).tolist()
    return [dense(width, activation, "out", input_shape=[width], use_bias=False, weights=identity)]


def cases():
    step_by_step = {"epochs": 1, "batch_size": 1}
    for name, optimizer, gradients in OPTIMIZERS:
        layers, data = _weight(gradients)
        yield case(name, layers, data, optimizer, "mae", fit=step_by_step, want=("weights",))
    for name, params, gradients in RULES:
        layers, data = _weight(gradients)
        made = case(name, layers, data, "sgd", "mae", want=())
        made["spec"]["compile"]["optimizer"] = {"type": name, **params}
        made["spec"]["fit"] = {**step_by_step, "shuffle": False}
        made["expect"]["weights"] = {"out": {"kernel": [[_by_rule(name, params, gradients)]]}}
        yield made
    for name, loss, activation, x, y in LOSSES:
        yield case(name, _handed_on(len(x[0]), activation), {"x": x, "y": y}, STILL, loss, fit=ONCE, want=("history",))
    for name, activation, x, y, metrics in METRICS:
        loss = "sparse_categorical_crossentropy" if y is FOUR_CLASSES else "mse"
        yield case(name, _handed_on(len(x[0]), activation), {"x": x, "y": y}, STILL, loss, fit=ONCE, want=("history",), metrics=metrics)
    picture = (-np.arange(1.0, 10.0)).reshape(1, 3, 3, 1).tolist()
    for kind in ("MaxPooling2D", "AveragePooling2D"):
        pool = {"type": kind, "pool_size": 2, "padding": "same", "input_shape": [3, 3, 1]}
        data = {"x": picture, "y": [[0, 0, 0, 0]]}
        out = dense(4, None, "out", use_bias=False, weights=np.eye(4).tolist())
        yield case(f"{kind}, same", [pool, {"type": "Flatten"}, out], data, want=("output", "predictions"))


def _by_rule(name, params, gradients):
    weight = torch.nn.Parameter(torch.tensor(1.0))
    rule = reference_rules.RULES[name]([weight], **params)
    for gradient in gradients:
        weight.grad = torch.tensor(float(gradient))
        rule.step()
    return weight.item()
