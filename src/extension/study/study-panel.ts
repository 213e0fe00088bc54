import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { WorkerClient } from '../../ml/worker/client';
import type { FromView, PanelCommand, RequestName, Requests } from '../../webview/study/messages/from-view';
import type { Kept, Options } from '../../webview/study/messages/options';
import type { State } from '../../webview/study/messages/state';
import type { ToView } from '../../webview/study/messages/to-view';
import { type ViewName, withCompare } from '../../webview/study/messages/views';
import { Disposables } from '../disposables';
import { launchConfigured } from '../runs/context-keys';
import type { LiveTraining } from '../runs/live-training';
import type { Run, Runs } from '../runs/run';
import type { RunNames } from '../runs/run-names';
import { entitle } from '../shown';
import type { SpecChecks } from '../spec-checks';
import type { AdviceAnswers } from './advice-answers';
import { Ahead } from './ahead';
import type { Answers } from './answers';
import { Compared } from './comparison';
import { specOfOlder } from './content/content';
import type { DataAnswers } from './data-answers';
import type { DescentAnswers } from './descent-answers';
import { type LayerMarks, layerAt } from './layer-marks';
import type { LearningAnswers } from './learning-answers';
import type { RunNetworks } from './networks';
import type { RememberedOptions } from './options';
import { Page } from './page';
import type { ReportAnswers } from './report-answers';
import { RunFeeds } from './run-feed';
import { all, type ChosenRuns, runsOf, type ShownRuns } from './shown-runs';
import type { StepAnswers } from './step-answers';
import type { Studied } from './studied';
import { ToldRuns } from './told-runs';
import { writeWeights } from './weights';

/** What a panel has of those around it. */
export interface PanelHost {
  readonly extension: vscode.Uri;
  readonly runs: Runs;
  readonly names: RunNames;
  readonly networks: RunNetworks;
  readonly answers: Answers;
  readonly live: Pick<LiveTraining, 'settled' | 'on' | 'onDidTurn'>;
  readonly data: DataAnswers;
  readonly steps: StepAnswers;
  readonly learning: LearningAnswers;
  readonly advice: AdviceAnswers;
  readonly descents: DescentAnswers;
  readonly reports: ReportAnswers;
  readonly checks: SpecChecks;
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly marks: LayerMarks;
  readonly options: Pick<RememberedOptions, 'of'>;
  log(line: string): void;
  /** The reader of a panel changed how a spec is shown. @param subject the spec's address */
  setOptions(of: StudyPanel, subject: string, options: Options): void;
  /** The reader of a panel points at an epoch. */
  pointAt(from: StudyPanel, epoch: number | undefined): void;
  save(ask: Requests['save']['ask'], spec: vscode.Uri | undefined): Promise<Requests['save']['answer']>;
  command(of: StudyPanel, command: PanelCommand, run: string | undefined, epoch: number | undefined): Promise<void>;
}

/** What a page tells without asking for an answer. */
type Told = Exclude<FromView, { type: 'ready' | 'request' }>;

/** How a panel begins, and what of it comes back after a reload. */
export interface Beginning {
  readonly studied: Studied | undefined;
  readonly alone: ViewName | undefined;
  readonly locked: boolean;
  /** Of the spec that it begins with. */
  readonly chosen: ChosenRuns;
}

