// The parts of VS Code's window that show how trainings go.

export const StatusBarAlignment = { Left: 1, Right: 2 };

export class ThemeColor {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}

/** An item of the status bar. */
export class FakeStatusItem {
  readonly id: string;
  text = '';
  tooltip: unknown;
  command: unknown;
  name = '';
  accessibilityInformation: unknown;
  backgroundColor: ThemeColor | undefined;
  visible = false;
  constructor(id: string) {
    this.id = id;
  }
  show(): void {
    this.visible = true;
  }
  hide(): void {
    this.visible = false;
  }
  disposed = false;
  dispose(): void {
    this.visible = false;
    this.disposed = true;
  }
}

type Listener = () => unknown;

/** A notification with progress, while it is shown and after. */
export class FakeProgress {
  readonly title: string;
  readonly messages: string[] = [];
  percent = 0;
  /** What each report added. */
  readonly increments: number[] = [];
  open = true;
  readonly #listeners = new Set<Listener>();
  constructor(title: string) {
    this.title = title;
  }
  readonly token = {
    onCancellationRequested: (listener: Listener) => {
      this.#listeners.add(listener);
      return { dispose: () => void this.#listeners.delete(listener) };
    },
  };
  report({ message, increment = 0 }: { message?: string; increment?: number }): void {
    if (message !== undefined) this.messages.push(message);
    this.increments.push(increment);
    this.percent += increment;
  }
  cancel(): void {
    for (const listener of this.#listeners) listener();
  }
}
