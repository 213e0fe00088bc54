/**
 * The address of the workbench's page.
 * @param {import('./server.mjs').Server} server
 * @param {{ folder?: string, develop?: string[], tests?: string }} [options] `develop`: extensions to run from their source folders;
 *   `tests`: folder with an index.js to run in the extension host
 */
export function workbenchUrl({ authority, url }, { folder, develop = [], tests } = {}) {
  /** @param {string} path */
  const remote = (path) => `vscode-remote://${authority}${path}`;
  const payload = develop.map((path) => ['extensionDevelopmentPath', remote(path)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  const query = new URLSearchParams(folder ? { folder } : { ew: 'true' });
  if (payload.length) query.set('payload', JSON.stringify(payload));
  return `${url}/?${query}`;
}
