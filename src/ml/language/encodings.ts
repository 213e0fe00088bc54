/**
 * Encodings that a CSV file may be written in, by the names that Python and pandas give them, with those by which the Encoding Standard
 * (https://encoding.spec.whatwg.org) knows them and what a person calls them.
 */
export const encodings = {
  'utf-8': { label: 'utf-8', title: 'UTF-8' },
  'utf-16': { label: 'utf-16le', title: 'UTF-16' },
  cp949: { label: 'euc-kr', title: 'CP949 (Korean Windows)' },
  'euc-kr': { label: 'euc-kr', title: 'EUC-KR' },
  shift_jis: { label: 'shift_jis', title: 'Shift-JIS (Japanese Windows)' },
  'euc-jp': { label: 'euc-jp', title: 'EUC-JP' },
  gb18030: { label: 'gb18030', title: 'GB18030 (Chinese Windows)' },
  big5: { label: 'big5', title: 'Big5' },
  cp1252: { label: 'windows-1252', title: 'Windows-1252 (Western European Windows)' },
  latin1: { label: 'windows-1252', title: 'Latin-1' },
  'iso8859-15': { label: 'iso-8859-15', title: 'Latin-9' },
  cp1250: { label: 'windows-1250', title: 'Windows-1250 (Central European Windows)' },
  cp1251: { label: 'windows-1251', title: 'Windows-1251 (Cyrillic Windows)' },
  cp1253: { label: 'windows-1253', title: 'Windows-1253 (Greek Windows)' },
  cp1254: { label: 'windows-1254', title: 'Windows-1254 (Turkish Windows)' },
  mac_roman: { label: 'macintosh', title: 'Mac Roman (Excel for Mac)' },
} as const;

export type EncodingName = keyof typeof encodings;
export const encodingNames = Object.keys(encodings) as EncodingName[];

/** Other names that Python, R and editors have for them; hyphens, underscores and case do not matter. */
const aliases: Readonly<Record<string, EncodingName>> = {
  utf8sig: 'utf-8',
  unicode: 'utf-16',
  utf16le: 'utf-16',
  utf16be: 'utf-16',
  ms949: 'cp949',
  uhc: 'cp949',
  windows949: 'cp949',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  windows31j: 'shift_jis',
  ujis: 'euc-jp',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  cp950: 'big5',
  iso88591: 'latin1',
  latin9: 'iso8859-15',
  macintosh: 'mac_roman',
  ansi: 'cp1252',
};

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_ ]/g, '');

/** The encoding that a name of any kind stands for. */
export function encodingNamed(name: unknown): EncodingName | undefined {
  if (typeof name !== 'string') return undefined;
  const wanted = plain(name).replace(/^windows(?=125\d$)/, 'cp');
  return encodingNames.find((known) => plain(known) === wanted) ?? (Object.hasOwn(aliases, wanted) ? aliases[wanted] : undefined);
}
