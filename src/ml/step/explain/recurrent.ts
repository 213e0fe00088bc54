import type { Activation } from '../../registry/activations';
import { curveOf } from '../activations';
import { activationLines, slopeLines } from './activations';
import type { TimeBlock } from './cells';
import { comingTo, difference, type Equation, type Expression, equation, num, product, sum } from './expression';
import { type About, comesTo, type LayerRule, type Numbers, numbersOf } from './numbers';
import { partOf } from './over-batch';

type Recurrent = Extract<About['layer']['config'], { readonly recurrent_dropout: number }>;

/** One time step of a recurrent layer: its numbers and those of the steps beside it. */
class Moment {
  readonly about: About;
  readonly config: Recurrent;
  readonly units: number;
  readonly step: number;
  readonly steps: number;

  constructor(about: About, step: number) {
    this.about = about;
    this.config = about.layer.config as Recurrent;
    this.units = this.config.units;
    this.step = step;
    this.steps = about.look.timeSteps?.length ?? 0;
  }

  get before(): Moment | undefined {
    return this.step > 0 ? new Moment(this.about, this.step - 1) : undefined;
  }

  get next(): Moment | undefined {
    return this.step + 1 < this.steps ? new Moment(this.about, this.step + 1) : undefined;
  }

  /** Numbers that the step computes, by name. */
  value(block: string): Numbers {
    return this.#numbers(block, 'value');
  }

  /** ∂L/∂ these. */
  slope(block: string): Numbers {
    return this.#numbers(block, 'slope');
  }

  has(block: string): boolean {
    return this.about.look.timeSteps?.[this.step]?.blocks[block] !== undefined;
  }

  /** What the step before left: 0 before the first. */
  left(block: 'hidden' | 'cell', index: number): Expression {
    return this.before?.value(block).at(index) ?? num(0);
  }

  weight(name: 'kernel' | 'recurrent_kernel' | 'bias', index: number): Expression {
    return this.about.variable(name)?.at(index) ?? num(0);
  }

  #numbers(block: string, of: TimeBlock['of']): Numbers {
    const numbers = numbersOf(this.about.step, { layer: this.about.index, timeStep: this.step, block, of });
    if (!numbers) throw new TypeError(`A time step of ${this.about.layer.config.type} has no ${block}.`);
    return numbers;
  }
}

const upTo = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

/** Some numbers of a block as a block of their own, as a gate has some of the pre-activations. */
const partOfBlock = (numbers: Numbers, from: number, length: number): Numbers => ({
  shape: [length],
  values: numbers.values.subarray(from, from + length),
  at: (index) => numbers.at(from + index),
  name: (index) => numbers.name(from + index),
});

/** Numbers that have no place in the look, each as what it is computed from. */
const computed = (length: number, of: (index: number) => Expression): Numbers => {
  const at = (index: number): Expression => num(comingTo(of(index)));
  return { shape: [length], values: Float32Array.from({ length }, (_, i) => comingTo(of(i))), at, name: at };
};

/** The weights of a product can be left out of a look where they are large; with recurrent dropout each gate has a mask of its own. */
const products = ({ about, config }: Moment): boolean =>
  config.recurrent_dropout === 0 && about.variable('kernel') !== undefined && about.variable('recurrent_kernel') !== undefined;

const gates = ['input_gate', 'forget_gate', 'candidate', 'output_gate'] as const;

const activationOf = ({ config }: Moment, gate: string): Activation =>
  gate === 'candidate' || config.type === 'SimpleRNN' ? config.activation : config.recurrent_activation;

/** Σ input · kernel, a column of the kernel. */
const ofInput = (moment: Moment, column: number): readonly Expression[] => {
  const input = moment.value('input');
  const columns = moment.about.variable('kernel')?.shape.at(-1) ?? 0;
  return upTo(input.values.length).map((i) => product(moment.weight('kernel', i * columns + column), input.at(i)));
};

/** Σ state · recurrent_kernel, a column of it. Before the first step there is no state to be multiplied. */
const ofState = (moment: Moment, column: number): readonly Expression[] => {
  const columns = moment.about.variable('recurrent_kernel')?.shape.at(-1) ?? 0;
  return moment.before
    ? upTo(moment.units).map((k) => product(moment.weight('recurrent_kernel', k * columns + column), moment.left('hidden', k)))
    : [];
};

const biased = (moment: Moment, terms: readonly Expression[], index: number): Expression =>
  sum(moment.about.variable('bias') ? [...terms, moment.weight('bias', index)] : terms);

