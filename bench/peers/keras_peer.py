"""Keras on TensorFlow, as its guides use it: a Sequential model, compile, fit. What it traces and compiles is not timed."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras  # noqa: E402
from peer import serve  # noqa: E402

optimizers = {"adam": keras.optimizers.Adam, "rmsprop": keras.optimizers.RMSprop, "sgd": keras.optimizers.SGD}


def prepare(task):
    keras.backend.clear_session()
    model = keras.Sequential([keras.Input((task.inputs,))])
    for units, activation in task.layers:
        model.add(keras.layers.Dense(units, activation=activation))
    model.compile(optimizer=optimizers[task.optimizer](task.rate), loss=task.loss)
    model.optimizer.build(model.trainable_variables)
    first = [v.numpy() for v in model.optimizer.variables]

    def run(epochs, rows):
        x, y = task.x[:rows], task.y[:rows]
        model.set_weights(task.weights)
        for variable, value in zip(model.optimizer.variables, first):
            variable.assign(value)
        if task.kind == "predict":
            return lambda: model.predict(x, batch_size=rows, verbose=0), lambda outputs: outputs.mean()
        return (
            lambda: model.fit(x, y, epochs=epochs, batch_size=task.batch, shuffle=False, verbose=0),
            lambda _: model.evaluate(x, y, batch_size=10000, verbose=0),
        )

    return run


serve(keras.__version__, prepare)
