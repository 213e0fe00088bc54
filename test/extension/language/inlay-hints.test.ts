import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { SpecHints } from '../../../src/extension/language/inlay-hints';
import type { SetPart } from '../../../src/ml/data/picture-sets';
import { specSpans } from '../../../src/ml/spec/text-facts';
import { check } from '../../ml/spec/check';
import { EventEmitter, FakeDocument, host, Range, Uri } from '../fake-vscode';

const text = `{
  "data": { "gate": "XOR" },
  "layers": [
    { "type": "Dense", "units": 4 },
    { "type": "BatchNormalization" },
    { "type": "Flatten" },
    { "type": "Dense", "units": 1 }
  ]
}`;

async function hints(range = new Range(0, 0, 99, 0), set?: SetPart): Promise<string[]> {
  const document = new FakeDocument(Uri.file('/notes/a.nn.json'), text);
  const checked = await check(text);
  const known = { ...checked, spans: specSpans(text), facts: { ...checked.facts, ...(set && { set }) } };
  const provider = new SpecHints({ of: () => known, onDidCheck: new EventEmitter().event } as never);
  const made = provider.provideInlayHints(document as unknown as vscode.TextDocument, range as unknown as vscode.Range);
  provider.dispose();
  // What is before a hint has to be whole: nothing of the line but what follows it.
  const before = ({ line, character }: vscode.Position): string => text.split('\n')[line]?.slice(character - 2, character) ?? '';
  return made.map(({ position, label }) => `${position.line} ${before(position)} ${String(label)}`);
}

describe('hints behind the layers', () => {
  it('say after the comma how the parameters come about, and how many samples there are', async () => {
    assert.deepEqual(await hints(), ['1 }, 4 × 2', '3 }, (2 + 1) × 4 = 12', '4 }, 4 × 4 = 16', '6  } (4 + 1) × 1 = 5']);
  });

  it('say which part of a well-known set the samples are of', async () =>
    assert.equal((await hints(undefined, { name: 'fashion_mnist', size: 'sample' }))[0], '1 }, Fashion-MNIST, sample: 4 × 2'));

  it('are made for the lines in sight only', async () => assert.deepEqual(await hints(new Range(3, 0, 4, 0)), ['3 }, (2 + 1) × 4 = 12']));

  it('can be switched off', async () => {
    host.settings.set('neuralNetwork.inlayHints', false);
    assert.deepEqual(await hints(), []);
    host.settings.clear();
  });
});
