import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { figure, percent } from '../../../ml/language/number-text';
import { Dropdown } from '../../shared/toolkit';
import type { Requests } from '../messages/from-view';
import type { Data, Picture } from '../messages/state';
import { cssColor } from '../shared/colors';
import { momentOf } from '../shared/moment';
import { inputName } from '../shared/names';
import { LastAnswers, useNewest, useStateOf } from '../shared/newest';
import type { Study } from '../shared/study';
import { useHeatTheme } from '../shared/theme';
import { byPixel, dropAt, overlay, spread } from './overlay';

type Answer = Requests['why']['answer'];

interface Props {
  readonly study: Study;
  readonly data: Data;
  readonly x: Float32Array;
  readonly classes: readonly string[];
  readonly label: number;
  readonly prediction: number;
}

const PATCHES = [1, 3, 5, 7] as const;
/** Dots of the screen that a picture is wide, about. */
const SIDE = 176;

const last = new LastAnswers<Answer>();

/** Which inputs mattered: how the class's logit changes with each of them, and how much less sure the network is where a part is covered. */
export function Why({ study, data, x, classes, label, prediction }: Props) {
  const { picture, scale } = data;
  const [wanted, setWanted] = useStateOf<number>(classes);
  const [patch, setPatch] = useState(3);
  const klass = wanted ?? (prediction < 0 ? label : prediction);
  const { run, at, marks } = momentOf(study);
  const { answer, error } = useNewest(last, {
    marks: [...marks, x, klass, patch],
    refines: false,
    ask: () => study.ask('why', { ...(run && { run: run.id }), at, x, klass, cover: { patch: picture ? patch : 1, stride: 1 } }),
  });
  const name = classes[klass] ?? '';
  return (
    <>
      <div class="inside-bar">
        <Dropdown
          label={l10n.t('For which class')}
          value={String(klass)}
          options={classes.map((text, i) => ({ value: String(i), text }))}
          onChange={(value) => setWanted(Number(value))}
        />
        {picture && (
          <Dropdown
            label={l10n.t('Covered square, in pixels')}
            value={String(patch)}
            options={PATCHES.map((size) => ({ value: String(size), text: `${size} × ${size}` }))}
            onChange={(value) => setPatch(Number(value))}
          />
        )}
      </div>
      {error !== undefined && <p role="alert">{error}</p>}
      {answer && picture && <Pictures answer={answer} picture={picture} x={x} scale={scale} />}
      {answer && !picture && <Inputs answer={answer} data={data} />}
      {answer && (
        <p class="sentence">{[gradientText(answer.gradient, name, picture), occlusionText(answer.occlusion, name, picture)].join(' ')}</p>
      )}
      <p class="quiet">
        {picture
          ? l10n.t('Both look at one input or square at a time: what only several of them do together is not seen.')
          : l10n.t('Both look at one input at a time: what only several of them do together is not seen.')}
      </p>
    </>
  );
}

/** Of a picture both are drawn, one beside the other; of a row of numbers they are columns. */
function gradientText({ of, value }: Answer['gradient'], name: string, picture: Picture | undefined): string {
  const is = figure(value);
  switch (of) {
    case 'output':
      return picture
        ? l10n.t('Left: how the output for {0} ({1}) changes with each input, a little.', name, is)
        : l10n.t('Gradient: how the output for {0} ({1}) changes with each input, a little.', name, is);
    case 'logit':
      return picture
        ? l10n.t('Left: how the logit of {0} ({1}) changes with each input, a little.', name, is)
        : l10n.t('Gradient: how the logit of {0} ({1}) changes with each input, a little.', name, is);
    case 'pre-activation':
      return picture
        ? l10n.t('Left: how the pre-activation for {0} ({1}) changes with each input, a little.', name, is)
        : l10n.t('Gradient: how the pre-activation for {0} ({1}) changes with each input, a little.', name, is);
  }
}

