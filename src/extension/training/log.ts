import type { Logs, TrainingEvent } from '../../ml/training/events';

/** More epochs than a reader looks at one by one; of longer runs only about so many are written down. */
const MOST_EPOCHS = 1000;

/** What `model.fit(verbose=2)` of Keras prints, made from a run's events. */
export class TrainingLog {
  #epochs = 0;
  #batches = 1;
  #every = 1;

  /** The lines an event adds; none for most of them. */
  lines(event: TrainingEvent): string[] {
    if (event.type === 'begin') {
      this.#epochs = event.epochs;
      this.#batches = event.batches;
      this.#every = Math.ceil((event.epochs - event.firstEpoch) / MOST_EPOCHS);
    }
    if (event.type !== 'epoch' || !this.#isWritten(event.epoch + 1)) return [];
    const { epoch, logs, milliseconds } = event;
    const time = `${(milliseconds / 1000).toFixed(0)}s - ${duration(milliseconds / this.#batches)}/step`;
    return [`Epoch ${epoch + 1}/${this.#epochs}`, `${this.#batches}/${this.#batches} - ${time} - ${figures(logs)}`];
  }

  #isWritten(epoch: number): boolean {
    return epoch === 1 || epoch === this.#epochs || epoch % this.#every === 0;
  }
}

/** `accuracy: 0.9265 - loss: 2.5670e-04`, sorted by name as in Keras 3. */
export const figures = (logs: Logs): string =>
  Object.entries(logs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}: ${figure(value)}`)
    .join(' - ');

/** Four decimals, or a power of ten below a thousandth, as Python writes it. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Math.abs(value) > 1e-3 ? value.toFixed(4) : value.toExponential(4).replace(/e([+-])(\d)$/, 'e$10$2');
}

/** `2s`, `5ms`, `42us`: Keras's time for a step. */
export function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(0)}s`;
  return milliseconds >= 1 ? `${milliseconds.toFixed(0)}ms` : `${(milliseconds * 1000).toFixed(0)}us`;
}
