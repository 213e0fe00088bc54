import { posix } from 'node:path';

/** An address; but for schemes that are none, everything is one. */
export class Uri {
  readonly scheme: string;
  readonly path: string;
  private constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }
  static file = (path: string): Uri => new Uri('file', path);
  static untitled = (path: string): Uri => new Uri('untitled', path);
  static from = ({ scheme, path }: { scheme: string; path: string }): Uri => new Uri(scheme, path);
  static parse = (text: string): Uri => {
    const scheme = text.slice(0, text.indexOf(':'));
    if (!/^\w[\w+.-]*$/.test(scheme)) throw new Error('[UriError]: Scheme contains illegal characters.');
    return new Uri(scheme, text.slice(text.indexOf(':') + 1));
  };
  static joinPath = (base: Uri, ...parts: string[]): Uri => new Uri(base.scheme, posix.join(base.path, ...parts));
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return `${this.scheme}:${this.path}`;
  }
}
