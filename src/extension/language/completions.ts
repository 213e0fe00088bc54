import * as vscode from 'vscode';
import { plain } from '../../ml/spec/schema-snippets';
import { codeBlock } from '../shown';
import { placeAt } from './place';
import { type Snippet, snippets } from './snippets';

/**
 * Offers pieces of specs to start from, which take several keys or layers: a whole file, sections and layers for a task. Every single key,
 * value and layer comes from the schema, by VS Code's JSON support, so that nothing is proposed twice.
 */
export class SpecCompletions implements vscode.CompletionItemProvider {
  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    const place = placeAt(document.getText(), document.offsetAt(position));
    if (!place) return [];
    const range = new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
    return snippets[place.kind]().map((snippet) => toItem(snippet, range, place.comma ? ',' : ''));
  }
}

function toItem({ label, detail, body }: Snippet, range: vscode.Range, after: string): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label, description: detail }, vscode.CompletionItemKind.Snippet);
  item.insertText = new vscode.SnippetString(body + after);
  item.range = range;
  // What has been typed may begin with a quotation mark, and must be found in this.
  item.filterText = `"${label}`;
  item.documentation = codeBlock(plain(body).replaceAll('\t', '  '), 'jsonc');
  // After the keys and names that the schema proposes.
  item.sortText = `~${label}`;
  return item;
}
