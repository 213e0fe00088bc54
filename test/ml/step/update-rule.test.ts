import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { createOptimizer, firstMemory } from '../../../src/ml/engine/optimizers';
import { optimizers } from '../../../src/ml/registry/optimizers';
import { updateLines } from '../../../src/ml/step/update-rule';
import { noFiles } from '../../golden/run-case';

const variants: readonly object[] = [
  ...Object.keys(optimizers).map((type) => ({ type })),
  { type: 'SGD', momentum: 0.9 },
  { type: 'SGD', momentum: 0.9, nesterov: true },
  { type: 'SGD', weight_decay: 0.1 },
  { type: 'Adam', amsgrad: true },
  { type: 'RMSprop', centered: true },
  { type: 'RMSprop', momentum: 0.5 },
  { type: 'RMSprop', momentum: 0.5, centered: true },
];

/** Works out what a line of arithmetic says: `0.9·0 + 0.1·(−0.5)`. */
function workedOut(text: string): number {
  const code = text
    .replaceAll('−', '-')
    .replaceAll('·', '*')
    .replaceAll('²', '**2')
    .replaceAll('^', '**')
    .replaceAll('max', 'Math.max')
    .replaceAll(/\|([^|]+)\|/g, 'Math.abs($1)')
    .replaceAll(/√(?=\()/g, 'Math.sqrt')
    .replaceAll(/√([\d.e+-]+)/g, 'Math.sqrt($1)');
  return new Function(`return ${code}`)() as number;
}

for (const variant of variants) {
  it(`the rule written out gives what the optimizer gave: ${JSON.stringify(variant)}`, async () => {
    const spec = {
      data: { gate: 'AND' },
      layers: [{ type: 'Dense', units: 1, activation: 'step' }],
      compile: { optimizer: variant, loss: 'mse' },
    };
    const { spec: read } = await checkSpec(JSON.stringify(spec), noFiles);
    const config = read?.compile?.optimizer ?? assert.fail();
    const rule = createOptimizer(config, [{ name: 'w', size: 1 }]);
    const w = Float32Array.of(0.7);
    for (let step = 1; step <= 12; step++) {
      const memory = () =>
        Object.fromEntries(Object.entries(firstMemory(config)).map(([slot, first]) => [slot, rule.state().get(`w/${slot}`)?.[0] ?? first]));
      const [before, memoryBefore] = [w[0] as number, memory()];
      const gradient = Math.fround(Math.sin(step) / 3);
      rule.apply([w], [Float32Array.of(gradient)]);
      const after = w[0] as number;
      const lines = updateLines(config, { before, gradient, memoryBefore, memoryAfter: memory(), after, step }, gradient, String);
      const last = lines.at(-1) ?? '';
      const arithmetic = last.slice(last.indexOf('w ← ') + 4, last.lastIndexOf(' = '));
      const found = workedOut(arithmetic);
      assert.ok(Math.abs(found - after) < 1e-5 * Math.max(1, Math.abs(after)), `step ${step}: ${last}: ${found}`);
      for (const line of lines.slice(0, -1)) {
        const sides = line.split(' = ');
        if (!line.includes(' ← ') || sides.length !== 2) continue;
        const [sum, result] = [workedOut((sides[0] as string).split(' ← ')[1] as string), Number(sides[1])];
        assert.ok(Math.abs(sum - result) <= 2e-5 * Math.max(Math.abs(result), 1e-3), `step ${step}: ${line}: ${sum}`);
      }
    }
  });
}
