"""What Keras's image_dataset_from_directory makes of a folder of pictures: class names, labels, and pixels of every picture in Keras's order.

Files are in base64. Pixels are rounded to two decimals.
"""

import base64
import pathlib
import random
import tempfile

from environment import keras, np, tf

# Where image_dataset_from_directory has several orders, it is this one: by name, digits before capitals before small letters.
PLACES = ["b/10.png", "b/2.png", "A/x.jpg", "A/Y.JPG", "a b/z/1.png", "a b/y.jpeg", "a b/z-1/0.png"]


def waves(chance, height, width, channels):
    y, x = np.mgrid[0:height, 0:width]
    parts = [np.sin(x * chance.uniform(0.2, 0.9) + y * chance.uniform(0.2, 0.9) + chance.uniform(0, 6)) for _ in range(channels)]
    return (np.stack(parts, -1) * 127 + 128).clip(0, 255).astype(np.uint8)


def encoded(chance, path, height, width, channels):
    picture = waves(chance, height, width, channels)
    if path.lower().endswith("png"):
        return tf.io.encode_png(picture).numpy()
    if channels == 1:
        return tf.io.encode_jpeg(picture, format="grayscale", quality=80).numpy()
    return tf.io.encode_jpeg(picture, quality=85, progressive=chance.random() < 0.5, chroma_downsampling=chance.random() < 0.7).numpy()


def case(name, sizes, color_mode, image_size):
    chance = random.Random(name)
    files = {path: encoded(chance, path, *chance.choice(sizes), chance.choice([1, 3])) for path in PLACES}
    with tempfile.TemporaryDirectory() as folder:
        for path, content in files.items():
            place = pathlib.Path(folder, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        found = keras.utils.image_dataset_from_directory(
            folder, color_mode=color_mode, image_size=image_size, shuffle=False, batch_size=None, verbose=False
        )
        names, rows = found.class_names, list(found.as_numpy_iterator())
    return {
        "name": name,
        "files": {path: base64.b64encode(content).decode() for path, content in files.items()},
        "color_mode": color_mode,
        "image_size": list(image_size),
        "expect": {
            "class_names": names,
            "labels": [int(label) for _, label in rows],
            "pixels": [[round(float(value), 2) for value in picture.ravel()] for picture, _ in rows],
        },
    }


def cases():
    yield case("grey, one size", [(9, 11)], "grayscale", (9, 11))
    yield case("colours, one size", [(9, 11)], "rgb", (9, 11))
    yield case("grey, made smaller", [(31, 17), (20, 40)], "grayscale", (7, 6))
    yield case("colours, made smaller and larger", [(31, 17), (5, 4)], "rgb", (8, 10))
