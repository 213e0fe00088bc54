import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { sheetSchemas } from '../../../src/ml/sheets/sheet';
import { koreanWords } from '../../../src/ml/spec/ko/reference';
import { inKorean, koreanTexts } from '../../../src/ml/spec/korean-schema';
import { editorSchema, specSchema } from '../../../src/ml/spec/schema';

const english = editorSchema(specSchema(), sheetSchemas());
const korean = JSON.parse(readFileSync('media/nn.schema.ko.json', 'utf8'));

/** Every text of a schema whose texts are not written yet, by its place in it. */
function* texts(part: unknown, key = ''): Generator<string> {
  if (typeof part === 'string') {
    if (['description', 'text', 'use'].includes(key) || (key === 'title' && part.includes(' '))) yield part;
  } else if (Array.isArray(part)) for (const one of part) yield* texts(one);
  else if (typeof part === 'object' && part !== null) for (const [name, one] of Object.entries(part)) yield* texts(one, name);
}

/** Every text of a schema as editors show it. */
function* shown(part: unknown, key = ''): Generator<string> {
  if (typeof part === 'string') {
    if (['description', 'markdownDescription'].includes(key) || (key === 'title' && part.includes(' '))) yield part;
  } else if (Array.isArray(part)) for (const one of part) yield* shown(one, key === 'markdownEnumDescriptions' ? 'description' : '');
  else if (typeof part === 'object' && part !== null) for (const [name, one] of Object.entries(part)) yield* shown(one, name);
}

/** Names and numbers of a text, which are the same in every language. */
const figures = (text: string): string[] => (text.match(/\d+(\.\d+)?|"[^"]*"/g) ?? []).sort();

describe('the Korean schema', () => {
  test('has every text of the English one, in Korean, and no others', () => {
    const all = [...new Set(texts(english))];
    assert.ok(all.length > 250, String(all.length));
    assert.deepEqual(
      Object.keys(koreanTexts).filter((text) => !all.includes(text)),
      [],
    );
    assert.deepEqual(
      [...new Set(shown(korean))].filter((text) => !/[가-힣]/.test(text) || /When to use|Default/.test(text)),
      [],
    );
  });

  test('cannot be made without the Korean of a text', () =>
    assert.throws(() => inKorean({ properties: { units: { description: 'How many.' } } }, koreanWords), /How many\./));

  for (const [text, translation] of Object.entries(koreanTexts)) {
    test(text.slice(0, 60), () => {
      assert.match(translation, /(니다|세요|신경망 명세)(\([^)]*\))?[.…]?$|[→←=].+\.$|예: .+\.$/);
      const missing = figures(text).filter(
        (figure) => !figures(translation).includes(figure) && !(figure === '2' && /절반|둘/.test(translation)),
      );
      assert.deepEqual(missing, []);
    });
  }

  const service = getLanguageService({
    clientCapabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } } },
  });
  service.configure({ schemas: [{ uri: 'nn', fileMatch: ['*.nn.json'], schema: korean }] });

  test('is what is shown for a key and proposed for a name', async () => {
    const text = '{ "layers": [{ "type": "Dense", "units": 3, "activation": "relu" }] }';
    const document = TextDocument.create('file:///spec.nn.json', 'jsonc', 1, text);
    const json = service.parseJSONDocument(document);
    const at = (word: string) => document.positionAt(text.indexOf(word) + 2);
    const { contents } = (await service.doHover(document, at('"units"'), json)) ?? {};
    assert.match(JSON.stringify(contents), /뉴런의 수입니다/);
    const items = (await service.doComplete(document, at('"relu"'), json))?.items ?? [];
    assert.match(JSON.stringify(items.find(({ label }) => label === '"sigmoid"')?.documentation), /확률/);
  });
});
