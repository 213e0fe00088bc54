/** What became of one test in the extension host. */
export type Result =
  | { readonly name: string; readonly kind: 'pass'; readonly milliseconds: number }
  | { readonly name: string; readonly kind: 'fail'; readonly error: string }
  | { readonly name: string; readonly kind: 'skip' };
