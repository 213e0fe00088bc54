import './step.css';
import * as l10n from '@vscode/l10n';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Cell } from '../../../ml/step/explain/cells';
import { numbersOf } from '../../../ml/step/explain/numbers';
import type { VariableLook } from '../../../ml/step/look-inside';
import { count } from '../../shared/format';
import type { Options } from '../messages/options';
import { splitTitle } from '../shared/names';
import { useStateOf } from '../shared/newest';
import type { Study, ViewProps } from '../shared/study';
import { type Address, addressOf, epochsOf, moved, steppedRun } from './address';
import { Backward } from './backward';
import { keyOf } from './blocks';
import { ChooseStep } from './choose-step';
import { Forward } from './forward';
import { LossLine } from './loss-line';
import { sentence } from './sentence';
import type { Sight } from './sight';
import { Update } from './update';
import { useGivenSample } from './use-given-sample';
import { askOf, marksOf, type Stepped, useStep } from './use-step';
import { isUntouched, nothingTyped, sourceOf, type Typed, typeOver } from './what-if';
import { explained } from './worked';

/** The epoch that was last chosen here: one in the options that is another was chosen elsewhere, for this view. */
let chosenHere: number | undefined;

/** One step of a run as worked arithmetic: forward, backward, update, every number in full. */
export function StepView({ study }: ViewProps) {
  const { state, curves } = study;
  const run = steppedRun(state.runs);
  const options = state.options.step;
  const [pointed, setPointed] = useState(() =>
    run && (options.epoch === undefined || options.epoch === chosenHere) ? study.cursor : undefined,
  );
  const length = useRef<NonNullable<Stepped['answer']>['length'] | undefined>(undefined);
  const address = addressOf(options, pointed, run || length.current ? epochsOf(run, length.current) : Number.POSITIVE_INFINITY);
  const { check } = options;
  const marks = marksOf(study, { run, address });
  const [typed = nothingTyped, setTyped] = useStateOf<Typed>(marks);
  const given = useGivenSample(study, options.given);
  const stepped = useStep(study, { run, address, check, typed });
  const { answer, error } = stepped;
  length.current = answer?.length;
  // It takes the place of the sample once that is there.
  useEffect(() => {
    if (given && stepped.answer?.look && isUntouched(typed)) setTyped(given);
  }, [given, stepped.answer?.look !== undefined, ...marks]);

  const go = (to: Address): void => {
    const { epoch, batch, sample } = to;
    chosenHere = epoch;
    setPointed(undefined);
    study.setOptions({ step: { epoch, batch, sample, row: undefined, given: undefined } });
    if (run) study.setCursor(epoch + 1);
  };
  // A row is where it is found; from there the reader continues by batch and sample.
  const found = answer?.look && address.row !== undefined && answer.look.rows[answer.sample] === address.row ? answer : undefined;
  useEffect(() => {
    if (found) study.setOptions({ step: { epoch: found.epoch, batch: found.batch, sample: found.sample, row: undefined } });
  }, [found]);

  const epochs = epochsOf(run, answer?.length);
  const extent = { epochs, batches: answer?.length.batches ?? 1, samples: answer?.length.samples ?? 1 };
  const losses = run && curves.get(run.id)?.columns['loss'];
  const keys: Readonly<Record<string, () => void>> = {
    '[': () => go(moved(address, -1, extent)),
    ']': () => go(moved(address, 1, extent)),
    '{': () => go({ ...address, sample: Math.max(0, address.sample - 1) }),
    '}': () => go({ ...address, sample: Math.min(extent.samples - 1, address.sample + 1) }),
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of what is inside, named in the tooltips of its buttons
    <div
      class="step"
      aria-busy={!answer && error === undefined}
      onKeyDown={(event) => {
        if (event.composedPath().some((target) => target instanceof HTMLInputElement) || event.ctrlKey || event.metaKey) return;
        keys[event.key]?.();
      }}
    >
      <ChooseStep
        address={address}
        extent={extent}
        step={answer?.look?.step}
        row={answer?.look?.rows[answer.sample]}
        check={check}
        typed={!isUntouched(typed)}
        onGo={go}
        onCheck={(checked) => study.setOptions({ step: { check: checked } })}
        onReset={() => {
          setTyped(undefined);
          if (options.given) study.setOptions({ step: { given: undefined } });
        }}
      />
      {options.given && typed === given && (
        <p class="quiet">
          {l10n.t('{0}, row {1}, in the place of the step’s own sample.', splitTitle(options.given.split), count(options.given.row + 1))}
        </p>
      )}
      {losses && losses.length > 1 && <LossLine losses={losses} epoch={address.epoch} onGo={(epoch) => go({ ...address, epoch })} />}
      <Notes run={run !== undefined} stepped={stepped} />
      {answer?.look && (
        <Page
          key={run?.id}
          study={study}
          stepped={stepped}
          wanted={{ run, address, check }}
          typed={typed}
          onTyped={setTyped}
          options={options}
        />
      )}
    </div>
  );
}

