import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { typedNumber } from '../../shared/format';
import { Button, Dropdown, IconButton, Slider, TextField } from '../../shared/toolkit';
import type { Data } from '../messages/state';
import { outputName } from '../shared/names';
import { type Hand, reach, shortened } from './question';

interface Props {
  readonly names: readonly string[];
  /** The network's own. */
  readonly began: Hand;
  /** Not set while they are where the network has them. */
  readonly hand: Hand | undefined;
  readonly onMove: (hand: Hand | undefined) => void;
  /** Writes them into the spec. @throws an error with a message for the reader */
  readonly onWrite: (hand: Hand) => Promise<unknown>;
  /** What moving them came to. */
  readonly result: string;
}

/** Sliders for the weights of a single unit. */
export function HandControls({ names, began, hand, onMove, onWrite, result }: Props) {
  const [refused, setRefused] = useState('');
  // The reach of a slider stays while it is moved: it would run away under the pointer.
  const [far, setFar] = useState<Hand>([]);
  const values = hand ?? began;
  const write = (moved: Hand): void => {
    setRefused('');
    onWrite(moved).catch((error: Error) => setRefused(error.message));
  };
  const move = (i: number, value: number): void => onMove(values.map((old, k) => (k === i ? value : old)));
  return (
    <fieldset class="hand">
      <legend>{l10n.t('Move the weights by hand')}</legend>
      {names.map((name, i) => {
        const limit = reach(began[i] ?? 0, far[i] ?? 0);
        const value = values[i] ?? 0;
        return (
          <div class="hand-row" key={name}>
            <span class="hand-name">{name}</span>
            <Slider
              label={name}
              value={value}
              min={-limit}
              max={limit}
              step={limit / 100}
              text={shortened(value)}
              onInput={(moved) => move(i, moved)}
            />
            <TextField
              label={l10n.t('{0} as a number', name)}
              value={shortened(value)}
              onChange={(text) => {
                const number = typedNumber(text);
                if (number === undefined || shortened(number) === shortened(value)) return;
                setFar(names.map((_, k) => (k === i ? number : (far[k] ?? 0))));
                move(i, number);
              }}
            />
          </div>
        );
      })}
      <p class="hand-result" role="status">
        {hand && l10n.t('Moved by hand: {0}', result)}
        {hand && <IconButton icon="discard" label={l10n.t('Back to the network’s own weights')} onClick={() => onMove(undefined)} />}
      </p>
      {hand && (
        <p class="hand-write">
          <Button
            icon="edit"
            title={l10n.t('Writes these weights into the spec as its initial weights. Undo in the editor reverts this.')}
            onClick={() => write(hand)}
          >
            {l10n.t('Write into the spec')}
          </Button>
        </p>
      )}
      {hand && refused && (
        <p class="warning" role="alert">
          {refused}
        </p>
      )}
    </fieldset>
  );
}

interface OutputChoiceProps {
  readonly data: Data | undefined;
  /** How many outputs there are, each a question of its own. */
  readonly outputs: number;
  /** The output that is looked at. */
  readonly unit: number;
  readonly onUnit: (unit: number) => void;
}

/** Which output the picture is of, where there are several. */
export const OutputChoice = ({ data, outputs, unit, onUnit }: OutputChoiceProps) =>
  outputs > 1 ? (
    <Dropdown
      label={l10n.t('Output')}
      value={String(unit)}
      options={Array.from({ length: outputs }, (_, i) => ({ value: String(i), text: outputName(i, data) }))}
      onChange={(value) => onUnit(Number(value))}
    />
  ) : null;
