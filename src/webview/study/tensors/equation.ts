import type { TextSize } from '../shared/measure';
import { layoutBlock } from './block-layout';
import type { Item } from './equation-layout';
import type { ShownStep } from './shown';

/** Operations that are written between their operands. */
const between = /^([-+*/%@<>]|\*\*|\/\/|[<>=!]=|dot|matmul|outer)$/;

/** `a @ b = m`, `a → transpose → t`, `a, b → concatenate → c`. */
export function equationOf({ step, operands, result }: ShownStep, text: TextSize, room: number): readonly Item[] {
  const block = (of: ShownStep['result']): Item => ({ block: layoutBlock(of, text, room) });
  const [first, second] = operands;
  const last = block(result);
  if (!first) return [last];
  if (step.operation === '=') return [block(first), { sign: '=' }, last];
  if (second && operands.length === 2 && between.test(step.operation)) {
    return [block(first), { sign: signText(step.operation) }, block(second), { sign: '=' }, last];
  }
  if (step.operation === '-') return [{ sign: '−' }, block(first), { sign: '=' }, last];
  return [
    ...operands.flatMap((operand, i) => (i > 0 ? [{ sign: ',' }, block(operand)] : [block(operand)])),
    { sign: `→ ${step.operation} →` },
    last,
  ];
}

export const signText = (operation: string): string => (operation === '-' ? '−' : operation === '*' ? '×' : operation);
