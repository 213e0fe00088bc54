import type { FunctionSheet } from '../../ml/sheets/functions/sheet';
import type { Output } from '../terminal';

/** Writes each function with its formula. */
export function showFunctionSheet({ functions }: FunctionSheet, out: Output): void {
  for (const { text, derivative } of functions) out.line(derivative ? `${text}, slope ${derivative.text}` : text);
}
