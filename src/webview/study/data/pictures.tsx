import * as l10n from '@vscode/l10n';
import { useRef, useState } from 'preact/hooks';
import { FirstState } from '../../shared/first-state';
import { count } from '../../shared/format';
import { Button } from '../../shared/toolkit';
import type { Picture } from '../messages/state';
import { useSize } from '../shared/measure';
import { useStateOf } from '../shared/newest';
import { AROUND, LINE, PictureGrid } from '../shared/pictures/picture-grid';
import { dataMarks } from '../shared/pictures/use-rows';
import { useSamples } from '../shared/pictures/use-samples';
import { zoomFor } from '../shared/pictures/zoom';
import { OnePicture } from './one-picture';
import { picturesSentence } from './sentence';
import type { DataSight } from './sight';

/** The figure of the notes: five in a line, two lines. */
const [IN_A_LINE, LINES] = [5, 2];
/** Of the window's height, for the two lines, and for many small ones. */
const [FEW_PART, MANY_PART] = [0.42, 0.6];
/** Part of a third line, which shows that there are more. */
const PEEK = 16;
/** Small pictures are about so large, in pixels. */
const SMALL = 56;
/** Scrollbar. */
const BAR = 16;

/** The pictures of a part, and one of them large. */
export function Pictures({ sight, picture }: { readonly sight: DataSight; readonly picture: Picture }) {
  const { study, part } = sight;
  const { klass, row: wanted, small = false } = study.state.options.data;
  const row = wanted !== undefined && wanted < part.rows ? wanted : undefined;
  const place = useRef<HTMLDivElement>(null);
  const { width, windowHeight } = useSize(place);
  const [seen, setSeen] = useState({ from: 0, to: 0 });
  const { total, error, at, again } = useSamples(study, { split: part.split, klass }, seen.from, seen.to);
  const list = [...dataMarks(study), part.split, klass];
  /** Where the open picture is in the grid: found there, or told with its numbers. */
  const [known, setKnown] = useStateOf<number>([...list, row]);
  const open = row === undefined ? undefined : klass === undefined ? row : known;

  const choose = (to: number | undefined): void => {
    const next = to === undefined ? undefined : klass === undefined ? to : at(to)?.row;
    if (to !== undefined && next === undefined) return;
    study.setOptions({ data: { split: part.split, row: next } });
  };
  const { zoom, height } = gridSize(picture, width - BAR, windowHeight, small);
  return (
    <div ref={place} class="pictures">
      {error !== undefined && total === undefined && (
        <FirstState lines={[error]}>
          <Button icon="refresh" onClick={again}>
            {l10n.t('Try Again')}
          </Button>
        </FirstState>
      )}
      {error === undefined && total === undefined && (
        <p class="quiet" role="status">
          {l10n.t('Reading the pictures…')}
        </p>
      )}
      {total !== undefined && width > 0 && (
        <PictureGrid
          key={`${part.split} ${klass}`}
          picture={picture}
          zoom={zoom}
          total={total}
          height={height}
          {...(!small && { columns: IN_A_LINE })}
          {...(open !== undefined && { chosen: open })}
          follows={row !== undefined}
          label={l10n.t('Pictures')}
          at={(which) => {
            const sample = at(which);
            return {
              pixels: sample?.pixels,
              name: sample ? sight.shortTitle(sample.label, sample.y) : '',
              label: l10n.t('{0}, picture {1} of {2}', sample ? sight.title(sample.label, sample.y) : '…', count(which + 1), count(total)),
            };
          }}
          onSight={(from, to) => setSeen({ from, to })}
          onChoose={(which) => choose(which)}
        />
      )}
      {error !== undefined && total !== undefined && (
        <p class="warning" role="alert">
          {error}{' '}
          <button type="button" class="link" onClick={again}>
            {l10n.t('Try Again')}
          </button>
        </p>
      )}
      {total !== undefined && <p class="sentence">{picturesSentence(part, picture, (which) => sight.title(which, [which]))}</p>}
      {row !== undefined && (
        <OnePicture
          sight={sight}
          picture={picture}
          row={row}
          place={open}
          total={total}
          onKnown={(of, label, ofClass) => of === row && label === klass && setKnown(ofClass)}
          onGo={choose}
        />
      )}
    </div>
  );
}

/** How large the pictures of the grid are, and how high it is. */
function gridSize(
  picture: Picture,
  width: number,
  windowHeight: number,
  small: boolean,
): { readonly zoom: number; readonly height: number } {
  const side = { width: width / IN_A_LINE - AROUND, height: (FEW_PART * windowHeight) / LINES - AROUND - LINE };
  const least = zoomFor(picture, { width: SMALL, height: SMALL });
  // In a narrow column there are fewer than five in a line, rather than five that cannot be made out.
  const zoom = small ? least : Math.max(least, zoomFor(picture, side));
  const line = picture.height * zoom + AROUND + LINE;
  const height = small ? Math.max(2 * line, Math.floor((MANY_PART * windowHeight) / line) * line) : LINES * line;
  return { zoom, height: height + PEEK };
}
