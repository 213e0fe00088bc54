import type * as vscode from 'vscode';
import type { Services } from '../../../src/extension/commands/command';
import { commandRunner } from '../../../src/extension/commands/table';
import { RunStore } from '../../../src/extension/runs/run-store';
import { Trainer } from '../../../src/extension/runs/trainer';
import { WorkerClient } from '../../../src/ml/worker/client';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';
import { FakeDocument, host, Uri, window } from '../fake-vscode';
import { noNative, temporary } from '../runs/kept';

const worker = built('worker.js');

/** A bench for the commands: real runs, and panels that note what they are asked to show. */
export class Bench {
  readonly storage = temporary();
  readonly notes = temporary();
  readonly runs = new RunStore(this.storage);
  readonly trainer = new Trainer(
    this.runs,
    { extension: { packageJSON: { version: '1' } } } as unknown as vscode.ExtensionContext,
    worker,
    noNative,
  );
  readonly shown: unknown[][] = [];
  readonly samples: unknown[][] = [];
  current: Uri | undefined;
  readonly #worker = new WorkerClient(inThread(worker));
  readonly #run: ReturnType<typeof commandRunner>;

  constructor() {
    host.messages.length = 0;
    host.executed.length = 0;
    host.press.clear();
    host.answers.length = 0;
    host.found.length = 0;
    window.activeTextEditor = undefined;
    const bench = this;
    const services = {
      runs: this.runs,
      trainer: this.trainer,
      panels: {
        get current() {
          return bench.current;
        },
        show: (document: FakeDocument | undefined, ...how: unknown[]) => this.shown.push([document && String(document.uri), ...how]),
        openAlone: () => ({ message: 'Open the study panel of a network first.' }),
        toggleLock: () => undefined,
      },
      samples: {
        newSpec: (sample: unknown) => Promise.resolve(void this.samples.push(['newSpec', sample])),
        openSample: (sample: unknown) => Promise.resolve(void this.samples.push(['openSample', sample])),
        openSamples: () => Promise.resolve(void this.samples.push(['openSamples'])),
      },
      checks: { of: () => undefined, lookAtFiles: () => undefined },
      worker: this.#worker,
      log: { show: (...how: unknown[]) => this.shown.push(['log', ...how]) },
    } as unknown as Services;
    this.#run = commandRunner(services);
  }

  /** Opens a spec in the editor. */
  edit(name: string, text: string): FakeDocument {
    const document = new FakeDocument(Uri.file(`${this.notes}/${name}.nn.json`), text);
    host.open(document);
    window.activeTextEditor = { document };
    return document;
  }

  /** Runs a command, and says what it told the user. */
  async run(name: string, ...given: unknown[]): Promise<string | undefined> {
    host.messages.length = 0;
    const [item, more, last] = given;
    await this.#run(`neuralNetwork.${name}`, item, more, last);
    // A button is pressed a little later.
    await new Promise((done) => setTimeout(done));
    return host.messages[0];
  }

  /** What the last button that was pressed did. */
  get executed(): unknown[] | undefined {
    return host.executed.at(-1);
  }

  async dispose(): Promise<void> {
    this.trainer.dispose();
    this.runs.dispose();
    await this.#worker.dispose();
    for (const document of [...host.documents]) host.close(document);
    window.activeTextEditor = undefined;
  }
}
