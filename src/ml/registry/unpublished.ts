import type { Node } from 'jsonc-parser';
import { replaceText } from '../language/edits';
import { replaceString } from '../language/fields';
import type { Reader } from '../language/kind';
import type { Fix } from '../language/problem';

/** Parameters that make SGD what a name stands for. */
type Parameters = Readonly<Record<string, number | boolean>>;

interface Unpublished {
  /** Completes "No update rule has been published under this name (…)". */
  readonly why: string;
  readonly nearest: string;
  readonly params?: Parameters;
}

const momentum: Parameters = { momentum: 0.9 };
const nesterov: Parameters = { momentum: 0.9, nesterov: true };

/** Names in the notes that no optimizer bears, in lower case. */
export const unpublished: ReadonlyMap<string, Unpublished> = new Map([
  [
    'velocity',
    { why: 'velocity is what momentum calls the running sum of past steps, a part of a rule', nearest: 'SGD', params: momentum },
  ],
  ['sketching', { why: 'sketching makes gradients smaller to store or send; it does not say how weights move', nearest: 'SGD' }],
  ['radon', { why: 'as it is described, SGD with momentum, it is nothing new', nearest: 'SGD', params: momentum }],
  [
    'sa',
    { why: 'SA means simulated annealing, which needs no gradients; ideas of Adagrad and RMSprop combined are Adam', nearest: 'Adam' },
  ],
]);

/** Names for what Keras spells as SGD with parameters, in lower case without spaces and signs. */
export const formsOfSgd: ReadonlyMap<string, Parameters> = new Map([
  ['momentum', momentum],
  ['sgdmomentum', momentum],
  ['nag', nesterov],
  ['nesterov', nesterov],
]);

const shown = (type: string, params: Parameters): string =>
  JSON.stringify({ type, ...params })
    .replaceAll(/([,:{])/g, '$1 ')
    .replace('}', ' }');

/** Replaces an optimizer's name by another with parameters, whether it is alone or as the "type" of an object. */
function replaceOptimizer(node: Node, type: string, params: Parameters): Fix {
  const property = node.parent?.type === 'property' ? node.parent : undefined;
  if (property?.children?.[0]?.value !== 'type') {
    const whole = shown(type, params);
    return replaceText(node, whole);
  }
  const given = new Set(property.parent?.children?.map((p) => p.children?.[0]?.value));
  const added = Object.entries(params).filter(([key]) => !given.has(key));
  const content = [JSON.stringify(type), ...added.map(([key, value]) => `"${key}": ${value}`)].join(', ');
  return replaceText(node, content);
}

/** Reports a name that the notes have and no optimizer bears; false for any other name. */
export function reportUnpublished(name: string, node: Node, reader: Reader): boolean {
  const plain = name.toLowerCase().replaceAll(/[\s_-]/g, '');
  const none = unpublished.get(plain);
  if (none) {
    const { why, nearest, params } = none;
    const fix = params ? replaceOptimizer(node, nearest, params) : replaceString(node, nearest);
    reader.report('no-published-rule', { name, why, nearest }, node, { fixes: [fix] });
    return true;
  }
  const params = formsOfSgd.get(plain);
  if (!params) return false;
  reader.report('form-of-sgd', { name, spec: shown('SGD', params) }, node, { fixes: [replaceOptimizer(node, 'SGD', params)] });
  return true;
}
