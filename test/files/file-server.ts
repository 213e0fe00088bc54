import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

/** Answers one request for a file. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback whose answers are given one by one: the last one stays. It is closed after the tests. */
export class FileServer {
  readonly #server = createServer((request, response) => {
    this.ranges.push(request.headers.range);
    // A connection that an answer broke is not used for the next request.
    response.setHeader('connection', 'close');
    const answer = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0];
    answer?.(request, response);
  });
  #answers: Answer[] = [];
  /** The range that each request asked for. */
  readonly ranges: (string | undefined)[] = [];
  #port = 0;

  constructor() {
    after(() => {
      this.#server.closeAllConnections();
      this.#server.close();
    });
  }

  async begin(...answers: readonly Answer[]): Promise<string> {
    this.#answers = [...answers];
    this.ranges.length = 0;
    if (this.#port === 0) {
      await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
      this.#port = (this.#server.address() as AddressInfo).port;
    }
    return `http://127.0.0.1:${this.#port}`;
  }
}

interface Ways {
  readonly etag?: string;
  readonly modified?: string;
  /** Answers ranges, where the file is still the same. */
  readonly ranges?: boolean;
  /** Bytes that are sent before the connection breaks, which waits for `partHasCome`. */
  readonly breaksAfter?: number;
}

let breaking: (() => void) | undefined;

/** To be called when a part of an answer has come that is to break: the connection breaks then. */
export function partHasCome(): void {
  breaking?.();
  breaking = undefined;
}

/** Answers with a file as web servers do. */
export const serving =
  (content: Uint8Array, { etag, modified, ranges = true, breaksAfter }: Ways = {}): Answer =>
  ({ headers }, response) => {
    const same = headers['if-range'] === (etag ?? modified);
    const from = ranges && same && headers.range ? Number(/bytes=(\d+)-/.exec(headers.range)?.[1]) : 0;
    if (etag !== undefined) response.setHeader('etag', etag);
    if (modified !== undefined) response.setHeader('last-modified', modified);
    if (from > 0 && from >= content.length) return void response.writeHead(416).end();
    response.setHeader('content-length', content.length - from);
    if (from > 0) response.setHeader('content-range', `bytes ${from}-${content.length - 1}/${content.length}`);
    response.writeHead(from > 0 ? 206 : 200);
    if (breaksAfter === undefined) return void response.end(content.subarray(from));
    response.write(content.subarray(from, from + breaksAfter));
    // fetch drops what it has received and not yet handed on when a connection breaks.
    breaking = () => response.destroy();
  };
