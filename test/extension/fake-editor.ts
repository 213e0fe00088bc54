// The parts of VS Code's interface that are nothing but values: items of trees and lists, hints, snippets, diagnostics and edits.

import { type Position, Range } from './fake-document';
import type { Uri } from './fake-uri';

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export class TreeItem {
  readonly label: string;
  readonly collapsibleState: number;
  description?: string;
  constructor(label: string, collapsibleState = 0) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export class ThemeIcon {
  static readonly File = new ThemeIcon('file');
  static readonly Folder = new ThemeIcon('folder');
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}

export class CodeLens {
  readonly range: unknown;
  readonly command: unknown;
  constructor(range: unknown, command: unknown) {
    this.range = range;
    this.command = command;
  }
}

export class InlayHint {
  readonly position: unknown;
  readonly label: string;
  constructor(position: unknown, label: string) {
    this.position = position;
    this.label = label;
  }
}

export class Location {
  readonly uri: Uri;
  readonly range: Range;
  constructor(uri: Uri, range: Range) {
    this.uri = uri;
    this.range = range;
  }
}

export const CompletionItemKind = { Reference: 17, Snippet: 26 };
export class CompletionItem {
  readonly label: unknown;
  readonly kind: number;
  constructor(label: unknown, kind: number) {
    this.label = label;
    this.kind = kind;
  }
}

export class SnippetString {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export const QuickPickItemKind = { Separator: -1, Default: 0 };

export class MarkdownString {
  value: string;
  readonly supportThemeIcons: boolean;
  isTrusted: unknown;
  constructor(value = '', supportThemeIcons = false) {
    this.value = value;
    this.supportThemeIcons = supportThemeIcons;
  }
  /** As one reads it: without escapes. */
  get read(): string {
    return this.value.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  }
  appendCodeblock(code: string, language = ''): this {
    this.value += `\`\`\`${language}\n${code}\n\`\`\`\n`;
    return this;
  }
  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
  appendText(text: string): this {
    this.value += text;
    return this;
  }
}

export class Diagnostic {
  source?: string;
  code?: string | { readonly value: string; readonly target: Uri };
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  constructor(range: Range, message: string, severity: number) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 };

export class WorkspaceEdit {
  readonly edits: { readonly uri: Uri; readonly range: Range; readonly text: string }[] = [];
  replace(uri: Uri, range: Range, text: string): void {
    this.edits.push({ uri, range, text });
  }
  readonly created: { readonly uri: Uri; readonly contents?: Uint8Array }[] = [];
  insert(uri: Uri, position: Position, text: string): void {
    this.edits.push({ uri, range: new Range(position, position), text });
  }
  createFile(uri: Uri, { contents }: { contents?: Uint8Array } = {}): void {
    this.created.push({ uri, ...(contents && { contents }) });
  }
}

export class Hover {
  readonly contents: MarkdownString;
  readonly range: unknown;
  constructor(contents: MarkdownString, range: unknown) {
    this.contents = contents;
    this.range = range;
  }
}

export const ColorThemeKind = { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 };

export const CodeActionKind = { QuickFix: 'quickfix' };
export class CodeAction {
  readonly title: string;
  readonly kind: string;
  constructor(title: string, kind: string) {
    this.title = title;
    this.kind = kind;
  }
}
