import type { Lost } from '../language/notice';
import type { FromWorker, ToWorker } from './messages';

/** A way to and from a worker that has been started: a thread or a process. */
export interface Port {
  /** Hands over a message. Throws where it holds what cannot be copied. */
  post(message: ToWorker): void;
  /** It has something to do from now on: this process stays alive for it. */
  busy(): void;
  /** It has nothing to do for the time being. */
  idle(): void;
  /** Ends it at once, whatever it does. */
  end(): Promise<void>;
}

/** Told what comes from a worker. After `lost` nothing comes any more. */
interface PortListener {
  message(message: FromWorker): void;
  /** The worker is gone. */
  lost(why: Lost): void;
}

/** Starts a worker. */
export type OpenPort = (listener: PortListener) => Port;