/** One study panel. What it shows is worked out here; its page can be thrown away and made anew at any time. */
export class StudyPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  /** The view of a panel that has only this one. */
  readonly alone: ViewName | undefined;
  readonly #id = randomUUID();
  readonly #host: PanelHost;
  readonly #page: Page;
  readonly #store = new Disposables();
  readonly #ahead = new Ahead();
  readonly #compared: Compared;
  readonly #feeds: RunFeeds;
  #ofStudied: Disposables | undefined;
  #studied: Studied | undefined;
  #locked: boolean;
  /** By the spec's address. */
  readonly #chosen = new Map<string, ChosenRuns>();
  #due = false;
  #sending = false;
  #layer: string | undefined;

  constructor(panel: vscode.WebviewPanel, { studied, alone, locked, chosen }: Beginning, host: PanelHost) {
    this.panel = panel;
    this.alone = alone;
    this.#host = host;
    this.#locked = locked;
    this.#chosen.set(String(studied?.uri), chosen);
    this.#compared = this.#store.add(new Compared(host, () => this.changed()));
    this.#feeds = new RunFeeds(
      (message) => this.#page.post(message),
      (error) => host.log(String(error)),
    );
    this.#store.add(host.runs.onDidChange(() => this.changed()));
    this.#store.add(host.names.onDidLearn(() => this.changed()));
    this.#store.add(host.live.onDidTurn(() => this.changed()));
    this.#store.add(vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#followCursor(textEditor)));
    this.#page = this.#store.add(
      new Page(panel, host.extension, {
        ready: () => this.changed(),
        gone: () => {
          this.#stopFeeds();
          this.#ahead.forget();
        },
        receive: (message) => this.#receive(message),
        answer: (id, name, ask, subject) => this.#answer(id, name, ask, subject),
        log: host.log,
      }),
    );
    this.study(studied);
  }

  get uri(): vscode.Uri | undefined {
    return this.#studied?.uri;
  }

  get locked(): boolean {
    return this.#locked;
  }

  get studied(): Studied | undefined {
    return this.#studied;
  }

  /** Which runs of the spec are shown. */
  get chosen(): ChosenRuns {
    return this.#chosen.get(String(this.uri)) ?? { compared: [] };
  }

  /** The run in front. */
  get run(): Run | undefined {
    return this.#runs().front;
  }

  /** Its spec has another address now: what was chosen of it stays. */
  renamed(studied: Studied): void {
    this.#chosen.set(String(studied.uri), this.chosen);
    this.study(studied);
  }

  /** Turns to another spec. The panel ends it when it no longer shows it. */
  study(studied: Studied | undefined): void {
    this.#ofStudied?.dispose();
    this.#host.marks.clear(this.#studied?.uri);
    this.#studied = studied;
    this.#layer = undefined;
    this.#compared.turnTo(this.chosen.against);
    if (studied) {
      this.#ofStudied = new Disposables();
      this.#ofStudied.add(studied);
      this.#ofStudied.add(studied.onDidChange(() => this.#checked()));
    }
    this.changed();
  }

  /** Chooses runs of the spec that it is on. */
  chooseRuns(chosen: ChosenRuns): void {
    this.#chosen.set(String(this.uri), chosen);
    this.#compared.turnTo(chosen.against);
    this.changed();
  }

  /** Shows the texts of the two that are compared. */
  compareTexts(): Promise<void> {
    return this.#compared.showTexts(this.#studied, this.#runs(), this.#told);
  }

  /** The newest run of the spec is in front again; what it is compared with stays. */
  unpin(): void {
    const { pinned: _, ...chosen } = this.chosen;
    this.chooseRuns(chosen);
  }

  set locked(locked: boolean) {
    this.#locked = locked;
    if (locked) this.changed();
    else this.unpin();
  }

  /** The view in front. */
  get view(): ViewName {
    return this.alone ?? this.#options().view;
  }

  /** Something that the page shows has changed: the page gets everything at once, soon. */
  changed(): void {
    this.#due = true;
    entitle(this.panel, vscode.l10n.t('Study: {0}', this.#studied?.content.spec.title ?? vscode.l10n.t('no network')));
    void this.#sendDue();
  }

  /** Another panel's reader points at an epoch. */
  pointAt(epoch: number | undefined): void {
    void this.#page.post({ type: 'cursor', epoch });
  }

  dispose(): void {
    this.#ofStudied?.dispose();
    this.#host.marks.clear(this.#studied?.uri);
    this.#store.dispose();
  }

  #runs(): ShownRuns {
    return runsOf(this.#host.runs, (run) => this.#host.names.before(run), this.#studied?.uri, this.chosen);
  }

  #options(): Options {
    const options = this.#host.options.of(String(this.uri));
    return this.alone ? { ...options, view: this.alone } : options;
  }

  async #sendDue(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#due && this.#page.there) {
        await (this.uri && this.#host.live.settled(this.uri));
        this.#due = false;
        const runs = this.#runs();
        const [state, ahead] = await Promise.all([this.#state(runs), this.#ahead.turnTo(runs.front, this.#answers)]);
        for (const message of ahead) void this.#page.post(message);
        const taken = this.#page.post(state);
        if (this.#page.there) this.#feeds.follow([...new Set([...all(runs), ...(runs.beside ? [runs.beside] : [])])]);
        await taken;
      }
    } catch (error) {
      this.#host.log(`A study panel could not be brought up to date: ${error instanceof Error ? error.stack : String(error)}`);
    } finally {
      this.#sending = false;
    }
  }

  async #state(shownRuns: ShownRuns): Promise<ToView> {
    const { front, before, others } = shownRuns;
    const { content } = this.#studied ?? {};
    const told = this.#told;
    const older = front && (await told.olderNetwork(front, this.chosen.pinned));
    const shown = older ?? content?.shown;
    const runs = await Promise.all(
      all(shownRuns).map(async (run) => ({ ...(await told.info(run)), ...(run === before && { pale: true }) })),
    );
    const comparison = await this.#compared.of(this.#studied, shownRuns, told);
    const views = older?.views ?? content?.views ?? [];
    const state: State = {
      ...(this.uri && { subject: this.uri.toString() }),
      alone: this.alone !== undefined,
      locked: this.#locked,
      views: comparison ? withCompare(views) : views,
      options: this.#options(),
      ...(content && { spec: older ? specOfOlder(content.spec, older) : content.spec }),
      ...(shown && { network: shown.network, ...(shown.data && { data: shown.data }), ...(shown.descent && { descent: shown.descent }) }),
      ...(content?.sheet && !older && { sheet: content.sheet }),
      runs,
      ...(comparison && { comparison }),
      others: others.map((run) => ({ id: run.id, ...told.names(run) })),
      trainKey: !launchConfigured(this.uri),
      live: this.#host.live.on,
    };
    return { type: 'state', state, kept: this.#kept() };
  }

  get #told(): ToldRuns {
    return new ToldRuns(this.#host.names, this.#host.networks, this.#studied);
  }

  #kept(): Kept {
    return {
      ...(this.uri && { spec: this.uri.toString() }),
      view: this.view,
      alone: this.alone !== undefined,
      locked: this.#locked,
      ...this.chosen,
    };
  }

  #stopFeeds(): void {
    this.#feeds.follow([]);
    this.#host.marks.clear(this.uri);
    this.#layer = undefined;
  }

  /** More is known of the spec: also where its layers are now. */
  #checked(): void {
    this.changed();
    const { activeTextEditor } = vscode.window;
    if (activeTextEditor) this.#followCursor(activeTextEditor);
  }

  #followCursor({ document, selection }: vscode.TextEditor): void {
    const model = this.#studied?.shown?.model;
    const check = this.#host.checks.of(document);
    if (!model || !check || !this.#page.there || document.uri.toString() !== this.uri?.toString()) return;
    const layer = layerAt(check, document.offsetAt(selection.active), model);
    if (layer === this.#layer) return;
    this.#layer = layer;
    void this.#page.post({ type: 'layer', layer });
  }

  /** What to do about each message, by its type. */
  readonly #takes: { readonly [T in Told['type']]: (message: Extract<Told, { type: T }>) => void } = {
    options: ({ options, subject }) => this.#host.setOptions(this, subject ?? String(this.uri), options),
    cursor: ({ epoch }) => this.#host.pointAt(this, epoch ?? undefined),
    hoverLayer: ({ layer }) => this.uri && this.#host.marks.mark(this.uri, this.#studied?.shown?.model, layer ?? undefined),
    revealLayer: ({ layer }) => void this.#reveal(layer),
    showProblems: () => void vscode.commands.executeCommand('workbench.actions.view.problems'),
    took: ({ id }) => this.#ahead.took(id),
    compare: ({ runs }) => {
      const { against: _, ...chosen } = this.chosen;
      this.chooseRuns({ ...chosen, compared: runs });
    },
  };

  #receive(message: Told): void {
    // How another spec is shown is remembered all the same; the rest is about what is no longer in sight.
    if (message.type !== 'options' && this.#isOfAnother(message.subject)) return;
    (this.#takes[message.type] as (message: Told) => void)(message);
  }

  /** The panel has turned to another spec since its page said this. */
  #isOfAnother(subject: string | undefined): boolean {
    return subject !== undefined && subject !== this.uri?.toString();
  }

  async #reveal(layer: string): Promise<void> {
    const model = this.#studied?.shown?.model;
    if (!this.uri || !model) return;
    try {
      await this.#host.marks.reveal(this.uri, model, layer);
    } catch (error) {
      this.#host.log(String(error));
    }
  }

  async #answer<N extends RequestName>(
    id: number,
    name: N,
    ask: Requests[N]['ask'],
    subject: string | undefined,
  ): Promise<Requests[N]['answer']> {
    if (this.#isOfAnother(subject)) throw new Error(vscode.l10n.t('The panel now shows another spec.'));
    const answer = this.#answers[name] as (ask: Requests[N]['ask']) => Promise<Requests[N]['answer']>;
    const value = await answer(ask);
    this.#ahead.note(id, name, ask);
    return value;
  }

  readonly #answers: { readonly [N in RequestName]: (ask: Requests[N]['ask']) => Promise<Requests[N]['answer']> } = {
    outputs: (ask) => this.#host.answers.outputs(this.#subject(), ask),
    weights: (ask) => this.#host.answers.weights(this.#subject(), ask),
    step: (ask) => this.#host.steps.step(this.#subject(), ask, this.#id),
    gradients: (ask) => this.#host.learning.gradients(ask),
    advice: (ask) => this.#host.advice.advice(ask),
    applyAdvice: (ask) => this.#host.advice.apply(this.#studied, ask),
    updates: (ask) => this.#host.learning.updates(this.#subject(), ask),
    samples: (ask) => this.#host.data.samples(this.#subject(), ask),
    report: (ask) => this.#host.reports.report(this.#subject(), ask, this.#id),
    course: (ask) => this.#host.reports.course(this.#subject(), ask),
    why: (ask) => this.#host.reports.why(this.#subject(), ask, this.#id),
    columns: () => this.#host.data.columns(this.#subject()),
    separation: (ask) => this.#host.learning.separation(this.#subject(), ask),
    surface: (ask) => this.#host.descents.surface(this.#subject(), ask, this.#id),
    slope: (ask) => this.#host.descents.slope(this.#subject(), ask, this.#id),
    descend: (ask) => this.#host.descents.descend(this.#subject(), ask, this.#id),
    stepVariable: (ask) => this.#host.steps.variable(this.#subject(), ask, this.#id),
    writeWeights: async (ask) => {
      const answer = await writeWeights(this.#studied, ask);
      // A run that was chosen would keep its own network in sight; what was written is in that of the spec.
      this.unpin();
      return answer;
    },
    save: (ask) => this.#host.save(ask, this.uri),
    command: async ({ command, run, epoch }) => {
      await this.#host.command(this, command, run, epoch);
      return {};
    },
  };

  #subject() {
    return this.#studied ?? { shown: undefined, scope: undefined };
  }
}
