import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { SpecCompletions, snippets } from '../../../src/extension/language/completions';
import { insertionAt } from '../../../src/extension/language/insertion-point';
import { plain } from '../../../src/ml/spec/schema-snippets';
import { check } from '../../ml/spec/check';
import { FakeDocument, type Range, Uri } from '../fake-vscode';

/** What is offered at the mark `|`. */
function offered(marked: string): readonly vscode.CompletionItem[] {
  const document = new FakeDocument(Uri.file('/notes/a.nn.json'), marked.replace('|', ''));
  const position = document.positionAt(marked.indexOf('|'));
  return new SpecCompletions().provideCompletionItems(document as unknown as vscode.TextDocument, position as unknown as vscode.Position);
}

const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

/** The text with an offer taken. */
function taken(marked: string, name: string): string {
  const item = offered(marked).find((one) => labelOf(one) === name);
  assert.ok(item, name);
  const document = new FakeDocument(Uri.file('/notes/a.nn.json'), marked.replace('|', ''));
  const { start, end } = item.range as unknown as Range;
  const text = plain((item.insertText as vscode.SnippetString).value);
  return document.text.slice(0, document.offsetAt(start)) + text + document.text.slice(document.offsetAt(end));
}

describe('pieces of specs are offered', () => {
  for (const [marked, kind] of [
    ['|', 'file'],
    ['// a network\n|', 'file'],
    ['xo|', 'file'],
    ['{ | }', 'section'],
    ['{ "da| }', 'section'],
    ['{ "da|" }', 'section'],
    ['{ "seed": 1,\n  | \n "fit": {} }', 'section'],
    ['{ "layers": [|] }', 'layer'],
    ['{ "layers": [{ "type": "Flatten" },\n|\n] }', 'layer'],
  ] as const) {
    it(`${kind}: ${JSON.stringify(marked)}`, () => {
      assert.equal(insertionAt(marked.replace('|', ''), marked.indexOf('|'))?.kind, kind);
      assert.deepEqual(
        offered(marked).map(labelOf),
        snippets[kind]().map(({ label }) => label),
      );
    });
  }

  for (const marked of [
    '{ "layers": [{ | }] }',
    '{ "layers": [{ "type": "De|" }] }',
    '{ "name": | }',
    '{ "name": "|" }',
    '{ "predict": [|] }',
    '{ // |\n }',
    '/* | */',
    '{ "compile": { | } }',
    '{ "data": { "gate": "XOR", | } }',
    '{ "fit": { | } }',
    '{ "functions": ["x"], | }',
    '{ "tensors": {}, | }',
  ]) {
    it(`nothing: ${JSON.stringify(marked)}`, () => assert.deepEqual(offered(marked), []));
  }

  it('in place of what has been typed, with a comma where something follows', () => {
    assert.equal(taken('{ "fi|" }', 'fit: a number of epochs'), '{ "fit": {\n\t"epochs": 100,\n\t"batch_size": 32\n} }');
    assert.equal(
      taken('{ fit| "seed": 1 }', 'fit: a number of epochs'),
      '{ "fit": {\n\t"epochs": 100,\n\t"batch_size": 32\n}, "seed": 1 }',
    );
    assert.equal(
      taken('{ "layers": [| { "type": "Flatten" }] }', 'output: a number'),
      '{ "layers": [{ "type": "Dense", "units": 1 }, { "type": "Flatten" }] }',
    );
    assert.equal(taken('{ "layers": [|\n// more\n{}] }', 'output: a number').includes('},\n// more'), true);
  });
});

describe('each piece', () => {
  const all = Object.values(snippets).flatMap((list) => list());

  it('spells names as the schema proposes them', () => {
    const proposed = readFileSync('media/nn.schema.json', 'utf8');
    for (const { label, body } of all) {
      for (const [, name = ''] of body.matchAll(/"(?:type|loss|activation)": "(\w+)"/g)) {
        assert.match(proposed, new RegExp(`"enum":\\["?[^\\]]*"${name}"`), `${label}: ${name}`);
      }
    }
  });

  it('lays sections of several keys out over lines', () => {
    for (const { label, body } of all) assert.doesNotMatch(plain(body), /"(?:data|compile|fit)": \{[^\n}]*,/, label);
  });

  for (const { label, body } of snippets.file()) {
    it(`${label}: is a spec that trains, or a sheet`, async () => {
      const { problems, model, sheet } = await check(plain(body));
      assert.deepEqual(
        problems.map(({ message }) => message),
        [],
      );
      assert.ok(model || sheet);
    });
    it(`${label}: is right with each of its choices`, async () => {
      for (const [choice, names = ''] of body.matchAll(/\$\{\d+\|([^|]*)\|\}/g)) {
        for (const name of names.split(',')) {
          const { problems } = await check(plain(body.replace(choice, name)));
          assert.deepEqual(
            // That no line can do a gate is no fault of the text.
            problems.filter(({ code, severity }) => severity !== 'hint' && code !== 'no-line-for-gate').map(({ message }) => message),
            [],
            name,
          );
        }
      }
    });
  }

  const slips = ['json-syntax', 'unknown-key', 'missing-key', 'wrong-kind', 'unknown-name'];
  for (const [kind, around] of Object.entries({
    section: (body: string) => `{ ${body} }`,
    layer: (body: string) => `{ "layers": [${body}] }`,
  })) {
    for (const { label, body } of snippets[kind as keyof typeof snippets]()) {
      it(`${kind}, ${label}: has no slip`, async () => {
        const { problems } = await check(around(plain(body)));
        assert.deepEqual(
          problems
            .filter(({ code, args }) => slips.includes(code) && (args as { key?: string }).key !== 'layers')
            .map(({ message }) => message),
          [],
        );
      });
    }
  }
});
