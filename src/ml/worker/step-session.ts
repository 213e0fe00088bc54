import type { DataFacts } from '../data/facts';
import type { Choice } from '../engine/choose';
import type { EngineReport, Session, TrainingState } from '../engine/engine';
import type { Notice } from '../language/notice';
import type { Problem } from '../language/problem';
import { batchWork } from '../model/cost';
import type { Spec } from '../spec/spec';
import { lookInside, type StepLook } from '../step/look-inside';
import { type StepNetwork, stepNetwork } from '../step/step-network';
import { fitData } from '../training/fit-data';
import { type BrokenOff, Replay, type ReplayedStep } from '../training/replay';
import { type TrainingPlan, train } from '../training/train';
import type { KeptStates } from './kept-states';
import type { Instead, RunLength, StepPlace } from './run-questions';
import { StateCache } from './state-cache';
import { WhatIf } from './what-if';

/** Memory for states of one run. */
const MOST_BYTES = 96 * 2 ** 20;

/** Epochs of more work (multiplications with an addition) are gone through ahead of questions about their other steps. */
const LONG_WORK = 2e9;

/** States are remembered so many milliseconds apart, as it takes to make the steps between them. */
const APART_MS = 60;

/** A run whose steps are asked for. */
export interface StudiedRun extends Pick<TrainingPlan, 'model' | 'compile' | 'fit' | 'dataset' | 'seed'> {
  /** The state it began with. */
  readonly first: TrainingState;
  readonly choice: Choice;
  /** What it is read from, and what is known of its data. */
  readonly spec: Spec;
  readonly facts?: DataFacts;
  /** Epochs of its parent that come before a branch, else 0; `first` is the state after them. */
  readonly branchedAt: number;
  /** What is kept of it; not set for one that was never trained. */
  readonly kept?: KeptStates;
  /** What a reader has to know of its numbers. */
  readonly notes: readonly Notice[];
  /** Problems of its spec; none is an error. */
  readonly warnings: readonly Problem[];
}

/** How a long way to a step is gone. */
export interface Going {
  /** Awaited now and then. What it throws ends the way, and the run can be asked again. */
  breathe(): Promise<void>;
  now(): number;
}

/** The place of a step in a run; both count from 0. */
interface StepAt {
  readonly epoch: number;
  readonly batch: number;
}

/**
 * One run, open for questions about its steps, one question after another. Each begins at the state that is nearest: where the last one ended,
 * another that is in memory, or one that is kept on disk.
 */
export class StepSession {
  readonly run: StudiedRun;
  readonly engine: EngineReport;
  readonly network: StepNetwork;
  readonly replay: Replay;
  readonly #session: Session;
  readonly #states = new StateCache(MOST_BYTES);
  /** The step that was asked for last, and what was last looked at. */
  #newest: { readonly at: number; readonly step: ReplayedStep } | undefined;
  #look: { readonly step: ReplayedStep; readonly check: boolean; readonly look: StepLook } | undefined;
  #broken: BrokenOff | undefined;
  #whatIf: WhatIf | undefined;
  /** Epochs through which it is known not to stop early. */
  #sure = 0;
  #stops: number | undefined;

