import { createHash } from 'node:crypto';
import { chooseEngine } from '../engine/choose';
import type { Session } from '../engine/engine';
import { volume } from '../language/shape';
import type { Model } from '../model/model';
import type { OutputsAnswer, OutputsRequest } from './messages';

/** So many networks can be looked at in turn without being prepared again. */
const MOST_SESSIONS = 4;

/** Numbers of all layers' outputs that are computed at once, so that neither memory nor the wait for other questions grows. */
const MOST_NUMBERS = 2 ** 22;

interface Opened {
  readonly key: string;
  readonly session: Session;
}

/** Sends rows through networks whose weights change all the time. Questions are answered one after another. */
export class NetworkOutputs {
  readonly #breathe: () => Promise<void>;
  #opened: readonly Opened[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  /** @param breathe awaited between parts of a long answer, so that other questions can come in */
  constructor(breathe: () => Promise<void>) {
    this.#breathe = breathe;
  }

  of(request: OutputsRequest): Promise<OutputsAnswer> {
    const answer = this.#queue.then(() => this.#compute(request));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  async #compute({ model, key, weights, x, layers }: OutputsRequest): Promise<OutputsAnswer> {
    const session = await this.#session(key, model);
    session.setState({ weights, optimizer: new Map(), step: 0 });
    const width = model.layers.reduce((sum, { outputShape }) => sum + volume(outputShape), volume(model.inputShape));
    const rows = x.shape[0] ?? 0;
    const atOnce = Math.max(1, Math.floor(MOST_NUMBERS / width));
    if (rows <= atOnce) return { outputs: await session.outputs(x, layers, atOnce) };
    const outputs = layers.map((index) => {
      const shape = [rows, ...(model.layers[index]?.outputShape ?? [])];
      return { shape, values: new Float32Array(volume(shape)) };
    });
    const size = volume(model.inputShape);
    for (let from = 0; from < rows; from += atOnce) {
      const count = Math.min(atOnce, rows - from);
      const part = { shape: [count, ...model.inputShape], values: x.values.subarray(from * size, (from + count) * size) };
      const found = await session.outputs(part, layers, atOnce);
      found.forEach(({ values }, i) => outputs[i]?.values.set(values, from * (values.length / count)));
      await this.#breathe();
    }
    return { outputs };
  }

  async #session(key: string, model: OutputsRequest['model']): Promise<Session> {
    const known = this.#opened.find((opened) => opened.key === key);
    const opened = known ?? { key, session: await openFor(model) };
    const all = [opened, ...this.#opened.filter((other) => other !== opened)];
    for (const { session } of all.slice(MOST_SESSIONS)) session.dispose();
    this.#opened = all.slice(0, MOST_SESSIONS);
    return opened.session;
  }
}

/** The best engine that needs nothing but this thread. */
async function openFor(model: OutputsRequest['model']): Promise<Session> {
  const choice = await chooseEngine('auto', { model, rows: 1 });
  if ('code' in choice) throw new Error(`No engine can be opened: ${choice.code}`);
  return choice.engine.open({ model, seed: 0 });
}

/** Tells a network from others by what computes in it, so that one that is asked often is built once. */
export function keyOf(model: Model): string {
  const what = JSON.stringify([
    model.inputShape,
    model.layers.map(({ name, config, inputs }) => [name, { ...config, weights: undefined, bias: undefined }, inputs]),
  ]);
  return createHash('sha256').update(what).digest('hex');
}
