import { fail } from '../mistake';
import { type Known, shortText } from '../operations/context';
import { applyJoin, applyReshape, applyTranspose, applyView } from '../operations/layout';
import { rowMajor } from '../strides';
import { axesOf, axisOf, type Call, type TensorFunction } from './call';

export const transpose = (call: Call): Known => {
  const a = call.tensor('a');
  const ndim = a.value.shape.length;
  const axes = call.has('axes') ? axesOf(call, 'axes', a) : a.value.shape.map((_, axis) => ndim - 1 - axis);
  if (axes.length !== ndim)
    fail('tensor-transpose-axes', { what: shortText(call.context, a.part), found: axes.length, ndim }, call.partOf('axes'));
  return applyTranspose(call.context, call.name, a, axes, call.part);
};

export function swapaxes(call: Call): Known {
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

export function expandDims(call: Call): Known {
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

export function squeeze(call: Call): Known {
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

export function flip(call: Call): Known {
  const a = call.tensor('m');
  const { shape, strides: memory } = a.value;
  const axes = axesOf(call, 'axis', a);
  const own = rowMajor(shape);
  const turned = (list: readonly number[]): number[] => list.map((stride, axis) => (axes.includes(axis) ? -stride : stride));
  const offset = axes.reduce((sum, axis) => sum + Math.max(0, (shape[axis] as number) - 1) * (own[axis] as number), 0);
  return applyView(call.context, 'flip', a, { shape, offset, strides: turned(own), memory: turned(memory) }, call.part);
}

export const joined = (parameter: string, stacked: boolean): TensorFunction => ({
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
export const besides = (across: boolean): TensorFunction => ({
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

export const flat = (call: Call): Known => {
  const a = call.tensor('a');
  return applyReshape(call.context, call.name, a, [a.value.values.length], call.part);
};
