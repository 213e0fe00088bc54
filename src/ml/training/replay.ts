import { rowCount } from '../data/dataset';
import type { NonFinite, Session, StepRecord, TrainingState } from '../engine/engine';
import { volume } from '../language/shape';
import { outputShape } from '../model/model';
import type { Control } from './control';
import { epochOrder } from './epoch';
import { fitData, rowsAtOnce } from './fit-data';
import { CallPace } from './in-batches';
import type { RunPosition } from './steering';
import type { TrainingPlan } from './train';

/** A step, and the states that it led from and to. */
export interface ReplayedStep {
  /** Its rows, by their place in the training data. */
  readonly indices: Uint32Array;
  readonly before: TrainingState;
  readonly record: StepRecord;
  readonly after: TrainingState;
}

/** A run that broke off before the step: a number stopped being finite. Both count from 0. */
export interface BrokenOff {
  readonly at: Pick<RunPosition, 'epoch' | 'batch'>;
  readonly broken: NonFinite;
}

/** Numbers of outputs that come back of one call, at most: they lie in memory meanwhile. */
const MOST_NUMBERS = 262_144;

/**
 * Makes a run again, to the same bits, by going the same way: from the beginning, or from any later state of it that is known. So whatever
 * a run went through can be looked at afterwards, and training itself keeps nothing for it. Steps of a run count from 0, over all epochs.
 */
export class Replay {
  /** Steps of an epoch. */
  readonly batches: number;
  /** Rows of an epoch, and of a batch that is not the last one. */
  readonly rows: number;
  readonly batchSize: number;
  readonly #session: Session;
  readonly #epoch: (epoch: number, order: Uint32Array, from?: number, to?: number) => void;
  readonly #most: number;
  readonly #pace = new CallPace();
  #at: number | undefined;
  /** The order of the epoch that was asked for last: a large one takes long to shuffle. */
  #ordered: { readonly epoch: number; readonly order: Uint32Array } | undefined;

  /** @param session gets the training data, and is not to be used otherwise without telling (`moved`) */
  constructor(session: Session, { model, fit, dataset, seed }: Pick<TrainingPlan, 'model' | 'fit' | 'dataset' | 'seed'>) {
    const { train, trainWeights } = fitData(dataset, fit);
    this.rows = rowCount(train);
    this.batchSize = rowsAtOnce(fit, this.rows);
    this.batches = Math.ceil(this.rows / this.batchSize);
    this.#session = session;
    this.#epoch = epochOrder(fit, seed);
    this.#most = Math.max(1, Math.floor(MOST_NUMBERS / (this.batchSize * volume(outputShape(model)))));
    session.load('train', train, trainWeights);
  }

  /** The step that the session would make next; undefined where that is not known. */
  get at(): number | undefined {
    return this.#at;
  }

  /** Puts the run into a state. @param at the step that follows it */
  put(state: TrainingState, at: number): void {
    this.#at = undefined;
    this.#session.setState(state);
    this.#at = at;
  }

  /** The session was used otherwise: `put` comes next. */
  moved(): void {
    this.#at = undefined;
  }

  /** The rows of a step, by their place in the training data. */
  rowsOf(step: number): Uint32Array {
    const batch = step % this.batches;
    return this.#order(Math.floor(step / this.batches)).slice(batch * this.batchSize, (batch + 1) * this.batchSize);
  }

  /** Which batch of an epoch has a row of the training data, and where in it; undefined where there is no such row. */
  placeOf(row: number, epoch: number): { readonly batch: number; readonly sample: number } | undefined {
    const place = this.#order(epoch).indexOf(row);
    return place < 0 ? undefined : { batch: Math.floor(place / this.batchSize), sample: place % this.batchSize };
  }

  /**
   * Makes the steps before another one.
   * @param passed called after some steps each, with the next step: `state` of the session is the one before it
   * @returns where the run broke off before it
   */
  async advance(
    to: number,
    { breathe, now }: Pick<Control, 'breathe' | 'now'>,
    passed: (at: number) => void = () => undefined,
  ): Promise<BrokenOff | undefined> {
    while (this.#position < to) {
      const from = this.#position;
      const indices = this.#indices(from, Math.min(to - from, this.#pace.batches, this.#most));
      const began = now();
      this.#at = undefined;
      const { broken, losses } = await this.#session.train({ split: 'train', indices, batchSize: this.batchSize });
      if (broken) return { at: this.positionOf(from + broken.batch), broken };
      this.#at = from + losses.length;
      this.#pace.took(now() - began);
      passed(this.#at);
      await breathe();
    }
    return undefined;
  }

  /** Makes the next step. Where a number is not finite in it (`record.broken`), there was none, and `put` comes next. */
  async step(): Promise<ReplayedStep> {
    const at = this.#position;
    const indices = this.rowsOf(at);
    this.#at = undefined;
    const before = this.#session.state();
    const record = await this.#session.step({ split: 'train', indices });
    const after = this.#session.state();
    if (!record.broken) this.#at = at + 1;
    return { indices, before, record, after };
  }

  /** A step as epoch and batch. */
  positionOf(step: number): Pick<RunPosition, 'epoch' | 'batch'> {
    return { epoch: Math.floor(step / this.batches), batch: step % this.batches };
  }

  get #position(): number {
    if (this.#at === undefined) throw new Error('The run is in no known state.');
    return this.#at;
  }

  #order(epoch: number): Uint32Array {
    if (this.#ordered?.epoch !== epoch) {
      const order = new Uint32Array(this.rows);
      this.#epoch(epoch, order);
      this.#ordered = { epoch, order };
    }
    return this.#ordered.order;
  }

  /** Rows of steps that follow one another: at most so many, and never a batch with rows of two epochs. */
  #indices(from: number, count: number): Uint32Array {
    const { epoch, batch } = this.positionOf(from);
    const whole = this.rows % this.batchSize === 0;
    const epochs = whole ? Math.ceil((batch + count) / this.batches) : 1;
    if (epochs === 1) return this.#order(epoch).subarray(batch * this.batchSize, (batch + count) * this.batchSize);
    const order = new Uint32Array(epochs * this.rows);
    for (let i = 0; i < epochs; i++) this.#epoch(epoch + i, order, i * this.rows, (i + 1) * this.rows);
    return order.subarray(batch * this.batchSize, (batch + count) * this.batchSize);
  }
}
