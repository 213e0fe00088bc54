import { randomBytes } from 'node:crypto';

/** A name for a run's folder that sorts by time: `20260131-174205-9f3a1c`. @param began milliseconds since 1970 */
export function newRunId(began: number): string {
  const [day, time] = new Date(began).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').split('T');
  return `${day}-${time}-${randomBytes(3).toString('hex')}`;
}
