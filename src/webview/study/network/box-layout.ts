import { Graph, layout } from '@dagrejs/dagre';
import type { Network } from '../messages/state';
import type { TextSize } from '../shared/measure';

interface Box {
  /** Index in the network's rows. */
  readonly row: number;
  readonly lines: readonly string[];
  /** Middle of the box. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly text: string; readonly x: number; readonly y: number };
}

export interface BoxPlan {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

const PADDING = 12;
const MARGIN = 8;

/**
 * Boxes in the order of the way through the network, as few crossings as dagre finds.
 * @param linesOf the texts of a row's box
 * @param direction `down` beside the table, `right` where there is little height
 */
export function placeBoxes(
  { rows, edges }: Pick<Network, 'rows' | 'edges'>,
  linesOf: (row: number) => readonly string[],
  { width: measure, line }: TextSize,
  direction: 'down' | 'right',
): BoxPlan {
  const graph = new Graph()
    .setGraph({ rankdir: direction === 'down' ? 'TB' : 'LR', nodesep: 24, edgesep: 16, ranksep: 24, marginx: MARGIN, marginy: MARGIN })
    .setDefaultEdgeLabel(() => ({}));
  for (let row = 0; row < rows.length; row++) {
    const lines = linesOf(row);
    const width = Math.ceil(Math.max(...lines.map(measure))) + 2 * PADDING;
    graph.setNode(String(row), { width, height: lines.length * line + PADDING });
  }
  for (const { from, to } of edges) {
    const width = Math.ceil(measure(arrowText(rows[from]?.outputShape ?? '')));
    graph.setEdge(String(from), String(to), { width, height: line, labelpos: 'r', labeloffset: 4 });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const boxes = rows.map((_, row): Box => {
    const node = graph.node(String(row));
    return { row, lines: linesOf(row), x: node.x, y: node.y, width: node.width, height: node.height };
  });
  return { width, height, boxes, arrows: edges.map(({ from, to }) => arrow(graph, from, to, arrowText(rows[from]?.outputShape ?? ''))) };
}

function arrow(graph: Graph, from: number, to: number, text: string): Arrow {
  const { points = [], x = 0, y = 0 } = graph.edge(String(from), String(to));
  return { from, to, points, label: { text, x, y } };
}

/** What goes along an arrow for one sample: `28 × 28` for `(None, 28, 28)`. */
export const arrowText = (kerasShape: string): string => kerasShape.replace(/^\(None,? ?|\)$/g, '').replaceAll(', ', ' × ');
