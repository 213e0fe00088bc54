import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { filesUnder } from '../../scripts/lib/test-files.mjs';
import { commands } from '../../src/cli/commands';
import { allSamples } from '../../src/extension/samples/sample-list';
import { untranslated } from './prose';

const text = (file: string): string => readFileSync(file, 'utf8');
const json = (file: string) => JSON.parse(text(file));
const { contributes } = json('package.json');

/** Keys of the manifest whose values VS Code shows. */
const shownKeys =
  /^(title|shortTitle|category|name|contextualTitle|contents|description|markdownDescription|deprecationMessage|markdownDeprecationMessage|errorMessage|patternErrorMessage|altText)$/;
const shownLists = /^(enumDescriptions|markdownEnumDescriptions|enumItemLabels)$/;

/** Values of the manifest that are shown as they are, in every language. */
function* written(part: unknown, key: string): Generator<string> {
  if (typeof part === 'string') {
    if (shownKeys.test(key) && !/^%[\w.-]+%$/.test(part)) yield part;
  } else if (Array.isArray(part)) for (const one of part) yield* written(one, shownLists.test(key) ? 'description' : '');
  else if (typeof part === 'object' && part !== null) for (const [name, one] of Object.entries(part)) yield* written(one, name);
}

/** Texts that look like sentences and are none: markup, colours, classes of elements, and what a search finds in either language. */
const noSentences = /[가-힣]|<|^">|^; img-src |^color-mix\(|^(ways|way) (racing|rest|rest through|through)$|^\.loss-\w+ |^no such request$/;

const codeOf = (file: string): string[] =>
  untranslated(text(file), file.endsWith('x') ? 'tsx' : 'ts').filter((one) => !noSentences.test(one));

describe('texts in two languages', () => {
  it('has no text of host or panels that is written without its translation being asked for', () => {
    const sources = ['src/extension', 'src/webview'].flatMap((folder) => [...filesUnder(folder, '.ts'), ...filesUnder(folder, '.tsx')]);
    assert.ok(sources.length > 200);
    assert.deepEqual(
      sources.flatMap((file) => codeOf(file).map((found) => `${file}: ${found}`)),
      [],
    );
  });

  it('would see one that is', () => {
    for (const [code, found] of [
      ["const a = 'The run is lost.';", 'The run is lost.'],
      ['const a = `Rows are left: $' + '{n}`;', 'Rows are left: '],
      ['const a = <p class="quiet note">Loss</p>;', 'Loss'],
      ['const a = <p>{l10n.t("Loss of a run")} of the run</p>;', ' of the run'],
      ['const a = <p title="a long text" />;', 'a long text'],
      ["l10n.t('{0} is lost', known ?? 'no known run');", 'no known run'],
    ] as const)
      assert.deepEqual(untranslated(code, 'tsx'), [found]);
    const asked =
      "vscode.l10n.t('Which run is it?'); l10n.t({ message: 'Step of a run', comment: 'the view' }); throw new Error('no such run'); log('was not read');";
    assert.deepEqual(untranslated(asked, 'ts'), []);
  });

  it('has no text in the manifest but by its name in both', () => {
    assert.deepEqual([...written(contributes, '')], []);
    assert.deepEqual([...written({ commands: [{ title: 'Train', command: 'a' }], enumDescriptions: ['Own'] }, '')], ['Train', 'Own']);
  });

  it('is Korean wherever the English has words', () => {
    // Names of activations, and words that only join what is filled in.
    const alike = /^(linear, ReLU, sigmoid, tanh and softmax|\{0\} \{1\} to \{2\} of \{3\}|\{0\} to \{1\}|.{0,8}\bof\b [{}\d, ]+)$/;
    const english: Readonly<Record<string, string>> = json('package.nls.json');
    const manifest = Object.entries<string>(json('package.nls.ko.json')).map(([key, korean]) => [english[key] ?? '', korean] as const);
    const untouched = [...manifest, ...Object.entries<string>(json('l10n/bundle.l10n.ko.json'))].filter(
      ([from, to]) => /[a-z]{2}/.test(from) && !/[가-힣]/.test(to) && !alike.test(from) && !from.endsWith('.json'),
    );
    assert.deepEqual(untouched, []);
  });

  it('has pictures of the walkthrough without a sentence, as they are the same in both', () => {
    const pictures = filesUnder('media/walkthrough', '.svg');
    assert.ok(pictures.length >= 6);
    for (const file of pictures) {
      const words = [...text(file).matchAll(/<(?:text|title|desc)[^>]*>([^<]*)</g)].map(([, word]) =>
        (word as string).replaceAll('&quot;', '"'),
      );
      for (const word of words) assert.match(word.trim(), /^([\d{}\],]*|[\d ]*(tanh|sigmoid|loss|epoch)|"\w+": .+|\{ "type": .+)$/, file);
    }
  });
});

describe('the Korean files beside the English', () => {
  it('name every command of the command line', () => {
    const named = [...text('README.ko.md').matchAll(/^node dist\/cli\.js ([a-z]+) /gm)].map(([, name]) => name as string);
    assert.deepEqual([...named].sort(), Object.keys(commands).sort());
  });

  it('name every setting that the English names', () => {
    const settings = (file: string): string[] =>
      Object.keys(contributes.configuration.properties).filter((name) => text(file).includes(`\`${name}\``));
    assert.ok(settings('README.md').length > 1);
    assert.deepEqual(settings('README.ko.md'), settings('README.md'));
  });

  it('list every sample', () => {
    for (const file of ['samples/README.md', 'samples/README.ko.md'])
      for (const { file: name } of allSamples()) assert.ok(text(file).includes(`${name}.nn.json`), `${file}: ${name}`);
  });
});
