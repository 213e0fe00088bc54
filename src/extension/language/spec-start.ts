import { stripComments } from 'jsonc-parser';

/** Offset at which a spec begins, after the comments at its head; 0 where there is nothing else. */
export const startOf = (text: string): number => Math.max(0, stripComments(text, ' ').search(/\S/));
