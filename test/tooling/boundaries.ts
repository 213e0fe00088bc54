import { readFileSync } from 'node:fs';
import type { Import } from './imports';

/** Who may not import whom. This is the one place for it: the linter has no such rules, and docs/ARCHITECTURE.md only describes them. */
export interface Boundary {
  readonly rule: string;
  readonly breaks: (edge: Import) => boolean;
  /** An import that breaks the rule. */
  readonly broken: Import;
}

/**
 * The folders of the core in the order in which they build on one another: each imports only those before it, types too.
 * docs/ARCHITECTURE.md draws them so, which a test compares.
 */
export const rooms = [
  'language',
  'registry',
  'spec',
  'random',
  'pictures',
  'data',
  'model',
  'engine',
  'training',
  'report',
  'results',
  'separation',
  'step',
  'saliency',
  'sheets',
  'runs',
  'descent',
  'hovers',
  'checks',
  'advice',
  'worker',
] as const;

/** Values of the core that panels may have, besides its types: each of these files brings nothing along. */
const vocabulary =
  /^src\/ml\/(language\/(number-text|shape|sum-text|visible)|model\/output-reading|data\/(dataset|picture-sets)|pictures\/(frame|ink|rgba|row)|random\/random|registry\/(constants|metric-facts)|report\/(class-answers|confusion|scores|calibration|mistakes)|results\/history-csv|separation\/arithmetic|runs\/run-status|step\/(activations|loss-formulas|update-rule|windows|explain\/[a-z-]+)|spec\/difference-values|sheets\/(functions\/(curve|minimum|tree|written)|tensors\/(sources|strides))|training\/(compare-histories|early-stopping|history))(\.ts)?$/;

interface Forbidden {
  /** The files that the rule is about. */
  readonly from: RegExp;
  readonly except?: (file: string) => boolean;
  /** What they must not import … */
  readonly to: RegExp;
  /** … but for this … */
  readonly unless?: RegExp;
  /** … and for this, if only types are taken from it. */
  readonly unlessTypes?: RegExp;
}

const forbidden =
  ({ from, except, to, unless, unlessTypes }: Forbidden) =>
  (edge: Import): boolean =>
    from.test(edge.from) &&
    !except?.(edge.from) &&
    to.test(edge.to) &&
    !unless?.test(edge.to) &&
    !(edge.typeOnly && unlessTypes?.test(edge.to));

interface Override {
  readonly includes: readonly string[];
  readonly linter?: { readonly rules: { readonly style?: { readonly noRestrictedGlobals?: unknown } } };
}

/** The core's files with Node in them: those where the linter allows Node's globals. */
const nodeFiles = (JSON.parse(readFileSync('biome.json', 'utf8')) as { overrides: Override[] }).overrides
  .filter(({ linter }) => linter?.rules.style?.noRestrictedGlobals === 'off')
  .flatMap(({ includes }) => includes);

const hasNode = (file: string): boolean =>
  nodeFiles.some((known) => (known.endsWith('/**') ? file.startsWith(known.slice(0, -2)) : file === known));

const roomOf = (path: string): number => rooms.findIndex((room) => path.startsWith(`src/ml/${room}/`));
const panelOf = (path: string): string | undefined => /^src\/webview\/([^/]+)\//.exec(path)?.[1];

const either = (...some: readonly RegExp[]): RegExp => new RegExp(some.map(({ source }) => source).join('|'));

const broken = (from: string, to: string, typeOnly = false): Import => ({ from, to, typeOnly });

