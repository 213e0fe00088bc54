import type { RequestName, Requests, ToView } from './messages';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Requests to the host that wait for their answers. The host answers each, with a value or with an error. */
export class PendingRequests {
  readonly #waiting = new Map<number, Waiting>();
  readonly #send: (id: number, name: RequestName, ask: unknown) => void;
  #last = 0;

  constructor(send: (id: number, name: RequestName, ask: unknown) => void) {
    this.#send = send;
  }

  ask<N extends RequestName>(name: N, ask: Requests[N]['ask']): Promise<Requests[N]['answer']> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#send(id, name, ask);
    });
  }

  answer(message: Extract<ToView, { type: 'answer' }>): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.ok) waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.message));
  }
}
