/** How many classes have a shape and a colour of their own; after that they begin again. */
export const shapeCount = 8;

const round = (value: number): string => String(Math.round(value * 100) / 100 || 0);

/** A closed line through corners given around a centre, in units of the radius. */
const corners =
  (...points: readonly (readonly [number, number])[]) =>
  (x: number, y: number, r: number): string =>
    `M${points.map(([dx, dy]) => `${round(x + dx * r)} ${round(y + dy * r)}`).join('L')}Z`;

const circle = (x: number, y: number, r: number): string =>
  `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0Z`;

/** Sizes are chosen so that all shapes cover about the same area. */
const shapes = [
  circle,
  corners([0, -1.3], [1.13, 0.75], [-1.13, 0.75]),
  corners([-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]),
  corners([0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]),
  corners([0, 1.3], [1.13, -0.75], [-1.13, -0.75]),
  corners(
    [-0.4, -1.2],
    [0.4, -1.2],
    [0.4, -0.4],
    [1.2, -0.4],
    [1.2, 0.4],
    [0.4, 0.4],
    [0.4, 1.2],
    [-0.4, 1.2],
    [-0.4, 0.4],
    [-1.2, 0.4],
    [-1.2, -0.4],
    [-0.4, -0.4],
  ),
  corners([0, -1.2], [1.14, -0.37], [0.71, 0.97], [-0.71, 0.97], [-1.14, -0.37]),
  corners([-1.2, -0.6], [-0.5, -1.1], [1.2, 0.6], [0.5, 1.1]),
] as const;

/** The outline of a class's shape: circle, triangle, square, diamond, … @param r about half its width, in pixels */
export const shapePath = (klass: number, x: number, y: number, r: number): string => (shapes[klass % shapeCount] ?? circle)(x, y, r);

/** A ring around a point. */
export const ringPath = circle;
