/**
 * What a bench file needs to be there; `readme`: README.md claims its figures, so it is run when nothing else is asked for.
 * @typedef {{ file: string, readme?: true, needs?: 'native' | 'vscode' }} Bench
 */

/**
 * Every bench, in the order in which they are run.
 * @type {readonly Bench[]}
 */
export const benches = [
  { file: 'bench/peers.bench.ts', readme: true, needs: 'native' },
  { file: 'bench/wasm-kernels.bench.ts', readme: true },
  { file: 'bench/activation.bench.ts', readme: true, needs: 'vscode' },
  { file: 'bench/host-responsiveness.bench.ts', readme: true, needs: 'vscode' },
  { file: 'bench/native.bench.ts', readme: true, needs: 'native' },
  { file: 'bench/opening.bench.ts', needs: 'vscode' },
  { file: 'bench/live.bench.ts', needs: 'vscode' },
  { file: 'bench/run-keeping.bench.ts' },
  { file: 'bench/step.bench.ts' },
  { file: 'bench/descent.bench.ts' },
  { file: 'bench/data-sets.bench.ts' },
  { file: 'bench/stop.bench.ts', needs: 'native' },
  { file: 'bench/curves.bench.ts', needs: 'vscode' },
];

/**
 * Those whose paths contain one of the patterns; where there is none, those that README.md speaks of.
 * @param {string[]} patterns
 */
export const chosenBenches = (patterns) =>
  benches.filter(({ file, readme }) => (patterns.length ? patterns.some((pattern) => file.includes(pattern)) : readme));
