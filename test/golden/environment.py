"""Keras and TensorFlow set up so that a run gives the same digits every time.

Imported before anything else that touches Keras: the environment variables only work before TensorFlow is loaded.
One thread and deterministic kernels, because a sum taken in another order differs in its last digit. XLA stays off (Keras
switches it off itself when determinism is on): it fuses and reorders, and the figures should be those of the plain graph.
COLUMNS is set because `model.summary()` takes its width from the terminal.
"""

import contextlib
import os
import sys
import warnings

# cases_repeated_tokens.py runs itself with another backend.
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["COLUMNS"] = "120"

import keras  # noqa: E402
import numpy as np  # noqa: E402
import scipy  # noqa: E402
import sklearn  # noqa: E402
import sympy  # noqa: E402
import tensorflow as tf  # noqa: E402
import torch  # noqa: E402

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)
tf.config.experimental.enable_op_determinism()
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
# Some cases do on purpose what Keras warns of, such as from_logits on a sigmoid output.
warnings.filterwarnings("ignore", category=UserWarning)
tf.get_logger().setLevel("ERROR")
# rich draws the summary's frame with letters instead of lines where the output is not UTF-8.
sys.stdout.reconfigure(encoding="utf-8")

__all__ = ["fresh_session", "in_float64", "keras", "made_with", "np", "tf", "torch"]


def made_with():
    """The versions that a figure file names: a figure is only worth something with the program it came from."""
    return {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "torch": torch.__version__.split("+")[0],
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "scikit-learn": sklearn.__version__,
        "sympy": sympy.__version__,
    }


def fresh_session():
    """Forgets all models, so that automatic names start anew (`dense`, `dense_1`, …) in every case."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(1)


@contextlib.contextmanager
def in_float64():
    """Models that are made meanwhile compute in float64."""
    keras.config.set_floatx("float64")
    try:
        yield
    finally:
        keras.config.set_floatx("float32")
