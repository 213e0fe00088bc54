import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Entrant } from '../../bench/peers/contestants';
import type { Order } from '../../bench/peers/messages';
import { type Figure, race } from '../../bench/peers/rounds';
import { partOf, type Work, works } from '../../bench/peers/works';

const xor = works.find(({ id }) => id === 'xor') as Work;
const pace = { rounds: 3, turn: { least: 50, most: 1000 }, rest: () => Promise.resolve() };

/** @param ms of a whole work, call by call */
const fake = (id: string, log: string[], ms: (call: number, order: Order) => number): Entrant => {
  let call = 0;
  return {
    version: '',
    run(_, order) {
      log.push(id);
      return Promise.resolve({ ms: (ms(call++, order) * order.epochs) / xor.epochs, loss: order.epochs });
    },
    end: () => Promise.resolve(),
  };
};

const nobodyFails = (id: string, why: string): never => assert.fail(`${id}: ${why}`);

describe('a race', () => {
  it('gives everyone a turn in each round, and another one the first', async () => {
    const log: string[] = [];
    const entrants = new Map(['a', 'b', 'c'].map((id) => [id, fake(id, log, () => 100)]));
    await race(xor, '', entrants, pace, nobodyFails);
    assert.equal(log.slice(-9).join(''), 'abcbcacab');
  });

  it('takes the median of the rounds, and leaves out what comes before them', async () => {
    // Before the rounds: a little, a little again, the whole, a turn.
    const entrants = new Map([['a', fake('a', [], (call) => [900, 900, 900, 900, 70, 500, 60][call] as number)]]);
    const { ms, rounds } = (await race(xor, '', entrants, pace, nobodyFails)).get('a') as Figure;
    assert.deepEqual(rounds, [70, 500, 60]);
    assert.equal(ms, 70);
  });

  it('lets the quick do it again within a turn, and take the middle', async () => {
    const log: string[] = [];
    const entrants = new Map([['a', fake('a', log, (call) => [20, 20, 20, 20, 20, 20, 5, 10, 40][call] ?? 10)]]);
    const { rounds } = (await race(xor, '', entrants, { ...pace, rounds: 1 }, nobodyFails)).get('a') as Figure;
    assert.deepEqual(rounds, [10]);
    assert.equal(log.length, 9);
  });

  it('lets the slow do a part, and multiplies its time', async () => {
    const entrants = new Map([['a', fake('a', [], () => 4000)]]);
    const figure = (await race(xor, '', entrants, pace, nobodyFails)).get('a');
    assert.deepEqual(figure?.part, { epochs: 200, rows: 4, times: 5 });
    assert.equal(figure?.ms, 4000);
    assert.equal(figure?.loss, 200);
  });

  it('does not take what each call costs for slowness', async () => {
    const entrants = new Map([['a', fake('a', [], (_, { epochs }) => ((100 + 0.8 * epochs) * xor.epochs) / epochs)]]);
    assert.equal((await race(xor, '', entrants, pace, nobodyFails)).get('a')?.part.times, 1);
  });

  it('continues without those that give up, and says why', async () => {
    const failing = fake('b', [], (call) => {
      if (call === 4) throw new Error('no memory');
      return 100;
    });
    const told: string[] = [];
    const entrants = new Map([
      ['a', fake('a', [], () => 100)],
      ['b', failing],
    ]);
    const figures = await race(xor, '', entrants, pace, (id, why) => told.push(`${id}: ${why}`));
    assert.deepEqual([...figures.keys()], ['a']);
    assert.deepEqual(told, ['b: no memory']);
  });
});

describe('a part of a work', () => {
  const part = (id: string, n: number) => partOf(works.find((work) => work.id === id) as Work, n);
  it('has fewer epochs, or fewer rows where there are too few epochs', () => {
    assert.deepEqual(part('regression-b', 20), { epochs: 5, rows: 10, times: 20 });
    assert.deepEqual(part('mnist', 10), { epochs: 1, rows: 6000, times: 10 });
  });
  it('is multiplied by what it really is', () => {
    for (const work of works) {
      for (const n of [1, 2, 5, 10, 20, 50, 100]) {
        const { epochs, rows, times } = partOf(work, n);
        assert.ok(Math.abs(epochs * rows * times - work.epochs * work.rows) < 1e-6, `${work.id}, ${n}`);
      }
    }
  });
});
