import * as l10n from '@vscode/l10n';
import type { SurfaceLook } from '../../../ml/descent/look';
import { figure, percent } from '../../../ml/language/number-text';
import { count, counted } from '../../shared/format';
import { bendOf } from './bowl';
import { axisNames } from './names';
import type { Raced, Seen } from './questions';
import type { Relief } from './relief';
import { type Verdict, verdictOf } from './verdict';

/** The epoch that is shown, and how many numbers there are besides the two. */
interface Around {
  /** Epochs done at the shown moment. */
  readonly epoch: number;
  readonly others: number;
}

/** What a map shows, made from its numbers: under it, and for who cannot see it. What else there is to know is in the host's notes. */
export function mapSentence(look: Seen['look'], relief: Relief | undefined, around: Around): string {
  const height = relief ? heightText(look, relief) : '';
  const broken = relief && relief.broken.length > 0 ? l10n.t('Where it is hatched the loss is no finite number.') : '';
  return [kindText(look, around), height, wayText(look), broken, ...look.notes].filter(Boolean).join(' ');
}

/** What the surface leaves out: nothing where it is J(w, b) itself. */
function kindText({ of, share }: SurfaceLook, { epoch, others }: Around): string {
  const kept = share === undefined ? '' : l10n.t('{0} of the run’s way lies in it.', percent(share));
  if (of === 'whole') return '';
  const what =
    of === 'slice'
      ? epoch > 0
        ? l10n.t('A slice: {0} as after epoch {1}.', counted(others, 'otherNumbers'), count(epoch))
        : l10n.t('A slice: {0} as before training.', counted(others, 'otherNumbers'))
      : l10n.t('A projection onto the two directions in which the run’s weights spread most.');
  return `${what} ${kept}`.trim();
}

/** More points that are equally low are a plain, not a point. */
const FEW = 4;

function heightText(look: SurfaceLook, { span: [from, to] }: Relief): string {
  const { lowest, rows, lossName } = look;
  const [x, y] = axisNames(look).short;
  if (!lowest || !(to > from)) return '';
  const level = look.loss.reduce((points, value) => points + Number(value === lowest.loss), 0);
  if (level > FEW)
    return l10n.t(
      '{0} over {1} is lowest, {2}, at {3} of the points that were computed: they are level.',
      lossName,
      counted(rows, 'rows'),
      figure(lowest.loss),
      percent(level / look.loss.length),
    );
  const edge = isEnd(lowest.x, look.x.values) || isEnd(lowest.y, look.y.values);
  const low = l10n.t(
    'Of the points that were computed, {0} over {1} is lowest at {2} = {3}, {4} = {5}: {6}.',
    ...([lossName, counted(rows, 'rows'), x, figure(lowest.x), y, figure(lowest.y), figure(lowest.loss)] as const),
  );
  return edge ? `${low} ${l10n.t('That is at the edge: it may be lower beyond.')}` : low;
}

const isEnd = (value: number, values: Float64Array): boolean => value === values[0] || value === values.at(-1);

function wayText({ path }: SurfaceLook): string {
  const [first, last] = [path.loss[0], path.loss.at(-1)];
  if (first === undefined || last === undefined || path.epochs.length < 2) return '';
  return l10n.t('The run went from {0} to {1} in {2}.', figure(first), figure(last), counted(path.epochs.at(-1) ?? 0, 'epochs'));
}

/** What became of the descents, in a sentence for each, or for all of them. */
export function raceSentence({ race, runners }: Raced): string {
  const verdicts = race.racers.map((racer) => verdictOf(race, racer));
  const epochs = Math.ceil(Math.max(0, ...race.racers.map(({ loss }) => loss.length - 1)) / race.batches);
  const [only] = runners;
  if (runners.length === 1 && only && verdicts[0]) return verdictText(only.name, only.learningRate, verdicts[0], epochs);
  return leagueText(
    runners.map(({ name }, i) => ({ name, verdict: verdicts[i] as Verdict })),
    epochs,
  );
}

function verdictText(name: string, rate: number, verdict: Verdict, epochs: number): string {
  const who = [name, figure(rate)] as const;
  switch (verdict.kind) {
    case 'arrived':
      return l10n.t('With a learning rate of {1} {0} arrives in epoch {2}.', ...who, count(verdict.epoch));
    case 'broke':
      return l10n.t(
        'A learning rate of {1} is too large: {0} diverges, and in step {2} a number stops being finite.',
        ...who,
        count(verdict.step),
      );
    case 'rose':
      return l10n.t(
        'A learning rate of {1} is too large: {0} diverges, and the loss rises from {2} to {3}.',
        ...who,
        figure(verdict.from),
        figure(verdict.to),
      );
    case 'slow':
      return l10n.t(
        'A learning rate of {1} is too small for {2}: {0} goes down in each, and {3} of the height is done.',
        ...who,
        counted(epochs, 'epochs'),
        percent(verdict.done),
      );
    case 'unsteady':
      return l10n.t(
        'With a learning rate of {1} {0} goes up and down: after {2} {3} of the height is done.',
        ...who,
        counted(epochs, 'epochs'),
        percent(verdict.done),
      );
    case 'level':
      return l10n.t('No lower loss is known than at the start.');
  }
}

