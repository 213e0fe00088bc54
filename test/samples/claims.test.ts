import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Claim, type Claims, sampleOf } from './claims/claim';
import { classClaims } from './claims/classes';
import { descentClaims } from './claims/descent';
import { functionClaims } from './claims/functions';
import { gateClaims } from './claims/gates';
import { indexClaims } from './claims/index-of-samples';
import { layerClaims } from './claims/layers';
import { raceClaims } from './claims/race';
import { regressionClaims } from './claims/regression';
import { surfaceClaims } from './claims/surface';
import { tensorClaims } from './claims/tensors';
import { trainingClaims } from './claims/training';
import { curve } from './figures/figure';
import { folder, sampleNames, sampleText } from './run-sample';

const claims: Claims = {
  ...gateClaims,
  ...regressionClaims,
  ...descentClaims,
  ...classClaims,
  ...trainingClaims,
  ...raceClaims,
  ...layerClaims,
  ...functionClaims,
  ...tensorClaims,
  ...surfaceClaims,
  'logistic-regression': [...(classClaims['logistic-regression'] ?? []), ...(surfaceClaims['logistic-regression'] ?? [])],
};

/** The comment of a sample on one line. */
const commentOf = (name: string): string =>
  sampleText(name)
    .split('\n')
    .filter((line) => line.startsWith('//'))
    .map((line) => line.slice(2).trim())
    .join(' ');

/** The numbers of a text, without those in names such as batch-size-64 and beta_1. */
function figuresIn(text: string): { readonly figure: string; readonly from: number; readonly to: number }[] {
  const plain = text.replace(/[A-Za-z_][\w-]*/g, (name) => ' '.repeat(name.length));
  return [...plain.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?(?:e-?\d+)?/g)].map(({ 0: figure, index }) => ({
    figure,
    from: index,
    to: index + figure.length,
  }));
}

const numberOf = (text: string): number => Number(text.replaceAll(',', '').replace(/^- /, '-').replace(/\.$/, ''));

/** Half a unit of the last digit of a figure. */
const within = (text: string): number => 0.5001 * 10 ** -(/\.(\d+)/.exec(text)?.[1]?.length ?? 0);

async function hold({ words, holds }: Claim, name: string, text: string): Promise<void> {
  const found = words.exec(text.replaceAll('−', '-'));
  assert.ok(found, 'the text does not say this');
  const said = found.slice(1);
  const is = await holds(sampleOf(name), ...said.map(numberOf));
  if (!is) return;
  assert.equal(is.length, said.length, 'as many figures as groups');
  for (const [i, value] of is.entries()) {
    const figure = said[i] as string;
    assert.ok(Math.abs(value - numberOf(figure)) <= within(figure), `the text says ${figure}, it is ${value}`);
  }
}

/** Fails where a figure of a text, or a sentence that invites to look, compare or try, is held by no claim. */
function allHeld(written: string, own: readonly Claim[]): void {
  const text = written.replaceAll('−', '-');
  const found = own.flatMap(({ words }) => new RegExp(words, 'd').exec(text)?.indices ?? []);
  const groups = own.flatMap(({ words }) => new RegExp(words, 'd').exec(text)?.indices?.slice(1) ?? []);
  const loose = figuresIn(text).filter(({ from, to }) => !groups.some((group) => group && group[0] <= from && to <= group[1]));
  assert.deepEqual(
    loose.map(({ figure, from }) => `${figure} in "…${text.slice(Math.max(0, from - 30), from + 20)}…"`),
    [],
    'figures that nothing holds',
  );
  const sentences = [...text.matchAll(/[^.?]*(?:[.?](?!\s|$)[^.?]*)*[.?]?/g)].filter(([sentence]) =>
    /\b(?:Look|Try|try|Compare)\b/.test(sentence),
  );
  const open = sentences.filter(({ 0: sentence, index }) => !found.some((at) => at && at[0] < index + sentence.length && at[1] > index));
  assert.deepEqual(
    open.map(([sentence]) => sentence.trim()),
    [],
    'invitations that nothing carries out',
  );
}

/** What the index says of each sample. */
const index = new Map(
  readFileSync(join(folder, 'README.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, , sample = '', text = ''] = line.split('|').map((cell) => cell.trim());
      const name = /\]\((.+)\.nn\.json\)/.exec(sample)?.[1];
      return name === undefined ? [] : [[name, text] as const];
    }),
);

describe('what the index of the samples says is so', () => {
  it('of every figure', () => {
    for (const [name, text] of index) allHeld(text, indexClaims[name] ?? []);
  });

  it('of every sample that it has a claim for', () =>
    assert.deepEqual(
      Object.keys(indexClaims).filter((name) => !index.has(name)),
      [],
    ));

  for (const [name, own] of Object.entries(indexClaims)) {
    for (const one of own) it(`${name}: ${one.words.source}`, () => hold(one, name, index.get(name) ?? ''));
  }

  it('of the race', async () => {
    const text = readFileSync(join(folder, 'README.md'), 'utf8').replaceAll('\n', ' ');
    const [, share, long] = /all of them reach an accuracy of ([\d.]+) or more in (\d+) epochs/.exec(text) ?? [];
    for (const name of Object.keys(raceClaims)) {
      const accuracy = curve(await sampleOf(name).run(), 'accuracy');
      assert.equal(accuracy.length, Number(long));
      assert.ok(Math.max(...accuracy) >= Number(share), name);
    }
  });
});

describe('what the comment of a sample says is so', () => {
  it('of every sample', () => assert.deepEqual(Object.keys(claims).sort(), [...sampleNames]));

  for (const [name, own] of Object.entries(claims)) {
    describe(name, () => {
      const text = commentOf(name);
      it('every figure and every invitation is held', () => allHeld(text, own));
      for (const one of own) it(one.words.source, () => hold(one, name, text));
    });
  }
});
