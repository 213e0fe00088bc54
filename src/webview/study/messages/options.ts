import * as v from 'valibot';
import { splitNames } from '../../../ml/data/dataset';
import { finite, plane, point, text, texts, whole } from './parts';
import { viewNames } from './views';

/** How things are shown; kept for each spec by the host. */
const options = v.pipe(
  v.object({
    view: v.picklist(viewNames),
    training: v.pipe(
      v.object({
        logScale: v.boolean(),
        by: v.picklist(['epoch', 'time']),
        /** Weight of the past in the smoothed curve: 0 (as it is) … 0.99. */
        smoothing: v.pipe(finite, v.minValue(0), v.ltValue(1)),
        /** Metrics that are switched off: `loss`, `accuracy`, … */
        hidden: texts,
        table: v.boolean(),
        /** The gradients of each layer over the run in front; they are computed only where they are asked for. */
        gradients: v.exactOptional(v.boolean()),
      }),
      v.readonly(),
    ),
    network: v.pipe(
      v.object({
        /** The layer whose weights are shown; not set: the first that has any. */
        layer: v.exactOptional(text),
        weights: v.picklist(['heat', 'histogram', 'numbers', 'pictures']),
      }),
      v.readonly(),
    ),
    boundary: v.pipe(
      v.object({
        units: v.boolean(),
        regions: v.boolean(),
        /** The perceptron rule is followed one update at a time. */
        updates: v.exactOptional(v.boolean()),
        /** Whether a line separates the two classes is shown, in every view that can. */
        line: v.exactOptional(v.boolean()),
      }),
      v.readonly(),
    ),
    /** Which rows are shown, in every view that shows some. */
    data: v.pipe(
      v.object({
        /** Not set: the first that there is. */
        split: v.exactOptional(v.picklist(splitNames)),
        /** Only rows of this class. */
        klass: v.optional(whole),
        /** The row that is looked at large. */
        row: v.optional(whole),
        /** Small pictures, many in a line, in place of five. */
        small: v.exactOptional(v.boolean()),
        /** All numbers of the picture that is looked at, in place of those around a pixel. */
        matrix: v.exactOptional(v.boolean()),
        /** The columns of a table that are drawn against each other: inputs first, then targets. */
        against: v.exactOptional(v.pipe(v.tuple([whole, whole]), v.readonly())),
      }),
      v.readonly(),
    ),
    /** Which rows a report is about, and which of its mistakes are shown. */
    mistakes: v.pipe(
      v.object({
        /** Not set: test, else validation, else train. */
        split: v.exactOptional(v.picklist(splitNames)),
        /** Those that the network is surest of, in place of some that are drawn. */
        surest: v.boolean(),
        /** Draws other ones. */
        seed: whole,
        /** Shares of each label's rows in place of counts. */
        shares: v.boolean(),
        /** The rows behind a cell of the confusion matrix, in place of mistakes: its label and its prediction. */
        cell: v.optional(v.pipe(v.strictTuple([whole, whole]), v.readonly())),
      }),
      v.readonly(),
    ),
    /** The step of a run that is looked at, in every view that looks at one. Epoch and batch count from 0. */
    step: v.pipe(
      v.object({
        /** Not set: the epoch that is pointed at, or the first. */
        epoch: v.optional(whole),
        batch: v.optional(whole),
        /** A place in the batch; or a row of the training data, whose batch it is then. */
        sample: v.optional(whole),
        row: v.optional(whole),
        /** The layer that is gone to. */
        layer: v.optional(text),
        /** A row of another part of the data, looked at in the place of the step's own sample. */
        given: v.optional(v.pipe(v.object({ split: v.picklist(splitNames), row: whole }), v.readonly())),
        /** One number of a variable, by `layer/variable` and its place. */
        cell: v.optional(v.pipe(v.object({ variable: text, index: whole }), v.readonly())),
        /** With finite differences beside the gradients. */
        check: v.boolean(),
      }),
      v.readonly(),
    ),
    /** The surface of the loss, and what walks down it. Numbers are in the plane's own coordinates. */
    descent: v.pipe(
      v.object({
        /** Not set: that of a network's only two numbers, or what the host takes. */
        plane: v.optional(plane),
        /** The part of the plane that is shown; not set: the host's choice. */
        range: v.optional(v.pipe(v.object({ x: point, y: point }), v.readonly())),
        /** From where the optimizers start; not set: where the run did. */
        start: v.optional(point),
        /** The optimizers that race, by name; not set: the spec's own. */
        racers: v.optional(v.pipe(v.array(v.pipe(v.object({ name: text, learningRate: finite }), v.readonly())), v.readonly())),
        /** How many epochs they have; not set: as many as the spec. */
        epochs: v.optional(whole),
        /** A loss whose surface is drawn beside the spec's own. */
        beside: v.optional(text),
        /** How the surface is turned, in radians: about the vertical, and how far it is seen from above. */
        turn: v.optional(point),
      }),
      v.readonly(),
    ),
    /** A sheet of functions. Functions are remembered by their texts, which stay theirs when others are put before them. */
    functions: v.pipe(
      v.object({
        /** The one that the point is on; not set: the first. */
        chosen: v.exactOptional(text),
        /** Those that are not drawn. */
        hidden: texts,
        /** Where the point was put; not set: where it begins. And how many steps downhill it has made from there. */
        x: v.exactOptional(finite),
        steps: whole,
        /** Learning rate of the walk downhill. */
        rate: v.pipe(finite, v.gtValue(0)),
        secant: v.boolean(),
        /** Distance of the secant's second point. */
        h: v.pipe(finite, v.gtValue(0)),
        table: v.boolean(),
      }),
      v.readonly(),
    ),
    /** The box of a tensor sheet that is looked at: of one operation of a tensor's expression. Not set before one was chosen. */
    tensors: v.pipe(
      v.object({
        tensor: v.optional(text),
        step: v.optional(whole),
        /** `result` or `operand 0`. */
        block: v.optional(text),
        place: v.optional(whole),
      }),
      v.readonly(),
    ),
    /** How answers are read; the same in every view that reads them. */
    predictions: v.pipe(
      v.object({
        /** From which probability on an answer is yes; not set: the network's own. */
        threshold: v.exactOptional(v.pipe(finite, v.minValue(0), v.maxValue(1))),
        /** The reader's own sample, as it is typed. */
        own: v.exactOptional(texts),
        /** What is drawn on the pad: strokes, each its points one after another, x and y in thousandths of its side. */
        drawing: v.exactOptional(v.pipe(v.array(v.pipe(v.array(finite), v.maxLength(4000), v.readonly())), v.maxLength(200), v.readonly())),
      }),
      v.readonly(),
    ),
  }),
  v.readonly(),
);
export type Options = v.InferOutput<typeof options>;

