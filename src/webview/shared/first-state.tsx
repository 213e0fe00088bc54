import type { ComponentChildren } from 'preact';

interface Props {
  readonly title?: string;
  /** What would be shown, and what to do for it. */
  readonly lines: readonly string[];
  /** Buttons that fill it. */
  readonly children?: ComponentChildren;
}

/** What a view says while it has nothing to show. */
export const FirstState = ({ title, lines, children }: Props) => (
  <div class="first-state">
    {title && <h2>{title}</h2>}
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
    {children && <div class="first-state-buttons">{children}</div>}
  </div>
);
