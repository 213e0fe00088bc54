import { Lost, lost, notice } from '../language/notice';
import type { Problem } from '../language/problem';
import type { AnswerTo, FromWorker, Job, Outcome, Question, RunEvent, Steer, ToWorker } from './messages';
import type { OpenPort, Port } from './port';
import { WantsProcess } from './worker-kind';

/** The spec or its data has errors; nothing was computed. */
export class Refused extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('The spec has errors.');
    this.problems = problems;
  }
}

/** The job was to stop, did not within a moment, and its worker was ended. What was kept of it is there up to its last epoch. */
export class Stopped extends Lost {
  constructor() {
    super(notice('worker-stopped', {}));
  }
}

/** So long may a job that is to stop continue, so that it ends in good order: with what it has computed, between two batches. */
const STOP_MS = 700;
/** So long is waited for the end of a worker that was ended. One that is in the middle of a call to the system may take longer. */
const END_MS = 200;

/** A job that was handed to the worker. */
export interface Running {
  /**
   * Rejects with `Refused` if the spec or its data has errors, with `WantsProcess` if this worker cannot do it, with `Stopped` if it was to
   * stop while its data was loaded, or did not when it was to, and with another error if the worker was lost.
   */
  readonly outcome: Promise<Outcome>;
  /** Pauses it, lets it continue, or lets it make one step; also before it has begun. Its events tell when that has happened. */
  steer(to: Steer): void;
}

interface Waiting {
  receive(message: FromWorker): void;
  readonly reject: (error: Error) => void;
}

/**
 * A worker of its own for training, or for answering questions: it starts with the first job or question, and again with the next
 * one after it was lost. Jobs are done one after another. Questions are answered in between, but they would take time from the training:
 * who has both keeps one client for each.
 */
export class WorkerClient {
  readonly #open: OpenPort;
  readonly #waiting = new Map<number, Waiting>();
  #port: Port | undefined;
  #last = 0;
  readonly #stopMs: number;
  /** Settled once all jobs are over. */
  #jobs: Promise<unknown> = Promise.resolve();

  /**
   * @param open starts the worker: `inThread` or `inProcess`
   * @param stopMs how long a job that is to stop may continue
   */
  constructor(open: OpenPort, stopMs = STOP_MS) {
    this.#open = open;
    this.#stopMs = stopMs;
  }

  /** Starts the worker, so that its first job need not wait for that. */
  prepare(): void {
    this.#started().idle();
  }

  /**
   * Hands over a job, to be watched and steered.
   * @param onEvent told what happens, in order; events come together every few milliseconds
   * @param signal ends it between two batches, also while it is paused or waits for its turn; the outcome then says `cancelled`. Where that takes
   * longer than a moment, the worker is ended
   */
  start(job: Job, onEvent: (event: RunEvent) => void, signal?: AbortSignal): Running {
    const id = ++this.#last;
    const before = this.#jobs;
    let over: NodeJS.Timeout | undefined;
    const insist = (): void => {
      if (this.#waiting.has(id)) over = setTimeout(() => void this.#cutOff(id), this.#stopMs);
    };
    const cancel = (): void => {
      this.#post({ kind: 'cancel', id });
      // The worker is not ended under a job that goes before.
      void before.then(insist);
    };
    const outcome = this.#send<Outcome>({ kind: 'job', id, job, cancelled: signal?.aborted ?? false }, (message, resolve, reject) => {
      if (message.kind === 'events') for (const event of message.events) onEvent(event);
      else if (message.kind === 'done') resolve(message.outcome);
      else if (message.kind === 'refused') reject(new Refused(message.problems));
      else if (message.kind === 'elsewhere') reject(new WantsProcess());
      else if (message.kind === 'called-off') reject(new Stopped());
    }).finally(() => {
      signal?.removeEventListener('abort', cancel);
      clearTimeout(over);
    });
    this.#jobs = outcome.catch(() => undefined);
    if (signal?.aborted) void before.then(insist);
    else signal?.addEventListener('abort', cancel, { once: true });
    return { outcome, steer: (to) => this.#post({ kind: 'steer', id, to }) };
  }

  /**
   * Runs one job to its end; as `start`, for those who only wait.
   * @throws Refused if the spec or its data has errors
   */
  run(job: Job, onEvent: (event: RunEvent) => void, signal?: AbortSignal): Promise<Outcome> {
    return this.start(job, onEvent, signal).outcome;
  }

  /** Asks something that is answered soon. Rejects only where the worker was lost or has a defect. */
  ask<Q extends Question>(question: Q): Promise<AnswerTo<Q>> {
    const id = ++this.#last;
    return this.#send<AnswerTo<Q>>({ kind: 'ask', id, question }, (message, resolve) => {
      if (message.kind === 'answer') resolve(message.answer as AnswerTo<Q>);
    });
  }

  /** Ends the worker. What is under way fails. */
  async dispose(): Promise<void> {
    const port = this.#port;
    this.#lose(port, lost('worker-ended', {}));
    await port?.end();
  }

  #post(message: ToWorker): void {
    this.#port?.post(message);
  }

  /** Sends what wants an answer, and keeps the process alive until it is there. */
  async #send<T>(
    message: ToWorker,
    receive: (message: FromWorker, resolve: (value: T) => void, reject: (error: Error) => void) => void,
  ): Promise<T> {
    const { id } = message;
    const port = this.#started();
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#waiting.set(id, { receive: (answer) => receive(answer, resolve, reject), reject });
        port.busy();
        port.post(message);
      });
    } finally {
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#port?.idle();
    }
  }

  #started(): Port {
    if (this.#port) return this.#port;
    const port: Port = this.#open({
      message: (message) => this.#receive(message),
      lost: (why) => this.#lose(port, why),
    });
    this.#port = port;
    return port;
  }

  /** Ends the worker, which does not answer to a job's stop. Nothing is heard of it any more, and the next job gets another one. */
  async #cutOff(id: number): Promise<void> {
    const [port, stopped] = [this.#port, this.#waiting.get(id)];
    if (!port || !stopped) return;
    this.#port = undefined;
    const others = [...this.#waiting.values()].filter((waiting) => waiting !== stopped);
    this.#waiting.clear();
    for (const { reject } of others) reject(lost('worker-ended', {}));
    let waits: NodeJS.Timeout | undefined;
    await Promise.race([
      port.end(),
      new Promise((go) => {
        waits = setTimeout(go, END_MS);
      }),
    ]);
    clearTimeout(waits);
    stopped.reject(new Stopped());
  }

  /** All that the worker had to do fails. */
  #lose(port: Port | undefined, why: Lost): void {
    // A worker may be lost in more than one way; by then another may have taken its place.
    if (!port || this.#port !== port) return;
    this.#port = undefined;
    for (const { reject } of this.#waiting.values()) reject(why);
    this.#waiting.clear();
  }

  #receive(message: FromWorker): void {
    const waiting = this.#waiting.get(message.id);
    if (message.kind === 'crashed') waiting?.reject(new Error(message.message));
    else if (message.kind === 'lost') waiting?.reject(new Lost(message.why));
    else waiting?.receive(message);
  }
}
