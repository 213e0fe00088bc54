import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runFiles } from '../../../src/ml/runs/run-files';
import { isDamaged, readFrames, readHistory, readRun, readWeights } from '../../../src/ml/runs/run-folder';
import { afterBatches, inFolder, jobOf, lasting, runHere, spec, textOf, tryHere } from './kept-spec';

const stopping = (more: object = {}) => ({
  fit: {
    ...spec.fit,
    epochs: 60,
    early_stopping: { monitor: 'val_loss', patience: 3, min_delta: 0.004, restore_best_weights: true, ...more },
  },
});

const variants: Readonly<Record<string, object>> = {
  'Adam, dropout and validation': {},
  momentum: { compile: { ...spec.compile, optimizer: { type: 'SGD', learning_rate: 0.1, momentum: 0.9, nesterov: true } } },
  'an optimizer without memory, no validation': {
    data: { synthetic: 'moons', samples: 40 },
    compile: { optimizer: 'sgd', loss: 'mse', metrics: ['mae', 'accuracy'] },
  },
  'early stopping that restores the best weights': stopping(),
  'early stopping that begins late': stopping({ start_from_epoch: 9 }),
  'batches of all rows': { fit: { epochs: 24, batch_size: 64, shuffle: false } },
};

/** The files of a finished run, without times. */
async function kept(folder: string): Promise<unknown> {
  const [run, history, frames, last, best] = await Promise.all([
    readRun(folder),
    readHistory(folder),
    readFrames(folder),
    readWeights(folder, 'last'),
    readWeights(folder, 'best'),
  ]);
  assert.ok(!isDamaged(run) && !isDamaged(history) && !isDamaged(frames));
  const { milliseconds: _, ...end } = run.end ?? assert.fail('the run has no end');
  const { milliseconds: __, ...figures } = history;
  const memory = existsSync(join(folder, runFiles.memory)) && readFileSync(join(folder, runFiles.memory));
  return { meta: run.meta, end, figures, frames, memory, last, best };
}

