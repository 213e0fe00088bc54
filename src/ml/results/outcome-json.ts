import type { Outcome } from '../worker/messages';
import { nestedRows } from './nested-rows';

/** An outcome, or what is left of one in a run's folder: it does not say how long loading took. */
export type Result = Omit<Outcome, 'problems' | 'milliseconds'> & { readonly milliseconds: Partial<Outcome['milliseconds']> };

/**
 * What a run came to, as one JSON object on one line. Numbers that are not finite become null, which is what JSON has for them.
 * `classes`: the class that each of the predictions names, by its name or its number, null for none; a list for an answer to several questions.
 * `weights`: variables by `layer/variable`, each with its shape and its values as nested rows (as NumPy prints them), in the shortest
 * decimals that give the same float32.
 * @param about more fields, which come first
 */
export function outcomeJson(outcome: Result, withWeights: boolean, about: Readonly<Record<string, unknown>> = {}): string {
  const { engine, params, layers, history, ending, evaluate, predictions, classes, weights, milliseconds } = outcome;
  return JSON.stringify({
    ...about,
    engine: { name: engine.name, version: engine.version, threads: engine.threads, why: engine.why },
    params: { total: params.total, trainable: params.trainable, non_trainable: params.nonTrainable },
    layers: layers.map((l) => ({ name: l.name, type: l.type, output_shape: [null, ...l.outputShape], params: l.params })),
    history,
    ...(ending && { ending: endingJson(ending) }),
    ...(evaluate && { evaluate: evaluate.logs, evaluated_on: evaluate.on }),
    ...(predictions && { predictions: nestedRows(predictions) }),
    ...(classes && { classes }),
    ...(withWeights && { weights: Object.fromEntries([...weights].map(([name, w]) => [name, { shape: w.shape, values: nestedRows(w) }])) }),
    timing: { load_ms: milliseconds.load, compile_ms: milliseconds.compile, train_ms: milliseconds.train },
  });
}

function endingJson(ending: NonNullable<Outcome['ending']>): Record<string, unknown> {
  if (ending.reason !== 'diverged') return { ...ending };
  const { problem, ...rest } = ending;
  return { ...rest, code: problem.code, message: problem.message };
}
