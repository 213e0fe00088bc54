import * as vscode from 'vscode';
import { beside, ShownItem } from '../shown';
import { type Sample, type Theme, themes } from './sample-list';

export class ThemeItem extends ShownItem {
  readonly theme: Theme;
  constructor(theme: Theme, expanded: boolean) {
    super(theme.title, expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed);
    this.id = `theme:${theme.id}`;
    this.theme = theme;
  }
}

export class SampleItem extends ShownItem {
  readonly sample: Sample;
  constructor(sample: Sample) {
    super(sample.title);
    this.id = sample.file;
    this.sample = sample;
    this.describe(beside(sample.title, sample.see) ?? '');
    this.hover(`${sample.title}\n${sample.see}`);
    this.iconPath = new vscode.ThemeIcon('beaker');
    this.contextValue = 'sample';
    this.command = { command: 'neuralNetwork.openSample', title: '', arguments: [sample.file] };
  }
}

/** The tree of packaged samples by theme. */
export class SamplesView implements vscode.TreeDataProvider<ThemeItem | SampleItem> {
  getTreeItem(item: ThemeItem | SampleItem): vscode.TreeItem {
    return item;
  }

  getChildren(parent?: ThemeItem | SampleItem): (ThemeItem | SampleItem)[] {
    if (!parent) return themes().map((theme, i) => new ThemeItem(theme, i < 2));
    return parent instanceof ThemeItem ? parent.theme.samples.map((sample) => new SampleItem(sample)) : [];
  }
}
