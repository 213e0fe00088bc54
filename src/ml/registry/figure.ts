import { figure, percent } from '../language/number-text';

/** What is known of a figure of the history, such as `loss` or `accuracy`, on whatever rows it was measured. */
export interface FigureFacts {
  /** Where it goes as the network gets better: Keras's `_direction`. */
  readonly direction: 'up' | 'down';
  /** `share`: a part of a whole from 0 to 1, read as percent. `value`: a number in a unit of its own. */
  readonly unit: 'share' | 'value';
  /** 1 means that every answer is right. False when left out. */
  readonly countsRight?: boolean;
}

/** Figures by their names in the history, without `val_`. */
export type Figures = Readonly<Record<string, FigureFacts>>;

/** The loss is what training makes small. */
export const lossFacts: FigureFacts = { direction: 'down', unit: 'value' };

const validation = 'val_';

/** True for a figure measured on the rows for validation. */
export const isValidation = (name: string): boolean => name.startsWith(validation);

/** The name of a figure on the training rows, for its name on whatever rows: `loss` for `val_loss`. */
export const familyOf = (name: string): string => (isValidation(name) ? name.slice(validation.length) : name);

/** The name of a figure on the rows for validation: `val_loss` for `loss`. */
export const validationOf = (family: string): string => `${validation}${family}`;

/** What is known of a figure, by its name on whatever rows; undefined for a name that the spec does not have. */
export function factsOf(name: string, figures: Figures): FigureFacts | undefined {
  const family = familyOf(name);
  return Object.hasOwn(figures, family) ? figures[family] : undefined;
}

/** A figure's value: `0.0031`; `98.2 %` for shares; a dash where there is none. @param figures what is known of the figures of its run */
export function figureText(name: string, value: number | undefined, figures: Figures): string {
  if (value === undefined) return '–';
  return factsOf(name, figures)?.unit === 'share' ? percent(value) : figure(value);
}
