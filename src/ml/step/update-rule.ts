import type { Optimizer } from '../registry/optimizers';

/** One weight and what is remembered of it, before and after a step. */
interface WeightStep {
  readonly before: number;
  readonly gradient: number;
  readonly memoryBefore: Readonly<Record<string, number>>;
  readonly memoryAfter: Readonly<Record<string, number>>;
  readonly after: number;
  /** The step's number, from 1. */
  readonly step: number;
}

type Write = (value: number) => string;
type Of<T extends Optimizer['type']> = Extract<Optimizer, { readonly type: T }>;
type Lines = readonly string[];

/** What a rule's lines are made of. */
interface Numbers {
  /** The weight after its decay, from which the rule starts. */
  readonly w: number;
  /** The gradient after clipping. */
  readonly g: number;
  readonly was: (slot: string) => string;
  readonly is: (slot: string) => string;
  readonly has: (slot: string) => boolean;
  readonly value: (slot: string) => number;
  readonly past: (slot: string) => number;
  readonly t: number;
  readonly after: string;
  readonly n: Write;
}

const brackets = (text: string): string => (text.startsWith('-') || text.startsWith('−') ? `(${text})` : text);

/** `m ← 0.9·0 + 0.1·(−0.13) = −0.013` */
const average = (name: string, slot: string, stays: number, part: string, { was, is, n }: Numbers): string =>
  `${name} ← ${n(stays)}·${brackets(was(slot))} + ${n(1 - stays)}·${part} = ${is(slot)}`;

const square = (g: number, n: Write): string => `${brackets(n(g))}²`;

type Momentum = { readonly learning_rate: number; readonly beta_1: number; readonly beta_2: number; readonly epsilon: number };

/** Means of gradients and of their squares. */
const twoMeans = ({ beta_1, beta_2 }: Momentum, numbers: Numbers): Lines => [
  average('m', 'momentum', beta_1, brackets(numbers.n(numbers.g)), numbers),
  average('v', 'velocity', beta_2, square(numbers.g, numbers.n), numbers),
];

function adam(config: Of<'Adam' | 'AdamW'>, numbers: Numbers): Lines {
  const { n, w, t, is, value, has, after } = numbers;
  const { learning_rate, beta_1, beta_2, epsilon } = config;
  const slot = has('velocity_hat') ? 'velocity_hat' : 'velocity';
  const rate = (learning_rate * Math.sqrt(1 - beta_2 ** t)) / (1 - beta_1 ** t);
  return [
    ...twoMeans(config, numbers),
    ...(has('velocity_hat') ? [`v̂ ← max(${numbers.was('velocity_hat')}, ${is('velocity')}) = ${is('velocity_hat')}`] : []),
    `α = ${n(learning_rate)}·√(1 − ${n(beta_2)}^${t}) / (1 − ${n(beta_1)}^${t}) = ${n(rate)}`,
    `w ← ${n(w)} − ${n(rate)}·${brackets(n(value('momentum')))} / (√${is(slot)} + ${n(epsilon)}) = ${after}`,
  ];
}

function sgd({ learning_rate, momentum, nesterov }: Of<'SGD'>, { n, w, g, was, is, after }: Numbers): Lines {
  if (momentum === 0) return [`w ← ${n(w)} − ${n(learning_rate)}·${brackets(n(g))} = ${after}`];
  const velocity = `v ← ${n(momentum)}·${brackets(was('momentum'))} − ${n(learning_rate)}·${brackets(n(g))} = ${is('momentum')}`;
  if (!nesterov) return [velocity, `w ← ${n(w)} + ${brackets(is('momentum'))} = ${after}`];
  return [velocity, `w ← ${n(w)} + ${n(momentum)}·${brackets(is('momentum'))} − ${n(learning_rate)}·${brackets(n(g))} = ${after}`];
}

