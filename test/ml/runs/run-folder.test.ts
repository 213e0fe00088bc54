import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { textMark } from '../../../src/ml/runs/marks';
import { type RunEnd, type RunMeta, runFiles } from '../../../src/ml/runs/run-files';
import { isDamaged, memoryInFile, readFrames, readHistory, readRun, readSpecText, readWeights } from '../../../src/ml/runs/run-folder';
import { encodeJson, parseEnd, parseMeta } from '../../../src/ml/runs/run-json';
import { afterBatches, head, inFolder, jobOf, type Ran, runHere, spec, textOf } from '../worker/kept-spec';

const readers: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
  run: readRun,
  spec: readSpecText,
  history: readHistory,
  frames: readFrames,
  memory: memoryInFile,
  last: (folder) => readWeights(folder, 'last'),
  best: (folder) => readWeights(folder, 'best'),
};

/** Reads everything; what is damaged is given by its code. */
const readAll = async (folder: string): Promise<Readonly<Record<string, unknown>>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(readers).map(async ([name, read]) => {
        const found = await read(folder);
        return [name, isDamaged(found) ? found.damaged.code : found] as const;
      }),
    ),
  );

describe('the folder of a run', () => {
  let original: string;
  let ran: Ran;
  let done: (() => void) | undefined;
  before(async () => {
    await new Promise<void>((ready, failed) => {
      inFolder(async (folder) => {
        original = folder;
        ran = await runHere(jobOf(textOf(), { folder }));
        ready();
        await new Promise<void>((end) => {
          done = end;
        });
      }).catch(failed);
    });
  });
  after(() => done?.());

  /** A copy to be harmed. */
  const copied = (use: (folder: string) => Promise<void>): Promise<void> =>
    inFolder((folder) => {
      for (const file of readdirSync(original)) copyFileSync(join(original, file), join(folder, file));
      return use(folder);
    });

  it('says why its engine was chosen by code, also where the first runs kept the sentence', () => {
    const { why } = ran.outcome.engine;
    assert.equal(why.code, 'engine-asked-for');
    const text = readFileSync(join(original, runFiles.meta), 'utf8');
    const kept = (changed: unknown) => {
      const meta = JSON.parse(text) as { engine: object };
      return parseMeta(JSON.stringify({ ...meta, engine: { ...meta.engine, why: changed } }));
    };
    for (const form of [why, why.message]) {
      const meta = kept(form);
      assert.ok(!isDamaged(meta));
      assert.deepEqual(meta.engine.why, why);
    }
    for (const form of ['the moon was full', { ...why, code: 'no-such-code' }, undefined]) assert.ok(isDamaged(kept(form)), String(form));
  });

  it('says what is known of its metrics, also where the first runs have it under another key', () => {
    const { metrics, ...meta } = JSON.parse(readFileSync(join(original, runFiles.meta), 'utf8')) as RunMeta;
    assert.equal(metrics?.['loss']?.direction, 'down');
    const first = parseMeta(JSON.stringify({ ...meta, figures: metrics }));
    assert.ok(!isDamaged(first));
    assert.deepEqual(first.metrics, metrics);
  });

  it('gives back what was trained', async () => {
    const { history, weights, ending, evaluate, predictions, classes, engine } = ran.outcome;
    const run = await readRun(original);
    assert.ok(!isDamaged(run));
    const { milliseconds, best, ...end } = run.end as RunEnd;
    assert.deepEqual(end, {
      format: 1,
      ending,
      evaluate,
      predictions: { shape: [1, 1], values: [...(predictions?.values ?? [])] },
      classes,
    });
    assert.equal(classes?.length, 1);
    assert.ok(milliseconds > 0);
    const losses = history['val_loss'] as number[];
    assert.equal(best, losses.indexOf(Math.min(...losses)));
    assert.equal(run.meta.data > 0, true);
    const { data: _, variables, metrics, ...meta } = run.meta;
    assert.equal(metrics?.['loss']?.direction, 'down');
    assert.deepEqual(meta, { format: 1, ...head, name: spec.name, seed: 11, epochs: 24, engine, spec: textMark(textOf()) });
    assert.deepEqual(
      variables,
      [...weights].map(([name, { shape }]) => ({ name, shape })),
    );
    assert.equal(await readSpecText(original), textOf());

    const kept = await readHistory(original);
    assert.ok(!isDamaged(kept));
    assert.deepEqual(Object.fromEntries(Object.entries(kept.columns).map(([name, values]) => [name, [...values]])), history);
    const told = ran.events.filter((e) => e.type === 'epoch').map((e) => e.milliseconds);
    assert.deepEqual([...kept.milliseconds], told);

    const last = await readWeights(original, 'last');
    assert.deepEqual(last, new Map([...weights].map(([name, { values }]) => [name, values])));
    const frames = await readFrames(original);
    assert.deepEqual(
      frames,
      ran.events.filter((e) => e.type === 'frame').map(({ epoch, weights: row }) => ({ epoch, weights: row })),
    );
  });

  it('holds the weights of the best epoch: those that restoring them gives', async () => {
    const stopping = { early_stopping: { monitor: 'val_loss', patience: 24, restore_best_weights: true } };
    await inFolder(async (folder) => {
      const { outcome } = await runHere(jobOf(textOf({ fit: { ...spec.fit, ...stopping } }), { folder }));
      const restored = new Map([...outcome.weights].map(([name, { values }]) => [name, values]));
      assert.deepEqual(await readWeights(folder, 'best'), restored);
      assert.notDeepEqual(await readWeights(folder, 'last'), restored);
      assert.deepEqual(await readWeights(original, 'best'), restored, 'without early stopping the lowest loss decides');
    });
  });

  it('has no state and no history before the first epoch is over', async () => {
    await inFolder(async (folder) => {
      await runHere(jobOf(textOf(), { folder }), afterBatches(2));
      const { run, history, frames, last, best } = await readAll(folder);
      assert.equal((run as { end: RunEnd }).end.ending.reason, 'cancelled');
      assert.equal((history as { length: number }).length, 0);
      assert.equal((frames as unknown[]).length, 1);
      assert.deepEqual([last, best], [undefined, undefined]);
    });
  });

  it('says which file is missing, of those that cannot be done without', async () => {
    const missing: Readonly<Record<string, object>> = {
      [runFiles.meta]: { run: 'run-file-missing' },
      [runFiles.spec]: { spec: 'run-file-missing' },
      [runFiles.end]: { run: { meta: true } },
      [runFiles.history]: { history: { length: 0, columns: {}, milliseconds: new Float64Array(0) } },
      [runFiles.frames]: { frames: [{ epoch: 24 }] },
      [runFiles.memory]: { memory: [] },
      [runFiles.last]: { last: undefined, best: undefined },
      [runFiles.best]: { best: 'run-file-broken' },
    };
    for (const [file, wanted] of Object.entries(missing)) {
      await copied(async (folder) => {
        rmSync(join(folder, file));
        const found = await readAll(folder);
        for (const [name, value] of Object.entries(wanted)) {
          if (file === runFiles.end) assert.deepEqual(Object.keys(found['run'] as object), ['meta']);
          else if (file === runFiles.frames)
            assert.deepEqual(
              (found[name] as { epoch: number }[]).map((f) => f.epoch),
              [24],
            );
          else assert.deepEqual(found[name], value, file);
        }
      });
    }
    assert.equal((await readAll(join(original, 'no such folder')))['run'], 'run-file-missing');
  });

  it('never throws: whatever its files hold', async () => {
    const contents: Readonly<Record<string, string | Uint8Array>> = {
      nothing: '',
      text: 'Once upon a time, there was a file that was quite another one.\n'.repeat(40),
      'JSON of something else': '{"name": "left-pad", "version": "1.0.0"}',
      'a list': '[]',
      null: 'null',
      zeros: new Uint8Array(5000),
      noise: Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 7919) >> 3),
    };
    const sound = await readAll(original);
    for (const file of Object.values(runFiles).filter((name) => name !== 'alive')) {
      for (const [title, content] of Object.entries(contents)) {
        await copied(async (folder) => {
          writeFileSync(join(folder, file), content);
          const found = await readAll(folder);
          const differs = Object.keys(found).filter((name) => !same(found[name], sound[name]));
          assert.ok(differs.length > 0, `${title} in ${file} went unnoticed`);
        });
      }
      await copied(async (folder) => {
        rmSync(join(folder, file));
        mkdirSync(join(folder, file));
        assert.ok(Object.values(await readAll(folder)).includes('run-file-unreadable'), file);
      });
    }
  });

  it('never throws, and gives only what is whole, when a file is cut off anywhere', async () => {
    const sound = (await readAll(original)) as unknown as Sound;
    for (const file of [runFiles.history, runFiles.frames, runFiles.memory, runFiles.last, runFiles.best, runFiles.meta, runFiles.end]) {
      const size = readFileSync(join(original, file)).length;
      for (let i = 0; i < 12; i++) {
        await copied(async (folder) => {
          truncateSync(join(folder, file), Math.floor((i / 12) * size));
          const found = await readAll(folder);
          if (file === runFiles.meta || file === runFiles.end) assert.equal(found['run'], 'run-file-broken');
          else assertPart(found, sound);
        });
      }
    }
  });
});