/** How things are shown until somebody says otherwise. */
export const defaultOptions: Options = {
  view: 'overview',
  training: { logScale: false, by: 'epoch', smoothing: 0, hidden: [], table: false },
  network: { weights: 'heat' },
  boundary: { units: true, regions: true },
  data: {},
  mistakes: { surest: false, seed: 0, shares: false },
  step: { check: false },
  tensors: {},
  descent: {},
  functions: { hidden: [], steps: 0, rate: 0.1, secant: false, h: 1, table: false },
  predictions: {},
};

/** What an older version of the extension has kept may lack a part, or have another: it is not taken. */
export const isOptions = (value: unknown): value is Options => v.is(options, value);

/** Some options: of the views' own, those that are named. */
export type OptionsChange = { readonly [K in keyof Options]?: Options[K] extends object ? Partial<Options[K]> : Options[K] };

/** What a panel needs to come back as it was after a reload of the window; VS Code keeps it for the page. */
export const kept = v.pipe(
  v.object({
    /** The spec's address; not set for a panel that never had one. */
    spec: v.exactOptional(text),
    view: v.picklist(viewNames),
    alone: v.boolean(),
    locked: v.boolean(),
    /** Runs laid over the one in front. */
    compared: texts,
    /** The run that was chosen to be in front. */
    pinned: v.exactOptional(text),
    /** The address of another spec, which this one is compared with. */
    against: v.exactOptional(text),
  }),
  v.readonly(),
);
export type Kept = v.InferOutput<typeof kept>;

export const isKept = (value: unknown): value is Kept => v.is(kept, value);
