import { metricFactsOf } from '../../../src/ml/registry/metrics';
import type { Columns } from '../../../src/ml/training/history';
import type { RunInfo } from '../../../src/webview/study/messages/state';
import type { RunCurves } from '../../../src/webview/study/shared/study';

/** A run as the host names it. */
export const runOf = (change: Partial<RunInfo> = {}): RunInfo => ({
  id: 'a',
  label: 'A',
  began: '14:02:11',
  status: 'finished',
  seed: 1,
  epochs: 3,
  epochsDone: 3,
  logs: {},
  metrics: metricFactsOf([{ type: 'accuracy', name: undefined }]),
  stale: false,
  resumable: false,
  milliseconds: 30,
  ...change,
});

/** Its curves; each epoch takes 10 ms. */
export const curves = (columns: Columns): RunCurves => ({
  columns,
  milliseconds: new Float64Array(Math.max(0, ...Object.values(columns).map(({ length }) => length))).fill(10),
  frames: [],
});
