import * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import { ago, shortLogs } from '../number-text';
import { setTextOf } from '../problem-text';
import type { LiveRun } from '../runs/live-run';
import type { Run } from '../runs/run';
import { iconOf, nameOf, statusWord } from '../runs/run-text';
import { label, type PickItem, pickOne, withIcon } from '../shown';
import { pathOfSpec } from '../spec-document';
import { knownSpec } from './choose-spec';
import type { Choice, Services, Target } from './command';
import { refusal } from './command';

/** A run in a list to pick from. */
interface RunPick extends PickItem {
  readonly run: Run | undefined;
}

/** One line of a list to pick from. */
const runPick = (run: Run): RunPick => ({
  run,
  label: withIcon(iconOf(run.status), nameOf(run)),
  description: [
    run.meta?.set ? setTextOf(run.meta.set) : '',
    shortLogs(run.end?.evaluate?.logs ?? run.logs, run.meta?.metrics),
    run.head.began ? ago(run.head.began) : '',
    statusWord(run),
  ]
    .filter((part) => part !== '')
    .join(' · '),
  // The time distinguishes runs of one spec.
  detail: [run.head.file, run.head.began ? new Date(run.head.began).toLocaleTimeString(vscode.env.language) : '']
    .filter((part) => part !== '')
    .join(' · '),
});

/** Runs to pick from: those of one spec first. */
export function runPicks(services: Services, uri: vscode.Uri | undefined, fits: (run: Run) => boolean): RunPick[] {
  const own = uri ? services.runs.of(uri).filter(fits) : [];
  const others = services.runs.all.filter((run) => fits(run) && !own.includes(run));
  const heading = (text: string): RunPick => ({ run: undefined, label: label`${text}`, kind: vscode.QuickPickItemKind.Separator });
  if (!own.length || !others.length) return [...own, ...others].map(runPick);
  return [heading(vscode.l10n.t('this spec')), ...own.map(runPick), heading(vscode.l10n.t('other specs')), ...others.map(runPick)];
}

/** The runs that a command was called on; ids of runs that are gone are left out. */
export const runsOf = ({ runs }: Services, target: Target): readonly Run[] =>
  target.runs.map((id) => runs.get(id)).filter((run) => run !== undefined);

/** The run that a command is about: the one it was called on, or one that the user picks. */
export async function chooseRun(
  services: Services,
  target: Target,
  title: string,
  fits: (run: Run) => boolean = () => true,
): Promise<Choice<Run>> {
  await services.runs.ready();
  const [given] = runsOf(services, target);
  if (given) return { chosen: given };
  if (target.runs.length) return { refusal: { message: vscode.l10n.t('This run no longer exists.') } };
  const picks = runPicks(services, knownSpec(services, target), fits);
  if (!picks.length) return { refusal: refusal(vscode.l10n.t('There are no such runs yet: train a network first.'), ...trainButton()) };
  const run = (await pickOne(picks, { title, matchOnDescription: true, matchOnDetail: true }))?.run;
  return run && { chosen: run };
}

export const trainButton = () => [vscode.l10n.t('Train'), 'train'] as const;

/**
 * The run in progress that a command is about: the one it was called on, the one of the spec it was called on or that is being edited,
 * the only one there is, or one that the user picks.
 */
export async function chooseActive(services: Services, target: Target, title: string): Promise<Choice<LiveRun>> {
  const { trainer } = services;
  const { active } = trainer;
  const [id] = target.runs;
  if (id !== undefined) {
    const given = active.find((run) => run.id === id);
    return given ? { chosen: given } : { refusal: { message: vscode.l10n.t('This run is over.') } };
  }
  const uri = knownSpec(services, target);
  const own = uri && trainer.activeOf(uri);
  if (own) return { chosen: own };
  if (target.uri) return { refusal: refusal(notTrained(target.uri), ...trainButton(), target.uri) };
  const [only] = active;
  if (!only) return { refusal: refusal(vscode.l10n.t('Nothing is training.'), ...trainButton(), ...(uri ? [uri] : [])) };
  if (active.length === 1) return { chosen: only };
  const picks = active.filter(({ status }) => isActive(status)).map((run) => ({ ...runPick(run), live: run }));
  const live = (await pickOne(picks, { title }))?.live;
  return live && { chosen: live };
}

const notTrained = (uri: vscode.Uri): string => vscode.l10n.t('{0} is not being trained.', pathOfSpec(uri));
