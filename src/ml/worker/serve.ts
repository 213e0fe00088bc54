import { CalledOff } from '../data/breathe';
import { nodeFiles } from '../data/node-files';
import { Lost } from '../language/notice';
import { Steering } from '../training/steering';
import { Answers } from './answers';
import { EventBatches } from './event-batches';
import { runJob } from './job';
import type { FromWorker, Job, Question, RunEvent, ToWorker } from './messages';
import type { WorkerKind } from './worker-kind';

/** Sends a message. @param moved blocks of memory that may go along instead of being copied */
type Send = (message: FromWorker, moved: readonly ArrayBuffer[]) => void;

/** How long a run continues before it looks for messages: a step of a small network takes less time than looking. */
const BREATH_MS = 4;

/**
 * What a worker does: takes jobs one after another, answers questions as they come.
 * @returns takes in a message
 */
export function serve(workerKind: WorkerKind, send: Send): (message: ToWorker) => void {
  const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  /** Controls of the jobs that are under way or wait for their turn. */
  const controls = new Map<number, Steering>();
  const answers = new Answers(breathe);
  let queue: Promise<void> = Promise.resolve();

  async function work(id: number, job: Job, steering: Steering): Promise<void> {
    const events = new EventBatches((batch) => send({ kind: 'events', id, events: batch }, batch.flatMap(weightsIn)));
    try {
      const result = await runJob(job, {
        files: nodeFiles(job),
        workerKind,
        emit: (event) => events.push(event),
        cancelled: () => steering.ended,
        steering,
        breathe: every(BREATH_MS, breathe),
        now: () => performance.now(),
      });
      events.flush();
      if ('elsewhere' in result) send({ kind: 'elsewhere', id }, []);
      else if ('problems' in result) send({ kind: 'refused', id, problems: result.problems }, []);
      else send({ kind: 'done', id, outcome: result.outcome }, []);
    } catch (error) {
      events.flush();
      send(error instanceof CalledOff ? { kind: 'called-off', id } : troubleOf(id, error), []);
    } finally {
      controls.delete(id);
    }
  }

  async function answer(id: number, question: Question): Promise<void> {
    try {
      const { answer: found, moved } = await answers.to(question);
      send({ kind: 'answer', id, answer: found }, moved);
    } catch (error) {
      send(troubleOf(id, error), []);
    }
  }

  return (message) => {
    const { id } = message;
    switch (message.kind) {
      case 'job': {
        const steering = new Steering(message.job.begin);
        if (message.cancelled) steering.end();
        controls.set(id, steering);
        queue = queue.then(() => work(id, message.job, steering));
        return;
      }
      case 'cancel':
        return controls.get(id)?.end();
      case 'steer':
        return controls.get(id)?.steer(message.to);
      case 'ask':
        return void answer(id, message.question);
    }
  };
}

/** Breathes, but no more often than that. */
function every(milliseconds: number, breathe: () => Promise<void>): () => Promise<void> {
  const none = Promise.resolve();
  let last = performance.now();
  return () => {
    if (performance.now() - last < milliseconds) return none;
    return breathe().then(() => {
      last = performance.now();
    });
  };
}

/** Weights in an event are a copy made to be sent, so their memory can go along. */
const weightsIn = (event: RunEvent): ArrayBuffer[] =>
  event.type === 'frame' || event.type === 'paused' ? [event.weights.buffer as ArrayBuffer] : [];

function troubleOf(id: number, error: unknown): FromWorker {
  if (error instanceof Lost) return { kind: 'lost', id, why: error.notice };
  return { kind: 'crashed', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
