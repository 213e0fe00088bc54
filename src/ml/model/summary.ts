import type { Shape } from '../language/shape';
import { layerParams, multiplyAdds, type ParameterCounts, parameterCounts } from './cost';
import { layerGraph } from './graph';
import type { Model } from './model';

/** Bytes of a float32. */
const FLOAT = 4;

/** One line of the summary table. */
export interface SummaryRow {
  readonly name: string;
  /** Keras's class: `Dense`, `InputLayer`, … */
  readonly type: string;
  /** Sizes of one sample. */
  readonly outputShape: Shape;
  readonly params: number;
  /** Names of the layers that feed this one; empty for the first. */
  readonly connectedTo: readonly string[];
  /** How the parameter count comes about: `(784 inputs + 1 bias) × 512 units = 401,920`; empty for layers without weights. */
  readonly arithmetic: string;
  /** Multiplications with an addition that one sample takes. */
  readonly multiplyAdds: number;
  /** Bytes of the weights. */
  readonly bytes: number;
  /** False for a layer that has weights, none of which change in training. */
  readonly trainable: boolean;
}

/** What `model.summary()` of Keras says, and the cost of each layer. */
export interface Summary {
  readonly name: string;
  readonly rows: readonly SummaryRow[];
  /** True where the layers are no plain chain, so that the table needs its "Connected to" column. */
  readonly branches: boolean;
  readonly params: ParameterCounts;
  readonly multiplyAdds: number;
}

export function summarize(model: Model): Summary {
  const { nodes, edges } = layerGraph(model);
  const rows = nodes.map((node, i): SummaryRow => {
    const layer = node.layer === undefined ? undefined : model.layers[node.layer];
    const params = layer ? layerParams(layer) : 0;
    return {
      name: node.name,
      type: node.type,
      outputShape: node.outputShape,
      params,
      connectedTo: edges.filter((e) => e.to === i).map((e) => nodes[e.from]?.name ?? ''),
      arithmetic: layer?.arithmetic ?? '',
      multiplyAdds: layer?.multiplyAdds ?? 0,
      bytes: params * FLOAT,
      trainable: params === 0 || (layer?.weights.some((w) => w.trainable) ?? true),
    };
  });
  const branches = edges.length !== nodes.length - 1 || edges.some((e) => e.to !== e.from + 1);
  return { name: model.name, rows, branches, params: parameterCounts(model), multiplyAdds: multiplyAdds(model) };
}
