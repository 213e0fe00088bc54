import type { Logs } from '../../ml/training/events';
import { GrowingHistory } from '../../ml/training/history';
import type { Host } from '../shared/connect';
import type { Requests as Asks, FromView, RequestName } from './messages/from-view';
import type { OptionsChange } from './messages/options';
import type { ComparedSide, Progress, RunInfo, State } from './messages/state';
import type { Curves, ToView } from './messages/to-view';
import { changed, OwnOptions } from './own-options';
import { Requests } from './requests';
import type { RunCurves, Study } from './shared/study';
import { unchanged } from './unchanged';

/** What the host told, and what the reader points at. Everything is drawn from it; nothing of it outlives the page. */
export class Store implements Study {
  readonly #host: Host<FromView>;
  readonly #draw: () => void;
  readonly #requests = new Requests((message) => this.#send(message));
  readonly #growing = new Map<string, GrowingCurves>();
  #state: State | undefined;
  #curves: ReadonlyMap<string, RunCurves> | undefined;
  #here: Here = here();

  /** @param draw called after each change */
  constructor(host: Host<FromView>, draw: () => void) {
    this.#host = host;
    this.#draw = draw;
  }

  /** False until the host has told how things are. */
  get ready(): boolean {
    return this.#state !== undefined;
  }

  get state(): State {
    if (!this.#state) throw new Error('nothing was received yet');
    return this.#state;
  }

  get curves(): ReadonlyMap<string, RunCurves> {
    this.#curves ??= new Map([...this.#growing].map(([id, growing]) => [id, growing.shown]));
    return this.#curves;
  }

  get cursor(): number | undefined {
    return this.#here.cursor;
  }

  get layer(): string | undefined {
    return this.#here.pointed ?? this.#here.edited;
  }

  setCursor(epoch: number | undefined): void {
    if (epoch === this.#here.cursor) return;
    this.#here.cursor = epoch;
    this.tell({ type: 'cursor', epoch });
    this.#draw();
  }

  setLayer(layer: string | undefined): void {
    if (layer === this.#here.pointed) return;
    this.#here.pointed = layer;
    this.tell({ type: 'hoverLayer', layer });
    this.#draw();
  }

  setOptions(change: OptionsChange): void {
    const options = changed(this.state.options, change);
    this.#here.options.change(options);
    this.#state = { ...this.state, options };
    this.tell({ type: 'options', options });
    this.#draw();
  }

  ask<N extends RequestName>(name: N, ask: Asks[N]['ask']): Promise<Asks[N]['answer']> {
    return this.#requests.ask(name, ask);
  }

  tell(message: Exclude<FromView, { type: 'ready' | 'request' }>): void {
    this.#send(message);
  }

  /** Takes a message of the host's. */
  receive(message: ToView): void {
    switch (message.type) {
      case 'state':
        this.#host.keep(message.kept);
        this.#takeState(message.state);
        break;
      case 'run':
        this.#growing.set(message.id, new GrowingCurves(message.curves));
        this.#curves = undefined;
        break;
      case 'curves':
        this.#growing.get(message.id)?.add(message.curves);
        this.#curves = undefined;
        this.#takeEpochs(message.id, message.curves);
        break;
      case 'progress':
        this.#takeProgress(message.id, message.progress);
        break;
      case 'cursor':
        this.#here.cursor = message.epoch;
        break;
      case 'layer':
        this.#here.edited = message.layer;
        break;
      case 'answer':
        // Whoever asked draws what it got.
        return this.#requests.answer(message);
      case 'ahead':
        return this.#requests.take(message);
    }
    this.#draw();
  }

  #send(message: FromView): void {
    const subject = this.#state?.subject;
    this.#host.send({ ...message, ...(subject !== undefined && { subject }) });
  }

  #takeState(told: State): void {
    if (told.subject !== this.#state?.subject) this.#here = here();
    // A moment of one run means nothing in another.
    if (told.runs[0]?.id !== this.#state?.runs[0]?.id) this.#here.cursor = undefined;
    const state = eachRun({ ...told, options: this.#here.options.settle(told.options) }, mended);
    this.#state = unchanged(this.#state, state);
    const shown = new Set([...told.runs, ...comparedRuns(told)].map(({ id }) => id));
    for (const id of this.#growing.keys()) if (!shown.has(id)) this.#growing.delete(id);
    this.#curves = undefined;
  }

  #takeProgress(id: string, progress: Progress | undefined): void {
    const growing = this.#growing.get(id);
    if (!growing) return;
    growing.progress = progress && { ...progress, logs: numbers(progress.logs) };
    this.#curves = undefined;
  }

  /** What the list of runs says of a run keeps up with its curves, so that the state need not be sent for each epoch. */
  #takeEpochs(id: string, { from, columns, milliseconds }: Curves): void {
    const added = milliseconds.length;
    if (!this.#state || added === 0) return;
    const logs: Logs = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[added - 1] as number]));
    const took = milliseconds.reduce((sum, one) => sum + one, 0);
    this.#state = eachRun(this.#state, (run) =>
      run.id === id ? { ...run, epochsDone: from + added, logs, milliseconds: run.milliseconds + took } : run,
    );
  }
}

/** What the page keeps of the spec that it is on. With another spec all of it begins anew. */
interface Here {
  readonly options: OwnOptions;
  cursor?: number | undefined;
  /** The layer that the pointer is on here, and the one that the editor's cursor is in. */
  pointed?: string | undefined;
  edited?: string | undefined;
}

const here = (): Here => ({ options: new OwnOptions() });

/** On their way from the host, numbers that are none become null. */
const numbers = (logs: Logs): Logs =>
  Object.fromEntries(Object.entries(logs).map(([name, value]) => [name, (value as number | null) ?? Number.NaN]));

const mended = (run: RunInfo): RunInfo => ({
  ...run,
  logs: numbers(run.logs),
  ...(run.evaluate && { evaluate: { ...run.evaluate, logs: numbers(run.evaluate.logs) } }),
});

const comparedRuns = ({ comparison }: State): RunInfo[] => comparison?.sides.flatMap(({ run }) => run ?? []) ?? [];

/** Changes every run that the state names. */
function eachRun(state: State, change: (run: RunInfo) => RunInfo): State {
  const { comparison, runs } = state;
  const side = ({ run, ...rest }: ComparedSide): ComparedSide => ({ ...rest, ...(run && { run: change(run) }) });
  return {
    ...state,
    runs: runs.map(change),
    ...(comparison && { comparison: { ...comparison, sides: [side(comparison.sides[0]), side(comparison.sides[1])] } }),
  };
}

/** A run's curves, as far as the host has sent them. */
class GrowingCurves {
  readonly #history = new GrowingHistory();
  #frames: readonly number[] = [];
  #progress: Progress | undefined;
  #shown: RunCurves | undefined;

  constructor(all: Curves) {
    this.add(all);
  }

  /** Adds epochs, or replaces those from `from` on. */
  add({ from, frames, ...epochs }: Curves): void {
    this.#history.put(epochs, from);
    this.#frames = frames;
    this.#shown = undefined;
  }

  set progress(progress: Progress | undefined) {
    this.#progress = progress;
    this.#shown = undefined;
  }

  /** The curves as they are now: the same object until they change. */
  get shown(): RunCurves {
    const { columns, milliseconds } = this.#history.shown;
    this.#shown ??= { columns, milliseconds, frames: this.#frames, ...(this.#progress && { progress: this.#progress }) };
    return this.#shown;
  }
}
