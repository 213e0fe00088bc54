import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import { count } from '../../shared/format';
import type { Requests } from '../messages/from-view';
import type { Network } from '../messages/state';
import { paint } from '../network/heat-paint';
import { largestOf, pageOf } from '../network/matrix';
import { momentOf } from '../shared/moment';
import { LastAnswers, useNewest } from '../shared/newest';
import { spanOf } from '../shared/scale';
import type { Study } from '../shared/study';
import { useHeatTheme } from '../shared/theme';
import { indexAt, type Layout, layoutOf } from '../step/blocks';

type Answer = Requests['outputs']['answer'];

interface Props {
  readonly study: Study;
  readonly network: Network;
  readonly x: Float32Array;
}

/** Channels of a layer that are shown, and room for one of them and for a vector, in pixels. */
const CHANNELS = 12;
const ROOM = { channel: 72, vector: 196 } as const;

const last = new LastAnswers<Answer>();

/** What each layer makes of one sample, at the moment that is shown. */
export function LayerOutputs({ study, network, x }: Props) {
  const { run, at, marks } = momentOf(study);
  const { answer, error } = useNewest(last, {
    marks: [...marks, x],
    refines: false,
    ask: () => study.ask('outputs', { ...(run && { run: run.id }), at, x, layers: 'all' }),
  });
  return (
    <>
      {error !== undefined && <p role="alert">{error}</p>}
      {answer?.layers.map(({ name, shape, values }) => (
        <Layer key={name} name={name} type={network.rows.find((row) => row.name === name)?.type ?? ''} shape={shape} values={values} />
      ))}
    </>
  );
}

interface LayerProps {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

function Layer({ name, type, shape, values }: LayerProps) {
  const layout = layoutOf(shape);
  const shown = Math.min(layout.slices, CHANNELS);
  const zeros = values.filter((value) => value === 0).length;
  const [low, high] = spanOf(values) ?? [0, 0];
  return (
    <section class="inside-layer" aria-label={name}>
      <p>
        {name} <span class="quiet">{type}</span>{' '}
        <span class="quiet">
          {l10n.t('{0} numbers from {1} to {2}', count(values.length), figure(low), figure(high))}
          {zeros > 0 && `, ${l10n.t('{0} of them 0', count(zeros))}`}
        </span>
      </p>
      <div class="inside-channels">
        {Array.from({ length: shown }, (_, slice) => (
          <Block key={slice} values={values} layout={layout} slice={slice} />
        ))}
        {shown < layout.slices && <span class="quiet">{l10n.t('{0} more channels', count(layout.slices - shown))}</span>}
      </div>
    </section>
  );
}

function Block({ values, layout, slice }: { readonly values: Float32Array; readonly layout: Layout; readonly slice: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useHeatTheme();
  const { rows, columns, slices } = layout;
  const side = Math.max(2, Math.min(16, Math.floor((slices > 1 ? ROOM.channel : ROOM.vector) / columns)));
  const plan = { cellWidth: side, cellHeight: side, width: side * columns, height: side * rows, numbers: false };
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const matrix = { rows, columns, at: (row: number, column: number) => values[indexAt(layout, row, column, slice)] ?? 0 };
    paint(canvas.current, matrix, { rows: pageOf(rows, rows, 0), columns: pageOf(columns, columns, 0) }, plan, largestOf(values), theme);
  }, [values, theme, side]);
  return <canvas ref={canvas} role="img" aria-label={l10n.t('outputs')} style={{ width: `${plan.width}px`, height: `${plan.height}px` }} />;
}
