"""The exact text that `model.summary()` prints, at two widths of the terminal.

Keras's default line length is 88 (108 for a graph with its "Connected to" column), but never more than the terminal's columns
less 4: so the same model looks different on 120 columns and on 80. `columns` says which. A model that has been trained is
summed up with its optimizer's state: `fitted` cases show the line and the other total.
"""

import os

from environment import fresh_session, keras
import interpreter
from recipes import dense


def _layer(kind, **params):
    return {"type": kind, **params}


def _conv(filters, name=None, **more):
    spec = {"type": "Conv2D", "filters": filters, "kernel_size": 3, "activation": "relu", **more}
    return {**spec, "name": name} if name else spec


REGRESSION_A = [dense(15, input_dim=1), *(dense(units) for units in (30, 5, 3, 2, 1))]
MNIST = [dense(512, "relu", input_shape=[784]), dense(10, "softmax")]
FASHION = [_layer("Flatten", input_shape=[28, 28]), dense(300, "relu"), dense(100, "relu"), dense(10, "softmax")]
CONVOLUTIONS = [
    _conv(32, input_shape=[28, 28, 1]),
    _layer("MaxPooling2D"),
    _conv(64, padding="same"),
    _layer("AveragePooling2D", pool_size=2),
    _layer("GlobalAveragePooling2D"),
    _layer("Dropout", rate=0.5),
    dense(10, "softmax"),
]
LSTM = [_layer("LSTM", units=32, return_sequences=True, input_shape=[20, 8]), _layer("LSTM", units=16), dense(1)]
FROZEN = [
    dense(64, None, "frozen", input_shape=[20], trainable=False),
    _layer("BatchNormalization"),
    _layer("Activation", activation="relu"),
    dense(3, "softmax", "classes"),
]
EMBEDDING = [
    _layer("Embedding", input_dim=10000, output_dim=16, input_shape=[50]),
    _layer("GRU", units=24),
    _layer("Reshape", target_shape=[4, 6]),
    _layer("SimpleRNN", units=5),
    dense(1, "sigmoid"),
]
WIDE_AND_DEEP = [
    _layer("Input", shape=[8], name="features"),
    dense(30, "relu", "deep_1"),
    dense(30, "relu", "deep_2"),
    _layer("Concatenate", name="both", inputs=["features", "deep_2"]),
    dense(1, None, "price"),
]
RESIDUAL = [
    _layer("Input", shape=[16, 16, 3], name="picture"),
    _conv(8, "first_convolution_of_the_residual_block", padding="same"),
    _conv(8, "second", padding="same"),
    _layer(
        "Add",
        name="sum_of_the_skip_connection_and_the_second_convolution",
        inputs=["first_convolution_of_the_residual_block", "second"],
    ),
    _layer("GlobalAveragePooling2D", name="pool"),
    dense(10, "softmax", "classes"),
]
PLAIN_GRAPH = [_layer("Input", shape=[4], name="in"), dense(3, "tanh", "hidden"), dense(1, None, "out")]
LONG_NAMES = [
    dense(4, "relu", "a_layer_whose_name_is_much_longer_than_the_column_it_has_to_fit_into", input_shape=[2]),
    dense(4, "relu", "a layer with spaces in a name that is far too long for one line"),
    dense(1, None, "out"),
]
LARGE = [dense(4096, "relu", input_shape=[25088]), dense(4096, "relu"), dense(1000, "softmax")]

MODELS = [
    ("note 000, regression A", REGRESSION_A),
    ("note 003, MNIST 784-512-10", MNIST),
    ("note 001, Fashion-MNIST", FASHION),
    ("convolutions and pooling", CONVOLUTIONS),
    ("two LSTM layers", LSTM),
    ("BatchNormalization and a frozen layer", FROZEN),
    ("embedding and recurrent layers", EMBEDDING),
    ("graph: wide and deep", WIDE_AND_DEEP),
    ("graph: residual block, names longer than the column", RESIDUAL),
    ("graph without branches", PLAIN_GRAPH),
    ("names longer than the column", LONG_NAMES),
    ("counts of hundreds of millions", LARGE),
]


def _text(model, columns):
    printed = []
    os.environ["COLUMNS"] = str(columns)
    model.summary(print_fn=printed.append)
    os.environ["COLUMNS"] = "120"
    return "".join(printed)


def _case(name, layers, columns, optimizer=None):
    fresh_session()
    # Names with spaces are fine in Keras, and nothing here is trained: the first weights are left to Keras.
    model, _ = interpreter.build({"layers": layers})
    spec = {"layers": layers}
    if optimizer:
        spec["compile"] = {"optimizer": optimizer, "loss": "mse"}
        interpreter.compiled(model, spec)
        model.optimizer.build(model.trainable_variables)
    made = {"name": f"{name}, {columns} columns", "spec": spec, "columns": columns, "text": _text(model, columns)}
    return {**made, "fitted": True} if optimizer else made


def cases():
    for name, layers in MODELS:
        for columns in (120, 80):
            yield _case(name, layers, columns)
    yield _case("after fit with adam: regression A", REGRESSION_A, 120, "adam")
    yield _case("after fit with rmsprop: MNIST 784-512-10", MNIST, 80, "rmsprop")
    yield _case("after fit with sgd: frozen layer", FROZEN, 120, "sgd")
    keras.backend.clear_session()
