"""Whether a line separates two classes, by SciPy's linear programme, over 500 data sets that are made from their numbers alone.

`separable-sets.ts` makes the same sets. All are whole numbers below 2^25, to be divided by 64, so that both have exactly the same points. A verdict is
only written after it was proved in fractions: a separating line by the side of each row, a common point by solving for the weights of the rows that the
programme's vertex is made of. Margins are those of SciPy's SLSQP.
"""

from fractions import Fraction

import numpy as np
from scipy.optimize import linprog, minimize

COUNT = 500
UNIT = 64
KINDS = ["plane", "mixed", "grid", "between", "collinear", "twice", "thin", "alternating", "far", "crossing"]


class Chance:
    """Park and Miller's generator, whose products are below 2^53."""

    def __init__(self, seed):
        self.state = seed

    def below(self, count):
        self.state = self.state * 16807 % 2147483647
        return self.state % count

    def around(self, reach):
        return self.below(2 * reach + 1) - reach


def made(number):
    """The rows of a set, in whole numbers, and their classes."""
    chance = Chance(number + 1)
    inputs, kind = 1 + number % 3, KINDS[number // 3 % len(KINDS)]
    while True:
        rows, classes = attempt(chance, kind, inputs, 2000 if number % 50 == 20 else 4 + chance.below(40))
        if len(set(classes)) == 2:
            return kind, rows, classes


def attempt(chance, kind, inputs, count):
    reach = {"grid": 2, "thin": 2**20}.get(kind, 512)
    step = {"grid": 64, "between": 2}.get(kind, 1)
    start = [2**24 if kind == "far" else 0] * inputs
    rows = [[step * chance.around(reach) for _ in range(inputs)] for _ in range(count)]
    normal = [chance.around(9) for _ in range(inputs)]
    offset = step * chance.around(reach)
    classes = [int(sum(n * v for n, v in zip(normal, row)) > offset) for row in rows]
    if kind == "mixed":
        classes = [chance.below(2) for _ in rows]
    if kind in ("collinear", "alternating"):
        way = [1 + chance.below(9) for _ in range(inputs)]
        places = [chance.around(30) for _ in rows]
        rows = [[w * place for w in way] for place in places]
        classes = [place % 2 if kind == "alternating" else int(place > offset % 7) for place in places]
    if kind in ("between", "twice"):
        zeros = [row for row, klass in zip(rows, classes) if klass == 0]
        if not zeros:
            return rows, classes
        one, other = zeros[0], zeros[-1 if kind == "between" else 0]
        rows.append([(a + b) // 2 for a, b in zip(one, other)])
        classes.append(1)
    if kind == "crossing":
        ways = [[chance.around(reach) for _ in range(inputs)] for _ in range(2)]
        rows = [[sign * v for v in way] for way in ways for sign in (1, -1)]
        classes = [0, 0, 1, 1]
    return [[a + b for a, b in zip(row, start)] for row in rows], classes


def separated(rows, classes):
    """A line by the linear programme, held against each row in fractions; None where the programme has none."""
    middle = np.mean(rows, axis=0)
    x = (np.array(rows, float) - middle) / max(1.0, np.abs(np.array(rows) - middle).max())
    sign = np.where(np.array(classes) == 1, 1.0, -1.0)
    # The widest gap between sums, with weights of at most 1.
    inputs = x.shape[1]
    system = np.hstack([-sign[:, None] * x, -sign[:, None], np.ones((len(x), 1))])
    bounds = [(-1, 1)] * inputs + [(None, None), (None, None)]
    found = linprog([0] * (inputs + 1) + [-1], A_ub=system, b_ub=np.zeros(len(x)), bounds=bounds, method="highs")
    weights = [Fraction(float(w)) for w in found.x[:inputs]]
    sums = [sum(w * v for w, v in zip(weights, row)) for row in rows]
    low = max(s for s, klass in zip(sums, classes) if klass == 0)
    high = min(s for s, klass in zip(sums, classes) if klass == 1)
    return (weights, low, high) if high > low else None


def common(rows, classes):
    """True where the linear programme's vertex is a common point in fractions, too."""
    middle = np.mean(rows, axis=0)
    x = (np.array(rows, float) - middle) / max(1.0, np.abs(np.array(rows) - middle).max())
    ones = np.array(classes) == 1
    system = np.vstack([np.where(ones, 1, -1) * x.T, ones, ~ones])
    wanted = [0] * x.shape[1] + [1, 1]
    found = linprog(np.zeros(len(x)), A_eq=system, b_eq=wanted, bounds=(0, None), method="highs-ds")
    if found.x is None:
        return False
    used = [i for i in range(len(x)) if found.x[i] > 1e-9]
    exact = [[rows[i][k] * (1 if classes[i] else -1) for i in used] for k in range(x.shape[1])]
    exact += [[int(classes[i] == klass) for i in used] for klass in (1, 0)]
    shares = solved(exact, wanted)
    return shares is not None and min(shares) >= 0


def solved(system, wanted):
    """A solution in fractions, with 0 for what is free; None where there is none."""
    rows = [[Fraction(v) for v in row] + [Fraction(w)] for row, w in zip(system, wanted)]
    pivots, top = [], 0
    for c in range(len(rows[0]) - 1):
        pivot = next((r for r in range(top, len(rows)) if rows[r][c] != 0), None)
        if pivot is None:
            continue
        rows[top], rows[pivot] = rows[pivot], rows[top]
        rows[top] = [v / rows[top][c] for v in rows[top]]
        for r in range(len(rows)):
            if r != top:
                rows[r] = [v - rows[r][c] * u for v, u in zip(rows[r], rows[top])]
        pivots.append(c)
        top += 1
    if any(row[-1] != 0 for row in rows[top:]):
        return None
    values = [Fraction(0)] * (len(rows[0]) - 1)
    for row, c in zip(rows, pivots):
        values[c] = row[-1]
    return values


def margin(rows, classes, weights, low, high):
    """Half the width of the widest margin, from the shortest w with y (w · x + b) >= 1."""
    x, y = np.array(rows, float) / UNIT, np.where(np.array(classes) == 1, 1.0, -1.0)
    middle = x.mean(axis=0)
    size = np.abs(x - middle).max()
    x = (x - middle) / size
    gap = float(high - low) / UNIT / size
    began = [2 * float(w) / gap for w in weights]
    sums = x @ np.array(began)
    offset = -(sums[y == 1].min() + sums[y == -1].max()) / 2
    rules = {"type": "ineq", "fun": lambda v: y * (x @ v[:-1] + v[-1]) - 1, "jac": lambda v: y[:, None] * np.hstack([x, np.ones((len(x), 1))])}
    target = {"fun": lambda v: v[:-1] @ v[:-1] / 2, "jac": lambda v: np.append(v[:-1], 0)}
    found = minimize(**target, x0=[*began, offset], constraints=[rules], method="SLSQP", options={"ftol": 1e-15, "maxiter": 1000})
    return float(size / np.linalg.norm(found.x[:-1])) if found.success else None


def cases():
    for number in range(COUNT):
        kind, rows, classes = made(number)
        line = separated(rows, classes)
        if not line and not common(rows, classes):
            raise ValueError(f"set {number}: neither a line nor a common point is proved")
        check = sum((i + 1) * v for i, row in enumerate(rows) for v in row) + sum(classes)
        one = {"name": f"{number} {kind}", "rows": len(rows), "check": check, "separable": line is not None}
        # Where the gap is a tiny part of the data, SLSQP's own rounding is larger than what is to be seen.
        wide = line and kind not in ("thin", "far") and len(rows) < 100 and margin(rows, classes, *line)
        yield {**one, **({"margin": wide} if wide else {})}

