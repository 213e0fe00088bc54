/** Does one after another what has to be looked up for a question, so that the newest question is also the last one that the worker gets. */
export class InTurn {
  #turn: Promise<unknown> = Promise.resolve();

  next<T>(find: () => Promise<T>): Promise<T> {
    const found = this.#turn.then(find);
    this.#turn = found.catch(() => undefined);
    return found;
  }
}
