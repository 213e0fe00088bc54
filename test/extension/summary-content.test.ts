import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentOf, noSpec } from '../../src/extension/summary/content';
import type { Files } from '../../src/ml/data/files';
import { checkSpec } from '../../src/ml/spec/check-spec';

const files: Files = { read: () => Promise.resolve({ trouble: 'missing' }) };
const text = JSON.stringify({
  data: { gate: 'XOR' },
  layers: [
    { type: 'Dense', units: 1000, activation: 'tanh', input_shape: [2], name: 'hidden' },
    { type: 'Dense', units: 1, activation: 'sigmoid', name: 'answer' },
  ],
});

describe('what the summary shows', () => {
  it('for a network: its layers, how their parameters are counted, and the sums', async () => {
    const content = contentOf('a.nn.json', await checkSpec(text, files), 'en');
    assert.equal(content.state, 'summary');
    assert.deepEqual(
      content.rows.map(({ name, outputShape, params, memory }) => [name, outputShape, params, memory]),
      [
        ['hidden', '(None, 1000)', '3,000', '11.72 KB'],
        ['answer', '(None, 1)', '1,001', '3.91 KB'],
      ],
    );
    assert.match(content.rows[0]?.arithmetic ?? '', /= 3,000/);
    assert.deepEqual(
      content.totals.map(({ params }) => params),
      ['4,001', '4,001', '0'],
    );
    assert.match(content.sentence, /^2 layers with 4,001 parameters/);
    assert.ok(content.headers.every(([column]) => column !== 'connectedTo'));
  });

  it('for a spec that is broken: what stands in the way, with a way there', async () => {
    const content = contentOf('a.nn.json', await checkSpec('{', files), 'en');
    assert.equal(content.state, 'help');
    assert.equal(content.title, 'a.nn.json');
    assert.match(content.lines.join(' '), /error/);
    assert.equal(content.problemsButton, 'Show Problems');
  });

  it('before there is one: what it would show', () => {
    const content = noSpec();
    assert.equal(content.state, 'help');
    assert.equal(content.problemsButton, undefined);
  });
});