function occlusionText(occlusion: Answer['occlusion'], name: string, picture: Picture | undefined): string {
  if (!occlusion) return '';
  const { of, whole, drop } = occlusion;
  const most = Math.max(0, ...drop);
  if (of === 'output') {
    return picture
      ? l10n.t('Right: how much the output for {0} ({1}) falls where a square is covered, at most {2}.', name, figure(whole), figure(most))
      : l10n.t('Set to 0: how much the output for {0} ({1}) then falls, at most {2}.', name, figure(whole), figure(most));
  }
  return picture
    ? l10n.t(
        'Right: how much the probability of {0} ({1}) falls where a square is covered, at most {2}.',
        name,
        percent(whole),
        percent(most),
      )
    : l10n.t('Set to 0: how much the probability of {0} ({1}) then falls, at most {2}.', name, percent(whole), percent(most));
}

interface PicturesProps {
  readonly answer: Answer;
  readonly picture: Picture;
  readonly x: Float32Array;
  readonly scale: number;
}

function Pictures({ answer: { gradient, occlusion }, picture, x, scale }: PicturesProps) {
  const { min, max } = picture.range;
  const pixels = useMemo(
    () => Uint8Array.from(x, (value) => Math.round((255 * (value * scale - min)) / (max - min || 1))),
    [x, scale, min, max],
  );
  const slopes = useMemo(() => byPixel(gradient.gradient, picture.channels), [gradient]);
  const drops = useMemo(() => occlusion && spread(occlusion, picture), [occlusion]);
  return (
    <>
      <div class="inside-pictures">
        <Overlay picture={picture} pixels={pixels} values={slopes} title={l10n.t('Gradient')} />
        {drops && <Overlay picture={picture} pixels={pixels} values={drops} title={l10n.t('Covered')} />}
      </div>
      <Legend />
    </>
  );
}

interface OverlayProps {
  readonly picture: Picture;
  readonly pixels: Uint8Array;
  /** One for each pixel. */
  readonly values: Float32Array;
  readonly title: string;
}

function Overlay({ picture, pixels, values, title }: OverlayProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { scale } = useHeatTheme();
  const zoom = Math.max(1, Math.floor(SIDE / Math.max(picture.width, picture.height)));
  useLayoutEffect(() => {
    if (!canvas.current) return;
    canvas.current.width = picture.width;
    canvas.current.height = picture.height;
    const image = new ImageData(overlay(pixels, values, picture, scale), picture.width, picture.height);
    canvas.current.getContext('2d')?.putImageData(image, 0, 0);
  }, [pixels, values, scale, picture]);
  return (
    <figure class="inside-picture">
      <canvas
        ref={canvas}
        class="pixels"
        role="img"
        aria-label={title}
        style={{ width: `${picture.width * zoom}px`, height: `${picture.height * zoom}px` }}
      />
      <figcaption>{title}</figcaption>
    </figure>
  );
}

function Legend() {
  const { positive, negative } = useHeatTheme().scale;
  return (
    <p class="inside-legend quiet">
      <span class="swatch" aria-hidden="true" style={{ background: cssColor(positive) }} /> {l10n.t('+ speaks for the class')}
      <span class="swatch" aria-hidden="true" style={{ background: cssColor(negative) }} /> {l10n.t('− speaks against it')}
    </p>
  );
}

/** The largest of a row's inputs are written out. */
const MOST = 12;

interface InputsProps {
  readonly answer: Answer;
  readonly data: Data;
}

function Inputs({ answer: { gradient, occlusion }, data }: InputsProps) {
  const slopes = gradient.gradient;
  const size = (i: number): number => Math.abs(slopes[i] as number);
  const shown = [...slopes.keys()].toSorted((a, b) => size(b) - size(a)).slice(0, MOST);
  return (
    <table class="inside-inputs">
      <thead>
        <tr>
          <th scope="col">{l10n.t('Input')}</th>
          <th scope="col">{l10n.t('Gradient')}</th>
          <th scope="col">{l10n.t('Set to 0')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((i) => {
          const drop = occlusion && dropAt(occlusion, slopes.length, i);
          return (
            <tr key={i}>
              <th scope="row">{inputName(i, data)}</th>
              <td>{figure(slopes[i] as number)}</td>
              <td>{drop === undefined ? '–' : figure(drop)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
