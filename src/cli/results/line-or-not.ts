import { andList, plural } from '../../ml/language/messages/words';
import { figure } from '../../ml/language/number-text';
import { visible } from '../../ml/language/visible';
import { addedText, commonText, contradiction, inequality, lineText, pointText } from '../../ml/separation/arithmetic';
import type { LineOrNot } from '../../ml/separation/line-or-not';
import type { CommonPoint, SeparatingLine, Separation, Share } from '../../ml/separation/separation';
import type { Output } from '../terminal';

/** As many of the nearest rows are named. */
const MOST_NAMED = 8;

/** Whether a line separates the classes, for a person. @param output the one that it is about, where there are several */
export function showLineOrNot(look: LineOrNot, output: string | undefined, out: Output): void {
  const { found, throughZero, counts, labels } = look;
  const rows = labels.map((label, k) => `${plural(counts[k] as number, 'row')} of class ${visible(String(label))}`).join(', ');
  if (output !== undefined) out.line(`Output "${visible(output)}":`);
  out.line(`${rows}.`);
  out.line(out.colors.bold(found.separable ? `A ${border(look)} separates them.` : `No ${border(look)} separates them.`));
  for (const line of found.separable ? widest(found) : proof(found, look, true)) out.line(line);
  if (throughZero && !throughZero.separable && found.separable) {
    out.line(out.colors.bold(`No ${border(look)} through 0 has every row on its side.`));
    for (const line of proof(throughZero, look, false)) out.line(line);
  }
  out.line(network(look));
}

const border = ({ inputs }: LineOrNot): string =>
  inputs === 1 ? 'threshold' : inputs === 2 ? 'straight line' : inputs === 3 ? 'plane' : 'hyperplane';

const widest = (line: SeparatingLine): string[] => [
  `  ${lineText(line)}, above 0 on the side of the second class`,
  `  margin ${figure(line.margin)}: nearest ${line.support.length === 1 ? 'is row' : 'are rows'} ${andList(line.support.slice(0, MOST_NAMED).map(String))}${line.support.length > MOST_NAMED ? ', …' : ''}`,
];

function proof(found: CommonPoint, look: LineOrNot, bias: boolean): string[] {
  const sums = contradiction(found, look, bias);
  const both = found.from.every((shares) => shares.length > 0);
  const rows = found.from.flat().map(({ row }) => row);
  if (bias && rows.length === 2) {
    const named = rows.sort((a, b) => a - b).map(String);
    return [
      `  Rows ${andList(named)} have the same inputs, ${pointText(found.point)}, and different classes: no network answers both rightly.`,
    ];
  }
  return [
    `  ${commonText(found, look)}`,
    bias
      ? '  This point is between rows of either class, so it would have to be on both sides.'
      : '  The same sum of rows would have to be on both sides.',
    ...(look.few
      ? ['  Each row asks of the weights:', ...look.rows.map((row) => `    ${pointText(row.inputs)}: ${inequality(row, look, bias)}`)]
      : []),
    ...(both ? ['  Added up, these contradict one another:', ...sums.map((sum) => `    ${addedText(sum)}: ${sum.text}`)] : []),
  ];
}

function network({ drawn, found, throughZero, ...look }: LineOrNot): string {
  const what = border({ drawn, found, ...look });
  if (drawn === 'bends') return `This network is not bound to one ${what}: its border can bend.`;
  if (!found.separable) return `This network can only draw one ${what}, so some rows stay wrong, whatever its weights are.`;
  if (drawn === 'line') return `This network draws one ${what}, which is enough.`;
  return throughZero?.separable
    ? `Without a bias this network draws a ${what} through 0, which is enough.`
    : `Without a bias this network can only draw a ${what} through 0. Let it have a bias.`;
}

/** What `separable --json` prints. Rows count from 0. */
export const separableJson = ({ found, throughZero, drawn }: LineOrNot): string =>
  JSON.stringify({
    ...answer(found),
    network: { line: 'line', 'line-through-zero': 'line_through_zero', bends: 'bends' }[drawn],
    ...(throughZero && { through_zero: answer(throughZero) }),
  });

function answer(found: Separation) {
  if (found.separable) {
    const { separable, weights, bias, margin, support } = found;
    return { separable, weights, bias, margin, support };
  }
  const { separable, point, from } = found;
  return { separable, point, from_class_0: from[0].map(pair), from_class_1: from[1].map(pair) };
}

const pair = ({ row, weight }: Share): [row: number, weight: number] => [row, weight];
