import * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import { isSameAddress } from '../address';
import type { Run } from '../runs/run';
import { pickMany } from '../shown';
import { runPicks, runsOf, trainButton } from './choose-run';
import { chooseNetwork, knownSpec, pickSpec } from './choose-spec';
import type { Command, Services } from './command';
import { refusal } from './command';
import { documentOf, isReadable } from './kept-runs';

/** Lays runs over each other, two of them side by side: those that are selected, or else those that the user picks. */
export const compareRuns: Command = async (services, target) => {
  const { runs, panels } = services;
  await runs.ready();
  const canCompare = (run: Run): boolean => isReadable(run) && (run.epochsDone > 0 || isActive(run.status));
  if (runs.all.filter(canCompare).length < 2)
    return refusal(vscode.l10n.t('Comparing takes two runs: train a network twice, with something changed in between.'), ...trainButton());
  const given = runsOf(services, target).filter(canCompare);
  const uri = knownSpec(services, target);
  const chosen = given.length > 1 ? given : await pickRuns(services, uri, given, canCompare);
  const [front, ...others] = chosen ?? [];
  if (!front) return undefined;
  if (!others.length)
    return refusal(vscode.l10n.t('Choose at least two runs to compare.'), vscode.l10n.t('Choose'), 'compareRuns', front.id);
  // Of more than two, each curve shows most over the others.
  panels.show(await documentOf(front), others.length === 1 ? 'compare' : 'training', { compare: [front, ...others].map(({ id }) => id) });
  return undefined;
};

async function pickRuns(
  services: Services,
  uri: vscode.Uri | undefined,
  given: readonly Run[],
  fits: (run: Run) => boolean,
): Promise<readonly Run[] | undefined> {
  const items = runPicks(services, uri, fits).map((pick) => ({ ...pick, picked: given.some((run) => run === pick.run) }));
  const options = {
    title: vscode.l10n.t('Which runs should be compared?'),
    matchOnDescription: true,
    matchOnDetail: true,
  } as const;
  const picked = await pickMany(items, options);
  return picked?.map(({ run }) => run).filter((run) => run !== undefined);
}

/** Puts two specs side by side: those that are selected, or the one that is meant and another that the user picks. */
export const compareSpecs: Command = async (services, target) => {
  const [first, second] = target.uris ?? [];
  const own = await chooseNetwork(services, first ? { ...target, uri: first } : target);
  if (!own || 'refusal' in own) return own?.refusal;
  const { chosen } = own;
  const title = vscode.l10n.t('With which spec?');
  const uri = second ?? (await pickSpec(title, (found) => !isSameAddress(found, chosen.uri)));
  if (uri === 'none') return { message: vscode.l10n.t('Comparing takes two specs: there is no other one in this folder.') };
  if (!uri) return undefined;
  const other = await chooseNetwork(services, { ...target, uri });
  if (!other || 'refusal' in other) return other?.refusal;
  services.panels.show(chosen, 'compare', { against: other.chosen.uri });
  return undefined;
};
