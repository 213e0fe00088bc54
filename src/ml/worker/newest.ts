import { Superseded } from './step-sessions';

type Breathe = () => Promise<void>;

/** Lets an older question give way to a newer one that takes its place. */
export class Newest {
  readonly #breathe: Breathe;
  readonly #asked = new Map<string, object>();

  /** @param breathe lets other questions come in */
  constructor(breathe: Breathe) {
    this.#breathe = breathe;
  }

  /**
   * Works on a question.
   * @param key the same for questions of which each takes the place of the one before
   * @param work is given how to breathe between its parts; it ends there where a newer question has come
   */
  async answer<T>(key: string, work: (breathe: Breathe) => Promise<T>): Promise<T | { readonly superseded: true }> {
    const question = {};
    this.#asked.set(key, question);
    const breathe = async (): Promise<void> => {
      await this.#breathe();
      if (this.#asked.get(key) !== question) throw new Superseded();
    };
    try {
      return await work(breathe);
    } catch (error) {
      if (error instanceof Superseded) return { superseded: true };
      throw error;
    } finally {
      if (this.#asked.get(key) === question) this.#asked.delete(key);
    }
  }
}
