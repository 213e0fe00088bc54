"""What NumPy says of columns of numbers: mean, standard deviation, different values, and a histogram by the rule of Freedman and Diaconis."""

import random

from environment import np


def case(name, values):
    # As a table has them: float32.
    column = np.asarray(values, dtype=np.float32).astype(np.float64)
    edges = np.histogram_bin_edges(column, bins="fd")
    counts, _ = np.histogram(column, bins=edges)
    return {
        "name": name,
        "values": [float(value) for value in column],
        "expect": {
            "min": float(column.min()),
            "max": float(column.max()),
            "mean": float(column.mean()),
            "std": float(column.std()),
            "distinct": len(np.unique(column)),
            "edges": [float(edges[0]), float(edges[-1])],
            "counts": [int(count) for count in counts],
        },
    }


def cases():
    chance = random.Random("columns")
    yield case("normal", [chance.gauss(3, 2) for _ in range(300)])
    yield case("even", [chance.random() for _ in range(97)])
    yield case("far from 0", [1e6 + chance.random() for _ in range(64)])
    yield case("one far out", [chance.gauss(0, 1) for _ in range(60)] + [25.5])
    yield case("rounded", [round(chance.gauss(0, 2), 1) for _ in range(200)])
    yield case("two", [0.25, 0.75])
