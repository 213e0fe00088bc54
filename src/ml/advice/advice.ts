import type { JSONPath } from 'jsonc-parser';
import type { LayerBefore } from '../checks/hidden-layer';
import { type MessageArgs, messageText } from '../language/messages';
import type { adviceMessages } from '../language/messages/advice';
import type { FixAction } from '../language/problem';
import type { Model } from '../model/model';
import type { CompileSpec, Spec } from '../spec/spec';
import type { GradientMoment } from '../step/gradients-over-run';
import type { Ending } from '../training/events';
import type { Columns } from '../training/history';

/** What is known of a run that is over. Plain facts: nothing is trained or read for advice. */
export interface RunFacts {
  readonly spec: Spec & { readonly compile: CompileSpec };
  readonly model: Model;
  readonly history: Columns<ArrayLike<number>>;
  readonly ending?: Ending;
  /** The loss of a network that only guesses (`bestGuess`); what is compared with it is not judged where it is not known. */
  readonly guess?: number | undefined;
  /** Gradients and units before training and at the end, as far as they are known; ascending. */
  readonly moments: readonly GradientMoment[];
}

export type AdviceCode = keyof typeof adviceMessages;

/** A value of the spec to be set; a layer or an optimizer that is only named becomes an object. */
export interface Setting {
  readonly path: JSONPath;
  readonly value: unknown;
}

/** What could be tried, as a change of the spec. */
export interface Change {
  /** In English. */
  readonly title: string;
  readonly action: FixAction;
  readonly settings: readonly Setting[];
  /** A layer that is put in. */
  readonly insert?: LayerBefore;
}

/** What a teacher would say of a run. It is of this run only, and so never out of date. */
export interface Advice<C extends AdviceCode = AdviceCode> {
  readonly code: C;
  /** The evidence is in them. */
  readonly args: MessageArgs<C>;
  /** In English. */
  readonly message: string;
  /** From 1. */
  readonly epoch?: number;
  readonly layer?: string;
  /** The first is the one to try first. */
  readonly changes: readonly Change[];
}

/** Makes advice, with its English text. */
export const advice = <C extends AdviceCode>(code: C, args: MessageArgs<C>, about: Pick<Advice, 'epoch' | 'layer' | 'changes'>): Advice =>
  ({ code, args, message: messageText(code, args), ...about }) as unknown as Advice;
