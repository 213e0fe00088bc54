/**
 * @typedef {{ version: string, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>,
 *   peerDependencies?: Record<string, string>, [more: string]: unknown }} Locked
 * @typedef {{ lockfileVersion: number, packages: Record<string, Locked> }} Lock
 */

/**
 * The lock file of a project that has one dependency: the part of a larger one that this package needs, to the same versions and checksums.
 * @param {Lock} whole
 * @param {string} name
 * @returns {Lock}
 */
export function lockOf(whole, name) {
  const own = whole.packages[`node_modules/${name}`];
  if (!own) throw new Error(`${name} is not in the lock file.`);
  /** @type {Map<string, Locked>} */
  const needed = new Map();
  const take = (/** @type {string} */ path) => {
    const { dev: _, optional: __, peer: ___, devOptional: ____, ...entry } = /** @type {Locked} */ (whole.packages[path]);
    if (needed.has(path)) return;
    needed.set(path, entry);
    const { dependencies, optionalDependencies, peerDependencies } = entry;
    for (const wanted of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const found = placeOf(whole.packages, path, wanted);
      if (found !== undefined) take(found);
    }
  };
  take(`node_modules/${name}`);
  const root = { name: 'native', private: true, version: '0.0.0', dependencies: { [name]: own.version } };
  const rest = [...needed].sort(([a], [b]) => (a < b ? -1 : 1));
  return { lockfileVersion: whole.lockfileVersion, packages: { '': root, ...Object.fromEntries(rest) } };
}

/**
 * Where Node.js finds what a package asks for: in its own folder, or in one above.
 * @param {Lock['packages']} packages
 * @param {string} from
 * @param {string} name
 */
function placeOf(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const path = folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`;
    if (packages[path]) return path;
    if (!folder) return undefined;
  }
}
