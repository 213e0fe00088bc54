import type { VNode } from 'preact';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The markup of components that only draw: no hooks, no state. One element a line. Handlers are left out. */
export function markup(node: unknown, indent = ''): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return node.map((one) => markup(one, indent)).join('');
  if (typeof node !== 'object') return `${indent}${escaped(String(node))}\n`;
  const { type, props } = node as VNode<Record<string, unknown>>;
  // A fragment is a function too, that gives its children back.
  if (typeof type === 'function') return markup((type as (given: unknown) => unknown)(props), indent);
  const { children, ...attributes } = props as Record<string, unknown>;
  const text = Object.entries(attributes)
    .filter(([name, value]) => value !== undefined && (value !== false || name.startsWith('aria-')) && typeof value !== 'function')
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const inside = markup(children, `${indent}  `);
  return inside ? `${indent}<${type}${text.join('')}>\n${inside}${indent}</${type}>\n` : `${indent}<${type}${text.join('')}/>\n`;
}
