import * as l10n from '@vscode/l10n';
import { figure } from '../../../../ml/language/number-text';
import { betweenText, pointText } from '../../../../ml/separation/arithmetic';
import type { LineOrNot } from '../../../../ml/separation/line-or-not';
import type { CommonPoint, Separation } from '../../../../ml/separation/separation';
import { count } from '../../../shared/format';
import type { Data } from '../../messages/state';
import { className } from '../../shared/names';
import type { Reading } from '../../shared/reading';

/** What is asked, by the number of inputs: it is the name of the part, too. */
export function question(inputs: number): string {
  if (inputs === 1) return l10n.t('Can a threshold do it?');
  if (inputs === 2) return l10n.t('Can a line do it?');
  return inputs === 3 ? l10n.t('Can a plane do it?') : l10n.t('Can a hyperplane do it?');
}

/** The answer in a sentence or two. @param said that there is no such line is said before */
export function answerText(look: LineOrNot, reading: Reading, data: Data | undefined, said = false): string {
  const { found } = look;
  if (found.separable) return [separates(look.inputs), margin(found.margin, found.support.length), network(look)].join(' ');
  return [...(said ? [] : [noLine(look.inputs)]), why(found, reading, data), network(look)].join(' ');
}

/** The proof is two rows that have the same inputs. */
const isSameTwice = ({ from }: CommonPoint): boolean => from[0].length === 1 && from[1].length === 1;

function why(found: CommonPoint, reading: Reading, data: Data | undefined): string {
  if (isSameTwice(found))
    return l10n.t('Two samples have the same inputs, {0}, and different classes: no network answers both rightly.', pointText(found.point));
  const [zero, one] = [className(0, data, reading), className(1, data, reading)];
  return l10n.t(
    '{0} is between samples of one class ({1}) and between samples of the other ({2}), so it would have to be on both sides.',
    betweenText(found.point),
    zero,
    one,
  );
}

function separates(inputs: number): string {
  if (inputs === 1) return l10n.t('A threshold separates the classes.');
  if (inputs === 2) return l10n.t('A straight line separates the classes.');
  return inputs === 3 ? l10n.t('A plane separates the classes.') : l10n.t('A hyperplane separates the classes.');
}

function noLine(inputs: number): string {
  if (inputs === 1) return l10n.t('No threshold separates the classes.');
  if (inputs === 2) return l10n.t('No straight line separates the classes.');
  return inputs === 3 ? l10n.t('No plane separates the classes.') : l10n.t('No hyperplane separates the classes.');
}

const margin = (margin: number, nearest: number): string =>
  l10n.t('The widest margin is {0} on either side; nearest samples: {1}.', figure(margin), count(nearest));

/** What that means for the network, whatever its weights are. */
function network({ drawn, found, throughZero }: LineOrNot): string {
  if (drawn === 'bends') return l10n.t('The border of this network can bend.');
  if (!found.separable) return l10n.t('The border of this network cannot bend, so some samples stay wrong, whatever its weights are.');
  if (drawn === 'line') return l10n.t('The border of this network can be exactly that.');
  return throughZero?.separable
    ? l10n.t('Without a bias the border of this network passes through 0, which is enough here.')
    : l10n.t('Without a bias the border of this network passes through 0, and no such border has every sample on its side.');
}

/** The proof that is shown: that of any line, or of those that the network has. */
export function shownProof({ found, throughZero }: LineOrNot): { readonly proof: CommonPoint; readonly bias: boolean } | undefined {
  const not = (of: Separation | undefined): CommonPoint | undefined => (of?.separable === false ? of : undefined);
  const any = not(found);
  if (any) return { proof: any, bias: true };
  const through = not(throughZero);
  return through && { proof: through, bias: false };
}
