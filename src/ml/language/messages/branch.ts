/** What is said of a run that continues from a moment of another one. */
export const branchMessages = {
  'branch-began': (a: { run: string; epoch: number; freshOptimizer: boolean; otherData: boolean }) =>
    [
      `Continued from epoch ${a.epoch} of run ${a.run}.`,
      ...(a.freshOptimizer ? ['The optimizer is another one, so it began there without a memory.'] : []),
      ...(a.otherData ? ['The data is other than that run’s.'] : []),
    ].join(' '),
  'branch-does-not-fit': (a: { name: string; was: string; is: string }) =>
    a.was === ''
      ? `The spec cannot continue from this run: the run has no weights "${a.name}", which are of shape ${a.is} in the spec. Layers can be frozen, and others without weights added, but no weights.`
      : a.is === ''
        ? `The spec cannot continue from this run: its weights "${a.name}" of shape ${a.was} have no place in the network of the spec.`
        : `The spec cannot continue from this run: the weights "${a.name}" have the shape ${a.was} in the run, and ${a.is} in the spec.`,
  'branch-without-epochs': (a: { epoch: number; epochs: number }) =>
    `Nothing is left to train from epoch ${a.epoch}: "epochs" of the spec is ${a.epochs}. Epochs are counted from the beginning of the run, so "epochs" must be larger.`,
  'branch-after-end': (a: { epoch: number; done: number }) =>
    `The run has no epoch ${a.epoch} to continue from: ${a.done === 0 ? 'none' : a.done === 1 ? 'only one' : `only ${a.done}`} of its epochs is kept.`,
  'branch-before-branch': (a: { epoch: number; from: number }) =>
    `Epoch ${a.epoch} is not of this run, which is a branch from epoch ${a.from}. Branch from its parent, or from epoch ${a.from} or later.`,
  'branch-not-kept': (a: { epoch: number }) =>
    `The run cannot be continued from epoch ${a.epoch}: its optimizer's memory of that epoch was not kept, and the run cannot be made again up to there, as its data or the engine is not as it was. Choose another epoch, such as the last one.`,
  'branch-best-not-kept': (a: { epoch: number; best: number }) =>
    `The run cannot be continued from epoch ${a.epoch} with "restore_best_weights": the weights of epoch ${a.best}, the best until then, were not kept. Choose epoch ${a.best}, or leave "restore_best_weights" out.`,
};
