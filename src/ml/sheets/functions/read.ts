import type { Node } from 'jsonc-parser';
import { replaceText, replaceValue } from '../../language/edits';
import { readFields } from '../../language/fields';
import { spanWithin } from '../../language/inside-text';
import type { Fix } from '../../language/problem';
import type { ProblemList } from '../../language/reporter';
import { activations } from '../../registry/activations';
import { defaults, namesOf, type Table } from '../../registry/entry';
import { losses, lossTargets } from '../../registry/losses';
import { type Body, curveOf } from './curve';
import { functionSheetFields, type Given, type GivenRange } from './fields';
import { lossCurve, ofProbabilities } from './loss-curve';
import { minimaOf } from './minimum';
import { piecesOf } from './pieces';
import type { FunctionSheet, SheetFunction, SheetRange } from './sheet';
import type { OnSlip } from './slips';
import { tokensOf } from './tokens';
import type { Tree } from './tree';
import { writtenTree } from './written';

/** Points on a curve and rows of the table. */
const MOST_POINTS = 10_001;

const activationNames = namesOf(activations);
const lossNames = namesOf(losses);

/**
 * Reads and evaluates a sheet of functions. Each problem is reported at its place; what could be read is there even so.
 * @returns undefined where there is nothing to draw
 */
export async function readFunctionSheet(root: Node, list: ProblemList): Promise<FunctionSheet | undefined> {
  const read: { name?: string; functions?: readonly Given[]; x?: GivenRange | undefined } = {};
  readFields(root, functionSheetFields, 'a sheet of functions', list, {
    each: (key, value) => {
      Object.assign(read, { [key]: value });
    },
  });
  const given = read.functions ?? [];
  const x = rangeOf(read.x, given, root, list);
  if (!x || !given.length) return undefined;
  const functions: SheetFunction[] = [];
  for (const one of given) {
    if (list.done) break;
    const found = await readFunction(one, x, list);
    if (found) functions.push(found);
  }
  return functions.length ? { kind: 'functions', ...(read.name !== undefined && { name: read.name }), x, functions } : undefined;
}

/** The range that is given, or that the functions are usually looked at on: probabilities from 0 to 1. */
function rangeOf(given: GivenRange | undefined, functions: readonly Given[], root: Node, list: ProblemList): SheetRange | undefined {
  const probabilities = functions.length > 0 && functions.every((one) => one.is === 'loss' && ofProbabilities(one.loss));
  const { from, to } = given ?? (probabilities ? { from: 0, to: 1 } : { from: -5, to: 5 });
  const place = given?.node ?? root;
  if (!(to > from) || !Number.isFinite(to - from)) {
    list.report('range-empty', { from, to }, place);
    return undefined;
  }
  const step = given?.step ?? rounded((to - from) / 20, 12);
  const points = Math.floor((to - from) / step + 1e-9) + 1;
  if (points > MOST_POINTS) {
    list.report('range-too-many', { points, most: MOST_POINTS }, place);
    return undefined;
  }
  // 0.1 · 3 is 0.3 in the table, as whoever wrote 0.1 means it.
  const decimals = Math.max(decimalsOf(from), decimalsOf(step));
  const values = Float64Array.from({ length: points }, (_, i) => Math.min(to, rounded(from + i * step, decimals)));
  return { from, to, step, values };
}

const decimalsOf = (value: number): number => {
  const [digits = '', power = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(power));
};

const rounded = (value: number, decimals: number): number => (decimals > 15 ? value : Number(value.toFixed(decimals)));

async function readFunction(given: Given, x: SheetRange, list: ProblemList): Promise<SheetFunction | undefined> {
  if (given.is === 'text') return await textFunction(given.node, x, list);
  const { own } = given;
  if (given.is === 'activation') {
    const { type, ...params } = given.activation;
    return evaluated(named(type, params, own), { is: 'activation', activation: given.activation }, x, given.node, list);
  }
  const { type, ...params } = given.loss;
  const body = lossBody(given, list);
  const text = named(type, { target: given.target, ...params }, ['target', ...own]);
  return body && evaluated(text, body, x, given.node, list);
}

