import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { layerNamedAt, renameLayer } from '../../ml/model/layer-references';
import { Disposables } from '../disposables';
import { specSelector } from '../spec-document';
import { rangeIn, workspaceEdit } from '../text-edits';

/** From a layer's name in "inputs" to the layer, from a layer to where it is named, and another name for it everywhere. */
export class LayerReferences implements vscode.DefinitionProvider, vscode.ReferenceProvider, vscode.RenameProvider {
  /** Registers it with VS Code. */
  static register(): vscode.Disposable {
    const [store, provider] = [new Disposables(), new LayerReferences()];
    store.add(vscode.languages.registerDefinitionProvider(specSelector, provider));
    store.add(vscode.languages.registerReferenceProvider(specSelector, provider));
    store.add(vscode.languages.registerRenameProvider(specSelector, provider));
    return store;
  }

  provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.LocationLink[] {
    const found = layerNamedAt(document.getText(), document.offsetAt(position));
    if (!found) return [];
    const { layer, span } = found;
    const [whole, name] = [layer.span, layer.written ?? layer.span].map((one) => rangeIn(document, one)) as [vscode.Range, vscode.Range];
    return [{ originSelectionRange: rangeIn(document, span), targetUri: document.uri, targetRange: whole, targetSelectionRange: name }];
  }

  provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
  ): vscode.Location[] {
    const layer = layerNamedAt(document.getText(), document.offsetAt(position))?.layer;
    if (!layer) return [];
    const spans = [...(includeDeclaration ? [layer.written ?? layer.span] : []), ...layer.uses];
    return spans.map((span) => new vscode.Location(document.uri, rangeIn(document, span)));
  }

  prepareRename(document: vscode.TextDocument, position: vscode.Position): { range: vscode.Range; placeholder: string } {
    const found = layerNamedAt(document.getText(), document.offsetAt(position));
    if (!found) throw new Error(l10n.t('Only the names of layers can be changed everywhere at once.'));
    const { offset, length } = found.span;
    // Without the quotation marks: what is typed is the name itself.
    return { range: rangeIn(document, { offset: offset + 1, length: length - 2 }), placeholder: found.layer.name };
  }

  provideRenameEdits(document: vscode.TextDocument, position: vscode.Position, name: string): vscode.WorkspaceEdit {
    const edits = renameLayer(document.getText(), document.offsetAt(position), name);
    if (edits === 'taken') throw new Error(l10n.t('Another layer has this name.'));
    if (edits === 'invisible') throw new Error(l10n.t('The name of a layer needs characters that can be seen, and no others.'));
    return workspaceEdit(document, edits ?? []);
  }
}
