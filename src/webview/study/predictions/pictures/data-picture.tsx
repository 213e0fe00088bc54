import * as l10n from '@vscode/l10n';
import { useMemo, useState } from 'preact/hooks';
import { classOf, probabilityOf } from '../../../../ml/model/output-reading';
import { random } from '../../../../ml/random/random';
import { Button, Dropdown, IconButton } from '../../../shared/toolkit';
import type { Data, Picture } from '../../messages/state';
import { className, splitTitle } from '../../shared/names';
import { Pixels } from '../../shared/pictures/pixels';
import { useGivenRows } from '../../shared/pictures/use-given-rows';
import { useRows } from '../../shared/pictures/use-rows';
import { Place } from '../../shared/place';
import { isMultiLabel, type Reading } from '../../shared/reading';
import type { Study } from '../../shared/study';
import { verdictText } from '../../shared/verdict';
import { Bars } from './bars';
import { barsOf } from './bars-of';
import { useOutputs } from './use-outputs';

interface Props {
  readonly study: Study;
  readonly data: Data;
  readonly picture: Picture;
  readonly reading: Reading;
}

/** Dots of the screen that the picture is wide, about. */
const SIDE = 168;

/** A picture of the data beside what the network answers to it. */
export function DataPicture({ study, data, picture, reading }: Props) {
  const [draws, setDraws] = useState(0);
  const { split: chosen, row: asked = 0 } = study.state.options.data;
  const split =
    chosen && data.splits.includes(chosen) ? chosen : (data.splits.find((name) => name === 'test') ?? data.splits[0] ?? 'train');
  const { total = 0 } = useRows(study, { split }, 'pixels', asked, asked + 1);
  const row = total > 0 ? Math.min(asked, total - 1) : asked;
  const rows = useMemo(() => [row], [row]);
  const { rows: numbers, error } = useGivenRows(study, split, rows, 'numbers');
  const { rows: seen } = useGivenRows(study, split, rows, 'pixels');
  const x = useMemo(() => numbers && Float32Array.from(numbers.x, (value) => value / data.scale), [numbers, data.scale]);
  const { answer, error: failed } = useOutputs(study, x, 'data', x);
  const label = numbers?.labels[0] ?? -1;
  const go = (to: number): void => study.setOptions({ data: { split, row: Math.max(0, Math.min(total - 1, to)) } });
  const another = (): void => {
    setDraws(draws + 1);
    go(random(draws, 'another picture').below(Math.max(1, total)));
  };
  const outputs = answer?.x === x ? answer?.outputs : undefined;
  return (
    <section class="predicted" aria-label={l10n.t('A picture of the data')}>
      <div class="predicted-bar">
        {data.splits.length > 1 && (
          <Dropdown
            label={l10n.t('Rows')}
            value={split}
            options={data.splits.map((name) => ({ value: name, text: splitTitle(name) }))}
            onChange={(name) => study.setOptions({ data: { split: name, row: 0 } })}
          />
        )}
        <IconButton icon="arrow-left" label={l10n.t('The picture before')} disabled={row <= 0} onClick={() => go(row - 1)} />
        <Place name={l10n.t('Row')} at={row} of={Math.max(total, row + 1)} onGo={go} />
        <IconButton icon="arrow-right" label={l10n.t('The next picture')} disabled={row >= total - 1} onClick={() => go(row + 1)} />
        <Button onClick={another}>{l10n.t('Another')}</Button>
      </div>
      {(error ?? failed) !== undefined && <p role="alert">{l10n.t('The network cannot predict: {0}', error ?? failed ?? '')}</p>}
      <div class="predicted-two">
        <Pixels
          picture={picture}
          pixels={seen?.x as Uint8Array | undefined}
          zoom={Math.max(1, Math.floor(SIDE / Math.max(picture.width, picture.height)))}
          label={label < 0 ? l10n.t('A picture of the data') : className(label, data, reading)}
        />
        {outputs && <Bars bars={barsOf(outputs, reading, data, label)} title={l10n.t('What the network answers')} />}
      </div>
      {outputs && <p class="sentence">{sentence(outputs, label, reading, data)}</p>}
    </section>
  );
}

function sentence(outputs: Float32Array, label: number, reading: Reading, data: Data): string {
  if (label < 0 || reading.kind === 'number' || isMultiLabel(reading)) return '';
  const prediction = classOf(reading, outputs);
  return verdictText({
    label: className(label, data, reading),
    prediction: className(prediction, data, reading),
    right: label === prediction,
    probability: probabilityOf(reading, outputs, prediction) ?? Number.NaN,
    ofLabel: probabilityOf(reading, outputs, label) ?? Number.NaN,
  });
}
