import { isActive } from '../../ml/runs/run-status';
import type { RequestName, Requests } from '../../webview/study/messages/from-view';
import type { ToView } from '../../webview/study/messages/to-view';
import type { Run } from '../runs/run';

/** Requests that every run answers soon, at its end. */
type Name = 'outputs' | 'weights';
type Ask = Requests[Name]['ask'];

/** So many at most: no more than the page remembers. */
const MOST = 12;

/**
 * Answers before a page asks. What it asked of the end of one run it asks of the next one, too, once it knows of it; sent together with that news, the
 * answers save the way there and back. What was of no use is not sent again.
 */
export class Ahead {
  #asked = new Map<number, { readonly name: Name; readonly ask: Ask }>();
  /** Sent for the run in front, and not taken yet. */
  #sent = new Map<number, { readonly name: Name; readonly ask: Ask }>();
  #run: string | undefined;

  /** A page asked this, and got an answer. */
  note(id: number, name: RequestName, ask: Requests[RequestName]['ask']): void {
    if (name !== 'outputs' && name !== 'weights') return;
    const asked = ask as Ask;
    const isEnd = asked.at === 'last' || asked.at === 'best';
    if (isEnd && asked.run !== undefined && asked.run === this.#run && !('instead' in asked)) this.#keep(id, { name, ask: asked });
  }

  /** The page took what was sent ahead. */
  took(id: number): void {
    const sent = this.#sent.get(id);
    this.#sent.delete(id);
    if (sent) this.#keep(id, sent);
  }

  /**
   * Another run may be in front.
   * @param answers reject where this run has no such answer
   * @returns what to send, before the news of the run
   */
  async turnTo(
    front: Pick<Run, 'id' | 'status'> | undefined,
    answers: { readonly [N in Name]: (ask: Requests[N]['ask']) => Promise<Requests[N]['answer']> },
  ): Promise<readonly ToView[]> {
    // Before its end a run has no last moment to ask for.
    const run = front && !isActive(front.status) ? front.id : undefined;
    if (run === this.#run) return [];
    const asked = [...this.#asked];
    this.forget();
    this.#run = run;
    if (run === undefined) return [];
    const messages = asked.map(async ([id, { name, ask: before }]): Promise<ToView | undefined> => {
      const ask = { ...before, run };
      try {
        const value = await (answers[name] as (ask: Ask) => Promise<unknown>)(ask);
        this.#sent.set(id, { name, ask });
        return { type: 'ahead', id, run, value };
      } catch {
        // Its network is another one: the page asks other questions of it.
        return undefined;
      }
    });
    return (await Promise.all(messages)).filter((message) => message !== undefined);
  }

  /** There is another page, or none. */
  forget(): void {
    this.#asked = new Map();
    this.#sent = new Map();
    this.#run = undefined;
  }

  #keep(id: number, asked: { readonly name: Name; readonly ask: Ask }): void {
    this.#asked.set(id, asked);
    for (const oldest of [...this.#asked.keys()].slice(0, -MOST)) this.#asked.delete(oldest);
  }
}
