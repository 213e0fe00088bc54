import type { TrainingEvent } from '../../ml/training/events';
import { plainLine } from '../../ml/training/keras-format';

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
    const [target, seconds] = [this.#batches, milliseconds / 1000];
    const line = plainLine({ current: target, target, seconds, secondsPerUnit: seconds / target, unit: 'step', logs });
    return [`Epoch ${epoch + 1}/${this.#epochs}`, line];
  }

  #isWritten(epoch: number): boolean {
    return epoch === 1 || epoch === this.#epochs || epoch % this.#every === 0;
  }
}
