import { volume } from '../../language/shape';
import type { Part } from './expression/tree';
import { fail } from './mistake';
import { type Context, type Known, shortText } from './operations/context';
import { applyElementwise, applyRound, commonType, type ElementwiseName, elementwise } from './operations/elementwise';
import { applyBroadcast, applyJoin, applyReshape, applyTranspose, applyView, made } from './operations/layout';
import { applyDot, applyMatmul, applyOuter } from './operations/products';
import { applyReduction, applyRunning, type Reduction, reductions } from './operations/reductions';
import { rowMajor } from './strides';

/** The arguments of one call, by the names that NumPy has for them. */
export interface Call {
  readonly context: Context;
  readonly name: string;
  /** The whole call. */
  readonly part: Part;
  /** True where the argument was given, and is not None. */
  has(parameter: string): boolean;
  partOf(parameter: string): Part;
  tensor(parameter: string): Known;
  /** Tensors in a list, or the places along the first axis of one. */
  tensors(parameter: string): readonly Known[];
  /** Whole numbers, of one number or a list; they are no operands of a reader's. */
  integers(parameter: string): readonly number[];
  integer(parameter: string, otherwise: number): number;
  truth(parameter: string): boolean;
}

export interface TensorFunction {
  /** In NumPy's order. */
  readonly parameters: readonly string[];
  /** How many of them must be given. */
  readonly needs: number;
  /** As a method of a tensor, too: `a.sum()`. */
  readonly method?: true;
  /** As a method it takes its sizes or axes one by one, too: `a.reshape(3, 2)`. */
  readonly oneByOne?: true;
  readonly run: (call: Call) => Known;
}

/** Counted from the front. @throws Mistake if there is no such axis */
function axisOf(call: Call, parameter: string, given: number, ndim: number, what: string): number {
  if (given < -ndim || given >= ndim) fail('tensor-axis', { what, axis: given, ndim }, call.partOf(parameter));
  return given < 0 ? given + ndim : given;
}

function axesOf(call: Call, parameter: string, { value, part }: Known): number[] {
  const ndim = value.shape.length;
  if (!call.has(parameter)) return value.shape.map((_, axis) => axis);
  const axes = call.integers(parameter).map((axis) => axisOf(call, parameter, axis, ndim, shortText(call.context, part)));
  if (new Set(axes).size < axes.length) fail('tensor-axis-twice', undefined, call.partOf(parameter));
  return axes;
}

const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

const reduction = (name: Reduction): TensorFunction => ({
  parameters: ['a', 'axis', 'keepdims'],
  needs: 1,
  method: true,
  run: (call) => {
    const a = call.tensor('a');
    const axes = ascending(axesOf(call, 'axis', a));
    if (name.startsWith('arg') && call.has('axis') && axes.length > 1) fail('tensor-one-axis', { operation: name }, call.partOf('axis'));
    return applyReduction(call.context, name, a, { axes, keepdims: call.truth('keepdims') }, call.part);
  },
});

const running = (name: 'cumsum' | 'cumprod'): TensorFunction => ({
  parameters: ['a', 'axis'],
  needs: 1,
  method: true,
  run: (call) => {
    const a = call.tensor('a');
    const axis = call.has('axis')
      ? axisOf(call, 'axis', call.integer('axis', 0), a.value.shape.length, shortText(call.context, a.part))
      : undefined;
    return applyRunning(call.context, name, a, axis, call.part);
  },
});

const ofSeveral: Readonly<Partial<Record<ElementwiseName, readonly string[]>>> = {
  where: ['condition', 'x', 'y'],
  clip: ['a', 'a_min', 'a_max'],
};
const ofOne: ReadonlySet<ElementwiseName> = new Set([
  'negative',
  'abs',
  'sign',
  'square',
  'floor',
  'ceil',
  'exp',
  'log',
  'sqrt',
  'sin',
  'cos',
  'tanh',
]);

