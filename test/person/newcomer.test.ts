import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { figure, span } from '../../src/ml/language/number-text';
import { type ThemeName, themeOf, themeSettings } from '../ui/themes';
import { long } from '../vscode/suite/specs';
import { type Desk, noDesk, sitDown } from './desk';
import { coloursOf, distances, inkOf } from './drawn-curve';
import { cellsOf, seenAt } from './drawn-plane';
import { type KeptRun, keptRuns } from './kept';
import { pictured, shots } from './pictured';
import type { Study } from './study';
import { until } from './until';
import type { Workbench } from './workbench';

/** Each theme in one window and each window in two themes: what a page looks like in each is tried in `test/ui/views.test.ts` too. */
const windows = [
  { width: 1400, themes: ['dark', 'hc-light'] },
  { width: 700, themes: ['light', 'hc-dark'] },
] as const;

const xor = [
  ['0.0', '0.0', 0],
  ['0.0', '1.0', 1],
  ['1.0', '0.0', 1],
  ['1.0', '1.0', 0],
] as const;

/** How many corrections the perceptron rule makes on a gate, from weights of 0 with a learning rate of 1, row by row, until it makes none. */
function perceptronUpdates(targets: readonly number[]): number {
  const w = [0, 0, 0];
  for (let updates = 0, before = -1; ; before = updates) {
    for (const [row, target] of targets.entries()) {
      const x = [row >> 1, row & 1, 1];
      const error = target - Number(x.reduce((sum, value, i) => sum + value * (w[i] as number), 0) > 0);
      updates += Math.abs(error);
      for (const [i, value] of x.entries()) w[i] = (w[i] as number) + error * value;
    }
    if (updates === before) return updates;
  }
}

