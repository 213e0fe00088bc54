import type { Part } from './index';

/** What the test outside tells the suite in the extension host. */
export interface Given {
  readonly parts: readonly Part[];
  /** File that results are written to. */
  readonly report: string;
  /** Folder that VS Code keeps the user's data in. */
  readonly user: string;
  /** Folder that the extension must have been loaded from, or one above it. */
  readonly extension: string;
}

let taken: Given | undefined;

export const take = (given: Given): void => {
  taken = given;
};

export function given(): Given {
  if (!taken) throw new Error('The suite has not begun.');
  return taken;
}
