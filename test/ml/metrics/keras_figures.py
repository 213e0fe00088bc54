"""Makes keras-figures.jsonl: what Keras's metrics say of made-up batches, after each batch, without and with sample weights.

    python test/ml/metrics/keras_figures.py        (with the packages of test/golden/requirements.txt)

The golden cases in test/golden train networks and so show metrics where they are easy; here are the corners: ties, outputs of
exactly 0 and 1, outputs on a threshold, rows that do not add up to 1, targets of zeros, several axes.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "golden"))

from environment import keras, made_with, np  # noqa: E402

M = keras.metrics
R = np.random.RandomState(5)
ROWS = (7, 16, 3)
WEIGHTS = R.uniform(0.2, 3, max(ROWS)).round(3)
EYE = np.eye(5)
DATA = {}
CASES = []


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def z(*shape):
    return R.normal(size=shape) * 3


def data(name, outputs, targets, make, **more):
    """Three batches; numbers are rounded so that the file stays small."""
    batches = [[np.asarray(a, "float64").round(5).astype("float32") for a in make(n)] for n in ROWS]
    if name in ("binary", "classes", "labels"):
        y, p = batches[1]
        p[:2] = [[0], [1]] if name == "binary" else [[1, 0, 0, 0, 0], [0.2] * 5]
        y[:2] = [[1], [0]] if name == "binary" else EYE[[2, 3]] if name == "classes" else [2, 3]
    DATA[name] = {"outputShape": outputs, "targetShape": targets, "batches": batches, **more}


def hot(n, *shape):
    return EYE[R.randint(0, 5, (n, *shape))]


data("binary", [1], [1], lambda n: (R.randint(0, 2, (n, 1)), sigmoid(z(n, 1))))
data("several", [3], [3], lambda n: (R.randint(0, 2, (n, 3)), sigmoid(z(n, 3))))
data("on a grid", [1], [1], lambda n: (R.randint(0, 2, (n, 1)), R.randint(0, 21, (n, 1)) / 20))
data("binary sums", [1], [1], lambda n: (R.randint(0, 2, (n, 1)), z(n, 1)))
data("classes", [5], [5], lambda n: (hot(n), softmax(z(n, 5))))
data("class sums", [5], [5], lambda n: (hot(n), z(n, 5)))
data("classes not adding up", [5], [5], lambda n: (hot(n), sigmoid(z(n, 5))))
data("class sequences", [4, 5], [4, 5], lambda n: (hot(n, 4), softmax(z(n, 4, 5))))
data("labels", [5], [], lambda n: (R.randint(0, 5, n), softmax(z(n, 5))))
data("labels in a column", [5], [1], lambda n: (R.randint(0, 5, (n, 1)), softmax(z(n, 5))))
data("label sums", [5], [], lambda n: (R.randint(0, 5, n), z(n, 5)))
data("labels not adding up", [5], [], lambda n: (R.randint(0, 5, n), sigmoid(z(n, 5))))
data("label sequences", [4, 5], [4], lambda n: (R.randint(0, 5, (n, 4)), softmax(z(n, 4, 5))))
data("values", [2], [2], lambda n: (z(n, 2) * (R.uniform(size=(n, 1)) > 0.2), z(n, 2)))
data("a flat list", [1], [], lambda n: (z(n), z(n, 1)))
# A power of two: with other numbers Keras's float32 sums leave a spread of 1e-9, and the score is 1e10.
data("never changing", [2], [2], lambda n: (np.full((n, 2), 2.0), z(n, 2)))
data("counts", [2], [2], lambda n: (R.poisson(2, (n, 2)), R.uniform(-0.5, 4, (n, 2))))
data("positive counts", [2], [2], lambda n: (R.poisson(2, (n, 2)), R.uniform(0, 4, (n, 2))))
data("signs", [2], [2], lambda n: (R.randint(0, 2, (n, 2)) * 2 - 1, z(n, 2)))
# The batch of 16 has a target of 0.5: there 0 and 1 stay as they are.
data("signs in some batches", [2], [2], lambda n: (R.randint(0, 2, (n, 2)) * (1 - 0.5 * (n == 16)), z(n, 2)))


def case(kind, names, maker=None, **params):
    """One metric on data sets; kind is the registry's name, maker makes Keras's object where that cannot be found by the name."""
    maker = maker or (lambda: type(M.get(kind))(**params))
    for name in names:
        results = {}
        for key, weighted in (("results", False), ("weighted", True)):
            metric, seen = maker(), []
            for y, p in DATA[name]["batches"]:
                # Keras cannot weight confusion counts of outputs with two axes.
                if weighted and kind in ("precision", "recall") and p.ndim > 2:
                    break
                metric.update_state(y, p, WEIGHTS[: len(y)] if weighted else None)
                seen.append(short(metric.result()))
            if seen:
                results[key] = seen
        CASES.append({"config": {"type": kind, **params}, "data": name, **results})


def short(value):
    return float(f"{float(np.ravel(keras.ops.convert_to_numpy(value))[0]):.9g}")


def accuracies():
    case("binary_accuracy", ["binary", "several", "on a grid"])
    case("binary_accuracy", ["several", "on a grid"], threshold=0.3)
    case("accuracy", ["binary"], M.BinaryAccuracy)
    case("accuracy", ["several", "classes", "class sequences"], M.CategoricalAccuracy)
    case("accuracy", ["labels", "labels in a column", "label sequences"], M.SparseCategoricalAccuracy)
    case("categorical_accuracy", ["classes"])
    case("sparse_categorical_accuracy", ["labels", "labels in a column"])
    for k in (1, 2, 5, 9):
        case("top_k_categorical_accuracy", ["classes", "class sequences"], k=k)
        case("sparse_top_k_categorical_accuracy", ["labels", "label sequences"], k=k)


def scores():
    for kind in ("precision", "recall"):
        case(kind, ["binary", "several", "class sequences", "on a grid"])
        case(kind, ["several", "on a grid"], thresholds=0.3)
    for curve in ("ROC", "PR", "PRGAIN"):
        for method in ("interpolation", "minoring", "majoring"):
            for count in (200, 21, 2):
                names = ["binary", "several", "on a grid"]
                case("auc", names, num_thresholds=count, curve=curve, summation_method=method)
    case("auc", ["binary sums"], from_logits=True)
    for average in ("macro", "micro", "weighted"):
        for threshold in (None, 0.4):
            case("f1_score", ["binary", "several", "classes"], average=average, threshold=threshold)
    for aggregation in ("uniform_average", "variance_weighted_average"):
        case("r2_score", ["values"], class_aggregation=aggregation)
    case("r2_score", ["never changing"])


def losses():
    for kind in ("root_mean_squared_error", "mean_squared_error", "mean_absolute_error", "mean_absolute_percentage_error", "log_cosh_error"):
        case(kind, ["values", "a flat list"])
    case("cosine_similarity", ["values", "several"])
    case("mean_squared_logarithmic_error", ["counts"])
    case("poisson", ["positive counts"])
    for params in ({}, {"label_smoothing": 0.2}):
        case("binary_crossentropy", ["binary", "several"], **params)
        case("binary_crossentropy", ["binary sums"], from_logits=True, **params)
        case("categorical_crossentropy", ["classes", "class sequences", "classes not adding up"], **params)
        case("categorical_crossentropy", ["class sums"], from_logits=True, **params)
    case("sparse_categorical_crossentropy", ["labels", "labels in a column", "labels not adding up", "label sequences"])
    case("sparse_categorical_crossentropy", ["label sums"], from_logits=True)
    case("kl_divergence", ["classes"])
    case("categorical_hinge", ["classes"])
    for kind in ("hinge", "squared_hinge"):
        case(kind, ["signs", "several", "signs in some batches"])


def out_of_activations():
    """Outputs straight out of sigmoid or softmax: only a whole model shows what Keras makes of those."""
    for scale in (1, 3):
        for units, activation, y, kind in [
            (1, "sigmoid", "binary", "binary_crossentropy"),
            (5, "softmax", "classes", "categorical_crossentropy"),
            (5, "sigmoid", "classes", "categorical_crossentropy"),
            (5, "softmax", "labels", "sparse_categorical_crossentropy"),
        ]:
            for params in ({}, {"from_logits": True}):
                y_true = DATA[y]["batches"][1][0]
                x = R.normal(size=(16, 2)).astype("float32")
                model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(units, activation, use_bias=False)])
                model.set_weights([R.normal(size=(2, units)).astype("float32") * scale])
                model.compile(loss="mse" if y != "labels" else kind, metrics=[type(M.get(kind))(**params, name="it")])
                result = model.evaluate(x, y_true, verbose=0, return_dict=True)["it"]
                name = f"{activation} of {units} from {y}, scale {scale}, {params}"
                shape = {"outputShape": [units], "targetShape": list(y_true.shape[1:]), "outputActivation": activation}
                DATA[name] = {**shape, "batches": [[y_true, model.predict(x, verbose=0)]]}
                CASES.append({"config": {"type": kind, **params}, "data": name, "results": [short(result)]})


def flat(batch):
    y, p = batch
    return [[float(str(v)) for v in np.ravel(a)] for a in (y, p)]


def line(**value):
    return json.dumps(value, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    for group in (accuracies, scores, losses, out_of_activations):
        group()
    lines = [line(made_with=made_with(), weights=WEIGHTS.tolist())]
    lines += [line(name=name, **{**one, "batches": [flat(b) for b in one["batches"]]}) for name, one in DATA.items()]
    lines += [line(**one) for one in CASES]
    (HERE / "keras-figures.jsonl").write_text("".join(lines))
