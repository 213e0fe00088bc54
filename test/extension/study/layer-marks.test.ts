import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import type { Check } from '../../../src/extension/spec-checks';
import { LayerMarks, layerAt } from '../../../src/extension/study/layer-marks';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { specSpans } from '../../../src/ml/spec/text-facts';
import { FakeDocument, host, type Range, Uri, window } from '../fake-vscode';
import { andSpec } from './panels';

/** What is known of any document: where its layers are. */
const checks = {
  of: (document: vscode.TextDocument) => ({ spans: specSpans(document.getText()) }) as Check,
  checked: (document: vscode.TextDocument) => Promise.resolve(checks.of(document)),
};

const text = JSON.stringify(JSON.parse(andSpec(2)), null, 2);
const uri = Uri.file('/notes/a.nn.json');

async function marked() {
  const { model } = await checkSpec(text, { read: () => Promise.resolve({ trouble: 'missing' }) });
  assert.ok(model);
  const decorations: Range[][] = [];
  const editor = { document: new FakeDocument(uri, text), setDecorations: (_: unknown, ranges: Range[]) => decorations.push(ranges) };
  window.visibleTextEditors.push(editor, { document: new FakeDocument(Uri.file('/notes/b.nn.json'), text), setDecorations: assert.fail });
  return { model, decorations, address: uri as unknown as vscode.Uri };
}

describe('the layers in the text of a spec', () => {
  afterEach(() => window.visibleTextEditors.splice(0));

  it('are marked wherever the spec can be seen, and nowhere else', async () => {
    const { model, decorations, address } = await marked();
    const marks = new LayerMarks(checks);
    marks.mark(address, model, 'last');
    marks.mark(address, model, 'no such layer');
    marks.mark(address, model, 'first');
    marks.clear(address);
    const lines = text.split('\n');
    assert.deepEqual(
      decorations.map(
        ([range]) =>
          range &&
          lines
            .slice(range.start.line, range.end.line + 1)
            .join('')
            .includes('"sigmoid"'),
      ),
      [true, undefined, false, undefined],
    );
  });

  it('are found by the cursor', async () => {
    const { model } = await marked();
    const at = (part: string): string | undefined => layerAt({ spans: specSpans(text) }, text.indexOf(part), model);
    assert.deepEqual(['"tanh"', '"sigmoid"', '"SGD"', '"gate"'].map(at), ['first', 'last', undefined, undefined]);
    assert.equal(layerAt({ spans: specSpans('{ "layers": [') }, 12, model), undefined);
  });

  it('are gone to', async () => {
    const { model, address } = await marked();
    await new LayerMarks(checks).reveal(address, model, 'last');
    const { options } = host.shown.at(-1) as { options: { selection: Range } };
    assert.match(text.split('\n')[options.selection.start.line] ?? '', /\{/);
    assert.equal(options.selection.start.line, text.slice(0, text.lastIndexOf('{', text.indexOf('"sigmoid"'))).split('\n').length - 1);
  });
});
