import * as l10n from '@vscode/l10n';
import { useMemo, useRef, useState } from 'preact/hooks';
import { byteIn } from '../../../ml/data/dataset';
import { fixed } from '../../../ml/language/number-text';
import { count } from '../../shared/format';
import { Button, Checkbox, IconButton } from '../../shared/toolkit';
import type { Requests } from '../messages/from-view';
import type { Picture } from '../messages/state';
import type { Rgb } from '../shared/colors';
import { useTextSize, useWidth } from '../shared/measure';
import { splitTitle } from '../shared/names';
import { LastAnswers, useNewest } from '../shared/newest';
import { dataMarks } from '../shared/pictures/use-rows';
import { LargePicture } from './large-picture';
import { LensTable } from './lens-table';
import { type Cell, layOutPicture } from './picture-layout';
import { channelNames, PixelReading } from './pixel-reading';
import { inputOf, type Lens, lensAround, lensHolding, type Place } from './pixels';
import { RowActions } from './row-actions';
import { onePictureSentence } from './sentence';
import type { DataSight } from './sight';

type Answer = Requests['samples']['answer'];

const last = new LastAnswers<Answer>();

interface Props {
  readonly sight: DataSight;
  readonly picture: Picture;
  /** Its place in the split. */
  readonly row: number;
  /** Its place among the pictures of the grid, and how many there are; not set while that is not known. */
  readonly place: number | undefined;
  readonly total: number | undefined;
  /** Told where a row is among those of its class, once that is known. */
  onKnown(row: number, label: number, ofClass: number): void;
  /** Goes to another picture of the grid; undefined closes this one. */
  onGo(place: number | undefined): void;
}

/** One picture large, with its numbers. */
export function OnePicture({ sight, picture, row, place, total, onKnown, onGo }: Props) {
  const { study, part } = sight;
  const { answer, error } = useNewest(last, {
    marks: [...dataMarks(study), part.split, row],
    refines: false,
    ask: async () => {
      const got = await study.ask('samples', { split: part.split, pick: { rows: [row] }, as: 'numbers' });
      if (got.rows[0] !== undefined) onKnown(row, got.labels[0] as number, got.ofClass[0] as number);
      return got;
    },
  });
  const shown = answer?.rows[0];
  const close = (): void => onGo(undefined);
  return (
    <section class="one-picture" aria-label={l10n.t('One picture')} onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && close()}>
      <div class="one-head">
        <h2>{shown === undefined ? '…' : sight.title(answer?.labels[0] as number, answer?.y ?? [])}</h2>
        {place !== undefined && total !== undefined && (
          <span class="quiet">{l10n.t('picture {0} of {1}', count(place + 1), count(total))}</span>
        )}
        <span class="one-buttons">
          <IconButton
            icon="chevron-left"
            label={l10n.t('Previous picture')}
            disabled={place === undefined || place === 0}
            onClick={() => place !== undefined && onGo(place - 1)}
          />
          <IconButton
            icon="chevron-right"
            label={l10n.t('Next picture')}
            disabled={place === undefined || total === undefined || place >= total - 1}
            onClick={() => place !== undefined && onGo(place + 1)}
          />
          <IconButton icon="close" label={l10n.t('Close (Escape)')} onClick={close} />
        </span>
      </div>
      {error !== undefined && <p role="alert">{error}</p>}
      {answer && shown !== undefined && error === undefined && <Numbers sight={sight} picture={picture} answer={answer} />}
    </section>
  );
}

/** The picture beside its numbers, and what becomes of the pixel that is looked at. */
function Numbers({ sight, picture, answer }: Pick<Props, 'sight' | 'picture'> & { readonly answer: Answer }) {
  const { study, data, part } = sight;
  const { height, width, channels, range } = picture;
  const body = useRef<HTMLDivElement>(null);
  const room = useWidth(body);
  const { width: textWidth, line } = useTextSize();
  const [channel, setChannel] = useState(0);
  const [{ at, lens }, setSight] = useState<{ readonly at: Place; readonly lens: Lens | undefined }>({
    at: { row: Math.floor(height / 2), column: Math.floor(width / 2) },
    lens: undefined,
  });
  const values = answer.x;
  const bytes = useMemo(() => Uint8Array.from(values, byteIn(range)), [values, range]);
  const whole = useMemo(() => values.every(Number.isInteger), [values]);
  const valueText = (value: number): string => (whole ? String(value).replace('-', '−') : fixed(value, 2));
  const longest = useMemo(() => [range.min, range.max].map(valueText).reduce((a, b) => (a.length > b.length ? a : b)), [range, whole]);
  const cell: Cell = { width: Math.ceil(0.78 * textWidth(longest.replace(/\d/g, '0'))) + 5, height: line + 1 };
  const all = study.state.options.data.matrix === true;
  const layout = layOutPicture(room, picture, cell, all);
  const shown = lens ? lensHolding(lens, at, picture, layout.room) : lensAround(at, picture, layout.room);
  const cut = layout.room.rows < height || layout.room.columns < width;
  const index = (place: Place): number => inputOf(place, picture, channels === 1 ? 0 : channel);
  const color = (place: Place): Rgb => {
    const byte = bytes[index(place)] as number;
    if (channels === 1) return picture.ink ? [255 - byte, 255 - byte, 255 - byte] : [byte, byte, byte];
    return [channel === 0 ? byte : 0, channel === 1 ? byte : 0, channel === 2 ? byte : 0];
  };
  const row = answer.rows[0] as number;
  const copy = (): void => {
    const line = (r: number): string => Array.from({ length: width }, (_, c) => String(values[index({ row: r, column: c })])).join('\t');
    navigator.clipboard.writeText(`${Array.from({ length: height }, (_, r) => line(r)).join('\n')}\n`).catch(() => undefined);
  };
  return (
    <>
      {channels === 3 && (
        <fieldset class="channels" aria-label={l10n.t('Color')}>
          {channelNames().map((name, i) => (
            <button key={name} type="button" class="chip" aria-pressed={i === channel} onClick={() => setChannel(i)}>
              {name}
            </button>
          ))}
        </fieldset>
      )}
      <div ref={body} class={`one-body${layout.beside ? ' beside' : ''}`}>
        {room > 0 && (
          <>
            <LargePicture
              picture={picture}
              pixels={bytes}
              zoom={layout.zoom}
              label={l10n.t('Picture: {0}', sight.title(answer.labels[0] as number, answer.y))}
              at={at}
              lens={cut ? shown : undefined}
              onPoint={(place) => setSight({ at: place, lens: lensAround(place, picture, layout.room) })}
            />
            <LensTable
              lens={shown}
              size={picture}
              cell={cell}
              at={at}
              text={(place) => valueText(values[index(place)] as number)}
              color={color}
              onWalk={(place) => setSight({ at: place, lens: lensHolding(shown, place, picture, layout.room) })}
              onPoint={(place) => setSight({ at: place, lens: shown })}
            />
          </>
        )}
      </div>
      <PixelReading picture={picture} values={values} at={at} channel={channel} scale={data.scale} text={valueText} />
      <p class="sentence">{onePictureSentence(picture, splitTitle(part.split), row, values)}</p>
      <div class="one-actions">
        {(cut || all) && (
          <Checkbox checked={all} onChange={(checked) => study.setOptions({ data: { matrix: checked } })}>
            {l10n.t('All numbers')}
          </Checkbox>
        )}
        <Button icon="copy" onClick={copy}>
          {l10n.t('Copy as Table')}
        </Button>
        <RowActions sight={sight} row={row} of="picture" />
      </div>
    </>
  );
}