interface Placed {
  readonly name: string;
  readonly verdict: Verdict;
}

/** Who is first, who does not arrive, and who diverges. */
function leagueText(placed: readonly Placed[], epochs: number): string {
  const arrived = placed.flatMap(({ name, verdict }) => (verdict.kind === 'arrived' ? [{ name, epoch: verdict.epoch }] : []));
  const first = Math.min(...arrived.map(({ epoch }) => epoch));
  const names = (of: readonly { readonly name: string }[]): string => of.map(({ name }) => name).join(', ');
  const away = placed.filter(({ verdict }) => verdict.kind === 'broke' || verdict.kind === 'rose');
  const late = placed.filter(({ verdict }) => verdict.kind === 'slow' || verdict.kind === 'unsteady');
  return [
    arrived.length > 0 &&
      l10n.t('First to arrive, in epoch {0}: {1}.', count(first), names(arrived.filter(({ epoch }) => epoch === first))),
    late.length > 0 && l10n.t('Not there within {0}: {1}.', counted(epochs, 'epochs'), names(late)),
    away.length > 0 && l10n.t('Diverging: {0}.', names(away)),
    placed.every(({ verdict }) => verdict.kind === 'level') && l10n.t('No lower loss is known than at the start.'),
  ]
    .filter(Boolean)
    .join(' ');
}

/** When a descent counts as arrived. */
export const arrivalText = ({ race: { arrival } }: Raced): string =>
  arrival.start > arrival.lowest
    ? l10n.t(
        'A descent has arrived at the end of the first epoch with a loss of at most {0}: what is known to be lowest ({3}), and {1} of the height of the start ({2}) above it.',
        ...([figure(arrival.loss), percent(arrival.within), figure(arrival.start), figure(arrival.lowest)] as const),
      )
    : '';

/** What a row of the table says. @param epochs that it had */
export function arrivesText(verdict: Verdict, epochs: number): string {
  switch (verdict.kind) {
    case 'arrived':
      return l10n.t('epoch {0}', count(verdict.epoch));
    case 'broke':
      return l10n.t('diverges at step {0}', count(verdict.step));
    case 'rose':
      return l10n.t('diverges');
    case 'level':
      return '–';
    default:
      return l10n.t('not within {0}', counted(epochs, 'epochs'));
  }
}

/** What differs between two surfaces over the same plane, as far as their points show. */
export function besideSentence(first: SurfaceLook, second: SurfaceLook): string {
  const [one, other] = [bendOf(first), bendOf(second)];
  if (!one || !other) return '';
  return [bendText(first.lossName, one), bendText(second.lossName, other)].join(' ');
}

function bendText(name: string, { hollows, downwards }: NonNullable<ReturnType<typeof bendOf>>): string {
  if (downwards === 0) {
    return hollows > 0
      ? l10n.t('{0} bends downwards at none of the points that were computed: one bowl.', name)
      : l10n.t('{0} bends downwards at none of the points that were computed.', name);
  }
  return l10n.t(
    '{0} bends downwards at {1} of the points, so it is no bowl; hollows that were found: {2}.',
    name,
    percent(downwards),
    count(hollows),
  );
}

/** Of a single descent: how plain gradient descent came to the numbers of a step, and what the loss is there. */
export function stepText({ race, runners }: Raced, step: number, [x, y]: readonly [string, string]): string {
  const [racer, other] = race.racers;
  const [runner] = runners;
  if (!racer || !runner || other) return '';
  const at = Math.min(step, racer.x.length - 1);
  const { momentum, nesterov, weight_decay, type } = runner.optimizer;
  const plain = type === 'SGD' && !momentum && !nesterov && !weight_decay && race.batches === 1 && runner.learningRate > 0;
  const update = (name: string, values: Float64Array): string => {
    const [before, after] = [values[at - 1] as number, values[at] as number];
    if (at === 0 || !plain) return `${name} = ${figure(after)}`;
    return `${name} ← ${figure(before)} − ${figure(runner.learningRate)} · ${signed((before - after) / runner.learningRate)} = ${figure(after)}`;
  };
  return `${update(x, racer.x)}, ${update(y, racer.y)}: J = ${figure(racer.loss[at] as number)}`;
}

/** In brackets where it has a sign, as in a product. */
const signed = (value: number): string => (value < 0 ? `(${figure(value)})` : figure(value));