function rmsprop({ learning_rate, rho, epsilon, momentum, centered }: Of<'RMSprop'>, numbers: Numbers): Lines {
  const { n, w, g, was, is, after } = numbers;
  const variance = centered ? `${is('velocity')} − ${brackets(is('average_gradient'))}²` : is('velocity');
  const move = `${n(learning_rate)}·${brackets(n(g))} / √(${variance} + ${n(epsilon)})`;
  return [
    average('s', 'velocity', rho, square(g, n), numbers),
    ...(centered ? [average('a', 'average_gradient', rho, brackets(n(g)), numbers)] : []),
    ...(momentum > 0
      ? [
          `d ← ${n(momentum)}·${brackets(was('momentum'))} + ${move} = ${is('momentum')}`,
          `w ← ${n(w)} − ${brackets(is('momentum'))} = ${after}`,
        ]
      : [`w ← ${n(w)} − ${move} = ${after}`]),
  ];
}

function nadam(config: Of<'Nadam'>, numbers: Numbers): Lines {
  const { n, w, g, t, is, after } = numbers;
  const { learning_rate, beta_1, beta_2, epsilon } = config;
  const weight = (k: number): number => beta_1 * (1 - 0.5 * 0.96 ** k);
  let product = 1;
  for (let k = 1; k <= t; k++) product *= weight(k);
  const ahead = (weight(t + 1) / (1 - product * weight(t + 1))) * numbers.value('momentum') + ((1 - weight(t)) / (1 - product)) * g;
  return [
    ...twoMeans(config, numbers),
    ...[t, t + 1].map((k) => `u(${k}) = ${n(beta_1)}·(1 − 0.5·0.96^${k}) = ${n(weight(k))}`),
    `π = ${t > 2 ? `u(1)·…·u(${t})` : t === 2 ? 'u(1)·u(2)' : 'u(1)'} = ${n(product)}`,
    `m̂ = ${n(weight(t + 1))}·${brackets(is('momentum'))} / (1 − ${n(product * weight(t + 1))}) + ${n(1 - weight(t))}·${brackets(n(g))} / (1 − ${n(product)}) = ${n(ahead)}`,
    `w ← ${n(w)} − ${n(learning_rate)}·${brackets(n(ahead))} / (√(${is('velocity')} / (1 − ${n(beta_2)}^${t})) + ${n(epsilon)}) = ${after}`,
  ];
}

