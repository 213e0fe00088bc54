"""What the contestants in Python share: orders in, answers out, as bench/peers/messages.ts says, and a task's numbers."""

import json
import sys
import time

import numpy as np


def numbers(path):
    if path.endswith(".u8"):
        return np.fromfile(path, np.uint8).astype("float32") / np.float32(255)
    return np.fromfile(path, np.float32)


class Task:
    """A task with its numbers; `weights` has a kernel and a bias for each layer."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.__dict__.update(json.load(file))
        self.x = numbers(self.x).reshape(self.rows, self.inputs)
        self.y = numbers(self.y)
        if self.layers[-1][0] == 1:
            self.y = self.y.reshape(-1, 1)
        flat, self.weights, width = numbers(self.weights), [], self.inputs
        for units, _ in self.layers:
            kernel, bias, flat = np.split(flat, [width * units, (width + 1) * units])
            self.weights += [kernel.reshape(width, units), bias]
            width = units


def serve(version, prepare):
    """`prepare(task)` gives a function of the epochs and rows to do; that gives what to call for it, which is timed, and what to call
    then for the loss."""
    print(json.dumps({"version": version}), flush=True)
    path = run = None
    for line in sys.stdin:
        order = json.loads(line)
        if order["task"] != path:
            path = order["task"]
            run = prepare(Task(path))
        work, loss = run(order["epochs"], order["rows"])
        began = time.perf_counter()
        done = work()
        took = time.perf_counter() - began
        print(json.dumps({"ms": took * 1000, "loss": float(loss(done))}), flush=True)
