"""Makes the golden figures: what Keras (and, for rules Keras lacks, PyTorch) really computes for specs in our format.

    python make_golden.py [GROUP …]     makes figures/GROUP.json anew (all groups without an argument)
    python make_golden.py --check […]   makes them in memory and compares with the files within 1e-6; exit code 1 if they differ

See README.md for what to install and what the files hold.
"""

import argparse
import itertools
import pathlib
import sys
import time

import environment  # first: it prepares TensorFlow before anything loads it
import cases_activations
import cases_branch
import cases_dropout
import cases_classes
import cases_columns
import cases_descent
import cases_fit
import cases_formulas
import cases_gradients
import cases_graphs
import cases_guesses
import cases_initializers
import cases_layers
import cases_losses
import cases_metrics
import cases_optimizers
import cases_pictures
import cases_reference
import cases_repeated_tokens
import cases_report
import cases_saliency
import cases_separable
import cases_sequences
import cases_sheets_functions
import cases_sheets_tensors
import cases_step
import cases_stopping
import cases_summary
import cases_weighting
import figures

GROUPS = {
    "optimizers": cases_optimizers.cases,
    "optimizers_reference": cases_reference.cases,
    "losses": cases_losses.cases,
    "activations": cases_activations.cases,
    "branch": cases_branch.cases,
    "layers": cases_layers.cases,
    "sequences": lambda: itertools.chain(cases_sequences.cases(), cases_graphs.cases()),
    "dropout": cases_dropout.cases,
    "repeated_tokens": cases_repeated_tokens.cases,
    "weighting": cases_weighting.cases,
    "metrics": cases_metrics.cases,
    "fit": cases_fit.cases,
    "formulas": cases_formulas.cases,
    "gradients": cases_gradients.cases,
    "guesses": cases_guesses.cases,
    "step": cases_step.cases,
    "stopping": cases_stopping.cases,
    "classes": cases_classes.cases,
    "columns": cases_columns.cases,
    "pictures": cases_pictures.cases,
    "descent": cases_descent.cases,
    "initializers": cases_initializers.cases,
    "summary": cases_summary.cases,
    "sheets_functions": cases_sheets_functions.cases,
    "sheets_tensors": cases_sheets_tensors.cases,
    "report": cases_report.cases,
    "saliency": cases_saliency.cases,
    "separable": cases_separable.cases,
}
FOLDER = pathlib.Path(__file__).parent / "figures"


def main():
    parser = argparse.ArgumentParser(description="Makes or checks the golden figures.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}")
    parser.add_argument("--check", action="store_true", help="compare with the files instead of writing them")
    options = parser.parse_args()
    unknown = [group for group in options.groups if group not in GROUPS]
    if unknown:
        parser.error(f"no such group: {', '.join(unknown)}")
    differ = False
    for group in options.groups or GROUPS:
        started = time.monotonic()
        cases = list(GROUPS[group]())
        names = [case["name"] for case in cases]
        assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
        path = FOLDER / f"{group}.json"
        if options.check:
            lines = list(figures.compare(path, cases))
            differ = differ or bool(lines)
        else:
            figures.write(path, environment.made_with(), cases)
            lines = [line for case in cases for line in figures.oddities(case)]
        print(f"{group}: {len(cases)} cases, {path.stat().st_size / 1000:.0f} kB, {time.monotonic() - started:.0f} s", flush=True)
        for line in lines:
            print(f"  {line}", flush=True)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
