/** The beginning of a text of the user's, for a message: never half of a surrogate pair at the end. */
export function clip(text: string, most = 60): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 2);
  return `${text.slice(0, last >= 0xd800 && last < 0xdc00 ? most - 2 : most - 1)}…`;
}
