const LEAST = { first: 160, other: 112 };

/** Pixels for each chart's curves and axes: the loss twice as high as the others, together about as high as there is room, and not much higher than wide. */
export function chartHeights(charts: number, width: number, windowHeight: number, compact: boolean): number[] {
  if (compact) return Array.from({ length: Math.min(1, charts) }, () => 160);
  const room = Math.min(600, 240 + width * 0.5, Math.max(280, windowHeight - 360));
  const share = charts === 1 ? room * 0.85 : room / (charts + 1);
  return Array.from({ length: charts }, (_, i) =>
    Math.round(i === 0 ? Math.max(LEAST.first, charts === 1 ? share : 2 * share) : Math.max(LEAST.other, share)),
  );
}
