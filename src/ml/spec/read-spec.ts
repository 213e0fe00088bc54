import type { Node } from 'jsonc-parser';
import { removeKey } from '../language/edits';
import { type FieldValues, properties, readFields } from '../language/fields';
import { ProblemList } from '../language/reporter';
import { parseSpec } from '../language/syntax';
import { type CompileSection, defaultFit } from './sections';
import { type SheetKind, sheetKindOf, sheetKinds } from './sheet-kind';
import type { CompileSpec, Spec } from './spec';
import { specFields } from './spec';

/** What a text reads to. `partial` holds the sections that could be read, for summaries and checks while the user types. */
export interface SpecReading {
  readonly list: ProblemList;
  readonly partial?: Partial<FieldValues<typeof specFields>>;
  /** Set when nothing at all was wrong with the text. */
  readonly spec?: Spec;
  /** The tree of the text, where there is one. */
  readonly root?: Node;
  /** Set where the text describes no network but one of these, which is read elsewhere. */
  readonly sheet?: { readonly kind: SheetKind; readonly root: Node };
}

/** Reads a spec. Never throws; every problem has its place. */
export function readSpec(text: string): SpecReading {
  const list = new ProblemList(text);
  const root = parseSpec(text, list);
  if (!root) return { list };
  list.locateIn(root);
  if (root.type !== 'object') {
    list.report('not-an-object', undefined, root);
    return { list };
  }
  const kind = sheetKindOf([...properties(root)].map(({ key }) => key));
  const own = ofOneKind(root, kind ?? 'layers', list);
  if (kind) return { list, root, sheet: { kind, root: own } };
  const partial: Record<string, unknown> = {};
  const keep = (key: string, value: unknown): void => {
    partial[key] = value;
  };
  const whole = readFields(own, specFields, 'the spec', list, { each: keep });
  const compile = partial['compile'] && decideLoss(partial['compile'] as CompileSection, list);
  const spec = whole && list.sound ? complete(whole, compile as CompileSpec | undefined) : undefined;
  return spec ? { list, partial, spec, root } : { list, partial, root };
}

/** A file describes one thing. @param counts the key that says which @returns the file without the keys of other kinds, which are reported */
function ofOneKind(root: Node, counts: SheetKind | 'layers', list: ProblemList): Node {
  const others = [...properties(root)].filter(({ key }) => key !== counts && sheetKinds.some((kind) => kind === key));
  for (const { key, keyNode } of others)
    list.report('more-than-one-kind', { counts, key }, keyNode, { fixes: [removeKey(list.text, keyNode)] });
  const reported = new Set(others.map(({ keyNode }) => keyNode));
  return { ...root, children: (root.children ?? []).filter(({ children }) => !children?.[0] || !reported.has(children[0])) };
}

function complete(whole: FieldValues<typeof specFields>, compile: CompileSpec | undefined): Spec {
  const { $schema: _, name, data, weights, compile: __, fit, predict, layers, ...rest } = whole;
  return {
    ...rest,
    layers: layers.filter((l) => l !== undefined),
    fit: fit ?? defaultFit,
    ...(name !== undefined && { name }),
    ...(data && { data }),
    ...(weights !== undefined && { weights }),
    ...(compile && { compile }),
    ...(predict && { predict }),
  };
}

/** The perceptron rule needs no loss; the share of mistakes is shown for it, which for 0/1 outputs is the mean absolute error. */
function decideLoss({ loss, ...compile }: CompileSection, list: ProblemList): CompileSpec | undefined {
  if (loss) return { ...compile, loss };
  if (compile.optimizer.type === 'perceptron') return { ...compile, loss: { type: 'mean_absolute_error' } };
  list.report('missing-key', { key: 'loss', where: '"compile"', expected: 'what training makes smaller, such as "mse"' }, [
    'compile',
    'loss',
  ]);
  return undefined;
}
