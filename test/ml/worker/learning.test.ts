import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runFiles } from '../../../src/ml/runs/run-files';
import { isDamaged, readRun } from '../../../src/ml/runs/run-folder';
import { encodeJson } from '../../../src/ml/runs/run-json';
import type { ReplayedStep } from '../../../src/ml/training/replay';
import { Answers } from '../../../src/ml/worker/answers';
import type { AnswerTo, Question } from '../../../src/ml/worker/messages';
import type { GradientsRequest } from '../../../src/ml/worker/run-questions';
import { inFolder, jobOf, runHere, textOf } from './kept-spec';

const EPOCHS = 6;
/** Shuffles, dropout, and Adam's memory. */
const text = textOf({ fit: { epochs: EPOCHS, batch_size: 6 } });
const plain = textOf({ fit: { epochs: EPOCHS, batch_size: 6 }, compile: { optimizer: 'sgd', loss: 'mse' } });

const asking = (breathe: () => Promise<void> = () => Promise.resolve()) => {
  const answers = new Answers(breathe);
  return async <Q extends Question>(question: Q): Promise<AnswerTo<Q>> => (await answers.to(question)).answer as AnswerTo<Q>;
};

const rms = (blocks: readonly ArrayLike<number>[]): number => {
  const all = blocks.flatMap((block) => Array.from(block));
  return Math.sqrt(all.reduce((sum, v) => sum + v * v, 0) / all.length);
};

const near = (found: number | undefined, expected: number, what: string): void =>
  assert.ok(found !== undefined && Math.abs(found - expected) <= 1e-6 * expected, `${what}: ${found}, expected ${expected}`);

async function firstSteps(spec: string, folder: string): Promise<ReplayedStep[]> {
  const ask = asking();
  const steps: ReplayedStep[] = [];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const answer = await ask({
      task: 'step',
      text: spec,
      kept: { folder, epochs: EPOCHS, stoppedEarly: false },
      epoch,
      at: { batch: 0, sample: 0 },
    });
    steps.push('step' in answer && answer.step ? answer.step : assert.fail(JSON.stringify(answer)));
  }
  return steps;
}

const question = (spec: string, steps: readonly ReplayedStep[], folder?: string): GradientsRequest => ({
  task: 'gradients',
  text: spec,
  ...(folder !== undefined && { kept: { folder, epochs: EPOCHS, stoppedEarly: false } }),
  moments: steps.map(({ before }, epoch) => ({ epoch, weights: before.weights })),
});

async function momentsOf(ask: GradientsRequest) {
  const answer = await asking()(ask);
  return 'moments' in answer ? answer.moments : assert.fail(JSON.stringify(answer));
}

describe('gradients over a kept run', () => {
  for (const [name, spec] of [['with a memory', text], ['without one', plain]] as const) // biome-ignore format: a pair
    it(`are those of the steps that the run made, of an optimizer ${name}`, async () => {
      await inFolder(async (folder) => {
        await runHere(jobOf(spec, { folder }));
        const steps = await firstSteps(spec, folder);
        const moments = await momentsOf(question(spec, steps, folder));
        assert.equal(moments.length, EPOCHS);
        moments.forEach(({ epoch, layers }, i) => {
          const { before, record, after } = steps[i] as ReplayedStep;
          assert.deepEqual([epoch, layers.map((layer) => layer.name)], [i, ['dense', 'batch_normalization', 'dense_1']]);
          for (const { name: layer, gradient, update } of layers) {
            const names = [...record.gradients.keys()].filter((key) => key.startsWith(`${layer}/`));
            near(gradient, rms(names.map((key) => record.gradients.get(key) ?? [])), `${layer} gradient after ${epoch}`);
            const changes = names.map((key) => after.weights.get(key)?.map((v, k) => v - (before.weights.get(key)?.[k] as number)) ?? []);
            near(update, rms(changes), `${layer} update after ${epoch}`);
          }
        });
      });
    });

  it('have no updates where no memory was kept, but for the first', async () => {
    await inFolder(async (folder) => {
      await runHere(jobOf(text, { folder }));
      const steps = await firstSteps(text, folder);
      rmSync(join(folder, runFiles.memory));
      const moments = await momentsOf(question(text, steps, folder));
      assert.deepEqual(
        moments.map(({ layers }) => layers.map(({ update }) => update !== undefined)),
        steps.map((_, epoch) => Array(3).fill(epoch === 0)),
      );
      assert.ok(moments.every(({ layers }) => layers.every(({ gradient }) => gradient !== undefined && gradient > 0)));
    });
  });

  it('come with a word on the other engine that computes them', async () => {
    await inFolder(async (folder) => {
      await runHere(jobOf(text, { folder }));
      const notes = async (): Promise<readonly string[]> => {
        const answer = await asking()(question(text, [], folder));
        return 'notes' in answer ? answer.notes.map(({ code }) => code) : assert.fail(JSON.stringify(answer));
      };
      assert.deepEqual(await notes(), []);
      const run = await readRun(folder);
      if (isDamaged(run)) assert.fail();
      writeFileSync(join(folder, runFiles.meta), encodeJson({ ...run.meta, engine: { ...run.meta.engine, version: '0.1' } }));
      assert.deepEqual(await notes(), ['step-other-engine']);
    });
  });

  it('let other questions in between', async () => {
    let breaths = 0;
    const ask = asking(() => {
      breaths++;
      return Promise.resolve();
    });
    const initial = await ask({ task: 'initial', text });
    assert.ok('weights' in initial);
    const before = breaths;
    await ask({ task: 'gradients', text, moments: [0, 0, 0].map((epoch) => ({ epoch, weights: initial.weights })) });
    assert.ok(breaths - before >= 3, String(breaths - before));
  });

  it('are not there for a spec with errors', async () => {
    const answer = await asking()({ task: 'gradients', text: '{ "layers": [] }', moments: [] });
    assert.ok('problems' in answer && answer.problems.length > 0);
  });
});

describe('the updates of a training by the perceptron rule', () => {
  it('are those of the spec, from its first weights', async () => {
    const answer = await asking()({ task: 'updates', text: readFileSync('samples/perceptron-and.nn.json', 'utf8'), engine: 'cpu' });
    assert.ok('walk' in answer);
    assert.deepEqual([answer.walk.ending, answer.walk.batches, answer.walk.bias], ['settled', 4, true]);
  });

  it('are refused of any other training', async () => {
    await assert.rejects(asking()({ task: 'updates', text }), /perceptron rule/);
  });
});
