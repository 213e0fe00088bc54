import type { Dataset } from '../data/dataset';
import type { DataFacts } from '../data/facts';
import type { Reporter } from '../language/reporter';
import type { Model } from '../model/model';
import type { CompileSpec, Spec } from '../spec/spec';

/** What the checks look at: a spec that reads without errors, its model, and its data where there is any. */
export interface Study {
  readonly spec: Spec;
  readonly model: Model;
  readonly dataset?: Dataset;
  readonly facts?: DataFacts;
}

/** A study with all that training needs. */
export type Trainable = Study & {
  readonly spec: Spec & { readonly compile: CompileSpec };
  readonly dataset: Dataset;
  readonly facts: DataFacts;
};

/** Looks for one sort of mistake and reports each where it is. */
export type Check<S extends Study = Study> = (study: S, reporter: Reporter) => void;
