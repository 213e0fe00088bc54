"""Every layer on its own small network: output with the first weights, shapes, counts, and a short training.

`outputs` in the figures holds what each layer before the last gives out for data.x with the first weights, outside training;
`output` what the model gives out. Weights after the training show the gradient of every weight, not only of the last layer's.
"""

from recipes import STRUCTURE, TRAINING, case, dense, points

WANT = (*STRUCTURE, *TRAINING)
SGD = {"type": "SGD", "learning_rate": 0.05}
ADAM = {"type": "Adam", "learning_rate": 0.01}
FIT = {"epochs": 8, "batch_size": 3}
SAMPLES = 7


def _layer(kind, name=None, **params):
    return {"type": kind, **({"name": name} if name else {}), **params}


def _case(name, layers, shape, optimizer=SGD, fit=FIT, targets=1, want=WANT):
    x = points(f"{name}: x", SAMPLES, *shape)
    y = points(f"{name}: y", SAMPLES, targets)
    layers = [{**layers[0], "input_shape": list(shape)}, *layers[1:]]
    return case(name, layers, {"x": x, "y": y}, optimizer, fit=fit, want=want)


def _before_head(name, middle, shape, flatten=True, **more):
    """The layer under test followed by Flatten (unless it is flat already) and a linear neuron."""
    tail = [_layer("Flatten")] if flatten else []
    return _case(name, [*middle, *tail, dense(1, None, "out")], shape, **more)


def _plain():
    yield _case("Dense", [dense(3, "tanh"), dense(2, "sigmoid")], (4,), targets=2)
    yield _case("Dense, input_dim and use_bias false", [dense(3, "tanh", use_bias=False), dense(1)], (2,))
    yield _case("Dense on sequences (last axis)", [dense(2, "tanh", "per_step"), _layer("Flatten"), dense(1)], (3, 2))
    yield _before_head("Flatten", [_layer("Flatten")], (2, 3), flatten=False)
    yield _before_head("Activation", [dense(3), _layer("Activation", activation="tanh")], (2,), flatten=False)
    leaky = {"type": "leaky_relu", "negative_slope": 0.1}
    yield _before_head("Activation with parameters", [dense(3), _layer("Activation", activation=leaky)], (2,), flatten=False)
    yield _before_head("Reshape", [_layer("Reshape", target_shape=[3, 2]), dense(2, "tanh")], (6,))
    yield _before_head("Reshape with -1", [_layer("Reshape", target_shape=[-1, 2]), dense(2, "tanh")], (2, 4))
    untrained = (*STRUCTURE, "evaluate", "predictions")
    dropout = [dense(4, "tanh"), _layer("Dropout", rate=0.4), dense(1)]
    yield _case("Dropout, inference", dropout, (2,), fit=None, want=untrained)
    yield _case("Dropout, rate 0 in training", [dense(4, "tanh"), _layer("Dropout", rate=0.0), dense(1)], (2,))
    frozen = [dense(3, "tanh", "frozen", trainable=False), dense(3, "tanh", "free"), dense(1, None, "out")]
    yield _case("trainable false", frozen, (2,), optimizer=ADAM)


def _batch_normalization():
    def normalized(**params):
        return [dense(3, "tanh"), _layer("BatchNormalization", **params)]

    long = {"epochs": 15, "batch_size": 3}
    yield _before_head("BatchNormalization", normalized(), (2,), flatten=False, fit=long)
    yield _before_head(
        "BatchNormalization, momentum and epsilon", normalized(momentum=0.8, epsilon=0.01), (2,), flatten=False, fit=long
    )
    yield _before_head("BatchNormalization, center false", normalized(center=False), (2,), flatten=False)
    yield _before_head("BatchNormalization, scale false", normalized(scale=False), (2,), flatten=False)
    yield _before_head("BatchNormalization, neither", normalized(center=False, scale=False), (2,), flatten=False)
    yield _before_head("BatchNormalization, trainable false", normalized(trainable=False), (2,), flatten=False)
    # Without a bias: its gradient would be zero but for rounding, which Adam blows up to full steps.
    conv = [
        _layer("Conv2D", filters=2, kernel_size=2, use_bias=False),
        _layer("BatchNormalization", momentum=0.7),
        _layer("Activation", activation="tanh"),
    ]
    yield _before_head("BatchNormalization after Conv2D", conv, (4, 4, 1), optimizer=ADAM)


