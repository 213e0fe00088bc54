import { useRef, useState } from 'preact/hooks';
import { sameMarks } from './moment';

/** A state that belongs to something: with other marks it is unset again at once, before anything is drawn with it. */
export function useStateOf<T>(marks: readonly unknown[]): [T | undefined, (value: T | undefined) => void] {
  const [kept, setKept] = useState<{ readonly marks: readonly unknown[]; readonly value: T | undefined }>();
  const now = useRef(marks);
  now.current = marks;
  return [kept && sameMarks(kept.marks, marks) ? kept.value : undefined, (value) => setKept({ marks: now.current, value })];
}
