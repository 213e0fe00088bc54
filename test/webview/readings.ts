import { type TargetFacts, targetFacts } from '../../src/ml/data/facts';
import { interpretOutput } from '../../src/ml/model/interpret-output';
import type { OutputReading } from '../../src/ml/model/output-reading';
import { activation } from '../../src/ml/registry/activations';
import { loss } from '../../src/ml/registry/losses';
import type { Data } from '../../src/webview/study/messages/state';
import { readWell } from '../ml/registry/read';

type Targets = Pick<Data, 'targets' | 'points'>;

/** What the core knows of the targets that a panel shows; undefined where it shows none. */
export function targetsOf({ targets, points }: Targets): TargetFacts | undefined {
  const y = Float32Array.from(points.flatMap((split) => Array.from(split.y)));
  const rows = y.length / targets;
  return rows ? targetFacts([{ shape: [rows, targets], values: y }]) : undefined;
}

/** How the host says that the answers of such a network are read. @param trained the loss, as a spec has it */
export const readingFor = (last: unknown, units: number, data?: Targets, trained?: unknown): OutputReading =>
  interpretOutput({
    shape: [units],
    activation: readWell(activation, last),
    loss: trained === undefined ? undefined : readWell(loss, trained),
    targets: data && targetsOf(data),
  });
