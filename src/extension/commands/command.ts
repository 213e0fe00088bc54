import type { Refusal, Services } from './services';
import type { Target } from './target';

/** Does its work, or says why that cannot be done now. */
export type Command = (services: Services, target: Target) => Refusal | undefined | Promise<Refusal | undefined>;

/** What was looked for, or why there is none; undefined where the user thought better of it. */
export type Choice<T> = { readonly chosen: T } | { readonly refusal: Refusal } | undefined;
