import type { Dataset } from '../data/dataset';
import { type Model, outputShape } from '../model/model';
import type { Loss } from '../registry/losses';
import type { FitSpec } from '../spec/sections';
import { type BestGuess, bestGuess } from '../step/best-guess';
import { fitData } from '../training/fit-data';

/** The best guess for the training rows of a spec. Most edits change nothing of what decides it, so it is kept beside the data. */
export class Guesses {
  readonly #known = new WeakMap<Dataset, Map<string, BestGuess | undefined>>();

  /** Undefined where none is known. */
  of(dataset: Dataset, loss: Loss, fit: FitSpec, model: Model): BestGuess | undefined {
    const outputs = outputShape(model).at(-1);
    if (outputs === undefined) return undefined;
    const { validation_split, class_weight, sample_weight } = fit;
    const key = JSON.stringify([loss, outputs, validation_split, class_weight, sample_weight]);
    const known = this.#known.get(dataset) ?? new Map<string, BestGuess | undefined>();
    this.#known.set(dataset, known);
    if (!known.has(key)) {
      const { train, trainWeights } = fitData(dataset, fit);
      known.set(key, bestGuess(loss, train.y, outputs, trainWeights));
    }
    return known.get(key);
  }
}