export const boundaries: readonly Boundary[] = [
  {
    rule: 'the core knows none of those who use it',
    breaks: forbidden({
      from: /^src\/ml\//,
      to: /^(src\/(extension|webview|cli|native)\/|vscode$)/,
    }),
    broken: broken('src/ml/spec/spec.ts', 'vscode', true),
  },
  {
    rule: 'a folder of the core imports only those before it',
    breaks: ({ from, to }) => roomOf(from) >= 0 && roomOf(from) < roomOf(to),
    broken: broken('src/ml/language/problem.ts', 'src/ml/engine/engine', true),
  },
  {
    rule: 'every file of the core is in one of its folders',
    breaks: ({ from, to }) => [from, to].some((path) => path.startsWith('src/ml/') && roomOf(path) < 0),
    broken: broken('src/ml/model/build.ts', 'src/ml/shape'),
  },
  {
    rule: 'the core runs outside Node, but for its few Node files',
    breaks: forbidden({
      from: /^src\/ml\//,
      except: hasNode,
      to: /^(node:|src\/files\/)/,
    }),
    broken: broken('src/ml/data/load.ts', 'node:fs'),
  },
  {
    rule: 'the training loop knows no engine by name',
    breaks: forbidden({
      from: /^src\/ml\/training\//,
      to: /^src\/ml\/engine\//,
      unless: /^src\/ml\/engine\/(engine|non-finite)$/,
    }),
    broken: broken('src/ml/training/train.ts', 'src/ml/engine/tfjs/open'),
  },
  {
    rule: 'a panel imports itself, what panels share, types of the core, and the values of its vocabulary',
    breaks: forbidden({
      from: /^src\/webview\//,
      to: /^(src\/|vscode$|node:)/,
      unless: either(/^src\/webview\//, vocabulary),
      unlessTypes: /^src\/ml\//,
    }),
    broken: broken('src/webview/study/store.ts', 'src/ml/model/summary'),
  },
  {
    rule: 'the vocabulary that panels share with the core brings nothing along but its generator of random numbers',
    breaks: forbidden({
      from: vocabulary,
      to: /./,
      unless: either(vocabulary, /^pure-rand\//),
      unlessTypes: /^src\/ml\//,
    }),
    broken: broken('src/ml/registry/metric-facts.ts', 'src/ml/registry/metrics'),
  },
  {
    rule: 'the extension takes from panels their messages',
    breaks: forbidden({
      from: /^src\/extension\//,
      to: /^src\/webview\//,
      unless: /^src\/webview\/[^/]+\/messages\//,
    }),
    broken: broken('src/extension/study/page.ts', 'src/webview/study/store', true),
  },
  {
    rule: 'messages between panels and the extension bring nothing along but what checks them',
    breaks: forbidden({
      from: /^src\/webview\/[^/]+\/messages\//,
      to: /./,
      unless: /^(src\/webview\/[^/]+\/messages\/|src\/ml\/(language\/shape|model\/output-reading|data\/dataset)$|valibot$)/,
      unlessTypes: /^src\/ml\//,
    }),
    broken: broken('src/webview/study/messages/options.ts', 'src/webview/study/store', true),
  },
  {
    rule: 'the extension and the command line reach engines through the worker',
    breaks: forbidden({
      from: /^src\/(extension|cli)\//,
      to: /^src\/ml\/engine\//,
      unless: /^src\/ml\/engine\/choice$/,
    }),
    broken: broken('src/cli/main.ts', 'src/ml/engine/choose'),
  },
  {
    rule: 'the extension and the command line are two programs',
    breaks: forbidden({
      from: /^src\/extension\//,
      to: /^src\/cli\//,
    }),
    broken: broken('src/extension/extension.ts', 'src/cli/main'),
  },
  {
    rule: 'the command line runs without VS Code',
    breaks: forbidden({
      from: /^src\/cli\//,
      to: /^(src\/(extension|webview)\/|vscode$)/,
    }),
    broken: broken('src/cli/main.ts', 'src/extension/disposables', true),
  },
  {
    rule: 'the set-up of the native library knows none of those who use it, and nothing of networks',
    breaks: forbidden({
      from: /^src\/native\//,
      to: /^(src\/|vscode$)/,
      unless: /^src\/(native|files)\//,
    }),
    broken: broken('src/native/set-up.ts', 'vscode'),
  },
  {
    rule: 'what writes files safely knows nothing of those who use it',
    breaks: forbidden({
      from: /^src\/files\//,
      to: /^(src\/|vscode$)/,
      unless: /^src\/files\//,
    }),
    broken: broken('src/files/whole-file.ts', 'src/ml/language/visible'),
  },
  {
    rule: 'the product needs no test, script or bench',
    breaks: forbidden({
      from: /^src\//,
      to: /^(test|scripts|bench)\//,
    }),
    broken: broken('src/ml/spec/spec.ts', 'test/golden/near'),
  },
  {
    rule: 'panels do not import panels',
    breaks: ({ from, to }) => panelOf(from) !== undefined && ![undefined, 'shared', panelOf(from)].includes(panelOf(to)),
    broken: broken('src/webview/shared/format.ts', 'src/webview/tour/chart', true),
  },
];

/** The rules that an import breaks. */
export const brokenBy = (edge: Import): string[] => boundaries.filter(({ breaks }) => breaks(edge)).map(({ rule }) => rule);
