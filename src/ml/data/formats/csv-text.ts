/** A text file that is no CSV: `spreadsheet` is an Excel or LibreOffice file. */
export type NotText = 'spreadsheet' | 'binary';

/** The file's text as UTF-8; UTF-16, which spreadsheets call "Unicode text", is converted. */
export function utf8Of(bytes: Uint8Array): Uint8Array | NotText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextEncoder().encode(new TextDecoder('utf-16le').decode(bytes));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextEncoder().encode(new TextDecoder('utf-16be').decode(bytes));
  // Workbooks are ZIP archives; those of old Excel start with the bytes D0 CF 11 E0.
  if ((bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)) return 'spreadsheet';
  return bytes.subarray(0, 65_536).includes(0) ? 'binary' : bytes;
}

/** The number of lines, at least. */
export function lineCount(bytes: Uint8Array): number {
  let lines = 1;
  for (const byte of bytes) if (byte === 0x0a || byte === 0x0d) lines++;
  return lines;
}
