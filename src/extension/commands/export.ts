import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import { isSameAddress } from '../address';
import type { Run } from '../runs/run';
import { fileName, nameOf } from '../runs/run-text';
import { label, pickOne, showWarning } from '../shown';
import { folderBeside } from '../spec-document';
import { IsSpec, NotExportable, writeFiles } from '../write-files';
import { runsOf, trainButton } from './choose-run';
import { chooseNetwork } from './choose-spec';
import { type Command, type Refusal, refusal, type Services } from './command';
import type { Format, Source } from './export-formats';

/** Writes a run, or what a spec says of its network, to a file of the user's choice. */
export const exportCommand: Command = async (services, target) => {
  await services.runs.ready();
  const [given] = runsOf(services, target);
  const subject = given ? await ofRun(given) : await ofSpec(services, target);
  if (!subject || 'message' in subject) return subject;
  const { run, source } = subject;
  const format = await pickFormat(run);
  if (!format) return undefined;
  if (format.needsRun && !run)
    return refusal(vscode.l10n.t('There is no run to export yet: train the network first.'), ...trainButton(), subject.uri);
  const base = run ? `${fileName(run.head.file)}-${run.id}` : fileName(subject.uri.path);
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folderBeside(subject.uri) ?? vscode.Uri.file(homedir()), `${base}${format.suffix}`),
    filters: { [format.label]: [format.suffix.slice(1)] },
  });
  return uri && write(services, format, source, uri);
};

interface Subject {
  readonly uri: vscode.Uri;
  readonly run: Run | undefined;
  readonly source: Source;
}

async function ofRun(run: Run): Promise<Subject | Refusal> {
  const uri = vscode.Uri.parse(run.head.uri);
  try {
    return { uri, run, source: { uri, run, text: await run.specText() } };
  } catch (error) {
    return { message: vscode.l10n.t('This run cannot be read: {0}', run.message ?? reason(error)) };
  }
}

/** The spec as it is for what needs no run, and its newest run that has come to something for the rest. */
async function ofSpec(services: Services, target: Parameters<typeof chooseNetwork>[1]): Promise<Subject | Refusal | undefined> {
  const choice = await chooseNetwork(services, target);
  if (!choice || 'refusal' in choice) return choice?.refusal;
  const { uri } = choice.chosen;
  const run = services.runs.of(uri).find(({ epochsDone }) => epochsDone > 0);
  return { uri, run, source: { uri, text: choice.chosen.getText(), ...(run && { run }) } };
}

async function pickFormat(run: Run | undefined): Promise<Format | undefined> {
  // What can be exported takes much code, which need not be there before.
  const { exportFormats } = await import('./export-formats');
  const items = exportFormats().map((format) => ({
    label: label`${format.label}`,
    detail: format.detail,
    description: format.needsRun ? (run ? '' : vscode.l10n.t('after training')) : '',
    format,
  }));
  const title = run ? vscode.l10n.t('What of {0} should be exported?', nameOf(run)) : vscode.l10n.t('What should be exported?');
  return (await pickOne(items, { title, matchOnDetail: true }))?.format;
}

async function write({ worker }: Services, format: Format, source: Source, uri: vscode.Uri): Promise<Refusal | undefined> {
  try {
    // A run is exported with the spec that it was a run of, which may have changed since.
    const text = format.needsRun && source.run ? await source.run.specText() : source.text;
    const made = await format.make({ ...source, text }, worker, uri.path.replace(/^.*\//, ''));
    const files = made.map(({ name, content }) => ({ uri: vscode.Uri.joinPath(uri, '..', name), content }));
    if (!(await mayReplace(files.map((file) => file.uri).filter((other) => !isSameAddress(other, uri))))) return undefined;
    await writeFiles(files, source.uri);
  } catch (error) {
    if (error instanceof NotExportable || error instanceof IsSpec) return { message: error.message };
    return { message: vscode.l10n.t('{0} cannot be written: {1}', uri.fsPath, reason(error)) };
  }
  const shown = vscode.workspace.asRelativePath(uri);
  const open = (): unknown => vscode.commands.executeCommand(format.isText ? 'vscode.open' : 'revealFileInOS', uri);
  return {
    message:
      source.run && isActive(source.run.status)
        ? vscode.l10n.t('{0} was written; the run is still under way.', shown)
        : vscode.l10n.t('{0} was written.', shown),
    help: { label: format.isText ? vscode.l10n.t('Open') : vscode.l10n.t('Show in Folder'), run: open },
  };
}

/** The dialog has asked about the file that was chosen, and not about those that are written beside it. */
async function mayReplace(beside: readonly vscode.Uri[]): Promise<boolean> {
  for (const uri of beside) {
    const isThere = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    const replace = vscode.l10n.t('Replace');
    const question = vscode.l10n.t('{0} already exists, and is written too.', vscode.workspace.asRelativePath(uri));
    if ((await showWarning(question, replace)) !== replace) return false;
  }
  return true;
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
