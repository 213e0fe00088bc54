/**
 * A text as a cell of CSV. Excel, LibreOffice and Numbers compute what begins with `=`, `+`, `-`, `@`, a tab or a line end, and some of what
 * they compute runs programs: a name that begins so gets an apostrophe before it, by which spreadsheets know a text. Numbers need no such
 * care and must not pass through here. Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvText(text: string): string {
  const plain = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