function numberByNumber(name: ElementwiseName): TensorFunction {
  const parameters = ofSeveral[name] ?? (ofOne.has(name) ? ['x'] : ['x1', 'x2']);
  return {
    parameters,
    needs: parameters.length,
    ...(name === 'clip' && { method: true }),
    run: (call) =>
      applyElementwise(
        call.context,
        { name },
        parameters.map((one) => call.tensor(one)),
        call.part,
      ),
  };
}

const filled = (value: number): TensorFunction => ({
  parameters: ['shape'],
  needs: 1,
  run: (call) => {
    const shape = sizesOf(call, 'shape');
    call.context.room.take(shape, shortText(call.context, call.part), call.part);
    return made(call.context, call.name, { shape, type: 'float', values: new Float64Array(volume(shape)).fill(value) }, call.part);
  },
});

const filledLike = (value: number): TensorFunction => ({
  parameters: ['a'],
  needs: 1,
  run: (call) => {
    const { shape, type } = call.tensor('a').value;
    call.context.room.take(shape, shortText(call.context, call.part), call.part);
    return made(call.context, call.name, { shape, type, values: new Float64Array(volume(shape)).fill(value) }, call.part);
  },
});

function sizesOf(call: Call, parameter: string): number[] {
  const sizes = call.integers(parameter);
  const wrong = sizes.find((size) => size < 0);
  if (wrong !== undefined) fail('tensor-negative-size', { size: wrong }, call.partOf(parameter));
  return [...sizes];
}

/** From a number up to, and without, another one, in steps. */
function arange(call: Call): Known {
  const given = ['start', 'stop', 'step'].map((parameter) => (call.has(parameter) ? call.tensor(parameter).value : undefined));
  const bad = given.find((value) => value && value.values.length !== 1);
  if (bad) fail('tensor-one-number', { operation: 'arange' }, call.part);
  const numbers = given.map((value) => value?.values[0]);
  const [start, stop] = call.has('stop') ? [numbers[0] ?? 0, numbers[1] ?? 0] : [0, numbers[0] ?? 0];
  const step = numbers[2] ?? 1;
  const count = Math.max(0, Math.ceil((stop - start) / step));
  if (step === 0 || !Number.isFinite(count)) fail('tensor-step-of-zero', undefined, call.has('step') ? call.partOf('step') : call.part);
  call.context.room.take([count], shortText(call.context, call.part), call.part);
  const type = commonType(given.flatMap((value) => (value ? [value.type] : []))) === 'float' ? 'float' : 'int';
  const delta = start + step - start;
  const values = Float64Array.from({ length: count }, (_, i) => (i === 1 ? start + step : start + i * delta));
  return made(call.context, 'arange', { shape: [count], type, values }, call.part);
}

function linspace(call: Call): Known {
  const [start, stop] = ['start', 'stop'].map((parameter) => {
    const { values } = call.tensor(parameter).value;
    return values.length === 1 ? (values[0] as number) : fail('tensor-one-number', { operation: 'linspace' }, call.partOf(parameter));
  }) as [number, number];
  const count = call.integer('num', 50);
  if (count < 0) fail('tensor-negative-size', { size: count }, call.partOf('num'));
  call.context.room.take([count], shortText(call.context, call.part), call.part);
  const parts = count - 1;
  const step = (stop - start) / parts;
  const at = (i: number): number =>
    i === 0 || parts === 0 ? start : i === parts ? stop : step === 0 ? (i / parts) * (stop - start) + start : i * step + start;
  return made(
    call.context,
    'linspace',
    { shape: [count], type: 'float', values: Float64Array.from({ length: count }, (_, i) => at(i)) },
    call.part,
  );
}

function eye(call: Call): Known {
  const rows = call.integer('N', 0);
  const columns = call.integer('M', rows);
  const diagonal = call.integer('k', 0);
  const negative = Math.min(rows, columns);
  if (negative < 0) fail('tensor-negative-size', { size: negative }, call.part);
  call.context.room.take([rows, columns], shortText(call.context, call.part), call.part);
  const values = Float64Array.from({ length: rows * columns }, (_, i) => Number((i % columns) - Math.floor(i / columns) === diagonal));
  return made(call.context, call.name, { shape: [rows, columns], type: 'float', values }, call.part);
}

