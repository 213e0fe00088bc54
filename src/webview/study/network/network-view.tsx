import './network.css';
import * as l10n from '@vscode/l10n';
import { useCallback, useRef } from 'preact/hooks';
import { counted } from '../../shared/format';
import { pngBytes, svgText } from '../../shared/save';
import type { Network } from '../messages/state';
import { LineCheck, NoAnswer } from '../plane/line-or-not/line-check';
import { LinePanel } from '../plane/line-or-not/panel';
import { useLineOrNot } from '../plane/line-or-not/use-line-or-not';
import { cssColor } from '../shared/colors';
import { epochOfStep, hasSteps, lookInside } from '../shared/look-inside';
import { readingOf } from '../shared/reading';
import { SaveMenu } from '../shared/save-menu';
import type { Study, ViewProps } from '../shared/study';
import { useHeatTheme } from '../shared/theme';
import { LayerTable } from './layer-table';
import { LayerWeights } from './layer-weights';
import { NetworkGraph } from './network-graph';
import { neuronColumns } from './neurons';
import { useWeights } from './use-weights';

/** The layers as Keras's table and as a graph, and the weights of one of them. */
export const NetworkView = ({ study, compact = false }: ViewProps) =>
  study.state.network ? <Shown study={study} network={study.state.network} compact={compact} /> : null;

interface Props {
  readonly study: Study;
  readonly network: Network;
  readonly compact: boolean;
}

function Shown({ study, network, compact }: Props) {
  const { options } = study.state;
  const drawing = useRef<SVGSVGElement>(null);
  const theme = useHeatTheme();
  const rows = network.rows.filter(({ variables }) => variables.length > 0);
  const row = rows.find(({ name }) => name === options.network.layer) ?? rows[0];
  const drawn = neuronColumns(network, '') ? rows.map(({ name }) => name) : [];
  const layers = [...new Set([...drawn, ...(compact || !row ? [] : [row.name])])];
  const shown = useWeights(study, layers);
  const indexOf = (name: string | undefined): number | undefined => {
    const index = network.rows.findIndex((r) => r.name === name);
    return index < 0 ? undefined : index;
  };
  const reader = {
    network,
    chosen: compact ? undefined : indexOf(row?.name),
    pointed: indexOf(study.layer),
    onPoint: (i: number | undefined) => study.setLayer(i === undefined ? undefined : network.rows[i]?.name),
    onPick: (i: number) => {
      const picked = network.rows[i];
      if (picked?.variables.length) study.setOptions({ network: { layer: picked.name } });
      if (picked?.layer !== undefined) study.tell({ type: 'revealLayer', layer: picked.name });
    },
  };
  const onWeight = useLookAtWeight(study);
  // Where there is a picture of the inputs, the answer is drawn there.
  const lineHere = !compact && !study.state.views.some((view) => view === 'boundary' || view === 'fit');
  const line = useLineOrNot(study, 0, lineHere);
  const graph = <NetworkGraph {...reader} weights={shown.weights} compact={compact} drawing={drawing} onWeight={onWeight} />;
  // The colour of what is negative depends on how the theme's colours differ, which a style sheet cannot find out.
  const colors = { '--network-negative': cssColor(theme.scale.negative) };
  if (compact) {
    return (
      <div class="network compact" style={colors}>
        <p class="short">
          <span>{network.short}</span>
          <span class="quiet">{counted(network.totalParams, 'parameters')}</span>
        </p>
        {graph}
      </div>
    );
  }
  return (
    <div class="network" style={colors}>
      <div class="network-bar">
        {lineHere && <LineCheck study={study} />}
        <SaveMenu
          study={study}
          name={network.name}
          items={[
            { text: l10n.t('Table as text'), ending: 'txt', content: () => network.text },
            { text: l10n.t('Graph as SVG'), ending: 'svg', content: () => drawing.current && svgText(drawing.current) },
            { text: l10n.t('Graph as PNG'), ending: 'png', content: () => drawing.current && pngBytes(drawing.current) },
          ]}
        />
      </div>
      <div class="table-and-graph">
        <LayerTable {...reader} />
        {graph}
      </div>
      <p class="sentence">{network.sentence}</p>
      <NoAnswer error={line.error} />
      {line.look && <LinePanel look={line.look} reading={readingOf(network)} data={study.state.data} />}
      {row && <LayerWeights study={study} rows={rows} row={row} shown={shown} onPick={onWeight} />}
    </div>
  );
}

/** Opens a weight in the Step view, in the first step after the moment that is shown; always the same function, as drawings keep it. */
function useLookAtWeight(study: Study): ((variable: string, index: number) => void) | undefined {
  const newest = useRef(study);
  newest.current = study;
  const look = useCallback((variable: string, index: number): void => {
    lookInside(newest.current, { epoch: epochOfStep(newest.current), batch: 0, cell: { variable, index } });
  }, []);
  return hasSteps(study) ? look : undefined;
}
