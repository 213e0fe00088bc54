import type { Span } from '../language/kind';
import { type Large, largeOf } from './large';
import { entryNamed, namedAt, type PicturedTable } from './named-at';
import { type EntryPicture, pictureOf } from './picture';
import type { Ground } from './svg';

/** Asks for the picture of what a text names at an offset. */
export interface PictureRequest {
  readonly task: 'picture';
  readonly text: string;
  readonly offset: number;
  readonly ground: Ground;
}

/** An activation, loss or optimizer that a text names; nothing where it names none. */
export interface PictureAnswer {
  readonly found?: EntryPicture & {
    readonly table: PicturedTable;
    /** Its own name there, whatever it is called in the text. */
    readonly name: string;
    /** The name or its key, whichever was asked about. */
    readonly span: Span;
    /** What it can be looked at large in. */
    readonly large?: Large['in'];
  };
}

export function pictureAt({ text, offset, ground }: PictureRequest): PictureAnswer {
  const found = namedAt(text, offset);
  if (!found) return {};
  const { pictured, span } = found;
  const { table, config } = pictured;
  const large = largeOf(pictured)?.in;
  return { found: { ...pictureOf(pictured, ground), table, name: config.type, span, ...(large && { large }) } };
}

/** Asks what shows an entry large. Both may come from anywhere. */
export interface LargeRequest {
  readonly task: 'large';
  readonly table: string;
  readonly name: string;
}

export interface LargeAnswer {
  readonly large?: Large;
}

export function largeAt({ table, name }: LargeRequest): LargeAnswer {
  const entry = entryNamed(table, name);
  const large = entry && largeOf(entry);
  return large ? { large } : {};
}
