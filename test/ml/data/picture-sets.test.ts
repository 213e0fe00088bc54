import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { downloadBytes, kerasAddress, pictureSets } from '../../../src/ml/data/picture-sets';
import { pictureSetNames } from '../../../src/ml/spec/data-section';

describe('what is known of a set of pictures', () => {
  for (const name of pictureSetNames) {
    test(name, () => {
      const { classNames, rows, keras, framing, pixels } = pictureSets[name];
      assert.equal(new Set(classNames).size, 10);
      // Equally many of each class.
      for (const count of [...Object.values(rows.whole), ...Object.values(rows.sample)]) assert.equal(count % classNames.length, 0);
      for (const { path } of keras) assert.ok(URL.canParse(path, kerasAddress));
      assert.ok(framing.longestEdge <= Math.min(...pixels));
    });
  }

  test('what a download takes', () => {
    // The sizes that Keras prints while it downloads.
    assert.equal(downloadBytes(pictureSets.mnist), 11_490_434);
    assert.equal(downloadBytes(pictureSets.fashion_mnist), 29_515 + 26_421_880 + 5148 + 4_422_102);
  });
});
