/**
 * From where on something seen in a run is worth a word, and why there. Losses are compared with `guess`, the loss of the best answer that is the
 * same for every row, so that no limit depends on the unit of the targets.
 */
export const limits = {
  /** Epochs: fewer show no course, only a beginning. */
  fewestEpochs: 10,
  /** Epochs: a curve that was level for a shorter time may only be resting, as before the bend of a sigmoid network. */
  fewestLevelEpochs: 20,
  /** Share of `guess`: a network whose loss is below has learned most of what there is to learn, and gets no advice about its learning. */
  learned: 0.2,
  /** Share of right answers on the training rows: the same, for who asks for the accuracy. */
  right: 0.95,
  /** Share of `guess`: a loss above is no better than guessing, give or take the noise of batches. */
  guessing: 0.98,
  /** Share of `guess`: a network that ends above, without getting better any more, explains about half of what there is to explain, or less. */
  underfit: 0.45,
  /** The same without a hidden layer: noise and outliers alone leave more than a half. */
  underfitAffine: 0.65,
  /** Share of `guess`: a level that changed by less from one quarter of the run to the next has not changed. */
  level: 0.01,
  /** Of its level of the first epoch, and of `guess`: noise does not double a loss. */
  grown: 2,
  /** Share of epoch-to-epoch changes that go up: of a noisy curve that falls it is below a half, of one that leaps over the minimum about a half. */
  rises: 0.35,
  /** A usual change from one epoch to the next, as a share of the level: the noise of batches and of dropout stays below. */
  swing: 0.25,
  /** Share of `guess`: changes that are smaller do not matter, however small the level is. */
  swingOfGuess: 0.05,
  /** Share of epochs in which a curve falls that creeps: where the steps are the mistake, they go the right way each time. */
  falls: 0.9,
  /** The fall of the second half of a run, as a share of that of the first: a curve that bends towards its end falls by less. */
  steady: 0.5,
  /** Share of the loss at the beginning: below it a steady fall was a good one. */
  creep: 0.5,
  /** Fall over the last quarter of a run, as a share of the level: a curve that comes to its end falls by less. */
  falling: 0.1,
  /** The usual rate of an optimizer over that of the run: a rate that is so much below is a small one. */
  belowUsualRate: 5,
  /** Rise of the validation loss over its lowest, as a share: the noise of few validation rows stays below. */
  overfitRise: 0.1,
  /** The same as a share of `guess`: a rise from 0.001 to 0.002 is none. */
  overfitRiseOfGuess: 0.03,
  /** The same over a usual change of the validation loss from one epoch to the next: the lowest of a noisy curve is low by chance. */
  overfitNoise: 3,
  /** Fall of the training loss meanwhile, as a share: else both got worse, which is another matter. */
  overfitFall: 0.05,
  /** Epochs after the best one, at least, and as a share of all: before, the validation loss may come down again. */
  overfitEpochs: 5,
  overfitEpochsShare: 0.1,
  /** Share of the units of a layer: some dead units are usual, and the others make up for them. */
  dead: 0.5,
  /** Share of the outputs of a hidden layer: sure units are usual, a layer of nothing else passes on no gradient. */
  saturated: 0.9,
  /** Root mean square of a gradient: below, no learning rate makes a step of it. */
  noGradient: 1e-6,
  /** The gradient of the first layer over that of the last: layers of one network differ by a factor of ten without harm. */
  vanished: 0.01,
} as const;
