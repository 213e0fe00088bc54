import { classLabel, classOf, NEITHER, type OutputReading } from '../model/output-reading';

/** A class by its name in the data, or by the number that targets have for it; null for an answer that names none. */
export type NamedClass = string | number | null;

/** What each answer names: a class, or one for each of several questions. */
export type NamedClasses = readonly (NamedClass | readonly NamedClass[])[];

/**
 * The classes of all answers; undefined where they are numbers.
 * @param shape of all answers, the first axis counts them
 * @param values [answers, outputs], row-major
 * @param names of the data's classes
 */
export function namedClasses(
  reading: OutputReading,
  { shape, values }: { readonly shape: readonly number[]; readonly values: Float32Array },
  names?: readonly string[],
): NamedClasses | undefined {
  if (reading.kind === 'number') return undefined;
  const { outputs } = reading;
  const named = (row: Float32Array, output = 0): NamedClass => {
    const klass = classOf(reading, row, output);
    return klass === NEITHER ? null : classLabel(reading, klass, names);
  };
  return Array.from({ length: shape[0] ?? 0 }, (_, i) => {
    const row = values.subarray(i * outputs, (i + 1) * outputs);
    return reading.kind === 'binary' && outputs > 1 ? Array.from(row, (__, output) => named(row, output)) : named(row);
  });
}
