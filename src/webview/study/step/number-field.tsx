import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { typedNumber } from '../../shared/format';
import { nudge } from './what-if';

interface Props {
  readonly label: string;
  readonly value: number;
  /** The letter that opened the field, if one did; it takes the place of the number. */
  readonly first: string;
  /** Called at each letter that leaves a number. */
  readonly onValue: (value: number) => void;
  readonly onDone: () => void;
}

/** A number as a field shows it, without float32's tail. */
const plain = (value: number): string => String(Number(value.toPrecision(7)));

/** What a key that opens the field of a number puts into it; undefined for other keys. */
export function opening({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === 'Enter' || key === 'F2') return '';
  return /^[\d.,+−-]$/.test(key) ? key : undefined;
}

const directions: Readonly<Record<string, 1 | -1>> = { ArrowUp: 1, ArrowDown: -1 };

/** A number that is typed over in its place. What is typed stays until it is done, whatever is drawn meanwhile; Escape gives it up. */
export function NumberField({ label, value, first, onValue, onDone }: Props) {
  const [text, setText] = useState(first || plain(value));
  const [before] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const take = (typed: string): void => {
    setText(typed);
    const number = typedNumber(typed);
    if (number !== undefined) onValue(number);
  };
  // At once, so that the next letter comes here too.
  useLayoutEffect(() => {
    field.current?.focus();
    if (first) take(first);
    else field.current?.select();
  }, []);
  return (
    <input
      ref={field}
      class="typed"
      aria-label={label}
      aria-invalid={typedNumber(text) === undefined}
      inputMode="decimal"
      size={Math.max(5, text.length)}
      value={text}
      onInput={({ currentTarget }) => take(currentTarget.value)}
      onBlur={onDone}
      onKeyDown={(event) => {
        event.stopPropagation();
        const direction = directions[event.key];
        const number = typedNumber(text);
        if (direction && number !== undefined) {
          event.preventDefault();
          take(plain(nudge(number, direction)));
        } else if (event.key === 'Enter') onDone();
        else if (event.key === 'Escape') {
          onValue(before);
          onDone();
        }
      }}
    />
  );
}