/** `leaky_relu (negative_slope 0.1)`: a name with the parameters that were given. */
function named(name: string, params: Readonly<Record<string, unknown>>, own: readonly string[]): Pick<SheetFunction, 'text' | 'written'> {
  const shown = own.map((key) => `${key} ${String(params[key]).replaceAll('-', '−')}`).join(', ');
  const written = shown ? `${name} (${shown})` : name;
  return { text: written.replaceAll('−', '-'), written };
}

/** What a loss is a function of; a target that it cannot have is reported. */
function lossBody({ loss, target, targetNode }: Extract<Given, { is: 'loss' }>, list: ProblemList): Body | undefined {
  const body = lossCurve(loss, target);
  if (!body) list.report('loss-target', { loss: loss.type, found: target, label: lossTargets(loss) === 'labels' }, targetNode);
  return body;
}

/** A text: the name of an activation, or an expression. */
async function textFunction(node: Node, x: SheetRange, list: ProblemList): Promise<SheetFunction | undefined> {
  const text = String(node.value);
  const word = text.trim();
  const type = activationNames.get(word);
  if (type !== undefined) {
    const entry = (activations as Table)[type] as Table[string];
    const missing = Object.entries(entry.params).find(([, { presence }]) => presence === 'required');
    if (!missing) {
      const activation = { type, ...defaults(entry) } as Extract<Body, { is: 'activation' }>['activation'];
      return evaluated({ text: type, written: type }, { is: 'activation', activation }, x, node, list);
    }
    list.report('missing-key', { key: missing[0], where: type, expected: missing[1].kind.expected }, node);
    return undefined;
  }
  if (lossNames.has(word)) {
    list.report('loss-needs-target', { name: word }, node, { fixes: [replaceValue(node, { loss: word, target: 1 })] });
    return undefined;
  }
  const tree = await treeOf(text, node, list);
  return tree && evaluated({ text: word, written: writtenTree(tree, 'pretty') }, { is: 'expression', tree }, x, node, list);
}

/** An expression's tree; its slip is reported where it is within the spec's text. */
async function treeOf(text: string, node: Node, list: ProblemList): Promise<Tree | undefined> {
  const spanOf = ({ at, length }: { readonly at: number; readonly length: number }) => spanWithin(list.text, node, at, at + length);
  const report: OnSlip = ({ code, args }, place, fix) => {
    const span = place.length ? spanOf(place) : node;
    list.report(code, args as never, span, { fixes: fix ? [fixOfText(spanOf(fix), fix.content, text, fix)] : [] });
  };
  const tokens = tokensOf(text, report);
  if (!tokens) return undefined;
  const tree = (await import('./symbolic')).treeOf(tokens);
  if (!tree) list.report('function-unreadable', undefined, node);
  return tree;
}

/** A fix within an expression; its title is the whole expression as it would be. */
function fixOfText(
  span: { readonly offset: number; readonly length: number },
  content: string,
  text: string,
  place: { readonly at: number; readonly length: number },
): Fix {
  const after = text.slice(0, place.at) + content + text.slice(place.at + place.length);
  return replaceText(span, content, JSON.stringify(after));
}

/** The function with all that its view shows, or undefined after it was reported to have no value at all. */
async function evaluated(
  names: Pick<SheetFunction, 'text' | 'written'>,
  body: Body,
  x: SheetRange,
  node: Node,
  list: ProblemList,
): Promise<SheetFunction | undefined> {
  const curve = curveOf(body);
  const y = x.values.map(curve.value);
  const slope = x.values.map(curve.slope);
  const minima = minimaOf(curve, x.from, x.to);
  if (!minima.lowest && !y.some(Number.isFinite)) list.report('function-no-value', { from: x.from, to: x.to }, node);
  const pieces = piecesOf(body, names.text);
  const derivative = pieces && (await import('./symbolic')).formulaOf(pieces, curve.slope, x);
  return { ...names, body, ...(derivative && { derivative }), y, slope, minima };
}
