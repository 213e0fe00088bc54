import assert from 'node:assert/strict';
import { checkSpec } from '../../../../src/ml/checks/check-spec';
import type { Dataset } from '../../../../src/ml/data/dataset';
import { openCompact } from '../../../../src/ml/engine/compact/open';
import type { CompactSession } from '../../../../src/ml/engine/compact/session';
import { runnable } from '../../../../src/ml/language/problem';
import type { Model } from '../../../../src/ml/model/model';
import { random } from '../../../../src/ml/random/random';
import { initialState } from '../../../../src/ml/training/initial-state';
import { built } from '../../../built';
import { noFiles } from '../../../golden/run-case';

export type Json = Readonly<Record<string, unknown>>;

/** A model and its data, as far as every engine has them in common. */
export interface Case {
  readonly model: Model;
  readonly dataset: Dataset;
  open(): Promise<CompactSession>;
}

/** Rows of numbers from −1 to 1. */
export function rowsOf(seed: number, rows: number, width: number): number[][] {
  const numbers = random(seed, 'test data');
  return Array.from({ length: rows }, () => Array.from({ length: width }, () => 2 * numbers.uniform() - 1));
}

/** Takes a spec through all checks; the session, on the compact engine, is at the spec's first weights. */
export async function compactCase(spec: Json): Promise<Case> {
  const checked = await checkSpec(JSON.stringify(spec), noFiles);
  assert.ok(runnable(checked.problems), checked.problems.map((p) => p.message).join('\n'));
  const { model, dataset } = checked;
  assert.ok(checked.spec && model && dataset);
  const { compile, seed } = checked.spec;
  return {
    model,
    dataset,
    async open() {
      const session = (await openCompact({ folder: built() })).open({ model, seed, ...(compile && { compile }) }) as CompactSession;
      session.setState(initialState(model, seed));
      return session;
    },
  };
}

export const upTo = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i);
