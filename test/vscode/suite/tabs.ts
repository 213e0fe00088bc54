import * as vscode from 'vscode';
import { until } from './workspace';

const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

/** Study panels that are open. */
export const studyTabs = (): vscode.Tab[] =>
  tabs().filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('neuralNetwork.study'));

/** Waits until there are just these panels, by their titles in any order. */
export const untilStudying = (...titles: readonly string[]): Promise<true> =>
  until(`panels: ${titles.join(', ')}`, () => {
    const shown = studyTabs().map(({ label }) => label);
    return shown.sort().join('\n') === [...titles].sort().join('\n') && true;
  });

/** Waits until a tab of any kind has a title like this. */
export const untilTab = (title: RegExp): Promise<vscode.Tab> =>
  until(`a tab ${title}`, () => tabs().find(({ label }) => title.test(label)));
