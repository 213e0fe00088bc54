import type { Requests as Asks, FromView, RequestName } from './messages/from-view';
import type { ToView } from './messages/to-view';
import { isEqual } from './unchanged';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Asked {
  readonly name: RequestName;
  readonly ask: unknown;
}

/** So many questions are remembered, for what the host answers ahead: more than a page asks of one moment. */
const MOST = 24;

/**
 * Requests to the host. It answers each, with a value or with an error; some ahead, since what is asked of one run is asked of the next: such an
 * answer is there before the question.
 */
export class Requests {
  readonly #waiting = new Map<number, Waiting>();
  /** The newest questions about a run. */
  readonly #asked = new Map<number, Asked>();
  readonly #ahead = new Map<number, { readonly ask: unknown; readonly value: unknown }>();
  readonly #send: (message: Extract<FromView, { type: 'request' | 'took' }>) => void;
  #last = 0;

  constructor(send: (message: Extract<FromView, { type: 'request' | 'took' }>) => void) {
    this.#send = send;
  }

  ask<N extends RequestName>(name: N, ask: Asks[N]['ask']): Promise<Asks[N]['answer']> {
    const known = this.#answeredAhead(name, ask);
    if (known !== undefined) {
      const value = this.#ahead.get(known)?.value;
      this.#ahead.delete(known);
      this.#send({ type: 'took', id: known });
      return Promise.resolve(value as Asks[N]['answer']);
    }
    const id = ++this.#last;
    if ('run' in ask) this.#remember(id, { name, ask });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#send({ type: 'request', id, name, ask });
    });
  }

  answer(message: Extract<ToView, { type: 'answer' }>): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.ok) waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.message));
  }

  /** An answer to what was asked of one run, for another. */
  take({ id, run, value }: Extract<ToView, { type: 'ahead' }>): void {
    const asked = this.#asked.get(id);
    if (!asked) return;
    const ask = { ...(asked.ask as object), run };
    this.#remember(id, { name: asked.name, ask });
    this.#ahead.set(id, { ask, value });
  }

  #answeredAhead(name: RequestName, ask: unknown): number | undefined {
    for (const [id, one] of this.#ahead) if (this.#asked.get(id)?.name === name && isEqual(one.ask, ask)) return id;
    return undefined;
  }

  #remember(id: number, asked: Asked): void {
    this.#asked.delete(id);
    this.#asked.set(id, asked);
    for (const oldest of [...this.#asked.keys()].slice(0, -MOST)) {
      this.#asked.delete(oldest);
      this.#ahead.delete(oldest);
    }
  }
}
