/**
 * Characters that cannot be seen, but act where a text is shown: the control characters of ASCII and Latin-1, which a terminal obeys, marks
 * of writing direction, with which a text reads otherwise than it is (https://trojansource.codes), and the two other ends of a line.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for.
const controls = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** `\x1b`, `\u202e`: as JavaScript and Python write them. */
const escaped = (c: string): string => {
  const code = c.charCodeAt(0).toString(16);
  return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
};

/** The text on one line, with all control characters written out: for a name, a message, whatever comes from elsewhere. */
export const visible = (text: string): string => text.replace(controls, escaped);

/** The same for a text of several lines. */
export const visibleLines = (text: string): string => text.replace(controls, (c) => (c === '\n' ? c : escaped(c)));

/** Without control characters. */
export const withoutControls = (text: string): string => text.replace(controls, '');

/** The first control character, such as `U+001B`; undefined where there is none. */
export function firstControl(text: string): string | undefined {
  const at = text.search(controls);
  return at < 0 ? undefined : `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** JSON in which no control character is written as itself, not even those that JSON allows. */
export const visibleJson = (json: string): string =>
  json.replace(controls, (c) => (c === '\n' ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`));

/** The beginning of a text of the user's, for a message: never half of a surrogate pair at the end. */
export function clip(text: string, most = 60): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 2);
  return `${text.slice(0, last >= 0xd800 && last < 0xdc00 ? most - 2 : most - 1)}…`;
}
