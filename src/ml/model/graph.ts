import { kerasShape, type Shape } from '../language/shape';
import { visible } from '../language/visible';
import { layerParams } from './cost';
import type { Layer, Model } from './model';

/** A layer in the drawing of a network. Shapes are those of one sample. */
interface GraphNode {
  readonly name: string;
  /** Keras's class: `Dense`, `InputLayer`, … */
  readonly type: string;
  readonly inputShapes: readonly Shape[];
  readonly outputShape: Shape;
  readonly params: number;
  /** Index in `model.layers`; not set for the input layer of a graph whose spec does not list one. */
  readonly layer?: number;
}

interface Graph {
  readonly name: string;
  /** In the order of Keras's summary and drawing. */
  readonly nodes: readonly GraphNode[];
  /** Indices into `nodes`; the edges into a node are in the order of its inputs. */
  readonly edges: readonly { readonly from: number; readonly to: number }[];
}

/**
 * The layers and what feeds them. As in Keras, a graph (functional API) shows its input layer and is ordered by distance
 * from the output; a sequence does neither.
 */
export function layerGraph(model: Model): Graph {
  const order = model.functional ? kerasOrder(model) : model.layers;
  const ownInput = model.functional && model.layers.every((l) => l.config.type !== 'Input');
  const nodes = order.map(nodeOf);
  if (ownInput) nodes.unshift(addedInput(model));
  const place = new Map(order.map((layer, i) => [layer.index, i + (ownInput ? 1 : 0)]));
  if (ownInput) place.set(-1, 0);
  const edges = order.flatMap((layer) =>
    layer.inputs.flatMap((input) => {
      const from = place.get(input);
      return from === undefined ? [] : [{ from, to: place.get(layer.index) as number }];
    }),
  );
  return { name: model.name, nodes, edges };
}

const nodeOf = (layer: Layer): GraphNode => ({
  name: layer.name,
  type: layer.config.type === 'Input' ? 'InputLayer' : layer.config.type,
  inputShapes: layer.inputShapes,
  outputShape: layer.outputShape,
  params: layerParams(layer),
  layer: layer.index,
});

/** Keras adds an input layer where a graph begins with another layer. */
function addedInput(model: Model): GraphNode {
  let name = 'input_layer';
  for (let n = 1; model.layers.some((l) => l.name === name); n++) name = `input_layer_${n}`;
  return { name, type: 'InputLayer', inputShapes: [model.inputShape], outputShape: model.inputShape, params: 0 };
}

/**
 * Farthest from the output first; layers equally far in the order in which a walk from the output through each layer's
 * inputs meets them. Source: `map_graph` in keras/src/ops/function.py
 */
function kerasOrder({ layers }: Model): Layer[] {
  const depth = new Map<number, number>();
  for (const layer of [...layers].reverse()) {
    const own = depth.get(layer.index) ?? 0;
    for (const input of layer.inputs) depth.set(input, Math.max(own + 1, depth.get(input) ?? 0));
  }
  const met = new Map<number, number>();
  const waiting = [layers.length - 1];
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
    if (i === -1 || met.has(i)) continue;
    met.set(i, met.size);
    // The first input is walked first, so it goes onto the stack last.
    waiting.push(...[...(layers[i] as Layer).inputs].reverse());
  }
  const far = (l: Layer): number => depth.get(l.index) ?? 0;
  const meeting = (l: Layer): number => met.get(l.index) ?? 0;
  return [...layers].sort((a, b) => far(b) - far(a) || meeting(a) - meeting(b));
}

const escaped = (text: string): string => visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const shapeCell = (title: string, shape: string): string =>
  `<td bgcolor="white"><font point-size="14">${title}: <b>${shape}</b></font></td>`;

function label({ name, type, inputShapes, outputShape }: GraphNode): string {
  const inputs = inputShapes.map(kerasShape);
  const cells = [
    ...(type === 'InputLayer' ? [] : [shapeCell('Input shape', inputs.length > 1 ? `[${inputs.join(', ')}]` : (inputs[0] ?? ''))]),
    shapeCell('Output shape', kerasShape(outputShape)),
  ];
  const title = `<font point-size="16" color="white"><b>${escaped(name)}</b> (${type})</font>`;
  return (
    '<<table border="0" cellborder="1" bgcolor="black" cellpadding="10">' +
    `<tr><td colspan="2" bgcolor="black">${title}</td></tr><tr>${cells.join('')}</tr></table>>`
  );
}

/**
 * The network in Graphviz's language, as `plot_model(model, show_shapes=True, show_layer_names=True)` hands it over; ends with
 * a line feed. Source: keras/src/utils/model_visualization.py
 */
export function graphDot({ nodes, edges }: Graph): string {
  return [
    'digraph G {',
    '  rankdir=TB;',
    '  concentrate=true;',
    '  dpi=200;',
    '  splines=ortho;',
    '  node [shape=record];',
    ...nodes.map((node, i) => `  layer${i} [fontname="Helvetica", border=0, margin=0, label=${label(node)}];`),
    // Keras draws a layer that feeds another twice, as in Add(x, x), with one arrow.
    ...new Set(edges.map(({ from, to }) => `  layer${from} -> layer${to} [penwidth=2];`)),
    '}',
    '',
  ].join('\n');
}
