import type { Frame, Locator, Page } from 'playwright-core';
import { Study } from './study';
import { until } from './until';

/** What a person does with VS Code's window: by keyboard and mouse, and seeing only what is drawn. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits for the window with its folder. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Runs a command by what the palette calls it. */
  async run(command: string): Promise<void> {
    await this.#choose('F1', `>${command}`, this.rows(command).first());
  }

  /** Opens a file of the folder by its name, in the editors at the left. */
  async open(file: string): Promise<void> {
    await this.page.keyboard.press('Control+1');
    // Files that were open before are offered, too, wherever they are: the walkthrough's sample is not in the folder, and is shown as one.
    // A longer name that ends in this one has it as a highlighted part.
    const others = new RegExp(`samples/|[a-z]${file.replaceAll('.', '\\.')}`);
    const row = this.rows(file)
      .filter({ has: this.page.getByText(file, { exact: true }), hasNotText: others })
      .first();
    const active = this.page.locator(`.tabs-container .tab.active[data-resource-name="${file}"]`).first();
    // The list may still be filled, and another row come under the pointer, while the row is clicked.
    await until(`${file} is open`, async () => {
      await this.#choose('Control+P', file, row);
      return await happens(active.waitFor({ timeout: 15_000 }));
    });
    await this.page.locator('.codelens-decoration').first().waitFor();
  }

  /** Lines of the list that is open: a palette's or a choice's. */
  rows(text: string | RegExp): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text });
  }

  tab(name: string, state = ''): Locator {
    return this.page.locator(`.tabs-container .tab${state}`).filter({ hasText: name });
  }

  get statusBar(): Locator {
    return this.page.locator('.part.statusbar');
  }

  /** Opens a walkthrough by its title. */
  async openWalkthrough(title: string): Promise<void> {
    await this.run('Welcome: Open Walkthrough');
    await this.rows(title).first().click();
    await this.page.locator('.getting-started-step').first().waitFor();
  }

  /** Presses a button of one of the walkthrough's steps. */
  async follow(step: string, button: string): Promise<void> {
    const card = this.page
      .locator('.getting-started-step')
      .filter({ has: this.page.locator('.step-title').getByText(step, { exact: true }) });
    await card.locator('.step-title').click();
    await card.and(this.page.locator('.expanded')).getByText(button, { exact: true }).click();
  }

  /** Steps of the walkthrough that are ticked off. */
  stepsDone(): Promise<string[]> {
    return this.page.locator('.getting-started-step:has(.codicon-getting-started-step-checked) .step-title').allInnerTexts();
  }

  /** A piece of text in the editor, with the look of its own that the editor gives it. */
  text(text: string): Locator {
    return this.page.locator('.monaco-editor .view-line span > span').filter({ hasText: text }).first();
  }

  /** Writes another word in the place of one that is in the editor between quotes. */
  async retype(quoted: string, word: string): Promise<void> {
    await until(`${quoted} is selected`, async () => {
      await this.text(quoted).dblclick();
      return (await this.page.locator('.monaco-editor .selected-text').count()) ? true : undefined;
    });
    await this.page.keyboard.type(word);
    await this.page.keyboard.press('Escape');
  }

  /** Chooses a theme by its name, as the list of themes has it. */
  async wear(theme: string): Promise<void> {
    await this.run('Preferences: Color Theme');
    await this.page.locator('.quick-input-widget input[placeholder*=Theme]').fill(theme);
    await this.rows(theme).first().click();
  }

  /** The line over the spec. */
  get lens(): Locator {
    return this.page.locator('.codelens-decoration');
  }

  /** Comes back as after a restart. */
  async reload(): Promise<void> {
    await Promise.all([this.page.waitForEvent('domcontentloaded'), this.run('Developer: Reload Window')]);
    await this.ready();
  }

  /** The study panel that is in sight. */
  study(): Promise<Study> {
    return until('the study panel is drawn', async () => {
      for (const frame of this.page.frames()) if (await isStudy(frame)) return new Study(frame, this.page);
      return undefined;
    });
  }

  /**
   * Chooses a row of the list that a key opens. Tries again: a list that was opened before the extensions are known does not learn of them, and a panel
   * that has just been moved or made takes the focus once more, which closes the list, or swallows the key.
   */
  #choose(key: string, typed: string, row: Locator): Promise<true> {
    const field = this.page.locator('.quick-input-widget input.input').first();
    const seen: string[] = [];
    return until(
      `"${typed}" is chosen`,
      async () => {
        await this.page.keyboard.press(key);
        try {
          await field.waitFor({ timeout: 5_000 });
          await field.fill(typed, { timeout: 5_000 });
          await row.waitFor({ timeout: 10_000 });
          await row.click({ timeout: 5_000 });
          return true;
        } catch (error) {
          seen.push(`${String(error).split('\n')[0]} ${await this.#focus()}`);
          await this.page.keyboard.press('Escape');
          // As one who sees that the keys go nowhere leaves the panel.
          await this.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
          return undefined;
        }
      },
      () => seen.join('; '),
    );
  }

  /** What has the focus, and what the list has, for who reads why a test failed. */
  async #focus(): Promise<string> {
    const rows = await this.rows(/./).allInnerTexts();
    const active = await this.page.evaluate(() => `${document.activeElement?.tagName}.${document.activeElement?.className}`);
    return `(focus: ${active}, list: ${rows.slice(0, 3).join(' | ')})`;
  }
}

/** True when it came about, undefined where it did not in time. */
const happens = (event: Promise<unknown>): Promise<true | undefined> =>
  event.then(
    () => true as const,
    () => undefined,
  );

async function isStudy(frame: Frame): Promise<boolean> {
  try {
    if (frame.isDetached() || !(await frame.locator('.shell').count())) return false;
    const outer = await (await frame.parentFrame()?.frameElement())?.boundingBox();
    return (outer?.width ?? 0) > 0;
  } catch {
    // Frames come and go.
    return false;
  }
}