def _convolutions():
    def conv(**params):
        return [_layer("Conv2D", "conv", **{"filters": 2, "kernel_size": 3, "activation": "tanh", **params})]

    yield _before_head("Conv2D, valid", conv(), (5, 4, 1))
    yield _before_head("Conv2D, same", conv(padding="same"), (4, 4, 1))
    yield _before_head("Conv2D, strides 2, valid", conv(strides=2), (6, 5, 1))
    yield _before_head("Conv2D, strides 2, same, even size", conv(strides=2, padding="same"), (6, 4, 1))
    yield _before_head("Conv2D, strides 2, same, odd size", conv(strides=2, padding="same"), (5, 5, 1))
    yield _before_head("Conv2D, kernel 2 x 3 and strides 1 x 2", conv(kernel_size=[2, 3], strides=[1, 2]), (4, 5, 2))
    yield _before_head("Conv2D, kernel 2, same", conv(kernel_size=2, padding="same"), (3, 3, 2))
    yield _before_head("Conv2D, use_bias false", conv(kernel_size=2, use_bias=False), (4, 4, 1))
    yield _before_head("Conv2D, dilation_rate 2", conv(kernel_size=2, dilation_rate=2), (5, 5, 1))
    yield _before_head("Conv2D, dilation_rate 2, same", conv(kernel_size=3, dilation_rate=2, padding="same"), (4, 4, 1))
    yield _before_head("Conv2D, linear, three channels", conv(filters=3, kernel_size=2, activation=None), (3, 3, 3))
    two = [*conv(kernel_size=2), _layer("Conv2D", "second", filters=2, kernel_size=2, activation="sigmoid")]
    yield _before_head("Conv2D twice", two, (4, 4, 1), optimizer=ADAM)


def _pooling():
    conv = _layer("Conv2D", "conv", filters=2, kernel_size=2, activation="tanh")
    for kind in ("MaxPooling2D", "AveragePooling2D"):
        # AveragePooling2D has no default for pool_size in Keras 3, MaxPooling2D has 2.
        size = {} if kind == "MaxPooling2D" else {"pool_size": 2}
        yield _before_head(f"{kind}, defaults", [conv, _layer(kind, **size)], (6, 5, 1))
        yield _before_head(f"{kind}, pool 3, strides 2", [conv, _layer(kind, pool_size=3, strides=2)], (6, 6, 1))
        yield _before_head(
            f"{kind}, pool 2, strides 1, same", [conv, _layer(kind, pool_size=2, strides=1, padding="same")], (4, 4, 1)
        )
        yield _before_head(f"{kind}, pool 3, same, odd size", [conv, _layer(kind, pool_size=3, padding="same")], (6, 5, 1))
        yield _before_head(f"{kind}, pool 2 x 1", [conv, _layer(kind, pool_size=[2, 1])], (5, 4, 1))
    yield _before_head("GlobalAveragePooling2D", [conv, _layer("GlobalAveragePooling2D")], (4, 4, 2), flatten=False)
    yield _before_head("GlobalAveragePooling2D, keepdims", [conv, _layer("GlobalAveragePooling2D", keepdims=True)], (4, 3, 1))
    whole = [conv, _layer("MaxPooling2D"), _layer("Flatten"), dense(3, "tanh"), dense(1, None, "out")]
    yield _case("a small convolutional network", whole, (5, 5, 1), optimizer=ADAM)


def cases():
    for group in (_plain, _batch_normalization, _convolutions, _pooling):
        yield from group()
