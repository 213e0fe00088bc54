import './fit.css';
import * as l10n from '@vscode/l10n';
import { useMemo, useRef, useState } from 'preact/hooks';
import { lookAtDot } from '../../shared/look-inside';
import { useWidth } from '../../shared/measure';
import { momentNote, momentOf } from '../../shared/moment';
import { LastAnswers, useNewest, useStateOf } from '../../shared/newest';
import { readingIn } from '../../shared/reading';
import { type Study, trainable, type ViewProps } from '../../shared/study';
import { layOut } from '../frame';
import { NoAnswer } from '../line-or-not/line-check';
import { LinePanel } from '../line-or-not/panel';
import { answerText } from '../line-or-not/text';
import { ThresholdDrawing } from '../line-or-not/threshold-drawing';
import { useLineOrNot } from '../line-or-not/use-line-or-not';
import { Picture, StillPicture } from '../picture';
import type { Hand } from '../question';
import { Scrub } from '../scrub';
import { structureOf } from '../structure';
import { FitControls, FitSide } from './fit-controls';
import { FitPlot } from './fit-plot';
import { type Look, look } from './look';
import { sceneOf } from './scene';
import { axisNames, pointText, sentence } from './sentence';

/** The largest picture, in pixels. */
const widest = { full: 640, compact: 400 } as const;

/** What a network with one input answers along it, and the data over that. */
export function FitView({ study, compact = false }: ViewProps) {
  const [unit, setUnit] = useState(0);
  const [residuals, setResiduals] = useState(true);
  const room = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const width = Math.min(compact ? widest.compact : widest.full, useWidth(room));
  const { state } = study;
  const [hand, setHand] = useStateOf<Hand>([state.network, state.runs[0]?.id]);
  const [at, setAt] = useStateOf<number>([state.data]);
  const { answer, error } = useLook(study, unit, hand);
  const scene = useMemo(() => answer && sceneOf(answer), [answer]);
  const { look: line, error: noAnswer } = useLineOrNot(study, unit, !compact);

  const failure = error !== undefined && (
    <p class="warning" role="alert">
      {l10n.t('This moment cannot be shown: {0}', error)}
    </p>
  );
  if (!scene) {
    return (
      <div class="fit" ref={room} aria-busy={error === undefined}>
        {failure}
      </div>
    );
  }
  const { x } = scene.look;
  const layout = layOut(width, Math.round(Math.min(440, Math.max(240, width * 0.66))), {
    x: [x[0] as number, x.at(-1) as number],
    y: scene.y,
  });
  const { question } = scene.look;
  const note = question.hand ? l10n.t('Moved by hand.') : momentNote(question.moment, trainable(study));
  const { data } = scene.look.question;
  const text = [note, sentence(scene), line && answerText(line, scene.reading, data)].filter(Boolean).join(' ');
  const plot = (
    <FitPlot
      scene={scene}
      layout={layout}
      names={axisNames(data, scene.reading)}
      showResiduals={residuals && scene.reading.kind === 'number'}
      at={at}
    >
      {line && <ThresholdDrawing look={line} layout={layout} dots={scene.dots.filter(({ split }) => split === 'train')} />}
    </FitPlot>
  );
  if (compact) {
    return (
      <div class="fit compact" ref={room}>
        {width > 0 && (
          <StillPicture layout={layout} title={l10n.t('Fitted curve')} sentence={text}>
            {plot}
          </StillPicture>
        )}
      </div>
    );
  }
  const outputs = scene.reading.kind === 'classes' ? 1 : scene.reading.outputs;
  return (
    <div class="fit" ref={room}>
      <FitControls
        study={study}
        scene={scene}
        outputs={outputs}
        unit={unit}
        onUnit={setUnit}
        line={line}
        residuals={residuals}
        onResiduals={setResiduals}
        drawing={drawing}
      />
      {failure}
      <NoAnswer error={noAnswer} />
      <div class="fit-columns">
        <div>
          {width > 0 && (
            <Picture
              layout={layout}
              title={l10n.t('Fitted curve')}
              sentence={text}
              drawing={drawing}
              stops={scene.dots.map((dot) => ({ x: layout.x(dot.x), y: layout.y(dot.y) }))}
              at={at}
              onGo={setAt}
              pick={(stop) => lookAtDot(study, scene.dots[stop])}
              reading={at === undefined ? '' : pointText(at, scene)}
            >
              {plot}
            </Picture>
          )}
          <Scrub study={study} moment={question.moment} />
        </div>
        <FitSide study={study} scene={scene} hand={hand} onHand={setHand}>
          {line && <LinePanel look={line} reading={scene.reading} data={data} answered={true} />}
        </FitSide>
      </div>
    </div>
  );
}

const last = new LastAnswers<Look>();

function useLook(study: Study, unit: number, hand: Hand | undefined): { readonly answer?: Look; readonly error?: string } {
  const { network, data } = study.state;
  const structure = network && structureOf(network, 1);
  const moment = momentOf(study);
  const question = network &&
    structure && { ask: study.ask.bind(study), moment, network, structure, data, reading: readingIn(study, network, unit), hand };
  return useNewest(
    last,
    question && {
      marks: [...moment.marks, network, data, unit, study.state.options.predictions.threshold, ...(hand ?? [])],
      refines: true,
      ask: (fine: boolean) => look(question, fine),
    },
  );
}
