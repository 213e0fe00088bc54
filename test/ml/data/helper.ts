import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTree } from 'jsonc-parser';
import type { Breathe } from '../../../src/ml/data/breathe';
import type { Reading } from '../../../src/ml/data/context';
import type { Dataset, Tensor } from '../../../src/ml/data/dataset';
import type { Files } from '../../../src/ml/data/files';
import { loadData } from '../../../src/ml/data/load';
import { Memory } from '../../../src/ml/data/memory';
import { type MessageCode, messageText } from '../../../src/ml/language/messages';
import type { Fix, Problem } from '../../../src/ml/language/problem';
import type { Report } from '../../../src/ml/language/reporter';
import { ProblemList } from '../../../src/ml/language/reporter';
import { dataSection } from '../../../src/ml/spec/data-section';

type Content = string | Uint8Array;

/** Files that are only in memory. */
export const memoryFiles = (contents: Readonly<Record<string, Content>>): Files => ({
  read(path, maxBytes) {
    const content = contents[path];
    if (content === undefined) return Promise.resolve({ trouble: 'missing' });
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return Promise.resolve(bytes.length > maxBytes ? { trouble: 'too-large' } : { bytes });
  },
});

export interface Loading {
  /** The spec as JSON text, to apply fixes to. */
  readonly text: string;
  readonly dataset?: Dataset;
  readonly problems: readonly Problem[];
}

/** Loads what a spec's "data" section describes, as the extension does. */
export async function load(data: unknown, contents: Readonly<Record<string, Content>> | Files = {}, seed = 0): Promise<Loading> {
  const text = JSON.stringify({ data }, null, 2);
  const list = new ProblemList(text);
  const root = parseTree(text);
  assert.ok(root?.children?.[0]?.children?.[1]);
  list.locateIn(root);
  const spec = dataSection.read(root.children[0].children[1], '"data"', list);
  assert.ok(spec, `the section cannot be read: ${list.problems.map((p) => p.message).join(' ')}`);
  const files = isFiles(contents) ? contents : memoryFiles(contents);
  const loaded = await loadData(spec, { files, seed, reporter: list });
  const errors = list.problems.filter((p) => p.severity === 'error');
  assert.equal(loaded.dataset === undefined, errors.length > 0, 'there is either a dataset or an error');
  return { text, problems: list.problems, ...loaded };
}

const isFiles = (contents: Readonly<Record<string, Content>> | Files): contents is Files => 'read' in contents;

/** Loads data that nothing is wrong with. */
export async function loadWell(data: unknown, contents: Readonly<Record<string, Content>> | Files = {}, seed = 0): Promise<Dataset> {
  const { dataset, problems } = await load(data, contents, seed);
  assert.deepEqual(
    problems.map((p) => p.message),
    [],
  );
  assert.ok(dataset);
  return dataset;
}

/** Loads data that exactly one thing is wrong with. */
export async function loadBadly(
  data: unknown,
  contents: Readonly<Record<string, Content>> | Files = {},
): Promise<Problem & { readonly text: string }> {
  const { problems, text } = await load(data, contents);
  assert.equal(problems.length, 1, problems.map((p) => p.message).join('\n'));
  const [problem] = problems;
  assert.ok(problem);
  return { ...problem, text };
}

/** The "data" section after a fix. */
export function fixed(text: string, fix: Fix | undefined): unknown {
  assert.ok(fix, 'there is a fix');
  let result = text;
  for (const { offset, length, content } of fix.edits.toReversed())
    result = result.slice(0, offset) + content + result.slice(offset + length);
  return (JSON.parse(result) as { data: unknown }).data;
}

/** The text in the spec that a problem marks. */
export const marked = ({ text, range }: Problem & { readonly text: string }): string => text.slice(range.start.offset, range.end.offset);

/** What readers of single formats need, and collects what they report. */
export function collector(
  memory = new Memory(),
  breathe: Breathe = () => Promise.resolve(),
): Reading & { readonly codes: MessageCode[]; readonly messages: string[] } {
  const codes: MessageCode[] = [];
  const messages: string[] = [];
  const report: Report = (code, args) => {
    codes.push(code);
    messages.push(messageText(code, args));
    return undefined;
  };
  return { report, codes, messages, memory, breathe };
}

/** Shape and numbers of a tensor as plain lists. */
export const plain = ({ shape, values }: Tensor): { shape: number[]; values: number[] } => ({ shape: [...shape], values: [...values] });

export const fixture = (name: string): Uint8Array => readFileSync(join('test', 'ml', 'data', 'fixtures', name));
