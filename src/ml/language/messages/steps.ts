import { count, plural } from './words';

/** What there is to say of single steps of a run. Epochs and batches are counted from 1, rows and samples from 0, as they are shown. */
export const stepMessages = {
  'no-steps': (a: { missing: 'compile' | 'data' }) =>
    `Nothing is trained here, so there is no step to look into: the spec has no "${a.missing}". Add it: a step needs "data" and "compile".`,
  'no-such-step': (
    a:
      | { what: 'epoch'; epoch: number; epochs: number; stoppedEarly: boolean }
      | { what: 'batch'; batch: number; batches: number }
      | { what: 'sample'; sample: number; samples: number }
      | { what: 'row'; row: number; rows: number },
  ) => {
    switch (a.what) {
      case 'epoch':
        if (a.epochs === 0) return 'This run has no steps yet: its first epoch is not over.';
        return `There is no epoch ${count(a.epoch)} in this run: it ${a.stoppedEarly ? 'stopped early, after epoch' : 'has steps up to epoch'} ${count(a.epochs)}.`;
      case 'batch':
        return `There is no batch ${count(a.batch)}: the batches of an epoch are 1 to ${count(a.batches)}.`;
      case 'sample':
        return `There is no sample ${count(a.sample)}: those of this batch are 0 to ${count(a.samples - 1)}.`;
      case 'row':
        return `There is no row ${count(a.row)} in the training data: its rows are 0 to ${count(a.rows - 1)}.`;
    }
  },
  /** @param most rows of a batch that are not too many; 0 where one is */
  'step-too-long': (a: { rows: number; most: number }) =>
    `One step of this network, with ${plural(a.rows, 'row')} in its batch, is more than a second of computing, in which the editor would get no other answers. ${a.most > 0 ? `Write a "batch_size" of ${count(a.most)} or less, or` : 'To see it,'} use the command "step" on the command line, which has no such limit.`,
  'step-other-engine': (a: { was: string; is: string }) =>
    `This run was trained by ${a.was}. Its steps are computed again by ${a.is}, which rounds differently, so the last digits may not be those of the run.`,
  'step-before-branch': (a: { epoch: number; from: number }) =>
    `Epoch ${a.epoch} is not of this run, which is a branch from epoch ${a.from}: look at that step in the run it branched from.`,
  'step-other-data': () =>
    'The data has changed since this run: its steps are computed with the data as it is now, from the weights that were kept.',
  'step-without-memory': () =>
    'The optimizer’s memory was not kept with this run, so a late step is computed again from the beginning of the run and takes longer.',
  'instead-does-not-fit': (
    a: { what: 'variable'; name: string } | { what: 'input' | 'target'; size: number } | { what: 'label' | 'token'; most: number },
  ) => {
    switch (a.what) {
      case 'variable':
        return `These values of "${a.name}" do not fit the network.`;
      case 'input':
        return `An input of this network has ${count(a.size)} values.`;
      case 'target':
        return `A target of this network has ${count(a.size)} values.`;
      case 'label':
        return `This target is a class: a whole number from 0 to ${count(a.most)}.`;
      case 'token':
        return `Inputs of an Embedding are whole numbers from 0 to ${count(a.most)}.`;
    }
  },
};
