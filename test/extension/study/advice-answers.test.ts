import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { notice } from '../../../src/ml/language/notice';
import type { Requests } from '../../../src/webview/study/messages/from-view';
import { type FakePanel, host } from '../fake-vscode';
import { keep, specText } from '../runs/kept';
import { ask, edit, real, send, studyPanels, untilState } from './panels';

const broken = {
  epoch: 11,
  batch: 3,
  where: 'gradient',
  name: 'dense/kernel',
  value: 'NaN',
  rate: 0.5,
  runaway: true,
  largestWeight: 5e6,
} as const;
const diverged = { reason: 'diverged', epoch: 10, batch: 2, problem: notice('not-finite', broken) } as const;

describe('advice on a run', () => {
  const study = studyPanels();
  const written = `// mine\n${specText}`;
  let panel: FakePanel;
  before(async () => {
    keep(study.storage, 'bad', { ending: diverged, began: 2000 });
    keep(study.storage, 'cut', {});
    await study.runs.ready();
    study.panels.show(real(edit('a.nn.json', written)));
    panel = host.panels.at(-1) as FakePanel;
    send(panel, { type: 'ready' });
    await untilState(panel, ({ runs, spec }) => runs.length > 0 && spec?.reading === false);
  });
  after(() => study.dispose());

  const adviceOn = async (run: string): Promise<Requests['advice']['answer']['advice']> => {
    const answer = await ask(panel, 'advice', { run });
    assert.ok(answer.ok, JSON.stringify(answer));
    return (answer.value as Requests['advice']['answer']).advice;
  };
  const document = () => host.documents.find(({ uri }) => uri.path.endsWith('a.nn.json')) ?? assert.fail();

  it('is said with its place, its reason and what could be changed', async () => {
    const [advice, ...others] = await adviceOn('bad');
    assert.deepEqual(others, []);
    assert.deepEqual([advice?.code, advice?.title, advice?.epoch, advice?.layer], ['diverged', 'Diverged', 11, 'dense']);
    assert.match(
      advice?.message ?? '',
      /^Diverged at step 3 of epoch 11, in layer "dense": the gradient became NaN\. The largest weight is /,
    );
    assert.match(advice?.text ?? '', /NaN/);
    assert.deepEqual(advice?.changes, ['Change "learning_rate" to 0.1', 'Set "clipnorm" to 1']);
  });

  it('is not given of a run that no longer exists', async () => {
    const answer = await ask(panel, 'advice', { run: 'gone' });
    assert.ok(!answer.ok);
    assert.equal(answer.message, 'This run no longer exists.');
  });

  it('changes the spec as it is in the editor, its comments kept, and only while the spec is that of the run', async () => {
    const apply = (change: number) => ask(panel, 'applyAdvice', { run: 'bad', advice: 0, change });
    assert.ok((await apply(1)).ok);
    assert.equal(document().text, written.replace('"learning_rate":0.5', '"learning_rate":0.5, "clipnorm": 1'));
    await untilState(panel, ({ runs }) => runs[0]?.stale === true);
    const refused = await apply(0);
    assert.ok(!refused.ok);
    assert.match(refused.message, /^The spec has changed since this run/);
    // A comment is no change of what is trained.
    host.change(document(), `// more\n${written}`);
    await untilState(panel, ({ runs }) => runs[0]?.stale === false);
    assert.ok((await apply(0)).ok);
    assert.equal(document().text, `// more\n${written.replace('"learning_rate":0.5', '"learning_rate":0.1')}`);
    const beyond = await apply(7);
    assert.ok(!beyond.ok);
  });
});
