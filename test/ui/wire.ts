/**
 * What becomes of a message between host and webview: VS Code sends it as JSON, with typed arrays beside it. So `undefined` is dropped, or
 * becomes null in an array, and NaN and infinities become null.
 */
export function throughVsCode(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value;
  if (Array.isArray(value)) return value.map((item) => throughVsCode(item === undefined ? null : item));
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  const entries = Object.entries(value).map(([key, item]) => [key, throughVsCode(item)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}
