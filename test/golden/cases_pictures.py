"""What Keras's image_dataset_from_directory makes of a folder of pictures: class names, labels, and pixels of every picture in Keras's order.

Files are in base64. Pixels are rounded to two decimals. Cases with a single `file` are what TensorFlow reads in it: red, green, blue and opacity, as
bytes in base64.
"""

import base64
import pathlib
import random
import struct
import tempfile
import zlib

from environment import keras, np, tf

# Where image_dataset_from_directory has several orders, it is this one: by name, digits before capitals before small letters.
PLACES = ["b/10.png", "b/2.png", "A/x.jpg", "A/Y.JPG", "a b/z/1.png", "a b/y.jpeg", "a b/z0/0.png", "a b/z/q/1.png"]


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


CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
ADAM7 = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def packed_row(row, depth):
    """Numbers of a row as bytes, most significant bits first."""
    if depth == 16:
        return row.astype(">u2").tobytes()
    bits = np.unpackbits(row.astype(np.uint8)[:, None], axis=1)[:, 8 - depth :].ravel()
    return np.packbits(bits).tobytes()


def filtered(line, above, step, kind):
    out = bytearray()
    for i, value in enumerate(line):
        left, up, corner = (line[i - step] if i >= step else 0), above[i], (above[i - step] if i >= step else 0)
        guess = left + up - corner
        distances = [abs(guess - left), abs(guess - up), abs(guess - corner)]
        paeth = [left, up, corner][distances.index(min(distances))]
        out.append((value - [0, left, up, (left + up) // 2, paeth][kind]) % 256)
    return bytes([kind]) + bytes(out)


def png_case(name, colour, depth, interlaced, clear, size=(11, 13)):
    """A PNG file written here, with every filter, as TensorFlow reads it; `clear`: a colour, or entries of the palette, are transparent."""
    chance = np.random.default_rng(zlib.crc32(name.encode()))
    (height, width), channels = size, CHANNELS[colour]
    entries = min(2**depth, 200)
    numbers = chance.integers(0, entries if colour == 3 else 2**depth, (height, width, channels))
    chunks = [chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced)))]
    if colour == 3:
        chunks.append(chunk(b"PLTE", chance.integers(0, 256, 3 * entries, dtype=np.uint8).tobytes()))
    if clear:
        seen = numbers[0, 0].astype(">u2").tobytes()
        chunks.append(chunk(b"tRNS", chance.integers(0, 256, (entries + 1) // 2, dtype=np.uint8).tobytes() if colour == 3 else seen))
    rows = b""
    for top, left, down, right in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        part = numbers[top::down, left::right]
        if part.size == 0:
            continue
        above = None
        for i, row in enumerate(part):
            line = packed_row(row.ravel(), depth)
            rows += filtered(line, above or bytes(len(line)), max(1, channels * depth // 8), i % 5)
            above = line
    data = zlib.compress(rows)
    chunks += [chunk(b"IDAT", data[:7]), chunk(b"IDAT", data[7:]), chunk(b"IEND", b"")]
    content = b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
    if colour < 4 and not clear:
        # Where nothing is transparent, TensorFlow's opacity of pixels with fewer than 8 bits is wrong.
        pixels = np.concatenate([tf.io.decode_png(content, channels=3).numpy(), np.full((*size, 1), 255, np.uint8)], -1)
    else:
        pixels = tf.io.decode_png(content, channels=4).numpy()
    return {
        "name": name,
        "file": base64.b64encode(content).decode(),
        "expect": {"shape": list(pixels.shape), "rgba": base64.b64encode(pixels.tobytes()).decode()},
    }


def exif_case(name, orientation):
    """What is done to a JPEG file whose EXIF says from which side it is seen; TensorFlow reads the file as if that was not there."""
    content = tf.io.encode_jpeg(waves(random.Random("exif"), 9, 14, 3), quality=90).numpy()
    tiff = b"II*\0" + struct.pack("<IHHHIHH", 8, 1, 0x112, 3, 1, orientation, 0) + bytes(4)
    exif = b"Exif\0\0" + tiff
    content = content[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + content[2:]
    pixels = tf.io.decode_jpeg(content, channels=3, dct_method="INTEGER_FAST").numpy()
    # Exif 2.32, table of "Orientation": where its first row and first column are seen.
    turned = {
        1: pixels, 2: pixels[:, ::-1], 3: pixels[::-1, ::-1], 4: pixels[::-1], 5: pixels.transpose(1, 0, 2),
        6: pixels[::-1].transpose(1, 0, 2), 7: pixels[::-1, ::-1].transpose(1, 0, 2), 8: pixels[:, ::-1].transpose(1, 0, 2),
    }[orientation]  # fmt: skip
    rgba = np.concatenate([turned, np.full((*turned.shape[:2], 1), 255, np.uint8)], -1)
    return {
        "name": name,
        "file": base64.b64encode(content).decode(),
        "expect": {"shape": list(rgba.shape), "rgba": base64.b64encode(rgba.tobytes()).decode()},
    }


def cases():
    yield case("grey, one size", [(9, 11)], "grayscale", (9, 11))
    yield case("colours, one size", [(9, 11)], "rgb", (9, 11))
    yield case("grey, made smaller", [(31, 17), (20, 40)], "grayscale", (7, 6))
    yield case("colours, made smaller and larger", [(31, 17), (5, 4)], "rgb", (8, 10))
    for colour, depths in ((0, (1, 2, 4, 8, 16)), (2, (8, 16)), (3, (1, 2, 4, 8)), (4, (8, 16)), (6, (8, 16))):
        for depth in depths:
            yield png_case(f"PNG of type {colour} with {depth} bits", colour, depth, interlaced=False, clear=False)
            yield png_case(f"PNG of type {colour} with {depth} bits, interlaced", colour, depth, interlaced=True, clear=colour < 4)
    yield png_case("PNG of one pixel, interlaced", 0, 1, interlaced=True, clear=False, size=(1, 1))
    yield png_case("PNG of two columns, interlaced", 2, 8, interlaced=True, clear=False, size=(9, 2))
    for orientation in range(1, 9):
        yield exif_case(f"JPEG seen from side {orientation}", orientation)
