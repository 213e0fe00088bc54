import { visible } from '../language/visible';
import type { Graph, GraphNode } from './graph';
import { kerasShape } from './summary-text';

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
