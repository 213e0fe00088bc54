import type { ComponentChildren, RefObject } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { useSize } from '../shared/measure';
import { momentOf, nearest } from '../shared/moment';
import type { Study } from '../shared/study';
import { LossMap } from './loss-map';
import { firstTurn } from './projection';
import { type Raced, type Seen, trainedCount, useSlope } from './questions';
import { type Relief, reliefOf } from './relief';
import { mapSentence } from './sentence';
import { Surface } from './surface';

type Point = readonly [x: number, y: number];

interface Shared {
  readonly study: Study;
  readonly step: number;
  readonly rate: number;
}

interface PicturesProps extends Shared {
  readonly seen: Seen;
  readonly raced: Raced | undefined;
  /** The surface is under the map. */
  readonly narrow: boolean;
  /** What moves the ways: next to the map, which is looked at meanwhile. */
  readonly children?: ComponentChildren;
}

/** Pixels: the largest pictures, and the width from which on both are side by side. A map leaves room in the window for what moves the ways on it. */
const sizes = { map: 520, least: 300, share: 0.5, surface: 460, both: 820, gap: 24 } as const;

/** One surface, twice: as a map, and as it would be seen from a hill nearby. */
export function Pictures({ study, seen, raced, step, rate, narrow, children }: PicturesProps) {
  const room = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [probe, setProbe] = useState<Point>();
  const { width, windowHeight } = useSize(room);
  const { look } = seen;
  const relief = useMemo(() => reliefOf(look), [look]);
  const { answer: slope } = useSlope(study, seen, probe);
  const beside = !narrow && width >= sizes.both;
  const each = beside ? (width - sizes.gap) / 2 : width;
  const { turn } = study.state.options.descent;
  const text = mapSentence(look, relief, { epoch: look.at.epoch, others: numbersIn(study) - 2 });
  const surface = relief && width > 0 && relief.span[1] > relief.span[0] && (
    <SurfaceOf {...{ study, seen, relief, raced, step, canvas, turn }} width={Math.min(sizes.surface, each)} />
  );
  return (
    <>
      <div class={beside ? 'pictures beside' : 'pictures'} ref={room}>
        {!relief && <p>{text}</p>}
        {relief && width > 0 && (
          <LossMap
            seen={seen}
            relief={relief}
            width={Math.min(sizes.map, each, Math.max(sizes.least, windowHeight * sizes.share))}
            sentence={text}
            drawing={drawing}
            at={shownIn(study, look)}
            raced={raced}
            step={step}
            probe={probe}
            onProbe={setProbe}
            slope={slope}
            rate={rate}
            onStart={(start) => study.setOptions({ descent: { start } })}
          />
        )}
        {(beside || children === undefined) && surface}
      </div>
      {children}
      {!beside && children !== undefined && surface}
    </>
  );
}

interface SurfaceOfProps {
  readonly study: Study;
  readonly seen: Seen;
  readonly relief: Relief;
  readonly raced: Raced | undefined;
  readonly step: number;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly turn: Point | undefined;
  readonly width: number;
}

const SurfaceOf = ({ study, turn, ...rest }: SurfaceOfProps) => (
  <Surface
    {...rest}
    at={shownIn(study, rest.seen.look)}
    turn={turn ? { turn: turn[0], tilt: turn[1] } : firstTurn}
    onTurn={(to) => study.setOptions({ descent: { turn: [to.turn, to.tilt] } })}
  />
);

/** The place in the run's way of the epoch that is shown. */
function shownIn(study: Study, { path: { epochs } }: Seen['look']): number {
  const { epoch } = momentOf(study);
  return Math.max(0, epochs.indexOf(nearest(epochs, epoch)));
}

const numbersIn = ({ state: { network } }: Study): number => (network ? trainedCount(network) : 0);
