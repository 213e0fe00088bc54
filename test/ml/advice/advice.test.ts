import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { applyEdits } from 'jsonc-parser';
import type { Advice, AdviceCode } from '../../../src/ml/advice/advice';
import { editsFor } from '../../../src/ml/advice/changes';
import type { MessageArgs } from '../../../src/ml/language/messages';
import { problemText } from '../../../src/ml/language/messages/localized';
import { WorkerClient } from '../../../src/ml/worker/client';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';
import { fine, specs } from './specs';

const worker = new WorkerClient(inThread(built('worker.js')));
after(() => worker.dispose());

const textOf = (part: object): string => `// kept\n${JSON.stringify({ ...fine, ...part }, null, 2)}`;

async function adviceOn(text: string): Promise<readonly Advice[]> {
  const job = { text, folder: '.', workspace: '.', sets: [], task: 'train', advise: true } as const;
  const { advice } = await worker.run(job, () => undefined);
  assert.ok(advice);
  return advice;
}

const codesOf = (advice: readonly Advice[]): AdviceCode[] => advice.map(({ code }) => code);

/** Runs whose data or weights are the fault: there is no value of the spec that would mend it. */
const withoutChange: readonly string[] = [
  'in the output of a layer',
  'by inputs in thousands',
  'a line for a parabola',
  'weights of 0, which get no gradient',
];

for (const [code, { shows, near }] of Object.entries(specs)) {
  describe(code, () => {
    for (const [what, part] of Object.entries(shows)) {
      it(`is said of a run that shows it, and its first change helps: ${what}`, async () => {
        const text = textOf(part);
        const advice = await adviceOn(text);
        assert.deepEqual(codesOf(advice), [code]);
        const [change] = advice[0]?.changes ?? [];
        assert.equal(change === undefined, withoutChange.includes(what));
        if (!change) return;
        const changed = applyEdits(text, [...editsFor(text, change)]);
        assert.ok(changed.startsWith('// kept\n'));
        assert.ok(!codesOf(await adviceOn(changed)).includes(code as AdviceCode), changed);
      });
    }
    for (const [what, part] of Object.entries(near)) {
      it(`is not said of one near it: ${what}`, async () => {
        const found = codesOf(await adviceOn(textOf(part)));
        assert.ok(!found.includes(code as AdviceCode), found.join());
      });
    }
  });
}

it('nothing is said of a run that is fine, nor of one that is too short to be judged', async () => {
  assert.deepEqual(await adviceOn(textOf({})), []);
  assert.deepEqual(await adviceOn(textOf({ fit: { epochs: 2 } })), []);
});

it('the evidence is in the figures: where it diverged, how many units are dead, how small gradients are', async () => {
  const [diverged] = await adviceOn(textOf(specs.diverged.shows['in the output of a layer']));
  assert.deepEqual([diverged?.epoch, diverged?.layer], [1, 'overflows']);
  assert.match(diverged?.message ?? '', /^Diverged at step 1 of epoch 1, in layer "overflows": the output became Infinity\./);
  const [dead] = await adviceOn(textOf(specs['dead-units'].shows['by a step that goes too far']));
  assert.deepEqual(dead?.args, { layer: 'dense', dead: 8, units: 8, before: 2 });
  const [vanished] = await adviceOn(textOf(specs['vanished-gradient'].shows['six layers of sigmoid']));
  assert.ok(vanished);
  const { layers, ratio } = vanished.args as MessageArgs<'vanished-gradient'>;
  assert.equal(layers.length, 7);
  assert.equal(ratio, (layers[0]?.size ?? 0) / (layers[6]?.size ?? 0));
  assert.ok(ratio < 0.001);
});

it('is said in Korean, too', async () => {
  const [dead] = await adviceOn(textOf(specs['dead-units'].shows['by a step that goes too far']));
  assert.ok(dead);
  assert.match(problemText(dead, 'ko'), /^"dense" 층의 뉴런 8개 중 8개가 죽었습니다\./);
});
