import './place.css';
import * as l10n from '@vscode/l10n';
import { count, typedNumber } from '../../shared/format';
import { TextField } from '../../shared/toolkit';

interface Props {
  readonly name: string;
  /** From 0. */
  readonly at: number;
  readonly of: number;
  readonly onGo: (to: number) => void;
}

/** `Epoch [12] of 300`: counts from 1 here. What is beyond the last is taken for the last. */
export function Place({ name, at, of, onGo }: Props) {
  const go = (text: string): void => {
    const typed = typedNumber(text);
    if (typed !== undefined) onGo(Math.min(Math.max(0, of - 1), Math.max(0, Math.round(typed) - 1)));
  };
  return (
    <span class="place">
      <span aria-hidden="true">{name}</span>
      <TextField class="narrow" label={name} value={String(at + 1)} onChange={go} />
      <span class="quiet">{l10n.t('of {0}', count(of))}</span>
    </span>
  );
}
