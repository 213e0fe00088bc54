import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { pictureSets } from '../../../../ml/data/picture-sets';
import { frame } from '../../../../ml/pictures/frame';
import type { Rgba } from '../../../../ml/pictures/rgba';
import { type PictureRow, pictureRow } from '../../../../ml/pictures/row';
import { Button, IconButton } from '../../../shared/toolkit';
import type { Data, Picture } from '../../messages/state';
import { useStateOf } from '../../shared/newest';
import { Pixels } from '../../shared/pictures/pixels';
import type { Reading } from '../../shared/reading';
import type { Study } from '../../shared/study';
import { Bars } from './bars';
import { barsOf } from './bars-of';
import { addPoint, drawPart, drawStrokes, imageOf, inkOn, MOST_STROKES, type Stroke } from './strokes';
import { useOutputs } from './use-outputs';

interface Props {
  readonly study: Study;
  readonly data: Data;
  readonly picture: Picture;
  readonly reading: Reading;
}

const NOTHING: readonly Stroke[] = [];

/** Side of the pad in dots of the page. */
const SIDE = 280;
/** A picture that is dropped is looked at with no more dots on a side than this. */
const LARGEST_FILE = 1024;
/** Dots of the screen that what the network sees is wide, about. */
const SEEN = 112;

/** A picture as the network takes it, and how it came about. */
interface Taken extends Omit<PictureRow, 'resized'> {
  readonly from: 'pad' | 'file';
}

/** A picture that was dropped or opened, as it came. */
interface Dropped {
  readonly image: Rgba;
  readonly lossy: boolean;
}

