import { volume } from '../../../language/shape';
import { fail } from '../mistake';
import { type Known, shortText } from '../operations/context';
import { commonType } from '../operations/elementwise';
import { made } from '../operations/layout';
import { type Call, sizesOf, type TensorFunction } from './call';

export const filled = (value: number): TensorFunction => ({
  parameters: ['shape'],
  needs: 1,
  run: (call) => {
    const shape = sizesOf(call, 'shape');
    call.context.room.take(shape, shortText(call.context, call.part), call.part);
    return made(call.context, call.name, { shape, type: 'float', values: new Float64Array(volume(shape)).fill(value) }, call.part);
  },
});

export const filledLike = (value: number): TensorFunction => ({
  parameters: ['a'],
  needs: 1,
  run: (call) => {
    const { shape, type } = call.tensor('a').value;
    call.context.room.take(shape, shortText(call.context, call.part), call.part);
    return made(call.context, call.name, { shape, type, values: new Float64Array(volume(shape)).fill(value) }, call.part);
  },
});

/** From a number up to, and without, another one, in steps. */
export function arange(call: Call): Known {
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

export function linspace(call: Call): Known {
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

export function eye(call: Call): Known {
  const rows = call.integer('N', 0);
  const columns = call.integer('M', rows);
  const diagonal = call.integer('k', 0);
  const negative = Math.min(rows, columns);
  if (negative < 0) fail('tensor-negative-size', { size: negative }, call.part);
  call.context.room.take([rows, columns], shortText(call.context, call.part), call.part);
  const values = Float64Array.from({ length: rows * columns }, (_, i) => Number((i % columns) - Math.floor(i / columns) === diagonal));
  return made(call.context, call.name, { shape: [rows, columns], type: 'float', values }, call.part);
}
