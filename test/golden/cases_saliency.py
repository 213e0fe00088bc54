"""What an answer owes to each of its inputs, by Keras in float64: the gradient of a class's logit (or of the output where there is none) with respect
to the inputs, by automatic differentiation, and what the class's probability falls to where a patch of the inputs is 0.
"""

from environment import fresh_session, in_float64, keras, np, tf
from recipes import column, dense, labels, points, with_weights
import interpreter

SPARSE = "sparse_categorical_crossentropy"
LOGITS = {"type": "SparseCategoricalCrossentropy", "from_logits": True}
YES_OR_NO = {"type": "BinaryCrossentropy", "from_logits": True}


def networks():
    """Layers, shape of a sample, loss and number of classes; what is differentiated, and from which output the probability comes."""
    flatten = {"type": "Flatten"}
    convolution = {"type": "Conv2D", "filters": 3, "kernel_size": [3, 3], "activation": "relu", "padding": "same"}
    yield "dense stack", [dense(5, "tanh"), dense(3, "softmax")], [4], SPARSE, 3, "softmax"
    yield "picture through a dense stack", [{**flatten}, dense(6, "relu"), dense(4, "softmax")], [5, 6], SPARSE, 4, "softmax"
    yield "logits", [dense(5, "tanh"), dense(3)], [4], LOGITS, 3, "logits"
    yield "a softmax of its own", [dense(3), {"type": "Activation", "activation": "softmax"}], [4], SPARSE, 3, "softmax"
    yield "two classes", [dense(5, "tanh"), dense(1, "sigmoid")], [4], "binary_crossentropy", 2, "sigmoid"
    yield "two classes by a logit", [dense(5, "tanh"), dense(1)], [4], YES_OR_NO, 2, "logit"
    yield "two classes without a logit", [dense(5, "tanh"), dense(1, "hard_sigmoid")], [4], "binary_crossentropy", 2, "output"
    pool = {"type": "MaxPooling2D", "pool_size": [2, 2]}
    mean = {"type": "GlobalAveragePooling2D"}
    yield "convolution", [{**convolution}, {**pool}, {**flatten}, dense(3, "softmax")], [6, 5, 1], SPARSE, 3, "softmax"
    strided = {**convolution, "strides": [2, 2], "padding": "valid"}
    yield "convolution of colours", [strided, {"type": "BatchNormalization"}, {**mean}, dense(2, "softmax")], [7, 7, 3], SPARSE, 2, "softmax"
    dropout = {"type": "Dropout", "rate": 0.5}
    yield "dropout", [dense(6, "relu"), dropout, dense(3, "softmax")], [4], SPARSE, 3, "softmax"
    yield "sequence", [{"type": "LSTM", "units": 4}, dense(2, "softmax")], [3, 2], SPARSE, 2, "softmax"


def _score(model, reads, klass):
    """What speaks for the class, as a function of the inputs: the number that is differentiated, and the probability."""
    last = model.layers[-1]
    softmax = isinstance(last, keras.layers.Activation)
    before = keras.Model(model.inputs, last.input)

    def sums(x):
        if softmax:
            return before(x, training=False)
        return keras.ops.matmul(before(x, training=False), last.kernel) + last.bias

    sign = 1 if klass == 1 or reads in ("softmax", "logits") else -1
    output = klass if reads in ("softmax", "logits") else 0

    def differentiated(x):
        return sign * (model(x, training=False) if reads in ("logits", "logit", "output") else sums(x))[0, output]

    def probability(x):
        given = model(x, training=False)
        if reads == "logits":
            return keras.ops.softmax(given)[:, klass]
        if reads == "softmax":
            return given[:, klass]
        yes = keras.ops.sigmoid(given)[:, 0] if reads == "logit" else given[:, 0]
        return yes if klass == 1 else 1 - yes

    return differentiated, probability


def _occlusion(probability, x, picture, patch):
    """The fall of the probability with 0 under a patch at every place."""
    whole = float(probability(x[None])[0])
    if not picture:
        covered = np.repeat(x.reshape(1, -1), x.size, 0)
        np.fill_diagonal(covered, 0)
        return whole, whole - np.array(probability(covered.reshape(x.size, *x.shape)))[None]
    height, width = x.shape[:2]
    rows = []
    for top in range(height - patch + 1):
        for left in range(width - patch + 1):
            one = x.copy()
            one[top : top + patch, left : left + patch] = 0
            rows.append(one)
    drop = whole - np.array(probability(np.array(rows)))
    return whole, drop.reshape(height - patch + 1, width - patch + 1)


def _case(name, layers, shape, loss, classes, reads):
    x = points(f"saliency: {name}", 6, *shape)
    y = labels(f"saliency: {name}", x, classes)
    layers[0]["input_shape"] = shape
    spec = {"data": {"x": x, "y": column(y) if reads in ("sigmoid", "logit", "output") else y}, "layers": layers}
    spec["compile"] = {"optimizer": "sgd", "loss": loss}
    spec = with_weights(spec, f"saliency: {name}")
    picture = len(shape) > 1 and layers[0]["type"] != "LSTM"
    with in_float64():
        fresh_session()
        model, _ = interpreter.build(spec)
        answers = []
        for row, klass in ((0, 0), (1, 1), (2, classes - 1)):
            sample = np.array(x[row], "float32").astype("float64")
            differentiated, probability = _score(model, reads, klass)
            watched = tf.Variable(sample[None])
            with tf.GradientTape() as tape:
                value = differentiated(watched)
            patch = 2 if picture else 1
            whole, drop = _occlusion(probability, sample, picture, patch)
            answers.append(
                {
                    "row": row,
                    "klass": klass,
                    "value": float(value),
                    "gradient": tape.gradient(value, watched).numpy().ravel(),
                    "patch": patch,
                    "whole": whole,
                    "drop": drop,
                }
            )
    of = "output" if reads == "output" else "logit"
    return {"name": name, "spec": spec, "expect": {"of": of, "answers": answers}}


def cases():
    for one in networks():
        yield _case(*one)
