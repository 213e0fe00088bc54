import type { Span } from '../language/kind';
import { type NameTexts, nameTexts } from '../language/schema-texts';
import { englishWords } from '../registry/docs';
import { saidOfName } from '../registry/entry';
import { koreanWords } from '../spec/ko/reference';
import { type Large, largeOf } from './large';
import { entryNamed, type NamedTable, namedAt } from './named-at';
import { type EntryPicture, pictureOf } from './picture';
import type { Ground } from './svg';

/** Asks what a text names at an offset, and for all that is shown of it. */
export interface NameRequest {
  readonly task: 'name';
  readonly text: string;
  readonly offset: number;
  /** As VS Code calls it: `en`, `ko`. */
  readonly language: string;
  readonly ground: Ground;
}

/** An entry of the registry that a text names; nothing where it names none. */
export interface NameAnswer {
  readonly found?: {
    readonly table: NamedTable;
    /** Its own name there, whatever it is called in the text. */
    readonly name: string;
    /** The name or its key, whichever was asked about. */
    readonly span: Span;
    readonly texts: NameTexts;
    readonly picture?: EntryPicture;
    /** What it can be looked at large in. */
    readonly large?: Large['in'];
  };
}

export function nameAt({ text, offset, language, ground }: NameRequest): NameAnswer {
  const found = namedAt(text, offset);
  if (!found) return {};
  const { table, name, entry, span, pictured } = found;
  const large = pictured && largeOf(pictured)?.in;
  return {
    found: {
      table,
      name,
      span,
      texts: nameTexts(saidOfName(entry), language.toLowerCase().startsWith('ko') ? koreanWords : englishWords),
      ...(pictured && { picture: pictureOf(pictured, ground) }),
      ...(large && { large }),
    },
  };
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
