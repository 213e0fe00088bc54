import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { h } from 'preact';
import { markup } from './network/render';

/**
 * A drawing, compared with a file that was looked at. After a change that is meant: SNAPSHOTS=write node scripts/test.mjs …, and look at
 * what became of it.
 */
export function sameDrawing(file: string, { width, height }: { readonly width: number; readonly height: number }, inside: unknown): void {
  const text = markup(h('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}` }, inside as never));
  if (process.env['SNAPSHOTS'] === 'write') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(text, readFileSync(file, 'utf8'));
}
