/** Draws at most once a frame, and not while nobody can see it. */
export class Drawing {
  readonly #draw: () => void;
  #frame: number | undefined;

  constructor(draw: () => void) {
    this.#draw = draw;
    document.addEventListener('visibilitychange', () => this.request());
  }

  /** To be called whenever something changed. */
  request(): void {
    // What changes while the page is hidden is drawn when it is shown again.
    if (document.hidden) return;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#draw();
    });
  }
}
