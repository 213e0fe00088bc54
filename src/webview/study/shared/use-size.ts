import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** The width of an element in pixels, and that of the window's height, as they are now; 0 before the first measuring. */
export function useSize(place: RefObject<HTMLElement | null>): { readonly width: number; readonly windowHeight: number } {
  const [size, setSize] = useState({ width: 0, windowHeight: 0 });
  useLayoutEffect(() => {
    const measure = (): void => setSize({ width: Math.floor(place.current?.clientWidth ?? 0), windowHeight: window.innerHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(place.current as HTMLElement);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [place]);
  return size;
}
