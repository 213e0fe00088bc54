// What passes between the bench and a contestant, a line of JSON each: first `Ready`, then an answer to each order.

/** A contestant is there. */
export interface Ready {
  readonly version: string;
}

/** Do so much of a task, from its first weights on. */
export interface Order {
  /** Path of the task. */
  readonly task: string;
  readonly epochs: number;
  readonly rows: number;
}

/** How long it took: from having rows and weights in memory until the trained weights, or the outputs, are there. */
export interface Answer {
  readonly ms: number;
  /** Mean loss of the rows with the trained weights, taken afterwards; the mean output where nothing is trained. */
  readonly loss: number;
}