const transpose = (call: Call): Known => {
  const a = call.tensor('a');
  const ndim = a.value.shape.length;
  const axes = call.has('axes') ? axesOf(call, 'axes', a) : a.value.shape.map((_, axis) => ndim - 1 - axis);
  if (axes.length !== ndim)
    fail('tensor-transpose-axes', { what: shortText(call.context, a.part), found: axes.length, ndim }, call.partOf('axes'));
  return applyTranspose(call.context, call.name, a, axes, call.part);
};

function swapaxes(call: Call): Known {
  const a = call.tensor('a');
  const axes = a.value.shape.map((_, axis) => axis);
  const what = shortText(call.context, a.part);
  const [one, other] = ['axis1', 'axis2'].map((parameter) => axisOf(call, parameter, call.integer(parameter, 0), axes.length, what)) as [
    number,
    number,
  ];
  [axes[one], axes[other]] = [other, one];
  return applyTranspose(call.context, 'swapaxes', a, axes, call.part);
}

function expandDims(call: Call): Known {
  const a = call.tensor('a');
  const given = call.integers('axis');
  const ndim = a.value.shape.length + given.length;
  const axes = given.map((axis) => axisOf(call, 'axis', axis, ndim, shortText(call.context, call.part)));
  if (new Set(axes).size < axes.length) fail('tensor-axis-twice', undefined, call.partOf('axis'));
  const rest = [...a.value.shape];
  return applyReshape(
    call.context,
    'expand_dims',
    a,
    Array.from({ length: ndim }, (_, axis) => (axes.includes(axis) ? 1 : (rest.shift() as number))),
    call.part,
  );
}

function squeeze(call: Call): Known {
  const a = call.tensor('a');
  const { shape } = a.value;
  const axes = call.has('axis') ? axesOf(call, 'axis', a) : shape.flatMap((size, axis) => (size === 1 ? [axis] : []));
  const wrong = axes.find((axis) => shape[axis] !== 1);
  if (wrong !== undefined)
    fail('tensor-squeeze', { what: shortText(call.context, a.part), axis: wrong, size: shape[wrong] as number }, call.partOf('axis'));
  return applyReshape(
    call.context,
    'squeeze',
    a,
    shape.filter((_, axis) => !axes.includes(axis)),
    call.part,
  );
}

function flip(call: Call): Known {
  const a = call.tensor('m');
  const { shape, strides: memory } = a.value;
  const axes = axesOf(call, 'axis', a);
  const own = rowMajor(shape);
  const turned = (list: readonly number[]): number[] => list.map((stride, axis) => (axes.includes(axis) ? -stride : stride));
  const offset = axes.reduce((sum, axis) => sum + Math.max(0, (shape[axis] as number) - 1) * (own[axis] as number), 0);
  return applyView(call.context, 'flip', a, { shape, offset, strides: turned(own), memory: turned(memory) }, call.part);
}

const joined = (parameter: string, stacked: boolean): TensorFunction => ({
  parameters: [parameter, 'axis'],
  needs: 1,
  run: (call) => {
    const tensors = call.tensors(parameter);
    const [first] = tensors;
    const ndim = (first?.value.shape.length ?? 0) + (stacked ? 1 : 0);
    if (first && ndim === 0) fail('tensor-join-scalar', { operation: call.name }, first.part);
    const axis = first
      ? axisOf(
          call,
          'axis',
          call.integer('axis', 0),
          ndim,
          stacked ? shortText(call.context, call.part) : shortText(call.context, first.part),
        )
      : 0;
    return applyJoin(call.context, call.name, tensors, { axis, stacked }, call.part);
  },
});

/** `vstack` and `hstack` take lists of numbers for rows. */
const besides = (across: boolean): TensorFunction => ({
  parameters: ['tup'],
  needs: 1,
  run: (call) => {
    const tensors = call.tensors('tup').map((known) => {
      const { shape, values } = known.value;
      const least = across ? 1 : 2;
      return shape.length >= least ? known : applyReshape(call.context, 'reshape', known, across ? [1] : [1, values.length], known.part);
    });
    const axis = across && (tensors[0]?.value.shape.length ?? 1) > 1 ? 1 : 0;
    return applyJoin(call.context, call.name, tensors, { axis, stacked: false }, call.part);
  },
});

