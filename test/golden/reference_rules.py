r"""Update rules written from the papers, and the classical perceptron rule.

LaProp (Ziyin, Wang, Ueda 2020, arXiv 2002.04839, algorithm 1), with g the gradient, t = 1, 2, …:

    n_t = ν n_{t−1} + (1 − ν) g_t²                         c_n = 1 − ν^t
    m_t = μ m_{t−1} + (1 − μ) g_t / (√(n_t / c_n) + ε)     c_m = 1 − μ^t
    θ_t = θ_{t−1} − λ m_t / c_m

Momentum is taken of the normalised gradient: that is its difference from Adam. Epsilon is outside the root, after the bias
correction of n. In the spec μ is beta_1 and ν is beta_2. Defaults of the authors' own implementation: λ 4e-4, μ 0.9,
ν 0.999, ε 1e-15.

PAdam (Chen, Zhou, Tang, Yang, Cao, Gu 2018, arXiv 1806.06763, algorithm 1):

    m_t = β₁ m_{t−1} + (1 − β₁) g_t
    v_t = β₂ v_{t−1} + (1 − β₂) g_t²
    v̂_t = max(v̂_{t−1}, v_t)
    θ_t = θ_{t−1} − α m_t / v̂_t^p ,      p in (0, 1/2]

p = 1/2 is AMSGrad, p → 0 is SGD with momentum. The paper has neither epsilon nor bias correction. We follow it in having no
bias correction (the authors' code multiplies by √(1 − β₂^t) / (1 − β₁^t), after PyTorch's Adam) and, where the paper divides
by zero if a gradient has always been zero, put epsilon where the authors' code has it: v̂^p becomes (√v̂ + ε)^(2p), which is
the paper for ε = 0. Defaults: α 0.1 and p 1/8 as in the paper's experiments, β₁ 0.9, β₂ 0.999, and ε 1e-8 of the authors'
code.
"""

from environment import np, torch


class LaProp:
    defaults = {"learning_rate": 4e-4, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-15}

    def __init__(self, variables, **params):
        self.variables, self.params, self.step_count = variables, {**self.defaults, **params}, 0
        self.n = [torch.zeros_like(v) for v in variables]
        self.m = [torch.zeros_like(v) for v in variables]

    @torch.no_grad()
    def step(self):
        p, self.step_count = self.params, self.step_count + 1
        mu, nu = p["beta_1"], p["beta_2"]
        c_m, c_n = 1 - mu**self.step_count, 1 - nu**self.step_count
        for theta, n, m in zip(self.variables, self.n, self.m):
            n.copy_(nu * n + (1 - nu) * theta.grad**2)
            m.copy_(mu * m + (1 - mu) * theta.grad / (torch.sqrt(n / c_n) + p["epsilon"]))
            theta -= p["learning_rate"] * m / c_m


class PAdam:
    defaults = {"learning_rate": 0.1, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-8, "partial": 0.125}

    def __init__(self, variables, **params):
        self.variables, self.params = variables, {**self.defaults, **params}
        self.m = [torch.zeros_like(v) for v in variables]
        self.v = [torch.zeros_like(v) for v in variables]
        self.v_hat = [torch.zeros_like(v) for v in variables]

    @torch.no_grad()
    def step(self):
        p = self.params
        for theta, m, v, v_hat in zip(self.variables, self.m, self.v, self.v_hat):
            m.copy_(p["beta_1"] * m + (1 - p["beta_1"]) * theta.grad)
            v.copy_(p["beta_2"] * v + (1 - p["beta_2"]) * theta.grad**2)
            v_hat.copy_(torch.maximum(v_hat, v))
            theta -= p["learning_rate"] * m / (torch.sqrt(v_hat) + p["epsilon"]) ** (2 * p["partial"])


def radam(variables, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-8, weight_decay=0.0):
    """PyTorch's RAdam under Keras's parameter names. weight_decay is decoupled, as for every optimizer of Keras."""
    return torch.optim.RAdam(
        variables,
        lr=learning_rate,
        betas=(beta_1, beta_2),
        eps=epsilon,
        weight_decay=weight_decay,
        decoupled_weight_decay=True,
    )


RULES = {"RAdam": radam, "LaProp": LaProp, "PAdam": PAdam}


def step(z):
    """Heaviside, as the notes' gates have it: 1 where the weighted sum is above zero, 0 where it is zero or below."""
    return 1 if z > 0 else 0


def perceptron(x, targets, learning_rate, epochs):
    """Rosenblatt's rule, sample after sample in the order of the data: w += η (t − y) x, b += η (t − y).

    Returns for every epoch the weights at its end and how many samples changed them; all from zero weights.
    """
    w, b = np.zeros(2), 0.0
    weights, updates = [], []
    for _ in range(epochs):
        changed = 0
        for sample, target in zip(np.array(x, float), targets):
            error = target - step(sample @ w + b)
            w, b = w + learning_rate * error * sample, b + learning_rate * error
            changed += error != 0
        weights.append({"neuron": {"kernel": [[w[0]], [w[1]]], "bias": [b]}})
        updates.append(changed)
    return {
        "step_at_zero": step(0),
        "weights_per_epoch": weights,
        "updates_per_epoch": updates,
        "weights": weights[-1],
        "predictions": [[step(np.array(sample, float) @ w + b)] for sample in x],
    }
