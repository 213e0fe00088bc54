import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useId, useMemo, useRef } from 'preact/hooks';
import { inputNames, pointText } from '../../shared/class-names';
import type { Study } from '../../shared/study';
import { useWidth } from '../../shared/use-width';
import { layOut } from '../frame';
import { Picture } from '../picture';
import { Scrub } from '../scrub';
import { BoundaryLegend } from './boundary-legend';
import { BoundaryPlot } from './plot';
import type { Scene } from './scene';

/** The largest picture, in pixels. */
const WIDEST = 520;

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
}

/** The plane, what it says, and the way through the run. */
export function MainPicture({ study, scene, text, drawing, at, onGo }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const width = Math.min(WIDEST, useWidth(room));
  const id = useId();
  const { options } = study.state;
  const { dots, verdicts, reading, look } = scene;
  const { data } = look.question;
  const { box } = look.field.grid;
  const layout = useMemo(() => layOut(width, width + TALLER, box), [width, ...box.x, ...box.y]);
  const stops = useMemo(() => dots.map((dot) => ({ x: layout.x(dot.x), y: layout.y(dot.y) })), [scene, layout]);
  return (
    <div class="boundary-main" ref={room}>
      {width > 0 && (
        <Picture
          layout={layout}
          title={l10n.t('Decision boundary')}
          sentence={text}
          drawing={drawing}
          stops={stops}
          at={at}
          onGo={onGo}
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
          />
        </Picture>
      )}
      <Scrub study={study} moment={look.question.moment} />
      <div class="plot-foot">
        <BoundaryLegend scene={scene} thin={options.boundary.units} />
      </div>
    </div>
  );
}
