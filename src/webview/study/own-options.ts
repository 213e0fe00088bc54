import type { Options, OptionsChange } from './messages/options';

/** The options with some of them changed. */
export function changed(options: Options, change: OptionsChange): Options {
  const parts = Object.entries(change).map(([key, value]) => {
    const old = options[key as keyof Options];
    return [key, typeof old === 'object' && typeof value === 'object' ? { ...old, ...value } : value];
  });
  return { ...options, ...Object.fromEntries(parts) };
}

/**
 * Options belong to the host, but a slider must not wait for it. So they count here at once, and what the host says counts again when it
 * knows of our last change, or changed them itself.
 */
export class OwnOptions {
  /** What the host knows, and what is on its way there. */
  #known = '';
  #sent: string[] = [];
  #own: Options | undefined;

  /** Takes a change made here. */
  change(options: Options): void {
    this.#own = options;
    this.#sent.push(JSON.stringify(options));
  }

  /** @returns which options count, the host having told of these */
  settle(told: Options): Options {
    const text = JSON.stringify(told);
    const arrived = this.#sent.lastIndexOf(text);
    const late = arrived >= 0 ? arrived < this.#sent.length - 1 : text === this.#known && this.#sent.length > 0;
    this.#sent = late ? this.#sent.slice(arrived + 1) : [];
    this.#known = text;
    return late && this.#own ? this.#own : told;
  }
}
