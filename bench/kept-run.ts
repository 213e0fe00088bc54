import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is known of a kept run before it begins, in a benchmark. */
export const head = {
  id: 'bench',
  uri: '',
  file: '',
  began: 0,
  asked: 'auto',
  environment: { extension: '', vscode: '', runtime: '', platform: '' },
} as const;

/** Pictures of noise in ten classes, as many and as large as MNIST's. */
export function pictures(folder: string): object {
  const [rows, size] = [60_000, 784];
  const headOf = (magic: number, ...sizes: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(4 + 4 * sizes.length);
    [magic, ...sizes].forEach((value, i) => bytes.writeUInt32BE(value, 4 * i));
    return bytes;
  };
  const x = Buffer.alloc(rows * size);
  for (let i = 0, state = 1; i < x.length; i++) {
    state = Math.imul(state, 1664525) + 1013904223;
    x[i] = state >>> 24;
  }
  writeFileSync(join(folder, 'x'), Buffer.concat([headOf(0x803, rows, 28, 28), x]));
  writeFileSync(join(folder, 'y'), Buffer.concat([headOf(0x801, rows), Buffer.from(Array.from({ length: rows }, (_, i) => i % 10))]));
  return { idx: { x: 'x', y: 'y' }, scale: 255 };
}
