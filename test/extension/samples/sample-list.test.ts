import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { filesUnder } from '../../../scripts/lib/test-files.mjs';
import { allSamples, themes } from '../../../src/extension/samples/sample-list';
import { SampleItem, SamplesView, ThemeItem } from '../../../src/extension/samples/samples-view';
import { beside } from '../../../src/extension/shown';
import { neededFiles } from '../../../src/extension/spec-text';

describe('the list of samples', () => {
  it('names every packaged sample once', () => {
    const listed = allSamples().map(({ file }) => `samples/${file}.nn.json`);
    assert.deepEqual([...listed].sort(), filesUnder('samples', '.nn.json'));
  });

  it('has a title for each that no other of its theme has, and says what one sees', () => {
    for (const { title, samples } of themes()) {
      assert.equal(new Set(samples.map((sample) => sample.title)).size, samples.length, title);
      for (const { file, see } of samples) assert.ok(see.length > 10, file);
    }
  });

  it('knows the data files that each needs', () => {
    for (const { file } of allSamples()) {
      for (const name of neededFiles(readFileSync(`samples/${file}.nn.json`, 'utf8')))
        assert.ok(existsSync(`samples/${name}`), `${file}: ${name}`);
    }
    const npy = { npy: { x: 'a.npy', y: 'b.npy' } };
    const idx = { idx: { x: 'a.gz', y: 'b.gz', x_test: 'c.gz', y_test: 'd.gz' } };
    assert.deepEqual(neededFiles(JSON.stringify({ data: npy, weights: 'w.npz' })), ['a.npy', 'b.npy', 'w.npz']);
    assert.deepEqual(neededFiles(JSON.stringify({ data: { pictures: 'pets' } })), ['pets']);
    assert.deepEqual(neededFiles(JSON.stringify({ data: idx })), ['a.gz', 'b.gz', 'c.gz', 'd.gz']);
    assert.deepEqual(neededFiles('{ "data": { "csv": 3 } '), []);
    assert.deepEqual(neededFiles(''), []);
  });
});

describe('the tree of samples', () => {
  it('has the themes, and the samples in them', () => {
    const view = new SamplesView();
    const top = view.getChildren();
    assert.ok(top.every((item) => item instanceof ThemeItem));
    const samples = top.flatMap((item) => view.getChildren(item));
    assert.ok(samples.every((item) => item instanceof SampleItem));
    assert.equal(samples.length, allSamples().length);
    assert.deepEqual(view.getChildren(samples[0]), []);
    assert.equal(new Set([...top, ...samples].map(({ id }) => id)).size, top.length + samples.length);
  });
});

describe('what is beside an item of the side bar', () => {
  it('is whole, or not there: the long text is in the tooltip', () => {
    for (const sample of allSamples()) {
      const { description, tooltip } = new SampleItem(sample);
      const { title, see } = sample;
      assert.equal(tooltip, `${title}\n${see}`);
      assert.ok(description === '' || (description === see && title.length + see.length < 36), title);
    }
  });

  it('counts Hangul as wide as it is', () => {
    assert.equal(beside('결정 경계', '은닉층이 평면을 부드럽게 구부립니다'), undefined);
    assert.equal(beside('Dropout', 'Words'), 'Words');
  });
});

describe('the first comment of a sample', () => {
  for (const { file } of allSamples()) {
    it(`${file}: promises nothing that no view shows, and no folder that is not beside it`, () => {
      const comment = (/^(?:\/\/.*\n)+/.exec(readFileSync(`samples/${file}.nn.json`, 'utf8'))?.[0] ?? '').replaceAll(/\n\/\/ /g, ' ');
      assert.doesNotMatch(comment, /look at the (?:surface|gradients|filters|six filters|hidden values)|samples\/|beside this one/i);
    });
  }
});
