import { nearest } from '../language/nearest';
import type { Notice } from '../language/notice';
import { notice } from '../language/notice';
import { type Shape, volume } from '../language/shape';
import type { Model } from '../model/model';
import type { Parameter } from './look';

/** A variable that training changes, as a whole. */
interface TrainedVariable {
  /** `layer/variable` */
  readonly name: string;
  readonly shape: Shape;
}

/** The trainable variables of a network, in its order. */
export const trainedVariables = (model: Model): readonly TrainedVariable[] =>
  model.layers.flatMap((layer) =>
    layer.weights.filter(({ trainable }) => trainable).map(({ name, shape }) => ({ name: `${layer.name}/${name}`, shape })),
  );

/** The first two trainable numbers, and how many there are. */
export function firstParameters(model: Model): { readonly count: number; readonly first: readonly Parameter[] } {
  const variables = trainedVariables(model);
  const first = variables
    .flatMap(({ name, shape }) => Array.from({ length: Math.min(2, volume(shape)) }, (_, index) => ({ variable: name, index })))
    .slice(0, 2);
  return { count: variables.reduce((sum, { shape }) => sum + volume(shape), 0), first };
}

/** A trainable number as the network names it: `dense/kernel[0,0]`. */
export function labelOf(model: Model, { variable, index }: Parameter): string {
  const shape = trainedVariables(model).find(({ name }) => name === variable)?.shape ?? [];
  const places = shape.map((size, axis) => Math.floor(index / volume(shape.slice(axis + 1))) % size);
  return `${variable}[${places.join(',')}]`;
}

/** Why a network has no such trainable number; undefined where it has. */
export function unknownParameter(model: Model, { variable, index }: Parameter): Notice | undefined {
  const found = trainedVariables(model).find(({ name }) => name === variable);
  if (!found) return noVariable(model, variable);
  return index < volume(found.shape) ? undefined : notice('surface-no-place', { name: variable, shape: found.shape });
}

/** A trainable number by its label, spaces in which do not count; of a variable of one number its name is enough. */
export function parameterNamed(model: Model, label: string): Parameter | { readonly refused: Notice } {
  const bracket = label.endsWith(']') ? label.lastIndexOf('[') : -1;
  const variable = (bracket < 0 ? label : label.slice(0, bracket)).trim();
  const found = trainedVariables(model).find(({ name }) => name === variable);
  if (!found) return { refused: noVariable(model, variable) };
  const { shape } = found;
  const places = bracket < 0 ? shape.map(() => (volume(shape) === 1 ? 0 : Number.NaN)) : placesIn(label.slice(bracket + 1, -1));
  const fits = places.length === shape.length && places.every((place, axis) => place >= 0 && place < (shape[axis] as number));
  if (!fits) return { refused: notice('surface-no-place', { name: variable, shape }) };
  return { variable, index: places.reduce((at, place, axis) => at * (shape[axis] as number) + place, 0) };
}

/** `0, 1` as numbers; NaN for what is none. */
const placesIn = (text: string): readonly number[] =>
  text.split(',').map((part) => (/^\d{1,9}$/.test(part.trim()) ? Number(part) : Number.NaN));

function noVariable(model: Model, name: string): Notice {
  const trained = trainedVariables(model).map((one) => one.name);
  const frozen = model.layers.some((layer) => layer.weights.some((one) => !one.trainable && `${layer.name}/${one.name}` === name));
  const meant = nearest(name, trained);
  return notice('surface-no-variable', { name, known: trained, frozen, ...(meant !== undefined && { nearest: meant }) });
}
