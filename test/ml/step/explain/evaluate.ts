/** What a text of arithmetic comes to, and how large the numbers are that it was added up from: rounding is in proportion to that. */
export interface Amount {
  readonly value: number;
  readonly size: number;
}

interface Meaning {
  /** Functions by name, such as `sigmoid` and `sigmoid′`. */
  readonly call: (name: string, parts: readonly number[]) => number;
  /** A number by its name and place, such as `input[2, 0]`. */
  readonly named: (name: string) => number;
}

const amount = (value: number, size = Math.abs(value)): Amount => ({ value, size });

/** Evaluates arithmetic as people write it: `0.2·1 − (3 + 4)² / √2`. Knows nothing of how it was written. */
export function evaluate(text: string, meaning: Meaning): Amount {
  const tokens =
    text.match(/∂L\/∂[^\s[]+\[[^\]]*\]|\d+(\.\d+)?(e[−+]?\d+)?|[^\s\d()|√·/+−^²,[\]][^\s()|√·/+−^²,[\]]*(\[[^\]]*\])?|[()|√·/+−^²,]/gu) ??
    [];
  let at = 0;
  const peek = (): string | undefined => tokens[at];
  const take = (expected?: string): string => {
    const token = tokens[at++];
    if (token === undefined || (expected && token !== expected)) throw new Error(`${text}: ${expected ?? 'more'} expected, not ${token}`);
    return token;
  };

  function sum(): Amount {
    let total = term();
    while (peek() === '+' || peek() === '−') {
      const sign = take() === '+' ? 1 : -1;
      const next = term();
      total = amount(total.value + sign * next.value, total.size + next.size);
    }
    return total;
  }

  function term(): Amount {
    if (peek() === '−') {
      take();
      const { value, size } = term();
      return amount(-value, size);
    }
    let total = power();
    while (peek() === '·' || peek() === '/') {
      const times = take() === '·';
      const next = power();
      total = times
        ? amount(total.value * next.value, total.size * next.size)
        : amount(total.value / next.value, (total.size / Math.abs(next.value)) * (next.size / Math.abs(next.value)));
    }
    return total;
  }

  function power(): Amount {
    const base = one();
    if (peek() === '²') {
      take();
      return amount(base.value ** 2, base.size ** 2);
    }
    if (peek() !== '^') return base;
    take();
    const exponent = one();
    const value = base.value ** exponent.value;
    return amount(value, value * (1 + exponent.size));
  }

  function one(): Amount {
    const token = take();
    if (token === '(' || token === '|') {
      const { value, size } = sum();
      take(token === '(' ? ')' : '|');
      return token === '(' ? amount(value, size) : amount(Math.abs(value), size);
    }
    if (token === '√') {
      const { value, size } = one();
      return amount(Math.sqrt(value), Math.sqrt(size));
    }
    if (/^\d/.test(token)) return amount(Number(token.replace('−', '-')));
    if (token === 'e') return amount(Math.E);
    if (peek() !== '(') return amount(meaning.named(token));
    take('(');
    const parts = [sum()];
    while (peek() === ',') {
      take();
      parts.push(sum());
    }
    take(')');
    const value = meaning.call(
      token,
      parts.map((part) => part.value),
    );
    return amount(value, Math.abs(value) + Math.max(1, ...parts.map(({ size }) => size)));
  }

  const found = sum();
  if (at !== tokens.length) throw new Error(`${text}: ${peek()} is left over`);
  return found;
}
