import { fail } from '../mistake';
import { type Known, shortText } from '../operations/context';
import { applyElementwise, applyRound, type Elementwise, type ElementwiseName, elementwise } from '../operations/elementwise';
import { applyBroadcast, applyReshape } from '../operations/layout';
import { applyDot, applyMatmul, applyOuter } from '../operations/products';
import { applyReduction, applyRunning, type Reduction, reductions } from '../operations/reductions';
import { axesOf, axisOf, type Call, sizesOf, type TensorFunction } from './call';
import { arange, eye, filled, filledLike, linspace } from './creation';
import { besides, expandDims, flat, flip, joined, squeeze, swapaxes, transpose } from './layout';

const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

const reduction = (name: Reduction): TensorFunction => ({
  parameters: ['a', 'axis', 'keepdims'],
  needs: 1,
  method: true,
  run: (call) => {
    const a = call.tensor('a');
    const axes = ascending(axesOf(call, 'axis', a));
    if (reductions[name].gives === 'place' && call.has('axis') && axes.length > 1)
      fail('tensor-one-axis', { operation: name }, call.partOf('axis'));
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

function numberByNumber(name: ElementwiseName): TensorFunction {
  const { parameters, method }: Elementwise = elementwise[name];
  return {
    parameters,
    needs: parameters.length,
    ...(method && { method }),
    run: (call) =>
      applyElementwise(
        call.context,
        { name },
        parameters.map((one) => call.tensor(one)),
        call.part,
      ),
  };
}

const product = (run: (call: Call, a: Known, b: Known) => Known, method?: true): TensorFunction => ({
  parameters: ['a', 'b'],
  needs: 2,
  ...(method && { method }),
  run: (call) => run(call, call.tensor('a'), call.tensor('b')),
});

/** NumPy's functions that a sheet has, by name; those that are in every beginner's notes first, as messages name them in this order. */
export const tensorFunctions: ReadonlyMap<string, TensorFunction> = new Map<string, TensorFunction>([
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
  ...(Object.keys(reductions) as Reduction[]).map((name) => [name, reduction(name)] as const),
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
  ...(Object.keys(elementwise) as ElementwiseName[]).map((name) => [name, numberByNumber(name)] as const),
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
