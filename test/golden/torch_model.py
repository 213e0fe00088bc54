"""A stack of Dense layers in PyTorch, trained as Keras's fit does: batches in order, a partial last one, float32.

The loss of an epoch is the mean over its samples of the losses before each update, as Keras reports it.
"""

from environment import np, torch
import reference_rules

ACTIVATIONS = {None: lambda z: z, "tanh": torch.tanh, "sigmoid": torch.sigmoid}


def _layers(spec):
    """(name, kernel, bias, activation) for each layer; weights in the order Keras has them."""
    made = []
    for one in spec["layers"]:
        kernel = torch.tensor(np.array(one["weights"], "float32"), requires_grad=True)
        bias = torch.tensor(np.array(one["bias"], "float32"), requires_grad=True)
        made.append((one["name"], kernel, bias, ACTIVATIONS[one.get("activation")]))
    return made


def _weights(layers):
    return {name: {"kernel": kernel.tolist(), "bias": bias.tolist()} for name, kernel, bias, _ in layers}


def _forward(layers, x):
    for _, kernel, bias, activation in layers:
        x = activation(x @ kernel + bias)
    return x


def _optimizer(spec, variables):
    given = spec["compile"]["optimizer"]
    given = {"type": given} if isinstance(given, str) else dict(given)
    return reference_rules.RULES[given.pop("type")](variables, **given)


def train(spec):
    layers = _layers(spec)
    variables = [v for _, kernel, bias, _ in layers for v in (kernel, bias)]
    optimizer = _optimizer(spec, variables)
    x = torch.tensor(np.array(spec["data"]["x"], "float32"))
    y = torch.tensor(np.array(spec["data"]["y"], "float32"))
    size, steps, history, after10 = spec["fit"]["batch_size"], 0, [], None
    for _ in range(spec["fit"]["epochs"]):
        total = 0.0
        for start in range(0, len(x), size):
            batch, target = x[start : start + size], y[start : start + size]
            loss = torch.mean((_forward(layers, batch) - target) ** 2)
            for variable in variables:
                variable.grad = None
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
            steps += 1
            if steps == 10:
                after10 = _weights(layers)
        history.append(total / len(x))
    predictions = _forward(layers, x).detach()
    return {
        "history": {"loss": history},
        "weights_after_10_steps": after10,
        "evaluate": {"loss": torch.mean((predictions - y) ** 2).item()},
        "predictions": predictions.tolist(),
        "weights": _weights(layers),
    }
