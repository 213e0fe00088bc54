import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { random, shuffler } from '../../../src/ml/random/random';

const upTo = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i);

describe('a shuffler', () => {
  it('puts lists into the same order as the generator of the purpose', () => {
    for (const seed of [0, 7, 2 ** 32 - 1]) {
      const shuffle = shuffler(seed, 'shuffle');
      for (const epoch of [0, 1, 9, 10, 999, 123_456]) {
        const list = upTo(50);
        shuffle(epoch, list);
        assert.deepEqual(list, random(seed, 'shuffle', epoch).shuffle(upTo(50)), `seed ${seed}, epoch ${epoch}`);
      }
    }
  });

  it('leaves the rest of a list alone', () => {
    const list = upTo(12);
    shuffler(3, 'shuffle')(4, list, 2, 10);
    const alone = upTo(8);
    shuffler(3, 'shuffle')(4, alone);
    assert.deepEqual([...list], [0, 1, ...alone.map((v) => v + 2), 10, 11]);
  });
});