/** What the reader has to know of the numbers, or why there are none. */
const Notes = ({ run, stepped: { answer, error } }: { readonly run: boolean; readonly stepped: Stepped }) => (
  <>
    {!run && answer?.look && <p class="quiet step-note">{l10n.t('Not trained yet: these are the steps that training begins with.')}</p>}
    {answer?.notes.map((note) => (
      <p key={note} class="quiet step-note">
        {note}
      </p>
    ))}
    {answer?.broken && (
      <p class="warning step-note" role="alert">
        {answer.broken.message}
      </p>
    )}
    {error !== undefined && (
      <p class="warning step-note" role="alert">
        {l10n.t('This step cannot be shown: {0}', error)}
      </p>
    )}
  </>
);

interface PageProps {
  readonly study: Study;
  readonly stepped: Stepped;
  readonly wanted: Parameters<typeof askOf>[0];
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
  readonly options: Options['step'];
}

/** All numbers of the step, and the one that is explained. */
function Page({ study, stepped: { answer, own, former }, wanted, typed, onTyped, options }: PageProps) {
  const root = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<Cell>();
  const [chosen, setChosen] = useState<Cell>();
  const [fetched = [], setFetched] = useStateOf<readonly VariableLook[]>(marksOf(study, wanted));
  const [failure, setFailure] = useState<string>();
  const found = answer as NonNullable<typeof answer>;
  const { network } = found;
  const look = useMemo(() => {
    const told = found.look as NonNullable<typeof found.look>;
    return fetched.length ? { ...told, variables: [...told.variables, ...fetched] } : told;
  }, [found.look, fetched]);
  const at = pointed ?? chosen;
  const uses = useMemo(
    () => new Map(at ? explained(at, { look, network }).uses.map((cells) => [keyOf(cells), new Set(cells.indices)]) : []),
    [at, look, network],
  );
  // Who is led here to a layer or a weight sees it first; that is done once.
  useEffect(() => {
    if (!options.cell && options.layer === undefined) return;
    if (options.cell) setChosen({ ...options.cell, of: 'after' });
    const layer = options.cell?.variable.slice(0, options.cell.variable.lastIndexOf('/')) ?? options.layer;
    const way = options.cell ? 'update' : 'forward';
    if (layer !== undefined) root.current?.querySelector(`[data-layer="${CSS.escape(`${way} ${layer}`)}"]`)?.scrollIntoView();
    study.setOptions({ step: { cell: undefined, layer: undefined } });
  }, [options.cell, options.layer]);

  const sight: Sight = {
    ...{ study, look, network, own, former, uses, at },
    omitted: found.omitted.filter((name) => fetched.every((variable) => variable.name !== name)),
    check: wanted.check,
    point: setPointed,
    choose: setChosen,
    typeOver: (block, index, value) => {
      const source = sourceOf(block, network);
      const before = source && numbersOf({ look: own ?? look, network }, block)?.values[index];
      if (source && before !== undefined) onTyped(typeOver(typed, source, index, value, before));
    },
    fetchVariable: (variable) => {
      study.ask('stepVariable', { ...askOf(wanted, undefined), variable }).then(
        (got) => setFetched([...fetched, got]),
        (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
      );
    },
  };
  return (
    <div ref={root} class={at ? 'step-page explaining' : 'step-page'}>
      {failure !== undefined && (
        <p class="warning step-note" role="alert">
          {failure}
        </p>
      )}
      <Forward sight={sight} />
      <Backward sight={sight} />
      <Update sight={sight} />
      <p class="sentence">{sentence(look, own !== undefined)}</p>
    </div>
  );
}
