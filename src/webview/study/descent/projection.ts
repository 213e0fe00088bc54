/** From where a surface is seen, in radians: turned about the vertical, and how far from above. */
export interface Turn {
  readonly turn: number;
  readonly tilt: number;
}

/** A little from the right and from above: every side of a valley can be seen. */
export const firstTurn: Turn = { turn: -0.6, tilt: 0.62 };

/** From the side it would be a line, from above the map that is beside it. */
const tilts = { least: 0.12, most: 1.45 } as const;

export const turnedBy = ({ turn, tilt }: Turn, byTurn: number, byTilt: number): Turn => ({
  // After a whole turn as it was.
  turn: turn + byTurn - 2 * Math.PI * Math.round((turn + byTurn) / (2 * Math.PI)),
  tilt: Math.min(tilts.most, Math.max(tilts.least, tilt + byTilt)),
});

/** How high the highest point is, where the ground is 1 wide. */
const HEIGHT = 0.62;

/** Room for what is written beside the ground, in pixels. */
const MARGIN = 26;

/** Where points of a block are in a picture: its ground from −½ to ½ each way, its height from 0 to 1. */
export interface Projector {
  readonly x: (u: number, v: number) => number;
  readonly y: (u: number, v: number, height: number) => number;
  /** Larger for what is further away. */
  readonly depth: (u: number, v: number) => number;
}

/** Parallel lines stay parallel, so that equal steps look equal. The block fits into the picture, however it is turned. */
export function projector({ turn, tilt }: Turn, width: number, height: number): Projector {
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  const [rise, lie] = [Math.cos(tilt), Math.sin(tilt)];
  // The corners of the ground are √½ from its middle.
  const scale = Math.min((width - 2 * MARGIN) / Math.SQRT2, (height - 2 * MARGIN) / (Math.SQRT2 * lie + HEIGHT * rise));
  const middle = height / 2 + (scale * HEIGHT * rise) / 2;
  const depth = (u: number, v: number): number => u * sin + v * cos;
  return {
    x: (u, v) => width / 2 + scale * (u * cos - v * sin),
    y: (u, v, up) => middle - scale * (depth(u, v) * lie + up * HEIGHT * rise),
    depth,
  };
}

/** What a drag of so many pixels, or an arrow key, turns. */
export const turning = { pixel: 0.01, key: Math.PI / 36 } as const;

const keys: Readonly<Record<string, readonly [turn: number, tilt: number]>> = {
  ArrowLeft: [-turning.key, 0],
  ArrowRight: [turning.key, 0],
  ArrowUp: [0, turning.key],
  ArrowDown: [0, -turning.key],
};

/** How a surface is turned after a key; undefined for keys that do not turn it. */
export function turnedByKey(from: Turn, key: string): Turn | undefined {
  if (key === 'Home') return firstTurn;
  const by = keys[key];
  return by && turnedBy(from, by[0], by[1]);
}
