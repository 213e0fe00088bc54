import type * as vscode from 'vscode';
import { RunNames } from '../../../src/extension/runs/run-names';
import { RunStore } from '../../../src/extension/runs/run-store';
import { SpecChecks } from '../../../src/extension/spec-checks';
import { RunNetworks } from '../../../src/extension/study/networks';
import { StudyPanels } from '../../../src/extension/study/study-panels';
import { WorkerClient } from '../../../src/ml/worker/client';
import { inThread } from '../../../src/ml/worker/thread-port';
import type { FromView } from '../../../src/webview/study/messages/from-view';
import type { State } from '../../../src/webview/study/messages/state';
import type { ToView } from '../../../src/webview/study/messages/to-view';
import { built } from '../../built';
import { EventEmitter, FakeDocument, type FakePanel, host, Uri, window } from '../fake-vscode';
import { temporary, until } from '../runs/kept';

const worker = new WorkerClient(inThread(built('worker.js')));

/** A spec of one layer between two numbers and one. */
export const andSpec = (units = 1): string =>
  JSON.stringify({
    name: `AND by ${units}`,
    data: { gate: 'AND' },
    layers: [
      { type: 'Dense', units, activation: 'tanh', name: 'first' },
      { type: 'Dense', units: 1, activation: 'sigmoid', name: 'last' },
    ],
    compile: { optimizer: 'SGD', loss: 'mse', metrics: ['accuracy'] },
  });

/** A panel as VS Code hands it over. */
export const asPanel = (panel: FakePanel): vscode.WebviewPanel => panel as unknown as vscode.WebviewPanel;

/** The panels with everything they need but VS Code, of which there is a fake. */
export function studyPanels(storage = temporary()) {
  const logged: string[] = [];
  const kept = new Map<string, unknown>();
  const memento = {
    get: (key: string) => kept.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    keys: () => [...kept.keys()],
  };
  const checks = new SpecChecks(worker, (error) => logged.push(String(error)));
  const runs = new RunStore(storage);
  const names = new RunNames(runs, worker);
  const turned = new EventEmitter<void>();
  const make = (): StudyPanels =>
    new StudyPanels({
      extension: Uri.file(process.cwd()) as unknown as vscode.Uri,
      checks,
      worker,
      runs,
      names,
      networks: new RunNetworks(worker),
      live: { on: false, settled: () => undefined, onDidTurn: turned.event },
      memento,
      log: (line) => logged.push(line),
    });
  const panels = make();
  return {
    panels,
    runs,
    checks,
    logged,
    kept,
    storage,
    make,
    dispose: () => {
      panels.dispose();
      runs.dispose();
      checks.dispose();
    },
  };
}

export const real = (document: FakeDocument): vscode.TextDocument => document as unknown as vscode.TextDocument;

/** Opens a spec in the editor, which then has the focus. */
export function edit(name: string, text = andSpec()): FakeDocument {
  const uri = Uri.file(`/notes/${name}`);
  const known = host.documents.find((document) => String(document.uri) === String(uri));
  const document = known ?? new FakeDocument(uri, text);
  if (!known) host.open(document);
  window.activeTextEditor = { document };
  host.events.activeEditor.fire({ document });
  return document;
}

/** What a page sends. */
export const send = (panel: FakePanel, message: FromView): void => panel.received.fire(message);

export const messages = <T extends ToView['type']>({ sent }: FakePanel, type: T): Extract<ToView, { type: T }>[] =>
  (sent as ToView[]).filter((message): message is Extract<ToView, { type: T }> => message.type === type);

/** What the page was told last. */
export const stateOf = (panel: FakePanel): State | undefined => messages(panel, 'state').at(-1)?.state;

/** Waits until the page knows something. */
export const untilState = (panel: FakePanel, holds: (state: State) => boolean | undefined): Promise<void> =>
  until(() => {
    const state = stateOf(panel);
    return state !== undefined && holds(state) === true;
  });

/** Hides the panel: VS Code throws its page away. */
export function hide(panel: FakePanel): void {
  panel.visible = false;
  panel.viewState.fire(undefined);
}

let last = 0;

/** Asks, and waits for the answer. */
export async function ask(
  panel: FakePanel,
  name: string,
  question: unknown,
  subject?: string,
): Promise<Extract<ToView, { type: 'answer' }>> {
  const id = ++last;
  send(panel, { type: 'request', id, name, ask: question, ...(subject !== undefined && { subject }) } as FromView);
  const answers = () => messages(panel, 'answer').filter((answer) => answer.id === id);
  await until(() => answers().length > 0, `the answer to ${name}`);
  return answers()[0] as Extract<ToView, { type: 'answer' }>;
}
