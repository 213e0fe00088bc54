import './boundary.css';
import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { Checkbox, Dropdown } from '../../../shared/toolkit';
import { momentNote } from '../../shared/moment';
import { useStateOf } from '../../shared/newest';
import { SavePicture } from '../../shared/save-menu';
import { type Study, trainable, type ViewProps } from '../../shared/study';
import { OutputChoice } from '../controls';
import { LineCheck, NoAnswer } from '../line-or-not/line-check';
import { lineExtra } from '../line-or-not/line-drawing';
import { LinePanel } from '../line-or-not/panel';
import { answerText } from '../line-or-not/text';
import { useLineOrNot } from '../line-or-not/use-line-or-not';
import type { Hand } from '../question';
import { Hatches } from './drawing';
import { HiddenPlane } from './hidden-plane';
import { type Look, useLook } from './look';
import { CompactBoundary, MainPicture } from './main-picture';
import { type Scene, sceneOf } from './scene';
import { saysNoLine, sentence } from './sentence';
import { Side } from './side';
import { Units } from './units';
import { learnsByMistakes, useUpdates } from './updates/use-updates';

/** The plane of two inputs: which answer the network gives where, and the data over it. */
export function BoundaryView({ study, compact = false }: ViewProps) {
  const [unit, setUnit] = useState(0);
  const drawing = useRef<SVGSVGElement>(null);
  const { state } = study;
  // Weights moved by hand are those of one network, and of one run of it.
  const [hand, setHand] = useStateOf<Hand>([state.network, state.runs[0]?.id]);
  const [at, setAt] = useStateOf<number>([state.data]);
  const { units, regions, updates: following = false } = state.options.boundary;
  const { answer, error } = useLook(study, { unit, hand, units: units && !compact });
  const still = useMemo(() => answer && sceneOf(answer, handLine(answer, hand)), [answer, hand]);
  const { updates, error: notFollowed } = useUpdates(study, answer, unit, following && !compact);
  const { look: line, error: noAnswer } = useLineOrNot(study, unit, !compact);
  const drawn = useMemo(() => (line && still ? [lineExtra(line, still.dots)] : []), [line, still]);

  if (!still) return error === undefined ? <div class="boundary" aria-busy="true" /> : <Failure message={error} />;
  const scene = updates?.scene ?? still;
  const text = updates?.text ?? described(study, scene);
  const { data } = scene.look.question;
  if (compact) return <CompactBoundary scene={scene} text={text} regions={regions} />;
  return (
    <div class="boundary">
      <Controls study={study} scene={scene} unit={unit} onUnit={setUnit} drawing={drawing} />
      {error !== undefined && <Failure message={error} />}
      {notFollowed !== undefined && (
        <p class="warning" role="alert">
          {l10n.t('The updates of this training cannot be followed: {0}', notFollowed)}
        </p>
      )}
      <NoAnswer error={noAnswer} />
      <div class="boundary-columns">
        <MainPicture
          study={study}
          scene={scene}
          text={line ? `${text} ${answerText(line, scene.reading, data, !updates && saysNoLine(scene.seen))}` : text}
          drawing={drawing}
          at={at}
          onGo={setAt}
          controls={updates?.controls}
          extra={[...drawn, ...(updates ? [updates.extra] : [])]}
        />
        <Side study={study} scene={scene} hand={hand} onHand={setHand} at={at} onGo={setAt} update={updates?.panel}>
          {line && <LinePanel look={line} reading={scene.reading} data={data} answered={true} />}
        </Side>
      </div>
      {units && <UnitsSection scene={scene} />}
    </div>
  );
}

const Failure = ({ message }: { readonly message: string }) => (
  <p class="warning" role="alert">
    {l10n.t('This moment cannot be shown: {0}', message)}
  </p>
);

/** The line that is being moved, before the network has answered. */
function handLine({ question: { structure, network } }: Look, hand: Hand | undefined) {
  return hand && structure.single && !network.branches ? { w1: hand[0] ?? 0, w2: hand[1] ?? 0, b: hand[2] ?? 0 } : undefined;
}

/** Of the picture that is there, while another may be on its way. */
function described(study: Study, scene: Scene): string {
  const { hand, moment } = scene.look.question;
  const note = hand ? l10n.t('Moved by hand.') : momentNote(moment, trainable(study));
  return [note, sentence(scene.seen)].filter(Boolean).join(' ');
}

interface ControlsProps {
  readonly study: Study;
  readonly scene: Scene;
  /** The output that is looked at. */
  readonly unit: number;
  readonly onUnit: (unit: number) => void;
  readonly drawing: RefObject<SVGSVGElement | null>;
}

/** What is shown: one line. */
function Controls({ study, scene, unit, onUnit, drawing }: ControlsProps) {
  const { data, structure } = scene.look.question;
  const { units, regions, updates = false } = study.state.options.boundary;
  const outputs = scene.reading.kind === 'classes' ? 1 : scene.reading.outputs;
  return (
    <div class="plot-controls">
      <OutputChoice data={data} outputs={outputs} unit={unit} onUnit={onUnit} />
      <Checkbox checked={regions} onChange={(checked) => study.setOptions({ boundary: { regions: checked } })}>
        {l10n.t('Regions')}
      </Checkbox>
      {structure.hidden.length > 0 && (
        <Checkbox checked={units} onChange={(checked) => study.setOptions({ boundary: { units: checked } })}>
          {l10n.t('Hidden units')}
        </Checkbox>
      )}
      {learnsByMistakes(scene.look, study) && (
        <Checkbox
          checked={updates}
          title={l10n.t('Follows the perceptron rule one sample at a time.')}
          onChange={(checked) => study.setOptions({ boundary: { updates: checked } })}
        >
          {l10n.t('Update by update')}
        </Checkbox>
      )}
      <LineCheck study={study} />
      <SavePicture study={study} name={l10n.t('{0} boundary', study.state.spec?.title ?? '')} drawing={drawing} />
    </div>
  );
}

/** What happens between the inputs and the output. */
function UnitsSection({ scene }: { readonly scene: Scene }) {
  const [chosen, setChosen] = useState<string>();
  const id = useId();
  const { look, dots } = scene;
  const { hidden } = look.question.structure;
  const layer = hidden.find(({ name }) => name === chosen) ?? hidden[0];
  if (!layer || !look.small) return null;
  return (
    <section class="boundary-units">
      <svg class="hatches" width={0} height={0} aria-hidden="true">
        <Hatches id={id} />
      </svg>
      <h2>{l10n.t('Output of each hidden unit')}</h2>
      <p class="quiet">{l10n.t('On the side that looks like class 1 a unit answers high, on the other side low.')}</p>
      {hidden.length > 1 && (
        <Dropdown
          label={l10n.t('Hidden layer')}
          value={layer.name}
          options={hidden.map(({ name, activation }) => ({ value: name, text: activation ? `${name} (${activation})` : name }))}
          onChange={setChosen}
        />
      )}
      <div class="boundary-inner">
        <Units look={look} name={layer.name} dots={dots} id={id} />
        <HiddenPlane look={look} dots={dots} id={id} />
      </div>
    </section>
  );
}
