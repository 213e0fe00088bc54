import { type Shape, volume } from '../../language/shape';
import type { Layer, Model } from '../../model/model';
import { type ActivationCode, activationCode } from './kernel-codes';
import { ACTIVATION, DENSE, DROPOUT, RELAY, WORTH_SHARING } from './layout';
import { padded } from './panels';

/** How the numbers of one sample lie in memory: lines of equal length, each padded to whole vectors. */
export interface Lines {
  readonly lines: number;
  readonly n: number;
}

/** A variable as it lies in memory: in panels of columns. A bias is one row. */
export interface Variable {
  /** `layer/variable` */
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly trainable: boolean;
  /** Numbers, with those that pad it. */
  readonly size: number;
}

/** One step of the way through the network. Layers that only rename axes have none. */
export interface Stage {
  readonly kind: number;
  readonly layer: Layer;
  /** The stage whose outputs are its inputs; -1 for the samples. */
  readonly input: number;
  readonly from: Lines;
  readonly to: Lines;
  readonly activation: ActivationCode;
  readonly kernel?: Variable;
  readonly bias?: Variable;
  /** True where the gradient with respect to its outputs is needed: something trainable is in it or before it. */
  readonly learns: boolean;
}

/** A stack of layers as stages. */
export interface Stages {
  readonly stages: readonly Stage[];
  readonly input: Lines;
  /** For each layer of the model the stage that holds its outputs; -1 for the samples. */
  readonly stageOf: readonly number[];
}

const LINEAR_CODE: ActivationCode = [0];

const linesOf = (shape: Shape): Lines => ({ lines: volume(shape.slice(0, -1)), n: shape.at(-1) ?? 1 });
const same = (a: Lines, b: Lines): boolean => a.lines === b.lines && a.n === b.n;
/** Without padding, lines of any length are the same numbers in a row. */
const unpadded = (a: Lines, b: Lines): boolean => padded(a.n) === a.n && padded(b.n) === b.n;

/** True where a product of batches of so many rows is so large that threads share it. */
export const worthSharing = ({ layers }: Model, rows: number): boolean =>
  layers.some(({ multiplyAdds }) => multiplyAdds * rows >= WORTH_SHARING);

/** @param model one that `obstacleTo` finds nothing against */
export function stagesOf(model: Model): Stages {
  const stages: Stage[] = [];
  const stageOf: number[] = [];
  let input = linesOf(model.inputShape);
  let now = input;
  let learns = false;

  const push = (stage: Omit<Stage, 'input' | 'from' | 'learns'>): void => {
    learns ||= Boolean(stage.kernel?.trainable);
    stages.push({ ...stage, input: stages.length - 1, from: now, learns });
    now = stage.to;
  };
  /** Brings what there is into the lines that a layer takes. */
  const arrange = (layer: Layer): void => {
    const wanted = linesOf(layer.inputShapes[0] as Shape);
    if (same(now, wanted)) return;
    if (stages.length === 0) input = wanted;
    else if (!unpadded(now, wanted)) return push({ kind: RELAY, layer, to: wanted, activation: LINEAR_CODE });
    now = wanted;
  };

  for (const layer of model.layers) {
    const { config } = layer;
    if (config.type === 'Dense' || config.type === 'Activation' || (config.type === 'Dropout' && config.rate > 0)) {
      arrange(layer);
      const to = linesOf(layer.outputShape);
      if (config.type === 'Dense') {
        push({ kind: DENSE, layer, to, activation: activationCode(config.activation), ...variablesOf(layer) });
      } else if (config.type === 'Activation') push({ kind: ACTIVATION, layer, to, activation: activationCode(config.activation) });
      else push({ kind: DROPOUT, layer, to, activation: LINEAR_CODE });
    }
    stageOf.push(stages.length - 1);
  }
  return { stages, input, stageOf };
}

function variablesOf(layer: Layer): { kernel: Variable; bias?: Variable } {
  const [kernel, bias] = layer.weights.map(({ name, shape, trainable }): Variable => {
    const [rows, columns] = shape.length === 2 ? (shape as [number, number]) : [1, shape[0] as number];
    return { name: `${layer.name}/${name}`, rows, columns, trainable, size: rows * padded(columns) };
  });
  return { kernel: kernel as Variable, ...(bias && { bias }) };
}
