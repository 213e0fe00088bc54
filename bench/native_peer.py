"""Trains a network in Keras as native.bench.ts says on the command line, and prints the seconds of each epoch, one a line."""

import json
import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras  # noqa: E402
import numpy as np  # noqa: E402

spec = json.loads(sys.argv[1])
x = np.fromfile(spec["x"], dtype=np.uint8, offset=4 + 4 * (1 + len(spec["shape"])))
x = x.reshape([-1, *spec["shape"]]).astype("float32") / 255
y = np.fromfile(spec["y"], dtype=np.uint8, offset=8)

layers = []
for layer in spec["layers"]:
    options = {key: value for key, value in layer.items() if key not in ("type", "input_shape")}
    layers.append(getattr(keras.layers, layer["type"])(**options))
model = keras.Sequential([keras.Input(spec["layers"][0]["input_shape"]), *layers])
model.compile(optimizer=spec["optimizer"], loss="sparse_categorical_crossentropy", metrics=["accuracy"])
x = x.reshape([-1, *spec["layers"][0]["input_shape"]])

for _ in range(spec["epochs"]):
    start = time.time()
    model.fit(x, y, batch_size=spec["batch"], epochs=1, verbose=0)
    print(time.time() - start, flush=True)
