import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Scrolls a region, and nothing around it, to the layer that is pointed at elsewhere. */
export function useInSight(region: RefObject<HTMLElement | null>, row: number | undefined): void {
  useEffect(() => {
    const box = region.current;
    const node = row === undefined ? null : box?.querySelector(`[data-row="${row}"]`);
    if (!box || !node || box.matches(':hover, :focus-within')) return;
    const [outer, inner] = [box.getBoundingClientRect(), node.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2;
    if (inner.left < outer.left || inner.right > outer.right) box.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
  }, [region, row]);
}
