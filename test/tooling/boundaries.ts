import type { Import } from './imports';

/** Who may import whom, as docs/ARCHITECTURE.md says it. */
export interface Boundary {
  readonly rule: string;
  /** The files the rule is about. */
  readonly from: RegExp;
  readonly except?: RegExp;
  /** What they must not import … */
  readonly to: RegExp;
  /** … but for this … */
  readonly unless?: RegExp;
  /** … and for this, if only types are taken from it. */
  readonly unlessTypes?: RegExp;
  /** An import that breaks the rule. */
  readonly broken: Import;
}

const broken = (from: string, to: string, typeOnly = false): Import => ({ from, to, typeOnly });

export const boundaries: readonly Boundary[] = [
  {
    rule: 'the core knows none of those who use it',
    from: /^src\/ml\//,
    to: /^(src\/(extension|webview|cli|native)\/|vscode$)/,
    broken: broken('src/ml/spec/spec.ts', 'vscode', true),
  },
  {
    rule: 'the core runs outside Node, but for its few Node files',
    from: /^src\/ml\//,
    except:
      /^src\/ml\/(engine\/tfjs\/(tensorflow\/(backend|threads)|wasm\/backend)\.ts|engine\/compact\/(crew|crew-owner|open|thread)\.ts|data\/node-files\.ts|runs\/run-folder\.ts|worker\/.*)$/,
    to: /^node:/,
    broken: broken('src/ml/data/load.ts', 'node:fs'),
  },
  {
    rule: 'the training loop knows no engine by name',
    from: /^src\/ml\/training\//,
    to: /^src\/ml\/engine\//,
    unless: /^src\/ml\/engine\/(engine|non-finite)$/,
    broken: broken('src/ml/training/train.ts', 'src/ml/engine/tfjs/open'),
  },
  {
    rule: 'a panel imports itself, what panels share, types of the core, and the values of its vocabulary',
    from: /^src\/webview\//,
    to: /^(src\/|vscode$|node:)/,
    unless:
      /^src\/(webview\/|ml\/(language\/number-text|model\/output-reading|registry\/figure|results\/csv-text|runs\/run-status|training\/(best-watch|early-stopping))$)/,
    unlessTypes: /^src\/ml\//,
    broken: broken('src/webview/study/store.ts', 'src/ml/model/summary'),
  },
  {
    rule: 'the vocabulary that panels share with the core brings nothing along',
    from: /^src\/ml\/(language\/number-text|model\/output-reading|registry\/figure|results\/csv-text|runs\/run-status|training\/(best-watch|early-stopping))\.ts$/,
    to: /./,
    unless: /^src\/ml\/(language\/number-text|registry\/figure|training\/early-stopping)$/,
    unlessTypes: /^src\/ml\//,
    broken: broken('src/ml/registry/figure.ts', 'src/ml/registry/metrics'),
  },
  {
    rule: 'the extension takes from panels their messages',
    from: /^src\/extension\//,
    to: /^src\/webview\//,
    unless: /^src\/webview\/[^/]+\/messages\//,
    broken: broken('src/extension/study/page.ts', 'src/webview/study/store', true),
  },
  {
    rule: 'messages between panels and the extension bring nothing along but what checks them',
    from: /^src\/webview\/[^/]+\/messages\//,
    to: /./,
    unless: /^(src\/webview\/[^/]+\/messages\/|valibot$)/,
    unlessTypes: /^src\/ml\//,
    broken: broken('src/webview/study/messages/options.ts', 'src/webview/study/store', true),
  },
  {
    rule: 'the extension and the command line reach engines through the worker',
    from: /^src\/(extension|cli)\//,
    to: /^src\/ml\/engine\//,
    unless: /^src\/ml\/engine\/choice$/,
    broken: broken('src/cli/main.ts', 'src/ml/engine/choose'),
  },
  {
    rule: 'the extension and the command line are two programs',
    from: /^src\/extension\//,
    to: /^src\/cli\//,
    broken: broken('src/extension/extension.ts', 'src/cli/main'),
  },
  {
    rule: 'the command line runs without VS Code',
    from: /^src\/cli\//,
    to: /^(src\/(extension|webview)\/|vscode$)/,
    broken: broken('src/cli/main.ts', 'src/extension/disposables', true),
  },
  {
    rule: 'the set-up of the native library knows none of those who use it, and nothing of networks',
    from: /^src\/native\//,
    to: /^(src\/|vscode$)/,
    unless: /^src\/(native\/|ml\/worker\/patiently$)/,
    broken: broken('src/native/set-up.ts', 'vscode'),
  },
  {
    rule: 'what the set-up of the native library shares with the worker brings nothing along',
    from: /^src\/ml\/worker\/patiently\.ts$/,
    to: /./,
    broken: broken('src/ml/worker/patiently.ts', 'node:fs'),
  },
  {
    rule: 'the product needs no test, script or bench',
    from: /^src\//,
    to: /^(test|scripts|bench)\//,
    broken: broken('src/ml/spec/spec.ts', 'test/golden/near'),
  },
];

/** The rules that an import breaks. */
export function brokenBy(edge: Import): string[] {
  const own = panelOf(edge.from);
  const other = panelOf(edge.to);
  const rules = boundaries.filter((boundary) => isBroken(boundary, edge)).map(({ rule }) => rule);
  return own !== undefined && other !== undefined && other !== own && other !== 'shared' ? [...rules, panelsApart] : rules;
}

/** This one depends on both ends of the import, so it is no line of the table. */
export const panelsApart = 'panels do not import panels';

const panelOf = (path: string): string | undefined => /^src\/webview\/([^/]+)\//.exec(path)?.[1];

const isBroken = ({ from, except, to, unless, unlessTypes }: Boundary, edge: Import): boolean =>
  from.test(edge.from) &&
  !except?.test(edge.from) &&
  to.test(edge.to) &&
  !unless?.test(edge.to) &&
  !(edge.typeOnly && unlessTypes?.test(edge.to));
