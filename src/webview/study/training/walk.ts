/** Where a key leads from an epoch (epochs done, 1 … `last`); undefined for keys that lead nowhere. Nobody pointing counts as being at the end. */
export function walk(key: string, from: number | undefined, last: number): number | undefined {
  const page = Math.max(1, Math.round(last / 20));
  const at = from ?? last;
  const to = {
    ArrowRight: from === undefined ? last : at + 1,
    ArrowUp: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    PageUp: at + page,
    PageDown: at - page,
    Home: 1,
    End: last,
  }[key];
  return to === undefined || last === 0 ? undefined : Math.min(last, Math.max(1, to));
}