const product = (run: (call: Call, a: Known, b: Known) => Known, method?: true): TensorFunction => ({
  parameters: ['a', 'b'],
  needs: 2,
  ...(method && { method }),
  run: (call) => run(call, call.tensor('a'), call.tensor('b')),
});

const flat = (call: Call): Known => {
  const a = call.tensor('a');
  return applyReshape(call.context, call.name, a, [a.value.values.length], call.part);
};

/** NumPy's functions that a sheet has, by name. */
export const tensorFunctions: ReadonlyMap<string, TensorFunction> = new Map<string, TensorFunction>([
  ...(Object.keys(elementwise) as ElementwiseName[]).map((name) => [name, numberByNumber(name)] as const),
  ...reductions.map((name) => [name, reduction(name)] as const),
  ['cumsum', running('cumsum')],
  ['cumprod', running('cumprod')],
  [
    'round',
    {
      parameters: ['a', 'decimals'],
      needs: 1,
      method: true,
      run: (call) => applyRound(call.context, call.tensor('a'), call.integer('decimals', 0), call.part),
    },
  ],
  ['dot', product(({ context, part }, a, b) => applyDot(context, a, b, part), true)],
  ['matmul', product(({ context, part }, a, b) => applyMatmul(context, 'matmul', a, b, part))],
  ['outer', product(({ context, part }, a, b) => applyOuter(context, a, b, part))],
  ['transpose', { parameters: ['a', 'axes'], needs: 1, method: true, oneByOne: true, run: transpose }],
  ['swapaxes', { parameters: ['a', 'axis1', 'axis2'], needs: 3, method: true, run: swapaxes }],
  [
    'reshape',
    {
      parameters: ['a', 'shape'],
      needs: 2,
      method: true,
      oneByOne: true,
      run: (call) => applyReshape(call.context, 'reshape', call.tensor('a'), call.integers('shape'), call.part),
    },
  ],
  ['ravel', { parameters: ['a'], needs: 1, method: true, run: flat }],
  ['flatten', { parameters: ['a'], needs: 1, method: true, run: flat }],
  ['expand_dims', { parameters: ['a', 'axis'], needs: 2, run: expandDims }],
  ['squeeze', { parameters: ['a', 'axis'], needs: 1, method: true, run: squeeze }],
  ['flip', { parameters: ['m', 'axis'], needs: 1, run: flip }],
  [
    'broadcast_to',
    {
      parameters: ['array', 'shape'],
      needs: 2,
      run: (call) => applyBroadcast(call.context, call.tensor('array'), sizesOf(call, 'shape'), call.part),
    },
  ],
  ['concatenate', joined('arrays', false)],
  ['stack', joined('arrays', true)],
  ['vstack', besides(false)],
  ['hstack', besides(true)],
  ['array', { parameters: ['object'], needs: 1, run: (call) => call.tensor('object') }],
  ['arange', { parameters: ['start', 'stop', 'step'], needs: 1, run: arange }],
  ['linspace', { parameters: ['start', 'stop', 'num'], needs: 2, run: linspace }],
  ['eye', { parameters: ['N', 'M', 'k'], needs: 1, run: eye }],
  ['zeros', filled(0)],
  ['ones', filled(1)],
  ['zeros_like', filledLike(0)],
  ['ones_like', filledLike(1)],
  [
    'full',
    {
      parameters: ['shape', 'fill_value'],
      needs: 2,
      run: (call) => applyBroadcast(call.context, call.tensor('fill_value'), sizesOf(call, 'shape'), call.part),
    },
  ],
]);

/** Other names that NumPy has for the same. */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ['amax', 'max'],
  ['amin', 'min'],
  ['absolute', 'abs'],
  ['mod', 'remainder'],
  ['true_divide', 'divide'],
  ['identity', 'eye'],
  ['concat', 'concatenate'],
  ['asarray', 'array'],
  ['around', 'round'],
]);
