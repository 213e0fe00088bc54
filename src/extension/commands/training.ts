import * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import type { Steer } from '../../ml/worker/messages';
import { count } from '../number-text';
import { LiveRun } from '../runs/live-run';
import { setLive } from '../runs/live-training';
import type { Run } from '../runs/run';
import { nameOf } from '../runs/run-text';
import { askText, showInformation } from '../shown';
import { pathOfSpec } from '../spec-document';
import { chooseActive, chooseRun, trainButton } from './choose-run';
import { chooseNetwork, knownSpec, openSpec } from './choose-spec';
import type { Choice, Command, Refusal, Services, Target } from './command';
import { refusal } from './command';
import { documentOf } from './kept-runs';

/** Trains the spec as it is, and shows it. */
export const train: Command = async (services, target) => {
  const choice = await chooseNetwork(services, target);
  if (!choice || 'refusal' in choice) return choice?.refusal;
  const document = choice.chosen;
  const { trainer, panels } = services;
  const active = trainer.activeOf(document.uri);
  if (active && !(await trainAnew(services, active))) return undefined;
  panels.show(document);
  trainer.start(document);
  return undefined;
};

/** Trains a spec anew after every edit, or no longer; where it begins, what comes of it is shown. */
export const toggleLiveTraining: Command = async (services, target) => {
  const { live, panels } = services;
  if (live.on) {
    await setLive(false);
    return undefined;
  }
  const uri = knownSpec(services, target);
  const spec = uri && (await openSpec(uri));
  if (spec && 'chosen' in spec) panels.show(spec.chosen);
  await setLive(true);
  return undefined;
};

/** Keeps a run that an edit began. */
export const keepRun: Command = async (services, target) => {
  const uri = knownSpec(services, target);
  const given = target.runs.map((id) => services.runs.get(id));
  const run = [...given, ...(uri ? services.runs.of(uri) : [])].find((one) => one?.head.live);
  if (!run) return { message: vscode.l10n.t('There is no run that an edit began: all others are kept.') };
  if (!(run instanceof LiveRun) || isActive(run.status))
    return refusal(vscode.l10n.t('{0} is still being trained.', nameOf(run)), vscode.l10n.t('Stop It'), 'stop', run.id);
  try {
    await run.keep();
    return undefined;
  } catch (error) {
    return { message: vscode.l10n.t('The run cannot be kept: {0}', error instanceof Error ? error.message : String(error)) };
  }
};

/** Asks what to do about a run of the same spec. @returns true if it was stopped, to make way for a new one */
async function trainAnew({ trainer }: Services, active: LiveRun): Promise<boolean> {
  if (active.head.live) {
    trainer.stop(active);
    return true;
  }
  const paused = active.status === 'paused';
  const name = nameOf(active);
  const text = paused ? vscode.l10n.t('The training of {0} is paused.', name) : vscode.l10n.t('{0} is being trained already.', name);
  const anew = paused ? vscode.l10n.t('Train from Scratch') : vscode.l10n.t('Stop It and Train from Scratch');
  const leave = paused ? vscode.l10n.t('Resume') : vscode.l10n.t('Keep Training');
  const chosen = await showInformation(text, anew, leave);
  if (chosen === leave && paused) trainer.steer(active, 'go');
  if (chosen === anew) trainer.stop(active);
  return chosen === anew;
}

export const stop: Command = async (services, target) => {
  const choice = await chooseActive(services, target, vscode.l10n.t('Which training should stop?'));
  if (!choice || 'refusal' in choice) return choice?.refusal;
  services.trainer.stop(choice.chosen);
  return undefined;
};

export const pause: Command = async (services, target) => {
  const choice = await chooseActive(services, target, vscode.l10n.t('Which training should pause?'));
  if (!choice || 'refusal' in choice) return choice?.refusal;
  const run = choice.chosen;
  if (run.status === 'queued') return waiting(run);
  if (run.status === 'paused')
    return refusal(vscode.l10n.t('{0} is paused already.', nameOf(run)), vscode.l10n.t('Resume'), 'resume', run.id);
  services.trainer.steer(run, 'pause');
  return undefined;
};

/** Continues a paused run, or else resumes one that was stopped or cut off. */
export const resume: Command = async (services, target) => {
  const { trainer, runs, panels } = services;
  await runs.ready();
  const choice = await chooseResumable(services, target);
  if (!choice || 'refusal' in choice) return choice?.refusal;
  const run = choice.chosen;
  const active = trainer.active.find(({ id }) => id === run.id);
  if (active) return goOn(services, active);
  const why = whyNotResumable(run);
  if (why) return why;
  const uri = vscode.Uri.parse(run.head.uri);
  const already = trainer.activeOf(uri);
  if (already && !(await trainAnew(services, already))) return undefined;
  const spec = await openSpec(uri);
  panels.show('chosen' in spec ? spec.chosen : undefined, undefined, 'chosen' in spec ? {} : { run: run.id });
  try {
    await trainer.resume(run);
    return undefined;
  } catch (error) {
    return { message: vscode.l10n.t('This run cannot be resumed: {0}', error instanceof Error ? error.message : String(error)) };
  }
};

