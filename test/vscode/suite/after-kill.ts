import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cutOff, EPOCHS } from './cut-off';
import { begun, endOf, epochsOf, metaOf, over, runIds } from './kept-runs';
import { lens } from './lenses';
import { sameResult } from './same-result';
import { command, open, until, write } from './workspace';

describe('after the extension host was killed', () => {
  const cut = (): string => {
    const id = runIds().find((own) => metaOf(own)?.file === 'cut-off.nn.json');
    assert.ok(id);
    return id;
  };

  it('its run is there, cut off', () => {
    assert.equal(endOf(cut()), undefined);
    const epochs = epochsOf(cut()).length;
    assert.ok(epochs >= 5 && epochs < EPOCHS, String(epochs));
  });

  it('the run continues, to the same result as if it had never stopped', async () => {
    const { document } = await open('cut-off.nn.json');
    assert.equal(await command('resume', document.uri), undefined);
    const { ending } = await over(cut());
    assert.deepEqual(ending, { reason: 'finished' });
    const whole = await begun(async () => command('train', await write('never-cut-off.nn.json', cutOff)));
    await over(whole);
    sameResult(cut(), whole);
    await until('the spec tells of it', () => lens(document.uri, /^last: /));
  });
});