/** What goes into a gate or the candidate of a GRU. */
function intoGate(moment: Moment, gate: 'update_gate' | 'reset_gate' | 'candidate'): (index: number) => Expression {
  const { units } = moment;
  const from = ['update_gate', 'reset_gate', 'candidate'].indexOf(gate) * units;
  const [given, state] = [moment.value('from_input'), moment.value('from_state')];
  if (gate !== 'candidate') return (i) => sum([given.at(from + i), state.at(from + i)]);
  if (moment.has('from_reset_state')) return (i) => sum([given.at(from + i), moment.value('from_reset_state').at(i)]);
  return (i) => sum([given.at(from + i), product(moment.value('reset_gate').at(i), state.at(from + i))]);
}

type Lines = readonly Equation[] | undefined;

/** A gate of a GRU: what goes into it, then its activation. */
function ofGate(moment: Moment, gate: 'update_gate' | 'reset_gate' | 'candidate', index: number): readonly Equation[] {
  const into = intoGate(moment, gate);
  const z = computed(moment.units, into);
  const all = curveOf(activationOf(moment, gate)) ? [index] : upTo(moment.units);
  return [
    ...all.map((i) => equation(comingTo(into(i)), into(i))),
    ...activationLines(activationOf(moment, gate), z, moment.value(gate), index),
  ];
}

/** ∂L/∂ what goes into a gate of a GRU. */
function intoGateSlope(
  moment: Moment,
  gate: 'update_gate' | 'reset_gate' | 'candidate',
  index: number,
  result: number,
): readonly Equation[] {
  const into = intoGate(moment, gate);
  const z = computed(moment.units, into);
  const chain = slopeLines(activationOf(moment, gate), { z, output: moment.value(gate), dOutput: moment.slope(gate) }, index, result);
  return [equation(comingTo(into(index)), into(index)), ...chain];
}

type Rule = (moment: Moment, index: number) => Expression | readonly Equation[] | undefined;

/** How the blocks of a time step come about, by name. */
const values: Readonly<Record<string, Rule>> = {
  mask: () => [],
  input: (moment, index) => {
    const { about, step } = moment;
    const size = about.layer.inputShapes[0]?.at(-1) as number;
    const place = (about.look.timeSteps?.[step]?.at ?? 0) * size + index;
    const given = about.block('input');
    return given && (moment.has('mask') ? product(moment.value('mask').at(index), given.at(place)) : given.name(place));
  },
  preActivations: (moment, index) =>
    products(moment) ? biased(moment, [...ofInput(moment, index), ...ofState(moment, index)], index) : undefined,
  from_input: (moment, index) => (products(moment) ? biased(moment, ofInput(moment, index), index) : undefined),
  from_state: (moment, index) => {
    const after = moment.config.type === 'GRU' && moment.config.reset_after;
    if (!products(moment)) return undefined;
    return after ? biased(moment, ofState(moment, index), 3 * moment.units + index) : sum(ofState(moment, index));
  },
  reset_state: (moment, index) => product(moment.value('reset_gate').at(index), moment.left('hidden', index)),
  from_reset_state: (moment, index) =>
    products(moment)
      ? sum(
          upTo(moment.units).map((k) =>
            product(moment.weight('recurrent_kernel', (3 * k + 2) * moment.units + index), moment.value('reset_state').at(k)),
          ),
        )
      : undefined,
  ...Object.fromEntries(
    gates.map((gate, i): [string, Rule] => [
      gate,
      (moment, index) =>
        moment.config.type === 'GRU'
          ? ofGate(moment, 'candidate', index)
          : activationLines(
              activationOf(moment, gate),
              partOfBlock(moment.value('preActivations'), i * moment.units, moment.units),
              moment.value(gate),
              index,
            ),
    ]),
  ),
  update_gate: (moment, index) => ofGate(moment, 'update_gate', index),
  reset_gate: (moment, index) => ofGate(moment, 'reset_gate', index),
  cell: (moment, index) =>
    sum([
      product(moment.value('forget_gate').at(index), moment.left('cell', index)),
      product(moment.value('input_gate').at(index), moment.value('candidate').at(index)),
    ]),
  hidden: (moment, index) => {
    const { config } = moment;
    if (config.type === 'SimpleRNN')
      return activationLines(config.activation, moment.value('preActivations'), moment.value('hidden'), index);
    if (config.type === 'LSTM') {
      const { lines, value } = activatedCell(moment, index);
      return [
        ...lines,
        equation(moment.value('hidden').values[index] as number, product(moment.value('output_gate').at(index), num(value))),
      ];
    }
    const update = moment.value('update_gate').at(index);
    return sum([product(update, moment.left('hidden', index)), product(difference(num(1), update), moment.value('candidate').at(index))]);
  },
};

