"""PyTorch, as its tutorials use it: a Sequential module, an optimizer and a loop over batches, which are slices of one tensor. Small
networks run on one thread: more only wait for each other there, many times as long on a busy machine."""

import torch
from peer import serve
from torch import nn

activations = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
# The values that are Keras's defaults.
optimizers = {
    "adam": lambda parameters, rate: torch.optim.Adam(parameters, lr=rate, eps=1e-7),
    "rmsprop": lambda parameters, rate: torch.optim.RMSprop(parameters, lr=rate, alpha=0.9, eps=1e-7),
    "sgd": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate),
}
losses = {
    "mean_squared_error": nn.MSELoss,
    "binary_crossentropy": nn.BCELoss,
    # Takes the sums before the softmax, so there is no layer for that.
    "sparse_categorical_crossentropy": nn.CrossEntropyLoss,
}


def built(task):
    layers, width = [], task.inputs
    for i, (units, activation) in enumerate(task.layers):
        layer = nn.Linear(width, units)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(task.weights[2 * i].T.copy()))
            layer.bias.copy_(torch.from_numpy(task.weights[2 * i + 1]))
        layers.append(layer)
        if activation not in ("softmax", "linear"):
            layers.append(activations[activation]())
        width = units
    return nn.Sequential(*layers)


def fit(model, loss, optimizer, x, y, batch, epochs):
    for _ in range(epochs):
        for start in range(0, len(x), batch):
            optimizer.zero_grad()
            loss(model(x[start : start + batch]), y[start : start + batch]).backward()
            optimizer.step()


cores = torch.get_num_threads()


def prepare(task):
    torch.set_num_threads(cores if task.x.size > 1_000_000 else 1)
    all_x, all_y = torch.from_numpy(task.x), torch.from_numpy(task.y)
    if task.layers[-1][0] > 1:
        all_y = all_y.long()

    def run(epochs, rows):
        model, x, y = built(task), all_x[:rows], all_y[:rows]
        if task.kind == "predict":
            return lambda: torch.no_grad()(model)(x), lambda outputs: outputs.mean()
        loss = losses[task.loss]()
        optimizer = optimizers[task.optimizer](model.parameters(), task.rate)
        return lambda: fit(model, loss, optimizer, x, y, task.batch, epochs), lambda _: torch.no_grad()(lambda: loss(model(x), y))()

    return run


serve(torch.__version__, prepare)