/** A pad to draw on, or to drop a picture on: it is framed as the data's pictures were, and answered while one draws. */
export function Pad({ study, data, picture, reading }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const { drawing = NOTHING } = study.state.options.predictions;
  /** The stroke that is being drawn, which the options do not have yet. */
  const current = useRef<{ readonly pointer: number; readonly points: number[] } | undefined>(undefined);
  const [drawn, setDrawn] = useState(0);
  const [dropped, setDropped] = useStateOf<Dropped>([picture, data.set?.name]);
  const [problem, setProblem] = useStateOf<string>([picture, data.set?.name]);
  /** The file that is read at the moment; forgotten where another one is dropped, or something is drawn, before it was read. */
  const awaited = useRef<Blob | undefined>(undefined);
  const set = data.set && pictureSets[data.set.name];

  const context = (): CanvasRenderingContext2D | null => canvas.current?.getContext('2d') ?? null;
  useLayoutEffect(() => {
    const on = context();
    if (on) drawStrokes(on, drawing, SIDE);
  }, [drawing]);

  const taken = useMemo((): Taken | undefined => {
    if (dropped) return { ...pictureRow(dropped.image, { ...picture, set, lossy: dropped.lossy }), from: 'file' };
    if (drawing.length === 0 && !current.current) return undefined;
    const image = imageOf(current.current ? [...drawing, current.current.points] : drawing, SIDE);
    if (!image) return undefined;
    if (picture.channels === 1 && picture.ink)
      return { ...frame(inkOn(image), [picture.height, picture.width], set), inverted: false, from: 'pad' };
    return { ...pictureRow({ width: SIDE, height: SIDE, values: image.data }, { ...picture, lossy: false }), from: 'pad' };
  }, [drawn, drawing, dropped, picture, set]);
  const x = useMemo(() => {
    const { min, max } = picture.range;
    return taken && Float32Array.from(taken.values, (value) => (min + (value / 255) * (max - min)) / data.scale);
  }, [taken, picture, data.scale]);
  /** A drawing is another one once it was cleared, or is of another network. */
  const [session, setSession] = useState(0);
  const about = useMemo(() => ({ session }), [session, picture, study.state.network]);
  const { answer, error } = useOutputs(study, x, 'pad', about);

  const keep = (strokes: readonly Stroke[]): void => study.setOptions({ predictions: { drawing: strokes } });
  const forget = (): void => {
    awaited.current = undefined;
    setDropped(undefined);
    setProblem(undefined);
  };
  const clear = (): void => {
    forget();
    setSession((n) => n + 1);
    if (drawing.length > 0) keep([]);
  };
  const undo = (): void => (dropped ? setDropped(undefined) : keep(drawing.slice(0, -1)));

  const place = (event: PointerEvent): readonly [number, number] => {
    const { left, top, width } = (canvas.current as HTMLCanvasElement).getBoundingClientRect();
    const at = (value: number): number => Math.round((1000 * value) / width);
    return [at(event.clientX - left), at(event.clientY - top)];
  };
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0 || current.current || drawing.length >= MOST_STROKES) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    forget();
    current.current = { pointer: event.pointerId, points: [...place(event)] };
    extend(0);
  };
  const move = (event: PointerEvent): void => {
    if (current.current?.pointer !== event.pointerId) return;
    const { points } = current.current;
    const from = points.length - 2;
    // A pen reports more points than frames are drawn.
    const reported = event.getCoalescedEvents?.() ?? [];
    for (const one of reported.length > 0 ? reported : [event]) addPoint(points, place(one));
    extend(from);
  };
  const extend = (from: number): void => {
    const on = context();
    if (on && current.current) drawPart(on, current.current.points, SIDE, from);
    setDrawn((n) => n + 1);
  };
  const end = (event: PointerEvent): void => {
    if (current.current?.pointer !== event.pointerId) return;
    const { points } = current.current;
    current.current = undefined;
    keep([...drawing, points]);
  };

  const take = async (blob: Blob | undefined | null): Promise<void> => {
    if (!blob) return;
    awaited.current = blob;
    try {
      const bitmap = await createImageBitmap(blob);
      const scale = Math.min(1, LARGEST_FILE / Math.max(bitmap.width, bitmap.height));
      const [width, height] = [Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale))];
      const on = new OffscreenCanvas(width, height).getContext('2d');
      on?.drawImage(bitmap, 0, 0, width, height);
      bitmap.close();
      const image = on?.getImageData(0, 0, width, height);
      if (!image || awaited.current !== blob) return;
      const lossy = blob.type === 'image/jpeg' || blob.type === 'image/webp';
      setSession((n) => n + 1);
      setDropped({ image: { width, height, values: image.data }, lossy });
      setProblem(undefined);
    } catch {
      if (awaited.current === blob) setProblem(l10n.t('This file is no picture that can be read: drop a PNG or JPEG file.'));
    }
  };

  const seen = taken && Uint8Array.from(taken.values, Math.round);
  const outputs = taken && answer?.about === about ? answer?.outputs : undefined;
  return (
    <section class="predicted" aria-label={l10n.t('Drawing')}>
      <h2>{set?.framing.centre === 'mass' ? l10n.t('Draw a digit') : l10n.t('Draw a picture')}</h2>
      <p class="sentence" role="status">
        {outputs
          ? answerText(barsOf(outputs, reading, data))
          : l10n.t('Draw on the pad, or drop a picture on it: the network answers as you draw.')}
      </p>
      <div class="predicted-two">
        <div>
          <div
            class="pad"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it is drawn on, and its keys take strokes back
            tabIndex={0}
            role="application"
            aria-roledescription={l10n.t('drawing pad')}
            aria-label={l10n.t(
              'A pad to draw on with mouse, pen or finger. Ctrl+Z takes a stroke back, Delete clears it. By keyboard, choose a picture of the data or a file.',
            )}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              void take(event.dataTransfer?.files[0]);
            }}
            onPointerDown={begin}
            onPointerMove={move}
            onPointerUp={end}
            onPointerCancel={end}
            onKeyDown={(event) => {
              if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)) undo();
              else if (event.key === 'Delete' || event.key === 'Backspace' || event.key === 'Escape') clear();
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
          >
            <canvas ref={canvas} width={SIDE} height={SIDE} />
          </div>
          <div class="predicted-bar">
            <IconButton
              icon="discard"
              label={l10n.t('Take the last stroke back')}
              disabled={drawing.length === 0 && !dropped}
              onClick={undo}
            />
            <IconButton icon="clear-all" label={l10n.t('Clear the pad')} disabled={drawing.length === 0 && !dropped} onClick={clear} />
            <Button icon="folder-opened" onClick={() => file.current?.click()}>
              {l10n.t('Open Picture…')}
            </Button>
            <input
              ref={file}
              type="file"
              accept="image/*"
              hidden
              onChange={(event) => {
                void take(event.currentTarget.files?.[0]);
                event.currentTarget.value = '';
              }}
            />
          </div>
        </div>
        {taken && seen && (
          <div class="steps">
            {taken.steps && (
              <figure>
                <Pixels
                  picture={{ ...picture, channels: 1, ink: true, width: taken.steps.scaled.width, height: taken.steps.scaled.height }}
                  pixels={Uint8Array.from(taken.steps.scaled.values, Math.round)}
                  zoom={zoomOf(picture)}
                />
                <figcaption>{l10n.t('Cut out, scaled to {0} × {1}', taken.steps.scaled.height, taken.steps.scaled.width)}</figcaption>
              </figure>
            )}
            <figure>
              <Pixels picture={picture} pixels={seen} zoom={zoomOf(picture)} />
              <figcaption>{seenText(taken, set?.framing.centre)}</figcaption>
            </figure>
          </div>
        )}
        {outputs && <Bars bars={barsOf(outputs, reading, data)} title={l10n.t('What the network answers')} />}
      </div>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {error !== undefined && <p role="alert">{l10n.t('The network cannot predict: {0}', error)}</p>}
      {set && set.framing.centre !== 'mass' && (
        <p class="quiet">{l10n.t('The pictures of this set are photographs of things: lines are unlike them.')}</p>
      )}
    </section>
  );
}

const zoomOf = ({ width, height }: Picture): number => Math.max(1, Math.floor(SEEN / Math.max(width, height)));

/** What the network sees, and what was done for it. */
function seenText({ steps, inverted, from }: Taken, centre: 'mass' | 'box' | undefined): string {
  const parts = [
    from === 'file' && inverted ? l10n.t('dark on light became light on dark') : '',
    steps ? (centre === 'mass' ? l10n.t('centred by its mass') : l10n.t('centred')) : '',
  ].filter((part) => part !== '');
  return [l10n.t('What the network sees'), ...parts].join(', ');
}

/** The answer in a sentence. */
function answerText(bars: ReturnType<typeof barsOf>): string {
  const named = bars.filter((bar) => bar.named);
  return named.length === 0
    ? l10n.t('Answer: {0}', bars.map(({ text }) => text).join(', '))
    : l10n.t('Answer: {0}', named.map(({ name, text }) => `${name} (${text})`).join(', '));
}