/** The activation of an LSTM's cell, which has no place of its own. */
function activatedCell(moment: Moment, index: number): { readonly lines: readonly Equation[]; readonly value: number } {
  const cell = moment.value('cell');
  const hidden = moment.value('hidden');
  const open = moment.value('output_gate');
  const value =
    curveOf(moment.config.activation)?.f(cell.values[index] as number) ?? (hidden.values[index] as number) / (open.values[index] as number);
  const activated = { ...cell, values: cell.values.map((_, i) => (i === index ? value : 0)) };
  return { lines: activationLines(moment.config.activation, cell, activated, index), value };
}

/** ∂L/∂ the blocks of a time step, by name. */
const slopes: Readonly<Record<string, Rule>> = {
  mask: () => [],
  input: (moment, index) => {
    if (!products(moment)) return undefined;
    const back = moment.slope(moment.has('from_input') ? 'from_input' : 'preActivations');
    const columns = back.values.length;
    return sum(upTo(columns).map((j) => product(back.at(j), moment.weight('kernel', index * columns + j))));
  },
  preActivations: (moment, index) => {
    const { units, config } = moment;
    const z = moment.value('preActivations');
    const result = moment.slope('preActivations').values[index] as number;
    if (config.type === 'SimpleRNN')
      return slopeLines(config.activation, { z, output: moment.value('hidden'), dOutput: moment.slope('hidden') }, index, result);
    const i = Math.floor(index / units);
    const gate = gates[i] as string;
    const part = { z: partOfBlock(z, i * units, units), output: moment.value(gate), dOutput: moment.slope(gate) };
    return slopeLines(activationOf(moment, gate), part, index % units, result);
  },
  from_input: (moment, index) => {
    const gate = (['update_gate', 'reset_gate', 'candidate'] as const)[Math.floor(index / moment.units)] ?? 'candidate';
    return intoGateSlope(moment, gate, index % moment.units, moment.slope('from_input').values[index] as number);
  },
  from_state: (moment, index) => {
    const same = moment.slope('from_input');
    const i = index - 2 * moment.units;
    return i < 0 ? same.name(index) : product(same.at(index), moment.value('reset_gate').at(i));
  },
  from_reset_state: (moment, index) => moment.slope('from_input').name(2 * moment.units + index),
  reset_state: (moment, index) => {
    const { units } = moment;
    const back = moment.slope('from_reset_state');
    return products(moment)
      ? sum(upTo(units).map((j) => product(back.at(j), moment.weight('recurrent_kernel', (3 * index + 2) * units + j))))
      : undefined;
  },
  update_gate: (moment, index) =>
    product(moment.slope('hidden').at(index), difference(moment.left('hidden', index), moment.value('candidate').at(index))),
  reset_gate: (moment, index) =>
    moment.has('reset_state')
      ? product(moment.slope('reset_state').at(index), moment.left('hidden', index))
      : product(moment.slope('from_input').at(2 * moment.units + index), moment.value('from_state').at(2 * moment.units + index)),
  candidate: (moment, index) =>
    moment.config.type === 'GRU'
      ? product(moment.slope('hidden').at(index), difference(num(1), moment.value('update_gate').at(index)))
      : product(moment.slope('cell').at(index), moment.value('input_gate').at(index)),
  input_gate: (moment, index) => product(moment.slope('cell').at(index), moment.value('candidate').at(index)),
  forget_gate: (moment, index) => product(moment.slope('cell').at(index), moment.left('cell', index)),
  output_gate: (moment, index) => {
    const { lines, value } = activatedCell(moment, index);
    return [...lines, equation(moment.slope('output_gate').values[index] as number, product(moment.slope('hidden').at(index), num(value)))];
  },
  cell: (moment, index) => {
    const curve = curveOf(moment.config.activation);
    if (!curve) return undefined;
    const cell = moment.value('cell');
    const z = cell.values[index] as number;
    const slope = curve.slope(z, curve.f(z));
    const later = moment.next;
    const now = product(moment.slope('hidden').at(index), moment.value('output_gate').at(index), num(slope));
    const then = later ? [product(later.slope('cell').at(index), later.value('forget_gate').at(index))] : [];
    return [
      equation(slope, { is: 'call', name: `${moment.config.activation.type}′`, parts: [cell.at(index)] }),
      equation(moment.slope('cell').values[index] as number, sum([now, ...then])),
    ];
  },
  hidden: (moment, index) => (products(moment) ? sum([...fromOutput(moment, index), ...fromNext(moment, index)]) : undefined),
};