function radam(config: Of<'RAdam'>, numbers: Numbers): Lines {
  const { n, w, t, is, after } = numbers;
  const { learning_rate, beta_1, beta_2, epsilon } = config;
  const longest = 2 / (1 - beta_2) - 1;
  const length = longest - (2 * t * beta_2 ** t) / (1 - beta_2 ** t);
  const mean = `${brackets(is('momentum'))} / (1 − ${n(beta_1)}^${t})`;
  const means = [...twoMeans(config, numbers), `ρ = ${n(longest)} − 2·${t}·${n(beta_2)}^${t} / (1 − ${n(beta_2)}^${t}) = ${n(length)}`];
  if (length <= 5) return [...means, `ρ ≤ 5: w ← ${n(w)} − ${n(learning_rate)}·${mean} = ${after}`];
  const factor = Math.sqrt(((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length));
  return [
    ...means,
    `r = √((ρ − 4)(ρ − 2)·${n(longest)} / ((${n(longest)} − 4)(${n(longest)} − 2)ρ)) = ${n(factor)}`,
    `w ← ${n(w)} − ${n(learning_rate)}·${n(factor)}·${mean}·√(1 − ${n(beta_2)}^${t}) / (√${is('velocity')} + ${n(epsilon)}) = ${after}`,
  ];
}

/** Each optimizer's rule with the numbers of one weight; an entry of the registry without one does not compile. */
const rules: { readonly [T in Optimizer['type']]: (config: Of<T>, numbers: Numbers) => Lines } = {
  SGD: sgd,
  Adagrad: ({ learning_rate, epsilon }, { n, w, g, was, is, after }) => [
    `s ← ${was('accumulator')} + ${square(g, n)} = ${is('accumulator')}`,
    `w ← ${n(w)} − ${n(learning_rate)}·${brackets(n(g))} / √(${is('accumulator')} + ${n(epsilon)}) = ${after}`,
  ],
  Adadelta: ({ learning_rate, rho, epsilon }, numbers) => {
    const { n, w, g, was, is, value, after } = numbers;
    const past = numbers.past('accumulated_delta_var');
    const move = (Math.sqrt(past + epsilon) * g) / Math.sqrt(value('accumulated_grad') + epsilon);
    return [
      average('s', 'accumulated_grad', rho, square(g, n), numbers),
      `d = √(${was('accumulated_delta_var')} + ${n(epsilon)}) / √(${is('accumulated_grad')} + ${n(epsilon)})·${brackets(n(g))} = ${n(move)}`,
      average('D', 'accumulated_delta_var', rho, square(move, n), numbers),
      `w ← ${n(w)} − ${n(learning_rate)}·${brackets(n(move))} = ${after}`,
    ];
  },
  RMSprop: rmsprop,
  Adam: adam,
  AdamW: adam,
  Adamax: ({ learning_rate, beta_1, beta_2, epsilon }, numbers) => {
    const { n, w, g, t, was, is, after } = numbers;
    return [
      average('m', 'momentum', beta_1, brackets(n(g)), numbers),
      `u ← max(${n(beta_2)}·${was('norm')}, |${n(g)}|) = ${is('norm')}`,
      `w ← ${n(w)} − ${n(learning_rate)}·${brackets(is('momentum'))} / ((1 − ${n(beta_1)}^${t})·(${is('norm')} + ${n(epsilon)})) = ${after}`,
    ];
  },
  Nadam: nadam,
  RAdam: radam,
  LaProp: ({ learning_rate, beta_1, beta_2, epsilon }, numbers) => {
    const { n, w, g, t, is, value, after } = numbers;
    const divided = g / (Math.sqrt(value('velocity') / (1 - beta_2 ** t)) + epsilon);
    return [
      average('v', 'velocity', beta_2, square(g, n), numbers),
      `ĝ = ${n(g)} / (√(${is('velocity')} / (1 − ${n(beta_2)}^${t})) + ${n(epsilon)}) = ${n(divided)}`,
      average('m', 'momentum', beta_1, brackets(n(divided)), numbers),
      `w ← ${n(w)} − ${n(learning_rate)}·${brackets(is('momentum'))} / (1 − ${n(beta_1)}^${t}) = ${after}`,
    ];
  },
  PAdam: (config, numbers) => {
    const { n, w, was, is, after } = numbers;
    const { learning_rate, epsilon, partial } = config;
    return [
      ...twoMeans(config, numbers),
      `v̂ ← max(${was('velocity_hat')}, ${is('velocity')}) = ${is('velocity_hat')}`,
      `w ← ${n(w)} − ${n(learning_rate)}·${brackets(is('momentum'))} / (√${is('velocity_hat')} + ${n(epsilon)})^${n(2 * partial)} = ${after}`,
    ];
  },
  perceptron: ({ learning_rate }, { n, w, g, after }) => [`w ← ${n(w)} − ${n(learning_rate)}·${brackets(n(g))} = ${after}`],
};

/**
 * The optimizer's rule with one weight's numbers in it, a line for each thing it computes: `w ← 0.5 − 0.5·(−0.1311) = 0.5656`. Names are those of the
 * registry's texts.
 * @param clipped the gradient as the rule has it @param write how numbers are written
 */
export function updateLines(config: Optimizer, weight: WeightStep, clipped: number, write: Write): Lines {
  const decay = 'weight_decay' in config ? config.weight_decay : null;
  const { before, gradient, memoryBefore, memoryAfter, after, step } = weight;
  const rate = config.learning_rate;
  const w = decay ? before - before * decay * rate : before;
  const numbers: Numbers = {
    w,
    g: clipped,
    was: (slot) => write(memoryBefore[slot] as number),
    is: (slot) => write(memoryAfter[slot] as number),
    has: (slot) => memoryAfter[slot] !== undefined,
    value: (slot) => memoryAfter[slot] as number,
    past: (slot) => memoryBefore[slot] as number,
    t: step,
    after: write(after),
    n: write,
  };
  return [
    ...(clipped === gradient ? [] : [`g = clip(${write(gradient)}) = ${write(clipped)}`]),
    ...(decay ? [`w ← ${write(before)} − ${write(rate)}·${write(decay)}·${brackets(write(before))} = ${write(w)}`] : []),
    ...(rules[config.type] as (config: Optimizer, numbers: Numbers) => Lines)(config, numbers),
  ];
}
