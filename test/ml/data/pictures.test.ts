import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { allOf, type Files } from '../../../src/ml/data/files';
import { nodeFiles } from '../../../src/ml/data/node-files';
import { png } from '../pictures/png';
import { fixed, load, loadBadly, loadWell } from './helper';

const grey = (level: number, height = 2, width = 3): Uint8Array => png(height, width, new Array<number>(height * width).fill(level));

describe('A folder of pictures', () => {
  let top = '';
  let made = 0;
  before(() => {
    top = mkdtempSync(join(tmpdir(), 'own-pictures-'));
  });
  after(() => rmSync(top, { recursive: true, force: true }));

  /** Files by their paths, in a folder of their own. */
  function files(
    contents: Readonly<Record<string, Uint8Array | string>>,
  ): Files & ReturnType<typeof nodeFiles> & { readonly folder: string } {
    const folder = join(top, String(made++));
    for (const [path, content] of Object.entries(contents)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return { ...nodeFiles({ folder, workspace: folder }), folder };
  }

  it('gives a class for each folder, in the order of their names, and the pictures in the order of theirs', async () => {
    const on = files({ 'pets/dog/1.png': grey(3), 'pets/cat/b.png': grey(2), 'pets/cat/a.png': grey(1), 'pets/notes.txt': 'x' });
    const { train, classNames } = await loadWell({ pictures: 'pets', color_mode: 'grayscale', shuffle: false }, on);
    assert.deepEqual(train.x.shape, [3, 2, 3, 1]);
    assert.deepEqual([...train.x.values.filter((_, i) => i % 6 === 0)], [1, 2, 3]);
    assert.deepEqual(
      [[...train.y.values], classNames],
      [
        [0, 0, 1],
        ['cat', 'dog'],
      ],
    );
  });

  it('takes red, green and blue if nothing else is said, and shuffles', async () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`pets/${i < 10 ? 'a' : 'b'}/${i}.png`, grey(i)]));
    const { train, test, origin } = await loadWell({ pictures: 'pets', test: 4 }, files(many));
    assert.deepEqual(
      [train.x.shape, test?.x.shape],
      [
        [16, 2, 3, 3],
        [4, 2, 3, 3],
      ],
    );
    assert.ok(origin?.order);
    assert.equal(new Set(test?.y.values).size, 2);
  });

  it('takes the classes that class_names names, in its order, also where names are numbers', async () => {
    const on = files({ 'digits/0/a.png': grey(10), 'digits/1/a.png': grey(11), 'digits/2/a.png': grey(12) });
    const { train, classNames } = await loadWell(
      { pictures: 'digits', class_names: ['1', '0'], color_mode: 'grayscale', shuffle: false },
      on,
    );
    assert.deepEqual([train.x.values[0], train.x.values[6], [...train.y.values], classNames], [11, 10, [0, 1], ['1', '0']]);
  });

  it('puts what is transparent on white', async () => {
    const on = files({ 'p/a/1.png': png(1, 2, [0, 0, 0, 0, 10, 20, 30, 255]) });
    const { train } = await loadWell({ pictures: 'p' }, on);
    assert.deepEqual([...train.x.values], [255, 255, 255, 10, 20, 30]);
  });

  it('says which picture has another size, and proposes image_size', async () => {
    const on = files({ 'p/a/1.png': grey(1), 'p/a/2.png': grey(1, 4, 5) });
    const { code, args, fixes, text } = await loadBadly({ pictures: 'p' }, on);
    assert.deepEqual([code, args], ['pictures-differ', { file: 'p/a/2.png', found: [4, 5], first: 'p/a/1.png', wanted: [2, 3] }]);
    assert.deepEqual(fixed(text, fixes?.[0]), { pictures: 'p', image_size: [2, 3] });
    assert.deepEqual((await loadWell({ pictures: 'p', image_size: 4 }, on)).train.x.shape, [2, 4, 4, 3]);
  });

  for (const [what, contents, code] of [
    ['no folder', { 'pet/a/1.png': grey(1) }, 'folder-missing'],
    ['a file in its place', { pets: 'x' }, 'pictures-not-a-folder'],
    ['pictures without folders', { 'pets/1.png': grey(1) }, 'pictures-no-classes'],
    ['folders without pictures', { 'pets/a/1.txt': 'x' }, 'pictures-none'],
    ['a picture of another format under its name', { 'pets/a/1.png': 'GIF89a…' }, 'picture-format'],
    ['no picture', { 'pets/a/1.jpg': 'hello' }, 'picture-format'],
    ['an empty file', { 'pets/a/1.jpg': '' }, 'picture-format'],
    ['half a picture', { 'pets/a/1.png': grey(1).subarray(0, 50) }, 'picture-unreadable'],
  ] as const)
    it(`says that there is ${what}`, async () => {
      assert.equal((await loadBadly({ pictures: 'pets' }, files(contents))).code, code);
    });

  it('says of which format a picture is that has another name', async () => {
    const { message } = await loadBadly({ pictures: 'p' }, files({ 'p/a/1.png': 'GIF89a', 'p/b/2.png': grey(1) }));
    assert.match(message, /"p\/a\/1\.png" is a GIF picture/);
  });

  it('knows the folder that was meant, and the class', async () => {
    const on = files({ 'pets/cats/1.png': grey(1), 'pets/dogs/1.png': grey(1) });
    const folder = await loadBadly({ pictures: 'Pets' }, on);
    assert.deepEqual(fixed(folder.text, folder.fixes?.[0]), { pictures: 'pets' });
    const klass = await loadBadly({ pictures: 'pets', class_names: ['cat', 'dogs'] }, on);
    assert.deepEqual(fixed(klass.text, klass.fixes?.[0]), { pictures: 'pets', class_names: ['cats', 'dogs'] });
  });

  it('warns of pictures that are left out and of classes without any', async () => {
    const on = files({ 'p/a/1.png': grey(1), 'p/a/2.bmp': 'BM', 'p/a/3.GIF': 'GIF89a', 'p/b/x.txt': '' });
    const { problems, dataset } = await load({ pictures: 'p' }, on);
    assert.deepEqual(
      problems.map(({ code, severity, args }) => [code, severity, args]),
      [
        ['pictures-left-out', 'warning', { file: 'p/a/2.bmp', count: 2 }],
        ['pictures-empty-class', 'warning', { folder: 'p', names: ['b'] }],
      ],
    );
    assert.deepEqual(dataset?.classNames, ['a', 'b']);
  });

  it('has one channel or three, and says so to a network that begins with Flatten', async () => {
    const on = files({ 'p/a/1.png': grey(1), 'p/b/1.png': grey(2) });
    const text = '{ "data": { "pictures": "p", "color_mode": "grayscale" }, "layers": [{ "type": "Flatten", "input_shape": [2, 3] }] }';
    const { problems } = await checkSpec(text, on);
    const problem = problems.find(({ code }) => code === 'input-shape');
    assert.ok(problem);
    const [edit] = problem.fixes[0]?.edits ?? [];
    assert.ok(edit);
    const right = text.slice(0, edit.offset) + edit.content + text.slice(edit.offset + edit.length);
    assert.deepEqual(JSON.parse(right).layers[0].input_shape, [2, 3, 1]);
    assert.equal((await checkSpec(right, on)).problems.filter(({ severity }) => severity === 'error').length, 0);
  });

  it('reads nothing outside of the workspace, also by links', {
    skip: process.platform === 'win32' && 'Links need a right of their own there.',
  }, async () => {
    const secret = files({ 'a/1.png': grey(1) });
    const on = files({ 'p/b/1.png': grey(2) });
    symlinkSync(join(secret.folder, 'a'), join(on.folder, 'p', 'a'));
    assert.equal((await loadBadly({ pictures: 'p' }, on)).code, 'file-outside');
    assert.equal((await loadBadly({ pictures: '../x' }, on)).code, 'file-outside');
    const round = files({ 'p/b/1.png': grey(2) });
    symlinkSync(join(round.folder, 'p'), join(round.folder, 'p', 'b', 'p'));
    assert.ok((await load({ pictures: 'p' }, round)).dataset, 'a folder within itself comes to an end');
  });

  it('has another stamp once a picture has come, gone or changed', async () => {
    const on = files({ 'p/a/1.png': grey(1) });
    const stamp = (): Promise<string> => on.stamp(allOf('p/a'));
    const first = await stamp();
    assert.equal(await stamp(), first);
    writeFileSync(join(on.folder, 'p/a/2.png'), grey(2));
    const second = await stamp();
    assert.notEqual(second, first);
    writeFileSync(join(on.folder, 'p/a/2.png'), grey(2, 9, 9));
    const third = await stamp();
    assert.notEqual(third, second);
    rmSync(join(on.folder, 'p/a/2.png'));
    assert.equal(await stamp(), first);
    assert.equal(await on.stamp(allOf('p/none')), 'missing');
  });
});
