import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './toolkit';

interface MenuItem {
  readonly text: string;
  readonly title?: string;
  /** For an item that can be on or off. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly onPick: () => void;
}

interface Props {
  readonly icon?: string;
  readonly text: string;
  readonly title?: string;
  readonly disabled?: boolean;
  readonly items: readonly MenuItem[];
}

const roleOf = ({ checked }: MenuItem) =>
  checked === undefined ? ({ role: 'menuitem' } as const) : ({ role: 'menuitemcheckbox', 'aria-checked': checked } as const);

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A button that opens a short list of things to do or to switch on and off; by keyboard as menus are. */
export function Menu({ icon, text, title, disabled = false, items }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const entries = (): HTMLButtonElement[] => [...(list.current?.querySelectorAll('button') ?? [])];

  useEffect(() => {
    if (!open) return;
    entries()[0]?.focus();
    const outside = ({ target }: Event): void => {
      if (!root.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const step = steps[event.key];
    if (event.key === 'Escape') close();
    else if (step !== undefined) all[(at + step + all.length) % all.length]?.focus();
    else if (event.key === 'Home') all[0]?.focus();
    else if (event.key === 'End') all.at(-1)?.focus();
    else if (event.key === 'Tab') return setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="menu" ref={root}>
      <button
        type="button"
        class="menu-button"
        ref={button}
        title={title}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {icon && <Icon name={icon} />}
        <span class="menu-text">{text}</span>
        <Icon name="chevron-down" />
      </button>
      {open && (
        <div class="menu-list" role="menu" aria-label={text} ref={list} onKeyDown={onKeyDown} tabIndex={-1}>
          {items.map((item) => (
            <button
              key={`${item.text}\n${item.title}`}
              type="button"
              {...roleOf(item)}
              disabled={item.disabled}
              title={item.title}
              tabIndex={-1}
              onClick={() => {
                item.onPick();
                if (item.checked === undefined) close();
              }}
            >
              {item.checked !== undefined && <Icon name="check" class={item.checked ? '' : 'unseen'} />}
              {item.text}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
