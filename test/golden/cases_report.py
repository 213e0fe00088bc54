"""How well answers name classes, as scikit-learn counts it: confusion matrix, precision, recall and F1 by class with `zero_division=0`, their means over
the labels that occur, accuracy, and how often an answer of some probability is right (`calibration_curve` over ten bins of equal width).

A prediction of −1 names no class: it is in no column of the matrix and in none of the means, and it is wrong. The expected calibration error is
the equation of Guo et al. 2017 in NumPy, from the same bins.
"""

from environment import np
from recipes import rng
from sklearn.calibration import calibration_curve
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support

BINS = 10


def _case(name, labels, predictions, probability, classes):
    labels, predictions = np.array(labels), np.array(predictions)
    probability = np.array(probability, "float32")
    every = list(range(classes))
    precision, recall, f1, support = precision_recall_fscore_support(labels, predictions, labels=every, zero_division=0)
    occurring = sorted({*labels.tolist(), *predictions.tolist()} - {-1})
    means = {
        average: precision_recall_fscore_support(labels, predictions, labels=occurring, average=average, zero_division=0)[:3]
        for average in ("macro", "weighted")
    }
    return {
        "name": name,
        "spec": {"classes": classes, "labels": labels, "predictions": predictions, "probability": probability},
        "expect": {
            "confusion": confusion_matrix(labels, predictions, labels=every),
            "precision": precision,
            "recall": recall,
            "f1": f1,
            "support": support,
            "accuracy": accuracy_score(labels, predictions),
            **means,
            "calibration": _calibration(labels == predictions, probability),
        },
    }


def _calibration(right, probability):
    bins = np.searchsorted(np.linspace(0.0, 1.0, BINS + 1)[1:-1], probability)
    count = np.bincount(bins, minlength=BINS)
    accuracy, mean = calibration_curve(right, probability.astype("float64"), n_bins=BINS, strategy="uniform")
    share = count[count > 0] / len(right)
    return {"count": count, "accuracy": accuracy, "probability": mean, "error": float(np.sum(share * np.abs(accuracy - mean)))}


def _drawn(name, rows, classes, wrong, labels=None, among=None):
    """Labels and predictions of which about a share is wrong; probabilities that fit them more or less."""
    random = rng(name)
    labels = random.choice(labels or classes, rows)
    predictions = np.where(random.uniform(size=rows) < wrong, random.choice(among or classes, rows), labels)
    probability = random.uniform(1 / classes, 1, rows).round(3)
    return _case(name, labels, predictions, probability, classes)


def cases():
    yield _drawn("ten classes", 500, 10, 0.15)
    yield _drawn("two classes", 200, 2, 0.3)
    yield _drawn("three classes, by chance", 90, 3, 1.0)
    yield _drawn("a class that is never predicted", 60, 4, 1.0, among=[0, 1, 3])
    yield _drawn("a class that no row has, and that is predicted", 60, 4, 0.5, labels=[0, 2, 3])
    yield _drawn("a class that neither has", 60, 5, 0.5, labels=[0, 2, 4], among=[0, 2, 4])
    yield _drawn("all right", 40, 3, 0.0)
    yield _case("all wrong", [0, 1, 2, 0], [1, 2, 0, 2], [0.5, 0.6, 0.7, 0.9], 3)
    yield _case("one row", [1], [1], [0.8], 2)
    yield _case("one class only", [1, 1, 1], [1, 1, 1], [0.9, 0.9, 0.99], 2)
    yield _case("answers that name no class", [0, 0, 1, 1, 1, 2], [0, -1, 1, -1, 0, -1], [0.9, 0.1, 0.8, 0.2, 0.7, 0.3], 3)
    edges = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    yield _case("probabilities on the borders of bins", [0, 1] * 11, [0, 0] * 11, [value for value in edges for _ in range(2)], 2)
    yield _case("equal probabilities", [0, 1, 1, 0, 1, 1], [0, 1, 0, 1, 1, 1], [0.75] * 6, 2)
