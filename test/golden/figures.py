"""Figure files: written so that a diff is readable, compared so that another machine's last digit is no alarm."""

import json
import math
import numbers


def text_of(value):
    """Compact JSON with floats of nine significant digits: enough for a float32 to come back as it was."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, numbers.Real):
        if not math.isfinite(value):
            raise ValueError(f"{value} has no place in a figure")
        return format(float(value), ".9g")
    if hasattr(value, "tolist"):
        return text_of(value.tolist())
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(str(key), ensure_ascii=False)}:{text_of(v)}" for key, v in value.items()) + "}"
    return "[" + ",".join(text_of(v) for v in value) + "]"


def write(path, made_with, cases):
    """One case per line."""
    lines = ",\n".join(text_of(case) for case in cases)
    path.write_text(f'{{"made_with":{text_of(made_with)},"cases":[\n{lines}\n]}}\n', encoding="utf-8")


def differences(old, new, at="", tolerance=1e-6):
    """Where two values differ by more than the tolerance (relative, or absolute below 1), as lines of text."""
    if isinstance(old, bool) or isinstance(new, bool) or not isinstance(old, (int, float)) or not isinstance(new, (int, float)):
        if isinstance(old, dict) and isinstance(new, dict):
            for key in old.keys() | new.keys():
                if key not in old or key not in new:
                    yield f"{at}.{key}: only on one side"
                else:
                    yield from differences(old[key], new[key], f"{at}.{key}", tolerance)
        elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            for index, (a, b) in enumerate(zip(old, new)):
                yield from differences(a, b, f"{at}[{index}]", tolerance)
        elif old != new:
            yield f"{at}: {str(old)[:80]} became {str(new)[:80]}"
    elif abs(old - new) > tolerance * max(1.0, abs(old)):
        yield f"{at}: {old} became {new}"


def compare(path, cases, tolerance=1e-6):
    """Differences between a figure file and newly made cases."""
    old = {case["name"]: case for case in json.loads(path.read_text(encoding="utf-8"))["cases"]}
    new = {case["name"]: case for case in (json.loads(text_of(case)) for case in cases)}
    for name in sorted(old.keys() - new.keys()):
        yield f"{name}: no longer made"
    for name in sorted(new.keys() - old.keys()):
        yield f"{name}: not in the file"
    for name in old.keys() & new.keys():
        yield from (f"{name}{line}" for line in differences(old[name], new[name], tolerance=tolerance))


def oddities(case):
    """What a person should look at: a loss that did not fall. (Figures that are not finite cannot even be written.)"""
    history = case.get("expect", {}).get("history", {})
    loss = history.get("loss")
    if loss and not loss[-1] < loss[0]:
        yield f"{case['name']}: loss {loss[0]:.6g} → {loss[-1]:.6g}"