/** Continues from a moment of a run, with the spec as it is now, in a run of its own. The epoch is asked for where it was not given. */
export const branchRun: Command = async (services, target) => {
  const { runs, trainer, panels } = services;
  await runs.ready();
  const choice = await chooseRun(
    services,
    target,
    vscode.l10n.t('From which run?'),
    ({ epochsDone, status }) => epochsDone > 0 && status !== 'damaged',
  );
  if (!choice || 'refusal' in choice) return choice?.refusal;
  const run = choice.chosen;
  if (run.epochsDone === 0 || run.status === 'damaged')
    return { message: vscode.l10n.t('{0}: there is no epoch to continue from.', nameOf(run)) };
  const document = await documentOf(run);
  if (!document) return { message: vscode.l10n.t('{0}: its spec no longer exists, so there is nothing to continue with.', nameOf(run)) };
  const epoch = target.epoch ?? (await askEpoch(run));
  if (epoch === undefined) return undefined;
  const active = trainer.activeOf(document.uri);
  if (active && active.id !== run.id && !(await trainAnew(services, active))) return undefined;
  panels.show(document);
  trainer.branch(document, run, epoch);
  return undefined;
};

async function askEpoch({ head, epochsDone }: Run): Promise<number | undefined> {
  const first = head.from?.epoch ?? 1;
  const range = vscode.l10n.t('A whole number from {0} to {1}', count(first), count(epochsDone));
  const text = await askText(
    { title: vscode.l10n.t('Continue from which epoch, with the spec as it is now?'), prompt: range, value: String(epochsDone) },
    (given) => Promise.resolve(isEpoch(Number(given), first, epochsDone) ? undefined : range),
  );
  return text === undefined ? undefined : Number(text);
}

const isEpoch = (value: number, first: number, last: number): boolean => Number.isSafeInteger(value) && value >= first && value <= last;

function goOn({ trainer }: Services, run: LiveRun): Refusal | undefined {
  if (run.status === 'queued') return waiting(run);
  if (run.status === 'running')
    return refusal(vscode.l10n.t('{0} is being trained already.', nameOf(run)), vscode.l10n.t('Pause'), 'pause', run.id);
  trainer.steer(run, 'go');
  return undefined;
}

/** The run it was called on; else the spec's paused run, its newest that can continue, or the only paused one. */
function chooseResumable(services: Services, target: Target): Choice<Run> | Promise<Choice<Run>> {
  const { runs, trainer } = services;
  if (target.runs.length) return chooseRun(services, target, '');
  const uri = knownSpec(services, target);
  const own = uri && (trainer.activeOf(uri) ?? runs.of(uri).find((run) => run.resumable));
  if (own) return { chosen: own };
  const paused = trainer.active.filter(({ status }) => status === 'paused');
  if (paused.length === 1 && paused[0] && !target.uri) return { chosen: paused[0] };
  if (uri) {
    const name = pathOfSpec(uri);
    return { refusal: refusal(vscode.l10n.t('No training of {0} was paused, stopped or cut off.', name), ...trainButton(), uri) };
  }
  if (!runs.all.some((run) => run.resumable || run.status === 'paused'))
    return { refusal: refusal(vscode.l10n.t('No training was paused, stopped or cut off.'), ...trainButton()) };
  return chooseRun(services, target, vscode.l10n.t('Which training should be resumed?'), (run) => run.resumable || run.status === 'paused');
}

function whyNotResumable(run: Run): Refusal | undefined {
  if (run.resumable) return undefined;
  switch (run.status) {
    case 'elsewhere':
      return { message: vscode.l10n.t('This run is under way in another window.') };
    case 'damaged':
      return { message: vscode.l10n.t('This run cannot be read: {0}', run.message ?? '') };
    case 'diverged':
      return { message: vscode.l10n.t('Resuming this run would not change how it ended. {0}', run.message ?? '') };
    case 'interrupted':
    case 'stopped':
    case 'failed':
      return refusal(vscode.l10n.t('This run ended before its first epoch was done.'), ...trainButton(), vscode.Uri.parse(run.head.uri));
    default:
      return refusal(vscode.l10n.t('This run is finished: nothing is left to train.'), ...trainButton(), vscode.Uri.parse(run.head.uri));
  }
}

/** Makes one step with the run in progress, or begins one that pauses after the step. */
const step =
  (to: Extract<Steer, 'batch' | 'epoch'>): Command =>
  async (services, target) => {
    const { trainer, panels } = services;
    const known = knownSpec(services, target);
    const active = target.runs.length
      ? trainer.active.find(({ id }) => id === target.runs[0])
      : ((known && trainer.activeOf(known)) ?? (known ? undefined : trainer.active.at(-1)));
    if (active?.status === 'queued') return waiting(active);
    if (active) {
      trainer.steer(active, to);
      return undefined;
    }
    const choice = await chooseNetwork(services, target);
    if (!choice || 'refusal' in choice) return choice?.refusal;
    panels.show(choice.chosen);
    trainer.start(choice.chosen, to);
    return undefined;
  };

export const stepBatch = step('batch');
export const stepEpoch = step('epoch');

const waiting = (run: LiveRun): Refusal =>
  refusal(vscode.l10n.t('{0} waits until another training is over.', nameOf(run)), vscode.l10n.t('Stop It'), 'stop', run.id);
