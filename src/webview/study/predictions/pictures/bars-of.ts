import { figure, percent } from '../../../../ml/language/number-text';
import { classOf as coreClassOf, probabilityOf } from '../../../../ml/model/output-reading';
import type { Data } from '../../messages/state';
import { className, outputName } from '../../shared/names';
import { classOf, isMultiLabel, type Reading } from '../../shared/reading';

/** One bar: a class, or an output that is a question or a number of its own. */
export interface Bar {
  readonly name: string;
  /** The probability, or the output where that is none. */
  readonly value: number;
  readonly text: string;
  /** 0 … 1 */
  readonly length: number;
  /** The class that the answer names, or an output that says yes. */
  readonly named: boolean;
  readonly label: boolean;
}

/** An answer as bars. @param label the class that the data has for the sample; -1 or not set for none */
export function barsOf(outputs: ArrayLike<number>, reading: Reading, data: Data | undefined, label?: number): Bar[] {
  const largest = Math.max(1e-12, ...Array.from(outputs, Math.abs));
  const one = (name: string, value: number, probability: boolean, named: boolean, isLabel: boolean): Bar => ({
    name,
    value,
    text: probability ? percent(value) : figure(value),
    length: Math.max(0, Math.min(1, probability ? value : Math.abs(value) / largest)),
    named,
    label: isLabel,
  });
  if (reading.kind === 'number' || isMultiLabel(reading))
    return Array.from(outputs, (value, unit) => {
      const yes = reading.kind === 'binary' && coreClassOf(reading, outputs, unit) === 1;
      const probability = probabilityOf(reading, outputs, 1, unit);
      return one(outputName(unit, data), probability ?? value, probability !== undefined, yes, false);
    });
  const named = classOf(reading, outputs);
  const count = reading.kind === 'binary' ? 2 : reading.outputs;
  return Array.from({ length: count }, (_, klass) => {
    const probability = probabilityOf(reading, outputs, klass);
    const value = probability ?? (reading.kind === 'classes' ? (outputs[klass] as number) : klass === named ? 1 : 0);
    return one(className(klass, data, reading), value, probability !== undefined, klass === named, klass === label);
  });
}
