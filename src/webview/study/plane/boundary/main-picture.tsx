import * as l10n from '@vscode/l10n';
import type { ComponentChildren, RefObject } from 'preact';
import { useId, useMemo, useRef } from 'preact/hooks';
import { lookAtDot } from '../../shared/look-inside';
import { useWidth } from '../../shared/measure';
import { className, inputNames } from '../../shared/names';
import { classCount } from '../../shared/reading';
import type { Study } from '../../shared/study';
import { layOut } from '../frame';
import { type Entry, Legend } from '../marks';
import { Picture, StillPicture } from '../picture';
import { Scrub } from '../scrub';
import { BoundaryPlot, type Extra } from './boundary-plot';
import type { Scene } from './scene';
import { pointText } from './sentence';

/** The largest pictures, in pixels. */
const widest = { full: 520, compact: 360 } as const;

/** Higher than wide by what the axes take more, so that the plane is a square. */
const TALLER = 8;

interface Props {
  readonly study: Study;
  readonly scene: Scene;
  /** Says what the picture shows. */
  readonly text: string;
  readonly drawing: RefObject<SVGSVGElement | null>;
  readonly at: number | undefined;
  readonly onGo: (at: number | undefined) => void;
  /** In place of the way through the run. */
  readonly controls?: ComponentChildren;
  readonly extra: readonly Extra[];
}

/** The plane, what it says, and the way through the run. */
export function MainPicture({ study, scene, text, drawing, at, onGo, controls, extra }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const width = Math.min(widest.full, useWidth(room));
  const id = useId();
  const { options } = study.state;
  const { dots, verdicts, reading, look } = scene;
  const { data } = look.question;
  const { box } = look.field.grid;
  const layout = useMemo(() => layOut(width, width + TALLER, box), [width, ...box.x, ...box.y]);
  const stops = useMemo(() => dots.map((dot) => ({ x: layout.x(dot.x), y: layout.y(dot.y) })), [scene, layout]);
  return (
    <div class="boundary-main" ref={room}>
      {controls}
      {width > 0 && (
        <Picture
          layout={layout}
          title={l10n.t('Decision boundary')}
          sentence={text}
          drawing={drawing}
          stops={stops}
          at={at}
          onGo={onGo}
          pick={(stop) => lookAtDot(study, dots[stop])}
          reading={at === undefined ? '' : pointText(at, dots, verdicts[at], reading, data)}
        >
          <BoundaryPlot
            scene={scene}
            layout={layout}
            names={inputNames(data)}
            id={id}
            showRegions={options.boundary.regions}
            showThin={options.boundary.units}
            at={at}
            extra={extra}
          />
        </Picture>
      )}
      {controls === undefined && <Scrub study={study} moment={look.question.moment} />}
      <div class="plot-foot">
        <BoundaryLegend scene={scene} thin={options.boundary.units} more={extra.flatMap(({ legend }) => legend)} />
      </div>
    </div>
  );
}

/** What marks and lines stand for, as far as they are in the picture. @param thin the lines of hidden units are shown */
function BoundaryLegend({ scene, thin, more }: { readonly scene: Scene; readonly thin: boolean; readonly more: readonly Entry[] }) {
  const { reading, dots, verdicts, look } = scene;
  const { data } = look.question;
  const kept = dots.some(({ split }) => split !== 'train');
  const entries: Entry[] = [
    ...Array.from({ length: classCount(reading) }, (_, klass): Entry => ({ klass, look: 'filled', text: className(klass, data, reading) })),
    ...(kept ? [{ look: 'hollow', text: l10n.t('held out (validation, test)') } as const] : []),
    ...(verdicts.some(({ right }) => !right) ? [{ look: 'ring', text: l10n.t('wrong answer') } as const] : []),
    ...(thin && scene.thin.length > 0 ? [{ look: 'dashed', text: l10n.t('line of a hidden unit') } as const] : []),
    ...more,
  ];
  return <Legend entries={entries} />;
}

/** The picture and its sentence, without anything to do. */
export function CompactBoundary({ scene, text, regions }: Pick<Props, 'scene' | 'text'> & { readonly regions: boolean }) {
  const room = useRef<HTMLDivElement>(null);
  const width = Math.min(widest.compact, useWidth(room));
  const id = useId();
  const { box } = scene.look.field.grid;
  const layout = useMemo(() => layOut(width, width + TALLER, box), [width, ...box.x, ...box.y]);
  return (
    <div class="boundary compact" ref={room}>
      {width > 0 && (
        <StillPicture layout={layout} title={l10n.t('Decision boundary')} sentence={text}>
          <BoundaryPlot
            scene={scene}
            layout={layout}
            names={inputNames(scene.look.question.data)}
            id={id}
            showRegions={regions}
            showThin={true}
            at={undefined}
          />
        </StillPicture>
      )}
    </div>
  );
}
