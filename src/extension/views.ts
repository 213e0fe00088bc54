/** The views that package.json gives to the side bar. */
export type TreeViewId = 'neuralNetwork.specs' | 'neuralNetwork.runs' | 'neuralNetwork.samples';

/** The kind of panel under which VS Code brings study panels back after a reload of the window. */
export const panelType = 'neuralNetwork.study';
