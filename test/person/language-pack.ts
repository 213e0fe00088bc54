import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from '../../scripts/lib/vscode/profile.mjs';

/** The real packs are to be had on the Marketplace only. */
const names = { ko: '한국어' } as const;

export type Language = keyof typeof names;

/**
 * Makes a display language one that VS Code has, by a language pack without a text of its own: the workbench stays English, and
 * extensions speak the language. Gives what the server must be started with.
 */
export function speak({ user, extensions }: Profile, language: Language): string[] {
  const [publisher, name, version, file] = ['study', `language-pack-${language}`, '1.0.0', 'main.i18n.json'] as const;
  const folder = join(extensions, `${publisher}.${name}-${version}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), JSON.stringify({ version, contents: {} }));
  const entry = {
    hash: language,
    label: names[language],
    extensions: [{ extensionIdentifier: { id: `${publisher}.${name}` }, version }],
    translations: { vscode: join(folder, file) },
  };
  writeFileSync(join(user, 'languagepacks.json'), JSON.stringify({ [language]: entry }));
  return ['--locale', language];
}
