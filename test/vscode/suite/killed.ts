import { describe, it } from 'mocha';
import { cutOff } from './cut-off';
import { atEpoch, begun } from './kept-runs';
import { command, write } from './workspace';

describe('the extension host', () => {
  it('is killed in the middle of a run', async () => {
    const uri = await write('cut-off.nn.json', cutOff);
    const id = await begun(() => command('train', uri));
    await atEpoch(id, 5);
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  });
});