/** The part of ∂L/∂ a state that comes by way of the layer's output. */
function fromOutput({ about, config, step, steps, units }: Moment, index: number): readonly Expression[] {
  const output = about.block('dOutput');
  if (config.return_sequences) return output ? [output.at(step * units + index)] : [];
  return output && step === steps - 1 ? [output.at(index)] : [];
}

/** The part that comes by way of the next time step. */
function fromNext({ next, units, config }: Moment, index: number): readonly Expression[] {
  if (!next) return [];
  const back = next.slope(config.type === 'GRU' ? 'from_state' : 'preActivations');
  const columns = next.about.variable('recurrent_kernel')?.shape.at(-1) ?? units;
  const through = upTo(back.values.length).map((j) => product(back.at(j), next.weight('recurrent_kernel', index * columns + j)));
  if (config.type !== 'GRU') return through;
  return [
    product(next.slope('hidden').at(index), next.value('update_gate').at(index)),
    ...(next.has('reset_state') ? [product(next.slope('reset_state').at(index), next.value('reset_gate').at(index))] : []),
    ...through,
  ];
}

/** Where a number of a time step, or its slope, comes from. */
export function timeStepLines(
  { timeStep, block, of, index }: TimeBlock & { readonly index: number },
  about: About,
  numbers: Numbers,
): Lines {
  const found = (of === 'value' ? values : slopes)[block]?.(new Moment(about, timeStep), index);
  return found && ('is' in found ? comesTo(numbers, index, found) : found);
}

const momentsOf = (about: About): readonly Moment[] => (about.look.timeSteps ?? []).map((_, step) => new Moment(about, step));

/** SimpleRNN, LSTM and GRU: what goes in and comes out; between are the time steps. */
export const recurrentRule: LayerRule = {
  sums: (about, index) => {
    const all = momentsOf(about);
    const { units, config } = all[0] ?? { units: 1 };
    const moment = config?.return_sequences ? all[Math.floor(index / units)] : all.at(-1);
    return moment && comesTo(about.block('output'), index, moment.value('hidden').name(index % units));
  },
  dInput: (about, index) => {
    const size = about.layer.inputShapes[0]?.at(-1) as number;
    const step = about.look.timeSteps?.findIndex(({ at }) => at === Math.floor(index / size)) ?? -1;
    if (step < 0) return undefined;
    const moment = new Moment(about, step);
    const slope = moment.slope('input');
    const i = index % size;
    return comesTo(about.block('dInput'), index, moment.has('mask') ? product(slope.at(i), moment.value('mask').at(i)) : slope.name(i));
  },
  gradient: (about, variable, index) => {
    const { layer, step } = about;
    const moments = momentsOf(about);
    const [first] = moments;
    const gradient = step.look.variables.find(({ name }) => name === `${layer.name}/${variable}`)?.gradient;
    if (!first || !gradient || (first.config.recurrent_dropout > 0 && variable !== 'bias')) return undefined;
    const columns = gradient.shape.at(-1) as number;
    const terms = moments.flatMap((moment) => gradientTerms(moment, variable, Math.floor(index / columns), index % columns));
    return partOf(step.look.rows.length, terms, gradient.values[index] as number);
  },
};

/** What a time step adds to the gradient of a weight. */
function gradientTerms(moment: Moment, variable: string, row: number, column: number): readonly Expression[] {
  const gated = moment.config.type === 'GRU';
  const back = moment.slope(gated ? 'from_input' : 'preActivations');
  if (variable === 'kernel') return [product(moment.value('input').at(row), back.at(column))];
  if (variable === 'bias') return [gated && row === 1 ? moment.slope('from_state').at(column) : back.at(column)];
  const late = column - 2 * moment.units;
  if (moment.has('from_reset_state') && late >= 0)
    return [product(moment.value('reset_state').at(row), moment.slope('from_reset_state').at(late))];
  return moment.before ? [product(moment.left('hidden', row), (gated ? moment.slope('from_state') : back).at(column))] : [];
}
