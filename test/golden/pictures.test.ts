import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readPicture } from '../../src/ml/data/formats/picture-file';
import { nodeFiles } from '../../src/ml/data/node-files';
import { collector, loadWell } from '../ml/data/helper';
import { golden } from './figures';

interface PicturesCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly color_mode: 'grayscale' | 'rgb';
  readonly image_size: readonly [number, number];
  readonly expect: {
    readonly class_names: readonly string[];
    readonly labels: readonly number[];
    readonly pixels: readonly (readonly number[])[];
  };
}

interface FileCase {
  readonly name: string;
  readonly file: string;
  /** [height, width, 4], bytes in base64. */
  readonly expect: { readonly shape: readonly number[]; readonly rgba: string };
}

const cases = golden<PicturesCase | FileCase>('pictures');

describe('A folder of pictures, as image_dataset_from_directory takes it', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const { name, files, color_mode, image_size, expect } of cases.filter((one) => 'files' in one)) {
    it(name, async () => {
      const top = join(folder, name.replaceAll(/\W/g, '-'));
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(top, 'mine', path)), { recursive: true });
        writeFileSync(join(top, 'mine', path), Buffer.from(content, 'base64'));
      }
      const spec = { pictures: 'mine', color_mode, image_size, shuffle: false };
      const { train, classNames } = await loadWell(spec, nodeFiles({ folder: top, workspace: top }));
      assert.deepEqual(classNames, expect.class_names);
      assert.deepEqual([...train.y.values], expect.labels);
      assert.deepEqual(train.x.shape, [expect.labels.length, ...image_size, color_mode === 'rgb' ? 3 : 1]);
      const wanted = expect.pixels.flat();
      const worst = train.x.values.reduce((most, value, i) => Math.max(most, Math.abs(value - (wanted[i] as number))), 0);
      assert.ok(worst <= 0.01, `a pixel differs by ${worst}`);
    });
  }
});

describe('A picture in a file, as TensorFlow reads it', () => {
  for (const { name, file, expect } of cases.filter((one) => 'file' in one)) {
    it(name, async () => {
      const found = await readPicture(Buffer.from(file, 'base64'), 'a file', 'colour', collector());
      assert.ok('values' in found, JSON.stringify(found));
      assert.deepEqual([found.height, found.width, 4], expect.shape);
      assert.deepEqual(Buffer.from(found.values), Buffer.from(expect.rgba, 'base64'));
    });
  }
});
