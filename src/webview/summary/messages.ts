/** One line of the table, ready to be shown. */
export interface Row {
  readonly name: string;
  readonly type: string;
  readonly outputShape: string;
  readonly params: string;
  /** How the number of parameters comes about; empty for a layer without any. */
  readonly arithmetic: string;
  readonly connectedTo: string;
  readonly memory: string;
  readonly multiplyAdds: string;
}

/** A line under the table: `Total params`, `694`, `2.71 KB`. */
export interface Total {
  readonly label: string;
  readonly params: string;
  readonly memory: string;
}

/** Columns in the order they stand in. */
export type Column = keyof Row;

/** All that the panel shows. The host makes it anew whenever the spec changes; the view keeps nothing. */
export type Content =
  | {
      readonly state: 'summary';
      readonly title: string;
      readonly headers: readonly (readonly [column: Column, text: string])[];
      readonly rows: readonly Row[];
      readonly totals: readonly Total[];
      /** One sentence on what the table shows. */
      readonly sentence: string;
    }
  /** There is nothing to show yet: what would be shown, and what to do for it. */
  | { readonly state: 'help'; readonly title: string; readonly lines: readonly string[]; readonly problemsButton?: string };

export interface ToView {
  readonly type: 'content';
  readonly content: Content;
}

export type FromView = { readonly type: 'ready' } | { readonly type: 'showProblems' };
