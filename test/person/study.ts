import type { Frame, Locator, Page } from 'playwright-core';
import { barriers } from '../ui/accessibility';

/** The study panel, as it is drawn within its frames. */
export class Study {
  readonly frame: Frame;
  readonly #page: Page;

  constructor(frame: Frame, page: Page) {
    this.frame = frame;
    this.#page = page;
  }

  get title(): Locator {
    return this.frame.locator('h1');
  }

  /** Where the run in front is: `epoch 12/300 · 2 ms`. */
  get status(): Locator {
    return this.frame.locator('.toolbar .status');
  }

  /** The name of the view that is shown. */
  get view(): Promise<string> {
    return this.frame.locator('[role=tab][aria-selected=true]').innerText();
  }

  /** The first state of a view, or of the panel. */
  get firstState(): Locator {
    return this.frame.locator('.first-state');
  }

  /** The sentence that says what the picture shows. */
  get sentence(): Locator {
    return this.frame.locator('.sentence, .picture figcaption').first();
  }

  tab(name: string): Locator {
    return this.frame.getByRole('tab', { name, exact: true });
  }

  /** Goes to a view, by its tab or by the menu with those that there is no room for. */
  async show(name: string): Promise<void> {
    if (await this.tab(name).count()) return this.tab(name).click();
    await this.button('More').click();
    await this.choice(name).click();
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** A line of the menu that is open. */
  choice(name: string | RegExp): Locator {
    return this.frame.getByRole('menu').locator('[role^=menuitem]').filter({ hasText: name });
  }

  async waitFor(status: RegExp): Promise<void> {
    await this.status.filter({ hasText: status }).waitFor();
  }

  /** Epochs that are done, as the toolbar tells it. */
  async epochs(): Promise<number> {
    const [, epoch = ''] = /epoch ([\d,]+)\//.exec(await this.status.innerText()) ?? [];
    return Number(epoch.replaceAll(',', ''));
  }

  /** Where the panel is in the window, in pixels. */
  async place(): Promise<{ readonly left: number; readonly right: number }> {
    const box = await (await this.frame.parentFrame()?.frameElement())?.boundingBox();
    if (!box) throw new Error('The study panel is not in sight.');
    return { left: box.x, right: box.x + box.width };
  }

  /** What would keep a reader from using it. */
  barriers(looked?: Parameters<typeof barriers>[1]): Promise<string[]> {
    return barriers(this.frame, looked);
  }

  /** Parts that the panel has no room for: what they hold could only be reached by scrolling sideways, or not at all. */
  cutOff(): Promise<string[]> {
    return this.frame.evaluate(() =>
      [...document.querySelectorAll('header, .view')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ tagName, scrollWidth, clientWidth }) => `${tagName} takes ${scrollWidth} of ${clientWidth} pixels`),
    );
  }

  /** Resolves when nothing is drawn any more. */
  async settled(): Promise<void> {
    let before = '';
    for (let quiet = 0; quiet < 3; ) {
      await this.#page.waitForTimeout(60);
      const now = await this.frame.evaluate(() => document.body.innerHTML);
      quiet = now === before ? quiet + 1 : 0;
      before = now;
    }
  }
}
