"""Embeddings in which a token occurs more than once in a batch, as Keras computes them on PyTorch.

Keras's backend is chosen once for a process, so this module runs itself in another one.
"""

import json
import os
import subprocess
import sys


def cases():
    run = subprocess.run(
        [sys.executable, __file__], env={**os.environ, "KERAS_BACKEND": "torch"}, stdout=subprocess.PIPE, check=True, encoding="utf-8"
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


if __name__ == "__main__":
    import cases_sequences
    import figures

    for case in cases_sequences.repeated_tokens():
        print(figures.text_of(case))
