import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import type * as vscode from 'vscode';
import { PATIENCE } from '../../scripts/lib/vscode/browser.mjs';
import { webviewPage } from '../../src/extension/study/page';
import type { FromView, RequestName, Requests } from '../../src/webview/study/messages/from-view';
import type { ToView } from '../../src/webview/study/messages/to-view';
import { built } from '../built';
import { env, l10n, Uri } from '../extension/fake-vscode';
import { defaultStyle, type Theme, type ThemeName, themeOf } from './themes';
import { throughVsCode } from './wire';

/** Answers what the panel asks of its host; what it throws reaches the panel as an error. */
export type Answer = <N extends RequestName>(name: N, ask: Requests[N]['ask']) => Requests[N]['answer'] | Promise<Requests[N]['answer']>;

export interface PanelOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
  readonly reducedMotion?: boolean;
  readonly answer?: Answer;
}

/** The study panel on a plain page, with everything around it that VS Code gives to a webview. */
export interface PanelPage {
  readonly page: Page;
  /** All that the panel has sent, in order. */
  readonly received: readonly FromView[];
  /** Errors that no one caught, and what the content security policy refused. */
  readonly errors: readonly string[];
  send(...messages: readonly ToView[]): Promise<void>;
  setTheme(name: ThemeName): Promise<void>;
  /** Resolves when nothing is left to be drawn. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const origin = 'https://panel.test';
const noAnswer: Answer = (name) => {
  throw new Error(`Nothing answers "${name}" here.`);
};

/** What a page of the pool shows at the moment; a page keeps its routes and functions from one panel to the next. */
interface Shown {
  readonly theme: ThemeName;
  readonly language: string;
  readonly answer: Answer;
  readonly received: FromView[];
  readonly errors: string[];
}

/** A browser page that one panel after another is opened in, for a new page takes longer than a panel. */
interface Slot {
  readonly page: Page;
  shown: Shown;
}

/** Where pages come from: a browser, or a part of it that shares nothing with the rest. */
type Pages = Pick<Browser, 'newPage'>;

const idle = new WeakMap<Pages, Slot[]>();

/** Opens the panel that the build has left in dist/webview. */
export async function openPanel(browser: Pages, options: PanelOptions = {}): Promise<PanelPage> {
  const { theme = 'dark', width = 700, height = 900, language = 'en', reducedMotion = false, answer = noAnswer } = options;
  const free = idle.get(browser) ?? [];
  idle.set(browser, free);
  const shown: Shown = { theme, language, answer, received: [], errors: [] };
  const slot = free.pop() ?? (await newSlot(browser, shown));
  slot.shown = shown;
  const { page } = slot;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    colorScheme: theme.endsWith('dark') ? 'dark' : 'light',
  });
  await page.goto(`${origin}/index.html`);
  return {
    page,
    received: shown.received,
    errors: shown.errors,
    send: (...messages) => send(page, messages),
    setTheme: (name) => page.evaluate(applyTheme, themeOf(name)),
    settled: () => settled(page),
    close: async () => {
      // Leaving the panel ends its timers and requests; the pointer must not hover over the next one.
      await page.goto('about:blank');
      await page.mouse.move(0, 0);
      free.push(slot);
    },
  };
}

async function newSlot(browser: Pages, shown: Shown): Promise<Slot> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const slot: Slot = { page, shown };
  page.on('pageerror', (error) => slot.shown.errors.push(String(error.stack)));
  page.on('console', (line) => line.type() === 'error' && slot.shown.errors.push(line.text()));
  await page.exposeFunction('toHost', async (message: unknown) => {
    const of = slot.shown;
    const got = throughVsCode(message) as FromView;
    of.received.push(got);
    if (got.type !== 'request') return;
    const answer = await answered(of.answer, got);
    // What comes late must not reach the panel that the page shows by then, whose requests have the same numbers.
    if (slot.shown === of) await send(page, [answer]).catch(() => undefined);
  });
  await page.addInitScript(fakeApi);
  await page.route(`${origin}/**`, (route) => serve(route, slot.shown.theme, slot.shown.language));
  return slot;
}

async function send(page: Page, messages: readonly ToView[]): Promise<void> {
  await page.evaluate((all) => {
    for (const data of all) window.postMessage(data, '*');
  }, messages.map(throughVsCode));
}

async function answered(answer: Answer, { id, name, ask }: Extract<FromView, { type: 'request' }>): Promise<ToView> {
  try {
    return { type: 'answer', id, ok: true, value: await answer(name, ask as never) };
  } catch (error) {
    return { type: 'answer', id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** Runs in the page, before anything else: the interface that VS Code gives to a webview, to be taken once. */
function fakeApi(): void {
  const { toHost } = window as unknown as { toHost: (message: unknown) => Promise<void> };
  let taken = false;
  let state: unknown;
  Object.assign(window, {
    acquireVsCodeApi: () => {
      if (taken) throw new Error('An instance of the VS Code API has already been acquired');
      taken = true;
      return {
        postMessage: (message: unknown) => void toHost(message),
        getState: () => state,
        setState: (value: unknown) => {
          state = value;
          return value;
        },
      };
    },
  });
}

/** Runs in the page. VS Code sets the variables this way too: one by one, as the root's own style. */
function applyTheme({ body, variables }: Theme): void {
  const { style } = document.documentElement;
  for (const name of [...style]) style.removeProperty(name);
  for (const [name, value] of Object.entries(variables)) style.setProperty(name, value);
  const attributes = document.body ? Object.entries(body) : [];
  for (const [name, value] of attributes) document.body.setAttribute(name, value);
}

function serve(route: Route, theme: ThemeName, language: string): Promise<void> {
  const name = basename(new URL(route.request().url()).pathname);
  if (name === 'index.html') return route.fulfill({ contentType: 'text/html', body: pageText(themeOf(theme), language) });
  if (name === 'vscode-default.css') return route.fulfill({ contentType: 'text/css', body: defaultStyle() });
  const file = built('webview', name);
  return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
}

/** The extension's own page, with what VS Code adds to it. */
function pageText(theme: Theme, language: string): string {
  const webview = { cspSource: origin, asWebviewUri: () => origin };
  const before = { language: env.language, bundle: l10n.bundle };
  env.language = language;
  const texts = `l10n/bundle.l10n.${language}.json`;
  l10n.bundle = existsSync(texts) ? JSON.parse(readFileSync(texts, 'utf8')) : undefined;
  const html = webviewPage(webview as unknown as vscode.Webview, Uri.file(built('webview')) as unknown as vscode.Uri, 'study');
  env.language = before.language;
  l10n.bundle = before.bundle;
  const nonce = /<script nonce="([^"]+)"/.exec(html)?.[1];
  const script = `(${applyTheme})(${JSON.stringify({ ...theme, body: {} })})`;
  const body = Object.entries({ role: 'document', ...theme.body }).map(([name, value]) => `${name}="${value}"`);
  return html
    .replace('</head>', `<script nonce="${nonce}">${script}</script></head>`)
    .replace('<style', `<link rel="stylesheet" href="${origin}/vscode-default.css"><style`)
    .replace('<body', `<body ${body.join(' ')}`);
}

/** Two frames without any change to the page: a drawing asked for in one frame is done in the next. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = (): Promise<unknown> => new Promise((next) => requestAnimationFrame(next));
    let changes = 0;
    const observer = new MutationObserver((records) => (changes += records.length));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (let quiet = 0, frames = 0; quiet < 8 && frames < 240; frames++) {
      const seen = changes;
      await frame();
      quiet = changes === seen ? quiet + 1 : 0;
    }
    observer.disconnect();
  });
}
