import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Uri } from 'vscode';
import { isSameAddress, movedTo } from '../../src/extension/address';
import { isSpecName, withoutEnding } from '../../src/extension/spec-document';

describe('addresses of one file', () => {
  const [disk, typed] = ['file:///c%3A/Notes/A.nn.json', 'file:///c%3A/notes/a.NN.json'];

  it('may differ in capitals and in how an accent is written, on Windows and on a Mac', () => {
    for (const platform of ['win32', 'darwin']) {
      assert.ok(isSameAddress(disk, Uri.parse(typed), platform));
      assert.ok(isSameAddress(Uri.file('/\u1112\u1161\u11ab.nn.json'), Uri.file('/\ud55c.nn.json'), platform));
      assert.ok(!isSameAddress(disk, 'file:///c%3A/notes/b.nn.json', platform));
      assert.ok(!isSameAddress('untitled:A', 'untitled:a', platform));
      assert.ok(!isSameAddress('file://[', 'file://]', platform), 'what is no address is like no other');
    }
    assert.ok(!isSameAddress(disk, typed, 'linux'));
    assert.ok(isSameAddress(undefined, undefined) && !isSameAddress(disk, undefined, 'win32'));
  });

  it('are found after a move by whatever capitals', () => {
    const moves = [{ oldUri: Uri.parse('file:///c%3A/NOTES'), newUri: Uri.parse('file:///d%3A/더미') }];
    assert.equal(String(movedTo(disk, moves, 'win32')), String(Uri.parse('file:///d%3A/더미/A.nn.json')));
    assert.equal(movedTo(disk, moves, 'linux'), undefined);
    const file = [{ oldUri: Uri.parse(typed), newUri: Uri.parse('file:///c%3A/b.nn.json') }];
    assert.equal(String(movedTo(disk, file, 'darwin')), 'file:///c%3A/b.nn.json');
    assert.equal(movedTo('file:///c%3A/Notes2/A.nn.json', moves, 'win32'), undefined);
  });
});

describe('the name of a spec', () => {
  it('ends alike in capitals', () => {
    for (const name of ['A.NN.JSON', 'notes/a.nn.json', 'a.Nn.Json']) assert.ok(isSpecName(name), name);
    for (const name of ['a.json', 'nn.json.txt', 'ann.json']) assert.ok(!isSpecName(name), name);
    assert.deepEqual(['A.NN.JSON', 'b.json'].map(withoutEnding), ['A', 'b.json']);
  });
});
