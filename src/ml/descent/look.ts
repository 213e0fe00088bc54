import type { Shape } from '../language/shape';

// What is looked at when a network's loss is drawn over two numbers: plain data, for pages too.

/** One trainable number: its variable, `layer/kernel`, and its place in it, row-major. */
export interface Parameter {
  readonly variable: string;
  readonly index: number;
}

/**
 * What the two axes are. `parameters`: two trainable numbers, all others as they are at the shown epoch. `way`: the two directions in which the
 * run's kept weights spread most (PCA), through the weights of the shown epoch.
 */
export type Plane = { readonly kind: 'parameters'; readonly x: Parameter; readonly y: Parameter } | { readonly kind: 'way' };

interface SurfaceAxis {
  /** As the network names it, `dense/kernel[0,0]`; of `way` empty: it is the first or second direction. */
  readonly label: string;
  /** Ascending, evenly apart. */
  readonly values: Float64Array;
}

/** The loss over a rectangle of the plane. */
export interface SurfaceLook {
  /** `whole`: J(w, b) itself, as the network has exactly these two trainable numbers. */
  readonly of: 'whole' | 'slice' | 'projection';
  readonly plane: Plane;
  readonly x: SurfaceAxis;
  readonly y: SurfaceAxis;
  /** Rows by y: `loss[row * x.values.length + column]`. NaN or Infinity where the loss is no finite number. */
  readonly loss: Float64Array;
  /** The lowest of these; not set where none is finite. */
  readonly lowest?: { readonly x: number; readonly y: number; readonly loss: number };
  /**
   * The run's way: its kept weights projected onto the plane, ascending by epochs done; empty where nothing was trained. `loss` is that of the
   * weights themselves, which are not in the plane where this is no J(w, b); over the same rows as the surface.
   */
  readonly path: { readonly epochs: readonly number[]; readonly x: Float64Array; readonly y: Float64Array; readonly loss: Float64Array };
  /** Share of the way's squared deviations from its mean that lies in the plane's directions, 0 to 1; not set where there is no way. */
  readonly share?: number;
  /** The shown epoch's weights. */
  readonly at: { readonly x: number; readonly y: number; readonly epoch: number };
  /** The loss that is drawn, by its name in a spec. */
  readonly lossName: string;
  /** How many rows of the training data it was computed over. */
  readonly rows: number;
  /** The trainable variables, for choosing two numbers of them. */
  readonly variables: readonly { readonly name: string; readonly shape: Shape }[];
}

/** The loss at a point of the plane, and its exact slope there, by backpropagation in float64. */
export interface Slope {
  readonly loss: number;
  readonly gradient: readonly [x: number, y: number];
}

/** The way of one optimizer down from the start. Position 0 is the start, position i is after i steps. */
interface Racer {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Over all rows of the surface, not of the batch alone. NaN after steps at which it was not computed: in large networks, never at the end of an epoch. */
  readonly loss: Float64Array;
  /** The step at whose end it had arrived: the end of an epoch. */
  readonly arrives?: number;
  /** The step (from 1) in which a number stopped being finite: the way ends before it. */
  readonly broke?: number;
}

/** When a racer has arrived: see `arrives.ts`. */
interface Arrival {
  /** At the end of an epoch with at most this loss. */
  readonly loss: number;
  readonly start: number;
  /** The lowest loss that is known: of the racers, of the run, of the surface. */
  readonly lowest: number;
  /** `loss` is `lowest` and this share of the height of the start above it. */
  readonly within: number;
}

/** Several descents from one start. */
export interface Race {
  /** In the order that was asked for. */
  readonly racers: readonly Racer[];
  /** Steps of an epoch. */
  readonly batches: number;
  readonly arrival: Arrival;
}
