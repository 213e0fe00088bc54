"""Largest margins of lines through 0, for test/ml/separation/perceptron-bound.test.ts: hard-margin problems solved by SciPy.

Least distance programming (Lawson and Hanson 1974, Solving Least Squares Problems, chapter 23): the shortest w with rows · w >= 1 comes from one problem
of non-negative least squares; the margin is 1 / |w|. Its residual is 0 where there is no such w.

Points far from 0 are too much for its rounding: there all triples are tried, in fractions.

    python3 test/ml/separation/make-perceptron-bounds.py > test/ml/separation/perceptron-bounds.json
"""

import itertools
import json
import sys
from fractions import Fraction

import numpy as np
import scipy
from scipy.optimize import nnls

random = np.random.default_rng(20)


def margin(x, classes, bias):
    rows = np.hstack([x, np.ones((len(x), 1))]) if bias else x
    rows = rows * np.where(classes == 1, 1.0, -1.0)[:, None]
    rows = rows[np.any(rows != 0, axis=1) | (classes == 1)]
    scale = np.abs(rows).max()
    system = np.vstack([rows.T / scale, np.ones(len(rows))])
    wanted = np.zeros(len(system))
    wanted[-1] = 1
    solution, _ = nnls(system, wanted, maxiter=10000)
    residual = system @ solution - wanted
    if np.linalg.norm(residual) < 1e-9:
        return 0.0
    return float(scale / np.linalg.norm(residual[:-1] / residual[-1]))


def exact(x, classes):
    """The shortest of all points nearest to 0 in the plane of one, two or three rows that every row is on the right side of."""
    rows = [
        [Fraction(repr(v)) * (1 if c else -1) for v in (*row, 1.0)] for row, c in zip(x.tolist(), classes.tolist())
    ]
    dot = lambda a, b: sum(p * q for p, q in zip(a, b))
    for count in (1, 2, 3):
        for some in itertools.combinations(rows, count):
            # Equal products with all of them: w = the sum of shares times rows, with w · row = 1.
            shares = solve([[dot(a, b) for b in some] for a in some])
            if shares is None or min(shares) < 0:
                continue
            w = [sum(s * row[k] for s, row in zip(shares, some)) for k in range(3)]
            if all(dot(w, row) >= 1 for row in rows):
                return float(1 / dot(w, w)) ** 0.5
    return 0.0


def solve(matrix):
    rows = [[*row, Fraction(1)] for row in matrix]
    for c in range(len(rows)):
        pivot = next((r for r in range(c, len(rows)) if rows[r][c] != 0), None)
        if pivot is None:
            return None
        rows[c], rows[pivot] = rows[pivot], rows[c]
        rows[c] = [v / rows[c][c] for v in rows[c]]
        for r in range(len(rows)):
            if r != c:
                rows[r] = [v - rows[r][c] * u for v, u in zip(rows[r], rows[c])]
    return [row[-1] for row in rows]


def case(name, x, classes, bias=True, fractions=False):
    x, classes = np.array(x, float), np.array(classes)
    rows = np.hstack([x, np.ones((len(x), 1))]) if bias else x
    return {
        "name": name,
        "x": x.tolist(),
        "classes": classes.tolist(),
        "bias": bias,
        "radius": float(np.linalg.norm(rows, axis=1).max()),
        "margin": exact(x, classes) if fractions else margin(x, classes, bias),
    }


corners = [[0, 0], [0, 1], [1, 0], [1, 1]]
cases = [
    case("AND", corners, [0, 0, 0, 1]),
    case("OR", corners, [0, 1, 1, 1]),
    case("NAND", corners, [1, 1, 1, 0]),
    case("XOR", corners, [0, 1, 1, 0]),
    case("AND without a bias", corners, [0, 0, 0, 1], False),
    case("OR without a bias", corners, [0, 1, 1, 1], False),
    case("one class", corners, [1, 1, 1, 1]),
]
for number in range(12):
    count = int(random.integers(5, 60))
    x = np.round(random.normal(size=(count, 2)) * [1, 3], 3)
    line = random.normal(size=3)
    classes = (x @ line[:2] + line[2] > 0).astype(int)
    if number % 4 == 3:
        classes[: count // 4] = 1 - classes[: count // 4]
    cases.append(case(f"points {number}", x, classes))
far = np.round(random.normal(size=(20, 2)) + [5000, -3000], 2)
cases.append(case("far from 0", far, (far[:, 0] > np.median(far[:, 0])).astype(int), fractions=True))
wide = np.round(random.normal(size=(30, 5)), 3)
cases.append(case("five inputs", wide, (wide @ [1, -1, 2, 0, 0.5] > 0.1).astype(int)))
json.dump({"made_with": {"scipy": scipy.__version__, "numpy": np.__version__}, "cases": cases}, sys.stdout)
sys.stdout.write("\n")
