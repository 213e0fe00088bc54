import { join } from 'node:path';
import { root } from '../root.mjs';

/** What the tests run in. A newer version is taken by changing it here. */
export const versions = {
  /** VS Code with a window of its own, where it can be downloaded and there is a display. */
  electron: 'stable',
  /** VS Code's server and workbench, from npm. */
  codeServer: '4.139.1',
  /** The Node.js that this server is made for, from npm. */
  node: '24.21.0',
};

/** Where they are kept between runs. */
export const folder = join(root, '.vscode-test');
