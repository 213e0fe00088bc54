import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { expressionsIn, expressionsInSource, isPlainlyLinear, keyOf, provedFile } from '../../scripts/lib/regular-expressions.mjs';

interface Proved {
  readonly pattern: string;
  readonly flags: string;
  readonly proof: string;
}

const proved = JSON.parse(readFileSync(provedFile, 'utf8')) as readonly Proved[];

describe('regular expressions', () => {
  it('take time in proportion to the text at most: proved, or plain to see', () => {
    const known = new Set(proved.map(keyOf));
    const open = expressionsInSource().filter((one) => !isPlainlyLinear(one) && !known.has(keyOf(one)));
    assert.deepEqual(
      open.map((one) => `${one.file}: ${keyOf(one)}`),
      [],
      'run "node scripts/regular-expressions.mjs", which proves them',
    );
  });

  it('are found in the source by its syntax, wherever they are', () => {
    const text = 'const a: number = 4 / 2 / 1; export const b = a > 1 ? "/x+/".replace(/x+"/g, "") : /[/]\\/*/.exec("y") as unknown;';
    assert.deepEqual(expressionsIn(text, 'ts').map(keyOf), ['/x+"/g', '/[/]\\/*/']);
    assert.throws(() => expressionsIn('new RegExp(name)', 'ts'), /write it out/);
  });

  it('are not taken for plain where they repeat twice, or from anywhere', () => {
    const plain = (pattern: string, flags = ''): boolean => isPlainlyLinear({ pattern, flags });
    for (const pattern of ['abc?', '[*+]\\+', '^\\s*x', '^[+*]+$', 'a{2,3}']) assert.ok(plain(pattern), pattern);
    for (const pattern of ['\\s+$', '^a*a*', '^((a+))+', '^a|b+$', 'a{2,}']) assert.ok(!plain(pattern), pattern);
    assert.ok(!plain('^a+$', 'm'));
  });
});
