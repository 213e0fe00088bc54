import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { filesUnder } from '../../scripts/lib/test-files.mjs';

/** What of VS Code puts a text before a person, and what else could: `src/extension/shown.ts` has a safe way to each. */
const raw = [
  /\bwindow\s*\.\s*(show\w+Message|setStatusBarMessage|withProgress|withScmProgress)\b/,
  /\bwindow\s*\.\s*(showQuickPick|createQuickPick|showInputBox|createInputBox|createOutputChannel|createStatusBarItem|createTerminal)\b/,
  /\bnew\s+(vscode\s*\.\s*)?(MarkdownString|Diagnostic|CodeAction|CodeLens|InlayHint|InlayHintLabelPart|TreeItem|Hover|DocumentSymbol)\b/,
  /\bextends\s+(vscode\s*\.\s*)?TreeItem\b/,
  /\b(showInformationMessage|showErrorMessage|showWarningMessage)\b(?=.*from 'vscode')/,
  /\bpanel\.title\s*=/,
];

const brokenIn = (text: string): string[] => raw.flatMap((one) => one.exec(text)?.[0] ?? []);

describe('what reaches a person', () => {
  it('goes through src/extension/shown.ts', () => {
    const files = filesUnder('src/extension', '.ts').filter((file) => file !== 'src/extension/shown.ts');
    assert.deepEqual(
      files.flatMap((file) => brokenIn(readFileSync(file, 'utf8')).map((found) => `${file}: ${found}`)),
      [],
    );
  });

  it('would be seen to go another way', () => {
    for (const text of [
      'void vscode.window.showErrorMessage(name)',
      'const { window } = vscode; window .showQuickPick(items)',
      'new vscode.MarkdownString(name)',
      'class Item extends vscode.TreeItem {',
      'this.panel.title = name;',
      'new Diagnostic(range, text)',
      "import { showErrorMessage } from 'vscode';",
    ])
      assert.equal(brokenIn(text).length, 1, text);
  });

  it('reaches a terminal through the output of the command line', () => {
    const files = filesUnder('src/cli', '.ts').filter((file) => !/^src\/cli\/(terminal|main)\.ts$/.test(file));
    const direct = /\bprocess\s*\.\s*std(out|err)\b|\bconsole\s*\./;
    assert.deepEqual(
      files.filter((file) => direct.test(readFileSync(file, 'utf8'))),
      [],
    );
  });
});