describe('a newcomer at VS Code', { skip: noDesk }, () => {
  let desk: Desk;
  let workbench: Workbench;
  before(async () => {
    mkdirSync(shots, { recursive: true });
    desk = await sitDown({ settings: { 'workbench.colorTheme': themeSettings.dark } });
    workbench = desk.workbench;
    writeFileSync(join(desk.profile.workspace, 'long.nn.json'), long());
  });
  after(() => desk?.close());

  const shot = async (station: string, theme: ThemeName = 'dark', width = 1400): Promise<void> => {
    // Where no tooltip appears.
    await workbench.page.mouse.move(width / 2, 4);
    await workbench.page.waitForTimeout(300);
    await workbench.page.screenshot({ path: `${shots}/${station}-${theme}-${width}.png` });
  };
  const newest = (): KeptRun => keptRuns(desk.profile).at(-1) as KeptRun;

  const station = (name: string, work: () => Promise<void>) => it(name, () => pictured(workbench, name, work));

  station('follows the walkthrough until XOR is trained, with guide, spec and panel side by side', async () => {
    await workbench.openWalkthrough('First Steps with Neural Networks');
    await shot('walkthrough');
    await workbench.follow('Open a sample', 'Open XOR');
    await workbench.lens.filter({ hasText: '17 parameters' }).waitFor();
    await workbench.follow('Read the network', 'Show the Summary');
    const study = await workbench.study();
    assert.equal(await study.view, 'Network');
    await workbench.follow('Train it', 'Train');
    await study.waitFor(/^epoch 200\/200/);
    await workbench.follow('Train it', 'loss curves');
    await study.frame.locator('.chart canvas').first().waitFor();
    await workbench.follow('See the boundary', 'Show the Decision Boundary');
    await study.sentence.filter({ hasText: 'all 4 training points are on the right side' }).waitFor();
    assert.deepEqual(await workbench.stepsDone(), ['Open a sample', 'Read the network', 'Train it', 'See the boundary']);
    const spec = await workbench.text('"XOR"').boundingBox();
    const guide = await workbench.page.getByText('See the boundary').first().boundingBox();
    const { left } = await study.place();
    assert.ok(guide && spec && guide.x + guide.width < spec.x && spec.x + spec.width < left, 'something covers something else');
    await shot('walkthrough-done');
    await workbench.run('View: Close All Editor Groups');
  });

  for (const [gate, classes] of [
    ['and', [0, 0, 0, 1]],
    ['or', [0, 1, 1, 1]],
    ['nand', [1, 1, 1, 0]],
    ['xor', [0, 1, 1, 0]],
  ] as const) {
    station(`trains ${gate.toUpperCase()} from the palette, and each corner lies in the region of its answer`, async () => {
      await workbench.open(`${gate}-learned.nn.json`);
      await workbench.run('Neural Network: Train');
      const study = await workbench.study();
      await study.title.filter({ hasText: gate.toUpperCase() }).waitFor();
      await study.waitFor(/^epoch (\d+)\/\1 /);
      await workbench.run('Neural Network: Decision Boundary');
      // The overview, which is in front first, has a sentence and a picture of its own.
      await until('the boundary is in front', async () => ((await study.view) === 'Boundary' ? true : undefined));
      await study.frame.locator('.picture .plot-tick').first().waitFor();
      await study.sentence.filter({ hasText: 'all 4 training points are on the right side' }).waitFor();
      const seen = await Promise.all(xor.map(([x, y]) => seenAt(study.frame, x, y)));
      assert.deepEqual(
        seen,
        classes.map((klass) => ({ region: klass, mark: klass })),
      );
      const answers = (await cellsOf(study.frame, '.truth-table')).slice(1);
      assert.deepEqual(
        answers.map(([x, y, target, , answer, right]) => [x, y, target, answer, right]),
        xor.map(([x, y], i) => [x[0], y[0], `${classes[i]}`, `class ${classes[i]}`, 'right']),
      );
      await workbench.lens.filter({ hasText: 'accuracy 100\u00a0%' }).waitFor();
      await shot(`boundary-${gate}`);
    });
  }

  station('reads the summary, cell by cell', async () => {
    await workbench.run('Neural Network: Summary');
    const study = await workbench.study();
    await study.frame.locator('.layer-table').waitFor();
    const rows = (await cellsOf(study.frame, '.layer-table')).filter(({ length }) => length > 1);
    assert.deepEqual(
      rows.map((cells) => cells.slice(0, 4)),
      [
        ['Layer (type)', 'Output Shape', 'Param #', 'Memory'],
        ['dense (Dense)', '(None, 4)', '12', '48.00 B'],
        ['dense_1 (Dense)', '(None, 1)', '5', '20.00 B'],
        ['Total params', '', '17', '68.00 B'],
        ['Trainable params', '', '17', '68.00 B'],
        ['Non-trainable params', '', '0', '0.00 B'],
      ],
    );
    assert.match(await study.frame.locator('.layer-table').innerText(), /\(4 inputs \+ 1 bias\) × 1 unit = 5/);
  });

  station('sees the loss of every epoch where the curve is drawn', async () => {
    await workbench.run('Neural Network: Loss Curves');
    const study = await workbench.study();
    await study.frame.locator('.chart canvas').first().waitFor();
    await study.settled();
    const run = newest();
    const [colour = ''] = await coloursOf(study.frame);
    for (const name of ['loss', 'accuracy']) {
      const values = run.figure(name);
      assert.equal(values.length, 200);
      const [off = 0] = distances([await inkOf(study.frame, name, colour)], [values]);
      assert.ok(off <= 3, `${name} is ${off} pixels off`);
    }
    assert.match(await study.status.innerText(), new RegExp(`${span(run.end?.milliseconds ?? 0).replace(/\s/, '\\s')}`));
  });

  station('stops a long run and continues with it, pauses it and continues by steps', async () => {
    await workbench.open('long.nn.json');
    await workbench.run('Neural Network: Train');
    const study = await workbench.study();
    await study.title.filter({ hasText: 'long' }).waitFor();
    await study.tab('Training').click();
    await workbench.statusBar.filter({ hasText: /long [\d,]+\/100,000/ }).waitFor();
    await until('three epochs are done', async () => ((await study.epochs()) > 3 ? true : undefined));
    await shot('training-live');
    await study.button('Stop').click();
    await study.waitFor(/^stopped/);
    const stopped = await study.epochs();
    assert.equal(newest().figure('loss').length, stopped);
    assert.equal(newest().end?.ending.reason, 'cancelled');
    await workbench.statusBar.filter({ hasNotText: 'long' }).waitFor();

    await study.button('Resume from where it ended').click();
    await study.button('Pause').click();
    await study.waitFor(/^paused/);
    await study.button('Resume').click();
    await study.waitFor(/^epoch/);
    await study.button('Pause').click();
    await study.waitFor(/^paused/);
    const paused = await study.epochs();
    assert.ok(paused >= stopped, `${paused} epochs after ${stopped}`);
    await study.button('Step').click();
    await study.choice('One epoch').click();
    await study.waitFor(new RegExp(`epoch ${(paused + 1).toLocaleString('en')}/`));
    await study.button('Step').click();
    await study.choice('One batch').click();
    await study.frame.locator('.live-line').filter({ hasText: 'batch 1 of ' }).waitFor();
    await study.waitFor(/^paused/);
    await shot('training-paused');
    await study.button('Stop').click();
    await study.waitFor(/^stopped/);
  });

  station('changes the spec, trains again and compares both runs, one curve over the other', async () => {
    await workbench.open('xor-learned.nn.json');
    await workbench.retype('"Adam"', 'SGD');
    const study = await workbench.study();
    await study.waitFor(/^not trained since the spec was changed$/);
    await workbench.run('Neural Network: Train');
    await study.waitFor(/^epoch 200\/200 · [^·]*$/);
    await workbench.run('Neural Network: Compare Runs…');
    for (const nth of [0, 1]) await workbench.rows('XOR, learned').nth(nth).click();
    await shot('compare-choice');
    await workbench.page.keyboard.press('Enter');
    const legend = study.frame.locator('.readout tbody tr');
    await legend.nth(1).waitFor();
    await study.settled();
    const runs = keptRuns(desk.profile)
      .slice(-4)
      .filter(({ meta }) => meta.name?.startsWith('XOR'))
      .reverse();
    assert.equal(runs.length, 2);
    const rows = (await cellsOf(study.frame, '.readout')).slice(1);
    const losses = runs.map((run) => run.figure('loss'));
    assert.deepEqual(
      rows.map(([, loss]) => loss),
      losses.map((values) => figure(values.at(-1) ?? 0)),
    );
    const colours = await coloursOf(study.frame);
    assert.equal(colours.length, 2);
    const off = distances(await Promise.all(colours.map((colour) => inkOf(study.frame, 'loss', colour))), losses);
    assert.ok(Math.max(...off) <= 3, `${off} pixels off`);
    await shot('compare');
  });

  station('finds the panel as it was after the window was reloaded, and after it was hidden', async () => {
    const before = await workbench.study();
    const told = [await before.title.innerText(), await before.view, await before.status.innerText()];
    const same = async (): Promise<Study> => {
      const study = await workbench.study();
      await study.frame.locator('.readout tbody tr').nth(1).waitFor();
      assert.deepEqual([await study.title.innerText(), await study.view, await study.status.innerText()], told);
      return study;
    };
    await workbench.reload();
    await same();
    await shot('reloaded');
    await workbench.tab('Study: XOR').click();
    await workbench.run('View: Move Editor into Previous Group');
    await workbench.tab('xor-learned.nn.json').click();
    await workbench.page.locator('iframe.webview').waitFor({ state: 'hidden' });
    await workbench.tab('Study: XOR').click();
    await same();
    await workbench.run('View: Move Editor into Next Group');
  });

  station('mistypes a word, sees where and what, and puts it right with a key', async () => {
    await workbench.open('and-learned.nn.json');
    const study = await workbench.study();
    await study.title.filter({ hasText: 'AND' }).waitFor();
    await workbench.retype('"units"', 'unitz');
    await workbench.page.locator('.squiggly-error').first().waitFor();
    const notice = study.frame.locator('.errors-notice');
    await notice
      .filter({ hasText: 'One error in the spec has to be corrected first: "unitz" is not known in Dense. Did you mean "units"?' })
      .waitFor();
    assert.ok(await study.frame.getByRole('button', { name: 'Train', exact: true }).isDisabled());
    await shot('mistake');
    await workbench.page.keyboard.press('Control+.');
    const fix = workbench.page.locator('.action-widget .monaco-list-row').filter({ hasText: '"units"' });
    await fix.waitFor();
    await shot('mistake-fix');
    await fix.click();
    await workbench.page.locator('.squiggly-error').waitFor({ state: 'detached' });
    await notice.waitFor({ state: 'detached' });
    assert.equal(await workbench.text('"units"').count(), 1);
  });

  station('follows one number of a step from the input to the changed weight, and types another over it', async () => {
    await workbench.open('backpropagation-step.nn.json');
    await workbench.run('Neural Network: Train');
    await workbench.run('Neural Network: Look Inside a Step');
    const study = await workbench.study();
    await study.title.filter({ hasText: 'Backpropagation' }).waitFor();
    await until('the step is in front', async () => ((await study.view) === 'Step' ? true : undefined));
    const worked = study.frame.locator('.worked.pointed');
    const explains = async (block: string, number: string, ...lines: readonly string[]): Promise<void> => {
      await study.frame.getByRole('grid', { name: block, exact: true }).getByText(number, { exact: true }).first().hover();
      for (const line of lines) await worked.filter({ hasText: line }).waitFor();
    };
    await explains('pre-activations', '0.40', '0.2·1 + 0.2·0.5 + 0.1 = 0.4');
    await explains('output = sigmoid', '0.5987', 'sigmoid(0.4) = 1 / (1 + e^(−0.4)) = 0.5987');
    await explains('∂L/∂kernel', '−0.1311', '0.5987·(−0.2189) = −0.1311');
    await explains('kernel after', '0.5655', '0.5 − 0.5·(−0.1311) = 0.5655');
    await shot('step');
    const input = study.frame.getByRole('grid', { name: 'input', exact: true }).first().getByRole('gridcell').first();
    await input.focus();
    await workbench.page.keyboard.type('2');
    await workbench.page.keyboard.press('Enter');
    await explains('pre-activations', '0.60', '0.2·2 + 0.2·0.5 + 0.1 = 0.6');
    await shot('step-what-if');
    await study.button('Reset').click();
    await explains('pre-activations', '0.40', '0.2·1 + 0.2·0.5 + 0.1 = 0.4');
  });

  station('steps through the perceptron rule on AND until it settles', async () => {
    await workbench.open('perceptron-and.nn.json');
    await workbench.run('Neural Network: Train');
    const study = await workbench.study();
    await study.title.filter({ hasText: 'Perceptron rule on AND' }).waitFor();
    await study.tab('Boundary').click();
    await study.frame.getByText('Update by update').click();
    const next = study.button('Next update');
    const wanted = perceptronUpdates([0, 0, 0, 1]);
    for (let done = 1; done <= wanted; done++) {
      await next.click();
      await study.frame.getByText(`Updates so far: ${done} of at most 51.`).waitFor();
    }
    assert.ok(await next.isDisabled());
    await shot('perceptron');
  });

  for (const { width, themes } of windows) {
    station(`finds nothing cut off and no barrier in a window of ${width} pixels`, async () => {
      await workbench.open('xor-learned.nn.json');
      // A narrow window has no room for the explorer.
      if (width === 700) await workbench.run('View: Toggle Primary Side Bar Visibility');
      await workbench.page.setViewportSize({ width, height: 900 });
      const study = await workbench.study();
      for (const theme of themes) {
        const { 'data-vscode-theme-name': name = '' } = themeOf(theme).body;
        await workbench.wear(name);
        await study.frame.locator(`body[data-vscode-theme-name="${name}"]`).waitFor();
        for (const view of ['Overview', 'Network', 'Training', 'Boundary']) {
          await study.show(view);
          await study.settled();
          assert.deepEqual(await study.cutOff(), [], `${view}, ${theme}`);
          assert.deepEqual(await study.barriers({ colors: theme !== 'dark' }), [], `${view}, ${theme}`);
          await shot(view.toLowerCase(), theme, width);
        }
      }
    });
  }
});