  constructor(run: StudiedRun) {
    const { model, compile, seed, choice } = run;
    this.run = run;
    this.network = stepNetwork(model, compile);
    this.engine = { ...choice.engine.info, why: choice.why };
    this.#session = choice.engine.open({ model, seed, compile });
    this.replay = new Replay(this.#session, run);
  }

  /** Where a sample is in an epoch; a row that there is not is in a batch that there is not. */
  placeOf(at: StepPlace, epoch: number): { readonly batch: number; readonly sample: number } {
    return 'batch' in at ? at : (this.replay.placeOf(at.row, epoch) ?? { batch: this.replay.batches, sample: 0 });
  }

  /** How long a run is that was never trained; one that may stop early is trained up to the epoch that is asked for, to see. */
  async length({ epoch, batch }: StepAt, going: Going): Promise<RunLength> {
    const { rows, batchSize, batches } = this.replay;
    const { fit } = this.run;
    const samples = Math.max(0, Math.min(batchSize, rows - batch * batchSize));
    const whole = { epochs: fit.epochs, batches, samples, stoppedEarly: false };
    if (!fit.early_stopping || this.run.kept) return whole;
    const until = Math.min(epoch, fit.epochs);
    if (this.#stops === undefined && until > this.#sure) {
      const control = { emit: () => undefined, cancelled: () => false, ...going };
      this.replay.moved();
      const plan: TrainingPlan = { ...this.run, state: this.run.first, fit: { ...fit, epochs: until } };
      const { ending } = await train(this.#session, plan, control);
      if (ending.reason === 'early-stopping') this.#stops = ending.epoch + 1;
      else this.#sure = until;
    }
    return this.#stops === undefined ? whole : { ...whole, epochs: this.#stops, stoppedEarly: true };
  }

  /** A step, or where the run broke off before it. The run must have such a step. */
  async step(at: StepAt, going: Going): Promise<ReplayedStep | BrokenOff> {
    const number = this.#number(at);
    if (this.#newest?.at === number) return this.#newest.step;
    const broken = await this.#goTo(at, going);
    if (broken) return broken;
    const step = await this.replay.step();
    this.#states.add(number, step.before);
    if (step.record.broken) this.#broken ??= { at, broken: step.record.broken };
    this.#newest = { at: number, step };
    return step;
  }

  /**
   * Continues from the step that was asked for last to the end of its epoch, where that is long, and remembers states on its way: whoever looks
   * at one step of an epoch looks at others.
   */
  async ahead(going: Going): Promise<void> {
    const { at, batches, rows } = this.replay;
    if (at === undefined || at % batches === 0 || batchWork(this.run.model, rows) < LONG_WORK) return;
    const state = this.#session.state();
    this.#states.add(at, state);
    await this.#advance((Math.floor(at / batches) + 1) * batches, going);
    this.replay.put(state, at);
  }

  /** All numbers of a step of the run, for one sample of its batch. */
  async look(step: ReplayedStep, sample: number, check: boolean, { breathe }: Going): Promise<StepLook> {
    const newest = this.#look;
    if (newest?.step === step && newest.look.sample === sample && newest.check === check) return newest.look;
    const { model, compile, seed, dataset, fit } = this.run;
    const look = await lookInside({ model, compile, seed, ...fitData(dataset, fit), sample, check }, step, breathe);
    this.#look = { step, check, look };
    return look;
  }

  /** As `look`, with other numbers in the step: its weights, the sample's input or target. The run itself stays where it is. */
  async lookInstead(step: ReplayedStep, sample: number, check: boolean, instead: Instead, { breathe }: Going): Promise<StepLook> {
    this.#whatIf ??= new WhatIf(this.run);
    return await this.#whatIf.look(step, sample, check, instead, breathe);
  }

  dispose(): void {
    this.#whatIf?.dispose();
    this.#session.dispose();
  }

  #number({ epoch, batch }: StepAt): number {
    return epoch * this.replay.batches + batch;
  }

  async #goTo(at: StepAt, going: Going): Promise<BrokenOff | undefined> {
    const to = this.#number(at);
    if (this.#broken && this.#number(this.#broken.at) < to) return this.#broken;
    await this.#putNear(at, to);
    return await this.#advance(to, going);
  }

  async #advance(to: number, going: Going): Promise<BrokenOff | undefined> {
    let last = going.now();
    const broken = await this.replay.advance(to, going, (here) => {
      if (here < to && going.now() - last < APART_MS) return;
      this.#states.add(here, this.#session.state());
      last = going.now();
    });
    if (broken) this.#broken = broken;
    return broken;
  }

  /** Puts the run into the nearest state before a step. */
  async #putNear({ epoch }: StepAt, to: number): Promise<void> {
    const here = this.replay.at !== undefined && this.replay.at <= to ? this.replay.at : -1;
    if (here === to) return;
    const { batches } = this.replay;
    const begin = this.run.branchedAt;
    const kept = await this.run.kept?.before(epoch, batches);
    const choices = [
      this.#states.before(to),
      kept && kept.epoch >= begin && { at: kept.epoch * batches, state: kept.state },
      { at: begin * batches, state: this.run.first },
    ].filter((choice) => choice !== undefined && choice !== false);
    const nearest = choices.reduce((best, choice) => (choice.at > best.at ? choice : best));
    if (nearest.at > here) this.replay.put(nearest.state, nearest.at);
  }
}