describe('a resumed run', () => {
  for (const [title, change] of Object.entries(variants)) {
    it(`ends as if it had never stopped, in all its files: ${title}`, async () => {
      const text = textOf(change);
      await inFolder(async (whole) => {
        const uninterrupted = await runHere(jobOf(text, { folder: whole }));
        const batches = uninterrupted.events.find((e) => e.type === 'begin')?.batches ?? 0;
        const epochs = uninterrupted.outcome.history['loss']?.length ?? 0;
        assert.ok(epochs > 8, `only ${epochs} epochs`);
        const wanted = { ...lasting(uninterrupted), kept: await kept(whole) };
        const total = epochs * batches;
        for (const stops of [[1], [Math.floor(total / 3), Math.floor(total / 4)], [batches], [total - 1, 1, 1]]) {
          await inFolder(async (folder) => {
            for (const [i, stop] of stops.entries()) {
              const part = await runHere(jobOf(text, { folder, resume: i > 0 }), afterBatches(stop));
              assert.equal(part.outcome.ending?.reason, 'cancelled');
            }
            // What the editor holds by then is not what was trained.
            const rest = await runHere(jobOf('{}', { folder, resume: true }));
            assert.deepEqual({ ...lasting(rest), kept: await kept(folder) }, withStops(wanted, await kept(folder)));
          });
        }
      });
    });
  }

  it('tells its frames again, and then the new ones', async () => {
    await inFolder(async (folder) => {
      const first = await runHere(jobOf(textOf(), { folder }), afterBatches(40));
      const rest = await runHere(jobOf('', { folder, resume: true }));
      const told = (events: typeof rest.events) => events.filter((e) => e.type === 'frame').map((e) => e.epoch);
      assert.deepEqual(told(first.events), [0, 1, 2, 3, 4, 5, 6]);
      assert.deepEqual(told(rest.events), [...Array(25).keys()]);
      assert.deepEqual(
        rest.events.find((e) => e.type === 'begin'),
        { type: 'begin', epochs: 24, firstEpoch: 6, batches: 6, samples: 32, validationSamples: 8 },
      );
    });
  });

  it('ends at once where it was cut off between its last epoch and its end', async () => {
    for (const change of [{}, stopping()]) {
      await inFolder(async (folder) => {
        const whole = await runHere(jobOf(textOf(change), { folder }));
        rmSync(join(folder, 'end.json'));
        const rest = await runHere(jobOf('', { folder, resume: true }));
        assert.deepEqual(lasting(rest), lasting(whole));
        assert.ok(!rest.events.some((e) => e.type === 'epoch'));
      });
    }
  });

  it('is refused, with the reason, where it has ended or what is kept does not fit', async () => {
    const cases: Readonly<Record<string, (folder: string) => void>> = {
      'run-file-missing': (folder) => rmSync(join(folder, 'spec.nn.json')),
      'run-file-broken': (folder) => writeFileSync(join(folder, 'run.json'), '{"format": 1}'),
      'run-file-newer': (folder) => writeFileSync(join(folder, 'run.json'), '{"format": 2}'),
      'run-without-state': (folder) => writeFileSync(join(folder, 'last.bin'), 'not a state'),
      'run-other-data': (folder) => edit(folder, '"noise":0.2', '"noise":0.3'),
      'run-does-not-fit': (folder) => edit(folder, '"units":6', '"units":7'),
      'unknown-name': (folder) => edit(folder, '"Dropout"', '"Dropin"'),
    };
    for (const [code, harm] of Object.entries(cases)) {
      await inFolder(async (folder) => {
        await runHere(jobOf(textOf(), { folder }), afterBatches(40));
        harm(folder);
        const result = await tryHere(jobOf(textOf(), { folder, resume: true }));
        assert.ok('problems' in result, code);
        assert.deepEqual(
          result.problems.map((p) => p.code),
          [code],
        );
      });
    }
    for (const lines of [0, 1, 2, 5]) {
      await inFolder(async (folder) => {
        await runHere(jobOf(textOf(), { folder }), afterBatches(60));
        const history = join(folder, 'history.csv');
        writeFileSync(
          history,
          readFileSync(history, 'utf8')
            .split('\n')
            .slice(0, lines)
            .map((line) => `${line}\n`)
            .join(''),
        );
        const before = filesIn(folder);
        const result = await tryHere(jobOf(textOf(), { folder, resume: true }));
        assert.ok('problems' in result, `${lines} lines`);
        assert.deepEqual(
          result.problems.map((p) => p.message),
          ['history.csv of this run is damaged.'],
        );
        assert.deepEqual(filesIn(folder), before, 'what was kept is not written over');
      });
    }
    await inFolder(async (folder) => {
      await runHere(jobOf(textOf(), { folder }), afterBatches(40));
      const last = readFileSync(join(folder, 'last.bin'));
      // A byte of each of the two states.
      for (const place of [0.3, 0.8]) last.writeUInt8(last.readUInt8(Math.floor(place * last.length)) ^ 1, Math.floor(place * last.length));
      writeFileSync(join(folder, 'last.bin'), last);
      const before = filesIn(folder);
      const result = await tryHere(jobOf(textOf(), { folder, resume: true }));
      assert.ok('problems' in result);
      assert.deepEqual(
        result.problems.map((p) => p.code),
        ['run-without-state'],
      );
      assert.deepEqual(filesIn(folder), before);
    });
    await inFolder(async (folder) => {
      await runHere(jobOf(textOf(), { folder }));
      const result = await tryHere(jobOf(textOf(), { folder, resume: true }));
      assert.ok('problems' in result);
      assert.match(result.problems[0]?.message ?? '', /come to its end/);
    });
  });

  it('is refused where the optimizer remembers other things', async () => {
    await inFolder(async (folder) => {
      await runHere(jobOf(textOf(), { folder }), afterBatches(40));
      edit(folder, '"type":"Adam"', '"type":"Adamax"');
      const result = await tryHere(jobOf('', { folder, resume: true }));
      assert.ok('problems' in result);
      assert.match(result.problems[0]?.message ?? '', /kept of "optimizer" does not fit/);
    });
  });
});

const filesIn = (folder: string) => Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'hex')]));

/** Changes the spec of a run of an older version, which has no checksum of it. */
function edit(folder: string, from: string, to: string): void {
  const meta = join(folder, 'run.json');
  writeFileSync(meta, readFileSync(meta, 'utf8').replace(/ "spec": \d+,\n/, ''));
  const file = join(folder, 'spec.nn.json');
  const text = readFileSync(file, 'utf8');
  assert.ok(text.includes(from));
  writeFileSync(file, text.replace(from, to));
}

/** A run that was stopped has a frame more for each stop. */
function withStops<T extends { readonly kept: unknown }>(wanted: T, found: unknown): T {
  const frames = (from: unknown) => (from as { readonly frames: readonly { readonly epoch: number }[] }).frames;
  const known = frames(wanted.kept).map(({ epoch }) => epoch);
  const more = frames(found).filter(({ epoch }) => !known.includes(epoch));
  const all = [...frames(wanted.kept), ...more].sort((a, b) => a.epoch - b.epoch);
  return { ...wanted, kept: { ...(wanted.kept as object), frames: all } };
}