describe('a newcomer who reads Korean', { skip: noDesk }, () => {
  let desk: Desk;
  before(async () => {
    mkdirSync(shots, { recursive: true });
    desk = await sitDown({ language: 'ko' });
  });
  after(() => desk?.close());

  async function inKorean(): Promise<void> {
    const { workbench } = desk;
    const shot = (name: string) => workbench.page.screenshot({ path: `${shots}/korean-${name}.png` });
    await workbench.open('xor-learned.nn.json');
    await workbench.lens.filter({ hasText: '파라미터 17개' }).waitFor();
    await workbench.text('"seed"').hover();
    await workbench.page.locator('.monaco-hover').filter({ hasText: '모든 무작위 값이 이 시드로 정해집니다' }).waitFor();
    await shot('hover');
    await workbench.run('신경망: 학습 시작');
    const study = await workbench.study();
    await study.waitFor(/^에포크 200\/200/);
    const views = await study.frame.getByRole('tab').allInnerTexts();
    assert.deepEqual(views, ['개요', '데이터', '신경망', '학습', '결정 경계', '계산 과정', '경사 하강', '예측', '오분류']);
    for (const [i, view] of views.entries()) {
      await study.tab(view).click();
      await study.settled();
      assert.deepEqual(await study.cutOff(), [], view);
      const english = (await study.frame.locator('main p').allInnerTexts()).filter((text) => /\w \w/.test(text) && !/[가-힣]/.test(text));
      assert.deepEqual(english, [], view);
      await shot(`${i}`);
    }
    await study.tab('학습').click();
    assert.match((await study.status.getAttribute('title')) ?? '', /^엔진: compact \S+ 스레드 1개$/m);
    await workbench.retype('"units"', 'unitz');
    await study.frame.locator('.errors-notice').filter({ hasText: '쓸 수 없는 키입니다: "unitz"' }).waitFor();
    await shot('mistake');
    await workbench.openWalkthrough('신경망 첫걸음');
    await workbench.page.locator('.getting-started-step').filter({ hasText: 'XOR 열기' }).waitFor();
    await shot('walkthrough');
  }

  it('finds commands, spec, panel and walkthrough in Korean', () => pictured(desk.workbench, 'korean', inKorean));
});
