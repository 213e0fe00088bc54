// The one module that knows the toolkit, so that another can take its place: views use these components, style sheets their class `control`,
// and tests find them by role and name.
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import { type ComponentChildren, h, type VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeDropdown(), vsCodeOption(), vsCodeTextField());

interface Common {
  readonly class?: string;
  readonly disabled?: boolean;
  /** Shown when the pointer rests on it: what it does, and its shortcut. */
  readonly title?: string;
}

/**
 * A custom element of the toolkit; its properties are not known to JSX. Where one takes another's place, Preact writes an empty text into
 * what is no longer set, and the toolkit takes that for true: so it is always said whether an element is disabled.
 */
const custom = (name: string, { class: className, ...props }: Readonly<Record<string, unknown>>, children?: ComponentChildren): VNode =>
  h(name, { disabled: false, ...props, class: className ? `control ${className}` : 'control' } as Record<string, unknown>, children);

/** A codicon, by its name: `play`. It says nothing to a screen reader. */
export const Icon = ({ name, class: className }: { readonly name: string; readonly class?: string }) => (
  <span class={`codicon codicon-${name}${className ? ` ${className}` : ''}`} aria-hidden="true" />
);

interface ButtonProps extends Common {
  readonly primary?: boolean;
  readonly icon?: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

/** A button with a text, and an icon before it if there is one. */
export const Button = ({ primary = false, icon, children, class: className, ...rest }: ButtonProps) =>
  custom('vscode-button', { ...rest, class: className, appearance: primary ? 'primary' : 'secondary' }, [
    icon && <span slot="start" class={`codicon codicon-${icon}`} aria-hidden="true" />,
    children,
  ]);

interface IconButtonProps extends Common {
  readonly icon: string;
  /** Its name for those who cannot see the icon, and its tooltip where there is no other. */
  readonly label: string;
  /** For a button that stays down. */
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

/** A button that is nothing but an icon. */
export const IconButton = ({ icon, label, title = label, pressed, class: className, ...rest }: IconButtonProps) =>
  custom(
    'vscode-button',
    {
      ...rest,
      title,
      appearance: 'icon',
      class: [pressed && 'pressed', className].filter(Boolean).join(' '),
      'aria-label': label,
      ...(pressed !== undefined && { 'aria-pressed': String(pressed) }),
    },
    <Icon name={icon} />,
  );

interface CheckboxProps extends Common {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ComponentChildren;
}

export const Checkbox = ({ checked, onChange, children, ...rest }: CheckboxProps) =>
  custom(
    'vscode-checkbox',
    {
      ...rest,
      checked,
      // It also tells of changes that came from here.
      onChange: ({ currentTarget }: { currentTarget: { checked: boolean } }) =>
        currentTarget.checked !== checked && onChange(currentTarget.checked),
    },
    children,
  );

interface DropdownProps<T extends string> extends Common {
  /** Its name for those who cannot see what is beside it. */
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
}

/** One of several. */
export function Dropdown<T extends string>({ label, value, options, onChange, ...rest }: DropdownProps<T>) {
  const element = useRef<{ value: string }>(null);
  const texts = options.map((option) => option.text).join('\n');
  // The toolkit takes a value only once it knows its options, which it learns of after they were drawn.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (element.current && element.current.value !== value) element.current.value = value;
    });
    return () => cancelAnimationFrame(frame);
  }, [value, texts]);
  return custom(
    'vscode-dropdown',
    {
      ...rest,
      ref: element,
      'aria-label': label,
      onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
        currentTarget.value !== value && onChange(currentTarget.value as T),
    },
    options.map((option) =>
      custom('vscode-option', { key: option.value, value: option.value, selected: option.value === value }, option.text),
    ),
  );
}

interface TextFieldProps extends Common {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Called at each letter. */
  readonly onInput?: (value: string) => void;
  /** Called when the reader is done. */
  readonly onChange?: (value: string) => void;
}

/** What is typed stays until it is committed or given up with Escape, whatever else is drawn, and whatever the value becomes meanwhile. */
export function TextField({ label, value, onInput, onChange, ...rest }: TextFieldProps) {
  const [draft, setDraft] = useState<{ readonly text: string; readonly before: string }>();
  const element = useRef<HTMLElement>(null);
  // The toolkit calls each field “Text field” when it comes into the page, whatever name it has been given before.
  useLayoutEffect(() => element.current?.setAttribute('aria-label', label), [label]);
  return custom('vscode-text-field', {
    ...rest,
    ref: element,
    value: draft?.text ?? value,
    'aria-label': label,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setDraft({ text: currentTarget.value, before: draft?.before ?? value });
      onInput?.(currentTarget.value);
    },
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setDraft(undefined);
      onChange?.(currentTarget.value);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !draft) return;
      event.stopPropagation();
      setDraft(undefined);
      onInput?.(draft.before);
    },
  });
}

interface SliderProps extends Common {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number | 'any';
  /** What a screen reader says in place of the bare number. */
  readonly text?: string;
  readonly onInput: (value: number) => void;
}

/** The toolkit has no slider; this is the browser's, in the editor's colours. */
export const Slider = ({ label, text, onInput, class: className, ...rest }: SliderProps) => (
  <input
    {...rest}
    type="range"
    class={`slider ${className ?? ''}`}
    aria-label={label}
    {...(text !== undefined && { 'aria-valuetext': text })}
    onInput={({ currentTarget }) => onInput(currentTarget.valueAsNumber)}
  />
);
