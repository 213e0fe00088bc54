/** Awaited between parts of a long work, so that messages can come in. Rejects, with `CalledOff`, where the work is no longer wanted. */
export type Breathe = () => Promise<void>;

/** Ends work that is no longer wanted; no defect, and nothing of the user's. */
export class CalledOff extends Error {
  constructor() {
    super('The work was called off.');
  }
}