interface Sound {
  readonly history: { readonly length: number; readonly columns: Readonly<Record<string, Float64Array>> };
  readonly frames: readonly { readonly epoch: number }[];
  readonly memory: readonly object[];
}

/** All figures and frames that were found are those that were written. */
function assertPart(found: Readonly<Record<string, unknown>>, sound: Sound): void {
  const { history, frames, memory } = found as Partial<Sound>;
  assert.deepEqual(memory, sound.memory.slice(0, memory?.length));
  if (typeof history === 'object') {
    for (const [name, values] of Object.entries(history.columns))
      assert.deepEqual(values, sound.history.columns[name]?.slice(0, history.length));
  }
  if (typeof frames === 'string') assert.equal(frames, 'run-file-broken');
  // The last state is a frame, too.
  else for (const frame of frames ?? []) assert.deepEqual(frame, sound.frames[frame.epoch]);
}

const same = (a: unknown, b: unknown): boolean => {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
};

describe('the texts of a run', () => {
  const end: RunEnd = {
    format: 1,
    ending: {
      reason: 'diverged',
      epoch: 1,
      batch: 2,
      problem: {
        code: 'not-finite',
        args: { epoch: 1, batch: 1, where: 'loss', value: 'NaN', rate: 1, runaway: true, largestWeight: Number.POSITIVE_INFINITY },
        message: 'It ran away.',
      },
    },
    evaluate: { on: 'test', logs: { loss: Number.NaN, accuracy: Number.NEGATIVE_INFINITY } },
    predictions: { shape: [2, 1], values: [Number.NaN, 0.1] },
    milliseconds: 1.5,
    best: 0,
  };

  it('keep numbers that JSON lacks', () => {
    assert.deepEqual(parseEnd(encodeJson(end)), end);
    const others: RunEnd['ending'][] = [
      { reason: 'finished' },
      { reason: 'cancelled', epoch: 0, batch: 0 },
      { reason: 'early-stopping', epoch: 5, best: 3, restored: true },
    ];
    for (const ending of others) {
      assert.deepEqual(parseEnd(encodeJson({ format: 1, ending, milliseconds: 0 })), { format: 1, ending, milliseconds: 0 });
    }
  });

  it('are damaged with any of what is needed missing or of another kind', () => {
    const json = JSON.parse(encodeJson(end)) as Record<string, unknown>;
    const broken = (change: object): void => {
      const found = parseEnd(JSON.stringify({ ...json, ...change }));
      assert.ok(isDamaged(found), JSON.stringify(change));
      assert.equal(found.damaged.code, 'run-file-broken');
    };
    for (const key of ['format', 'ending', 'milliseconds']) broken({ [key]: undefined });
    for (const key of Object.keys(json)) broken({ [key]: 'a text' });
    for (const ending of [{}, { reason: 'constructor' }, { reason: 'cancelled', epoch: -1, batch: 0 }, { reason: 'diverged' }])
      broken({ ending });
    broken({ evaluate: { on: 'test', logs: { loss: 'high' } } });
    const newer = parseMeta('{"format": 7}');
    assert.ok(isDamaged(newer));
    assert.match(newer.damaged.message, /newer version/);
  });
});
