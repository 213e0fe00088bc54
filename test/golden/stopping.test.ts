import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSpec } from '../../src/ml/checks/check-spec';
import { familyOf, validationOf } from '../../src/ml/registry/metric-facts';
import { metricFactsOf, metrics, nameOfMetric } from '../../src/ml/registry/metrics';
import { bestWatch } from '../../src/ml/training/early-stopping';
import { describeRun } from '../../src/webview/study/training/describe-curve';
import { families } from '../../src/webview/study/training/families';
import { runOf } from '../webview/training/runs';
import { type GoldenCase, golden } from './figures';
import { noFiles } from './run-case';

type Case = GoldenCase & { readonly expect: { readonly epochs_run: number; readonly best_epoch: number } };

const cases = golden<Case>('stopping');

async function read({ spec, expect }: Case) {
  const { spec: checked, problems } = await checkSpec(JSON.stringify(spec), noFiles);
  assert.ok(checked?.compile && checked.fit.early_stopping, problems.map(({ message }) => message).join('\n'));
  return { compile: checked.compile, fit: checked.fit, settings: checked.fit.early_stopping, history: expect.history ?? {} };
}

describe('early stopping with mode "auto", as Keras judges its own figures', () => {
  for (const one of cases) {
    it(one.name, async () => {
      const { compile, fit, settings, history } = await read(one);
      const { epochs_run, best_epoch } = one.expect;
      const watch = bestWatch(settings, metricFactsOf(compile.metrics), true);
      const stops = Array.from({ length: epochs_run }, (_, epoch) => watch.tell(epoch, (name) => history[name]?.[epoch] as number).stop);
      assert.equal(stops.indexOf(true), epochs_run < fit.epochs ? epochs_run - 1 : -1, 'where it stops');
      assert.equal(watch.best, best_epoch, 'the best epoch');
    });
  }

  it('leaves no metric out', async () => {
    const watched = await Promise.all(
      cases.map(async (one) => {
        const { compile, settings } = await read(one);
        return compile.metrics.find((metric) => nameOfMetric(metric) === familyOf(settings.monitor))?.type;
      }),
    );
    assert.deepEqual([...new Set(watched)].sort(), Object.keys(metrics).sort());
  });
});

describe('what the panel makes of a figure', () => {
  it('goes by the metric, not by what it is called', async () => {
    for (const one of cases.filter(({ name }) => /watching mine_\d$/.test(name))) {
      const { compile, settings } = await read(one);
      const [metric] = compile.metrics;
      assert.ok(metric);
      const [facts, name] = [metrics[metric.type], settings.monitor];
      const info = runOf({ metrics: metricFactsOf(compile.metrics) });
      const columns = { loss: Float64Array.of(1, 0.5), [name]: Float64Array.of(0.5, 1), [validationOf(name)]: Float64Array.of(0.5, 1) };
      const [, mine] = families([{ info, curves: { columns } }]);
      assert.deepEqual([mine?.name, mine?.facts?.direction, mine?.facts?.unit], [name, facts.direction, facts.unit], one.name);
      assert.equal(/Every training answer has been right/.test(describeRun({ info, columns })), 'countsRight' in facts, one.name);
    }
  });
});
