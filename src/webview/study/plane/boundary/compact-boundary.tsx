import * as l10n from '@vscode/l10n';
import { useId, useMemo, useRef } from 'preact/hooks';
import { inputNames } from '../../shared/class-names';
import { useWidth } from '../../shared/use-width';
import { layOut } from '../frame';
import { StillPicture } from '../still-picture';
import { BoundaryPlot } from './plot';
import type { Scene } from './scene';

/** The largest picture, in pixels. */
const WIDEST = 360;

interface Props {
  readonly scene: Scene;
  readonly text: string;
  readonly regions: boolean;
}

/** The picture and its sentence, without anything to do. */
export function CompactBoundary({ scene, text, regions }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const width = Math.min(WIDEST, useWidth(room));
  const id = useId();
  const { box } = scene.look.field.grid;
  const layout = useMemo(() => layOut(width, width + 8, box), [width, ...box.x, ...box.y]);
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
