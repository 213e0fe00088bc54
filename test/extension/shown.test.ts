import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as vscode from 'vscode';
import {
  commandLink,
  entitle,
  label,
  markdown,
  newCodeAction,
  newDiagnostic,
  newInlayHint,
  openLog,
  pickOne,
  ShownItem,
  showError,
  showInformation,
  showProgress,
  showWarning,
  tooltip,
} from '../../src/extension/shown';
import { host, type MarkdownString } from './fake-vscode';

/** A name of each kind that a place of VS Code would obey. */
const hostile = [
  '[Show why](command:workbench.action.files.newUntitledFile?%7B%7D)',
  '$(trash) Delete',
  '$(sync~spin)',
  'a\u001b]0;owned\u0007\u009b31m',
  'a\nFinished: loss 0\r\nb\u2028c\u0085d',
  'safe\u202egnp.exe\u2066\u200f',
  '**b** <b>x</b> `c` ![i](https://example.org/x.png) https://example.org www.example.org a@example.org',
];
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there.
const controls = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
/** As VS Code finds them: linkedText.ts, iconLabels.ts. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const icons = (text: string): string[] =>
  [...text.matchAll(/(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g)].filter(([, escaped]) => !escaped).map(([icon]) => icon);

/** What Markdown makes of escapes, which is what VS Code then looks for icons in. */
const rendered = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
const unescaped = (text: string): string => text.replace(/\\[!-/:-@[-`{-~]/g, '');

describe('a name that is shown', () => {
  for (const name of hostile) {
    it(`makes no link and no line in a notification: ${JSON.stringify(name)}`, async () => {
      const [before, at] = [host.messages.length, host.progress.length];
      void showError(name, 'Retry');
      void showWarning(`x: ${name}`);
      void showInformation(name);
      await showProgress(name, async (progress) => progress.report({ message: name, increment: 1 }));
      const shown = [...host.messages.slice(before), ...host.progress.slice(at).flatMap(({ title, messages }) => [title, ...messages])];
      assert.equal(shown.length, 5);
      for (const text of shown) {
        assert.doesNotMatch(text, controls);
        assert.doesNotMatch(text, link);
      }
    });

    it(`draws no icon where others are drawn: ${JSON.stringify(name)}`, async () => {
      assert.deepEqual(icons(label`$(clock) ${name}`), ['$(clock)']);
      let given: readonly vscode.QuickPickItem[] = [];
      host.answers.push((items: readonly vscode.QuickPickItem[]) => {
        given = items;
        return undefined;
      });
      await pickOne([{ label: label`${name}`, description: name, detail: name }], { title: name });
      const [item] = given;
      for (const text of [item?.label, item?.description, item?.detail]) {
        assert.deepEqual(icons(text ?? assert.fail()), []);
        assert.doesNotMatch(text as string, controls);
      }
    });

    it(`is text in a tooltip: ${JSON.stringify(name)}`, () => {
      const { value } = tooltip([markdown`$(pass) **${name}**`]) as unknown as MarkdownString;
      assert.doesNotMatch(value, controls);
      assert.deepEqual(icons(rendered(value)), ['$(pass)']);
      // What is left without escapes is what was written out, and words.
      assert.match(unescaped(value), /^\$\(pass\) \*\*[^!-/:-@[-`{-~]*\*\*$/);
    });

    it(`is one line of text everywhere else: ${JSON.stringify(name)}`, () => {
      const range = new vscode.Range(0, 0, 0, 1);
      const item = new ShownItem(name);
      item.describe(name);
      const panel = { title: '' };
      entitle(panel, name);
      const hint = newInlayHint(new vscode.Position(0, 0), name, name);
      const texts = [
        item.label,
        item.description,
        panel.title,
        newDiagnostic(range, name, vscode.DiagnosticSeverity.Error).message,
        newCodeAction(name, vscode.CodeActionKind.QuickFix).title,
        hint.label,
        hint.tooltip,
      ];
      for (const text of texts) assert.doesNotMatch(String(text), controls);
      // A log may have several lines, and nothing else that acts.
      openLog('a log').appendLine(name);
      assert.doesNotMatch((host.output.at(-1) ?? assert.fail()).replaceAll('\n', ''), controls);
    });
  }

  it('keeps what is harmless as it was written', () => {
    void showInformation('größe [1, 2] (x) 한글 👩‍👩‍👧 $5');
    assert.deepEqual(host.messages.slice(-1), ['größe [1, 2] (x) 한글 👩‍👩‍👧 $5']);
    assert.equal(label`$(clock) ${'a (b) $c'}`, '$(clock) a (b) $c');
  });

  it('has links of ours beside it, which run no other commands', () => {
    const text = tooltip([commandLink(label`$(debug-stop) Stop`, 'neuralNetwork.stop', ['a)b'])], ['neuralNetwork.stop']);
    assert.equal(text.value, '[$(debug-stop) Stop](command:neuralNetwork.stop?%5B%22a%29b%22%5D)');
    assert.deepEqual(text.isTrusted, { enabledCommands: ['neuralNetwork.stop'] });
  });
});
