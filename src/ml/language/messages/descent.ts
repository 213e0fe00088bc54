import { count, didYouMean, figure, list, plural, sizes } from './words';

/** What there is to say of a loss that is drawn over two trainable numbers. */
export const descentMessages = {
  'surface-nothing-trained': (a: { missing: 'compile' | 'data' }) =>
    `Nothing is trained here, so there is no loss to be drawn: the spec has no "${a.missing}". Add it: a loss needs "data" and "compile".`,
  /** @param most rows of a batch that are not too many; 0 where one is */
  'surface-network-too-large': (a: { rows: number; most: number }) =>
    `One step of this network, with ${plural(a.rows, 'row')} in its batch, is more than a second of computing, in which the editor would get no other answers. ${a.most > 0 ? `Write a "batch_size" of ${count(a.most)} or less, or` : 'To see its loss,'} use the command "surface" on the command line, which has no such limit.`,
  'surface-too-few': (a: { numbers: number }) =>
    `A loss surface has two axes, and this network has ${a.numbers === 0 ? 'no trainable number' : 'one trainable number only'}. ${a.numbers === 0 ? 'Set "trainable" of a layer to true' : 'Give it a bias or a second input'}.`,
  'surface-no-variable': (a: { name: string; known: readonly string[]; frozen: boolean; nearest?: string }) =>
    `${a.frozen ? `"${a.name}" is not trained, so it is no axis of a loss surface.` : `There is no trainable variable "${a.name}".`}${a.nearest === undefined ? '' : didYouMean(a.nearest)} The trainable variables are: ${list(a.known)}.`,
  'surface-no-place': (a: { name: string; shape: readonly number[] }) =>
    `"${a.name}" is ${a.shape.length > 1 ? `of shape ${sizes(a.shape)}` : `of ${plural(a.shape[0] ?? 1, 'number')}`}: name one of its numbers, from ${a.name}[${a.shape.map(() => 0).join(',')}] to ${a.name}[${a.shape.map((size) => size - 1).join(',')}].`,
  'surface-same-axis': (a: { label: string }) => `Both axes are ${a.label}. Choose two different numbers.`,
  'surface-no-way': () =>
    'This plane is that of a run’s own way, and no weights of a run were kept. Train the network first, or choose two numbers.',
  'surface-still': () => 'The kept weights of this run do not differ, so there are no directions in which they moved. Choose two numbers.',
  'surface-no-room': () => 'A loss surface needs a range of finite numbers on both axes, each from a smaller number to a larger one.',
  'surface-other-data': () =>
    'The data has changed since this run: the loss is that of the data as it is now, over the weights that were kept.',
  'surface-rows': (a: { rows: number; all: number }) =>
    `The loss is computed over ${count(a.rows)} of the ${plural(a.all, 'training row')}, evenly taken, as this network takes long to compute.`,
  'surface-points': (a: { size: number; asked: number }) =>
    `The surface has ${count(a.size)} × ${count(a.size)} points in place of ${count(a.asked)} × ${count(a.asked)}, as this network takes long to compute.`,
  'surface-straight': () =>
    'The kept weights of this run lie on a straight line: that is the first direction. The second is one perpendicular to it.',
  'surface-flat': (a: { loss: number }) => `The loss is ${figure(a.loss)} everywhere in this part: neither axis changes it.`,
  'surface-not-finite': () =>
    'The loss is no finite number anywhere in this part. Look at a part with smaller weights, or at the data and the activations.',
  'surface-way-outside': (a: { points: number; all: number }) =>
    `${count(a.points)} of the ${plural(a.all, 'point')} of the run’s way ${a.points === 1 ? 'lies' : 'lie'} outside of this part.`,
  'surface-no-slope': () =>
    'Step and sign have no slope, so the loss is made of level parts: there is no gradient that descends. The perceptron rule follows the mistakes in place of it.',
  'surface-too-long': (a: { steps: number }) =>
    `${plural(a.steps, 'step')} of this network ${a.steps === 1 ? 'is' : 'are'} more than about ten seconds of computing. Choose fewer steps or fewer optimizers.`,
  'surface-losses-apart': (a: { every: number }) =>
    `The loss over all rows was computed after every ${count(a.every)} steps and at the end of each epoch, as this network takes long to compute.`,
  'surface-no-epoch': (a: { epoch: number; epochs: number }) =>
    `There is no epoch ${count(a.epoch)} in this training: it has 0 (before the first step) to ${count(a.epochs)}.`,
};
