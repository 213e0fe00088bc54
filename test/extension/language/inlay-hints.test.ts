import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { SpecHints } from '../../../src/extension/language/inlay-hints';
import type { SetPart } from '../../../src/ml/data/picture-sets';
import type { RunStatus } from '../../../src/ml/runs/run-status';
import { WorkerClient } from '../../../src/ml/worker/client';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';
import { EventEmitter, FakeDocument, host, Range, Uri } from '../fake-vscode';

const worker = new WorkerClient(inThread(built('worker.js')));

const layers = `{
  "data": { "gate": "XOR" },
  "layers": [
    { "type": "Dense", "units": 4 },
    { "type": "BatchNormalization" },
    { "type": "Flatten" },
    { "type": "Dense", "units": 1 }
  ]
}`;
const whole = `{
  "data": { "gate": "XOR" },
  "layers": [{ "type": "Dense", "units": 1, "activation": "sigmoid" }],
  "compile": {
    "loss": "binary_crossentropy" ,
    "metrics": ["accuracy", "mae"], "optimizer": "sgd"
  },
  "fit": { "epochs": 300, "batch_size": 3 }
}`;

interface FakeRun {
  readonly essence?: string;
  readonly status?: RunStatus;
  readonly logs: Readonly<Record<string, number>>;
  readonly on?: 'train' | 'test';
}

interface Given {
  readonly range?: Range;
  readonly set?: SetPart;
  /** The newest first. */
  readonly runs?: readonly FakeRun[];
}

async function hints(text: string, { range = new Range(0, 0, 99, 0), set, runs: given = [] }: Given = {}) {
  const document = new FakeDocument(Uri.file('/notes/a.nn.json'), text);
  const checked = await worker.ask({ task: 'check', text });
  const known = { ...checked, document, facts: { ...checked.facts, ...(set && { set }) } };
  const runs = given.map(({ status = 'finished', logs, on, essence = checked.essence }) => ({
    status,
    essence,
    epochsDone: 1,
    logs: on ? {} : logs,
    ...(on && { end: { evaluate: { on, logs } } }),
  }));
  const provider = new SpecHints({
    checks: { of: () => known, onDidCheck: new EventEmitter().event },
    runs: { of: () => runs, onDidChange: new EventEmitter().event },
    names: { before: () => runs[1], soFar: () => 'Run 1' },
    networks: {
      essence: async (run: FakeRun) => run.essence,
      judging: async () => ({ metrics: { accuracy: { direction: 'up', unit: 'share' }, mae: { direction: 'down', unit: 'value' } } }),
    },
  } as never);
  const made = await provider.provideInlayHints(document as unknown as vscode.TextDocument, range as unknown as vscode.Range);
  provider.dispose();
  // What is before a hint has to be whole: nothing of the line but what follows it.
  const before = ({ line, character }: vscode.Position): string => text.split('\n')[line]?.slice(character - 2, character) ?? '';
  return {
    lines: made.map(({ position, label }) => `${position.line} ${before(position)} ${String(label)}`),
    tooltips: made.map(({ tooltip }) => String(tooltip)),
  };
}

describe('hints beside a spec', () => {
  afterEach(() => host.settings.clear());

  it('say after the comma how the parameters come about, and how many samples there are', async () => {
    const { lines } = await hints(layers);
    assert.deepEqual(lines, ['1 }, 4 × 2', '3 }, (2 + 1) × 4 = 12', '4 }, 4 × 4 = 16', '6  } (4 + 1) × 1 = 5']);
  });

  it('say which part of a well-known set the samples are of', async () =>
    assert.equal((await hints(layers, { set: { name: 'fashion_mnist', size: 'sample' } })).lines[0], '1 }, Fashion-MNIST, sample: 4 × 2'));

  it('are made for the lines in sight only', async () =>
    assert.deepEqual((await hints(layers, { range: new Range(3, 0, 4, 0) })).lines, ['3 }, (2 + 1) × 4 = 12']));

  it('say before any training what guessing comes to, and how many steps there will be', async () => {
    const { lines, tooltips } = await hints(whole);
    assert.deepEqual(lines.slice(2), ['4  , guessing 0.6931', '7  } 2 × 300 = 600 steps']);
    assert.deepEqual(tooltips.slice(2), [
      'A network that always gives the same answer has a loss of 0.6931 at best (answer 0.5).',
      '4 training rows in batches of 3: 2 steps an epoch, 600 in 300 epochs. The last batch of an epoch has 1.',
    ]);
  });

  it('say what the newest training came to beside the one before it, each metric by its own direction', async () => {
    const now = { logs: { loss: 0.25, accuracy: 0.75, mae: 0.3, val_loss: 9 }, on: 'train' } as const;
    const then = { logs: { loss: 0.5, accuracy: 1, mae: 0.3 }, on: 'train' } as const;
    const { lines, tooltips } = await hints(whole, { runs: [now, then] });
    assert.deepEqual(lines.slice(2, 4), ['4  , guessing 0.6931 · loss 0.25 ↓', '5 ], accuracy 75\u00a0% ↓ · mae 0.3 =']);
    assert.match(String(tooltips[2]), / On the training rows: loss 0.25, better than before \(Run 1\): 0.5$/);
    assert.equal(
      tooltips[3],
      'On the training rows: accuracy 75\u00a0%, worse than before (Run 1): 100\u00a0%; On the training rows: mae 0.3, as much as before (Run 1)',
    );
  });

  it('compare nothing that was measured on other rows, and leave a run under way aside', async () => {
    const { lines, tooltips } = await hints(whole, {
      runs: [{ logs: { loss: 0.25 } }, { logs: { loss: 0.5 }, on: 'test' }],
    });
    assert.equal(lines[2], '4  , guessing 0.6931 · loss 0.25');
    assert.match(String(tooltips[2]), /In the last epoch: loss 0.25$/);
    const under = await hints(whole, { runs: [{ status: 'running', logs: { loss: 0.1 } }, { logs: { loss: 0.5 } }] });
    assert.equal(under.lines[2], '4  , guessing 0.6931 · loss 0.5 =');
  });

  it('say nothing of a training once the spec has changed', async () => {
    const { lines } = await hints(whole, { runs: [{ essence: 'another', logs: { loss: 0.25, accuracy: 1 } }] });
    assert.deepEqual(lines.slice(2), ['4  , guessing 0.6931', '7  } 2 × 300 = 600 steps']);
  });

  it('can be switched off', async () => {
    host.settings.set('neuralNetwork.inlayHints', false);
    assert.deepEqual((await hints(layers)).lines, []);
  });
});
