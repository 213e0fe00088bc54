import * as l10n from '@vscode/l10n';
import { count } from '../../shared/format';
import { IconButton } from '../../shared/toolkit';
import type { Page } from './matrix';

interface Props {
  /** What is counted: `input`. */
  readonly name: string;
  readonly page: Page;
  /** Of the whole axis. */
  readonly length: number;
  /** @param page counted from 0 */
  readonly onPage: (page: number) => void;
}

/** Says which part of a long axis is shown and goes to the others; nothing where all of it is. */
export const Pager = ({ name, page, length, onPage }: Props) => {
  if (page.count === 1) return null;
  return (
    <div class="pager">
      <IconButton
        icon="chevron-left"
        label={l10n.t('Previous: {0}', name)}
        disabled={page.index === 0}
        onClick={() => onPage(page.index - 1)}
      />
      <span>{l10n.t('{0} {1} to {2} of {3}', name, count(page.from + 1), count(page.to), count(length))}</span>
      <IconButton
        icon="chevron-right"
        label={l10n.t('Next: {0}', name)}
        disabled={page.index === page.count - 1}
        onClick={() => onPage(page.index + 1)}
      />
    </div>
  );
};
