import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { count } from '../../shared/format';
import { Button } from '../../shared/toolkit';
import { Inside } from '../inside/inside';
import type { Data, Network } from '../messages/state';
import { epochOfStep, hasSteps, lookInside } from '../shared/look-inside';
import { momentOf } from '../shared/moment';
import { Pixels } from '../shared/pictures/pixels';
import { useGivenRows } from '../shared/pictures/use-given-rows';
import { readingIn } from '../shared/reading';
import type { Study } from '../shared/study';
import { verdictText } from '../shared/verdict';
import { Course } from './course';
import type { Report } from './use-report';

interface Props {
  readonly study: Study;
  readonly network: Network;
  readonly data: Data;
  readonly report: Report;
  readonly row: number;
}

/** Dots of the screen that the picture is wide, about. */
const SIDE = 176;

/** One row: what it is, how the network came to its answer over the run, and what mattered for it. */
export function RowDetail({ study, network, data, report, row }: Props) {
  const { split, classes } = report;
  const asked = useMemo(() => [row], [row]);
  const { rows, error } = useGivenRows(study, split, asked, 'numbers');
  const { rows: seen } = useGivenRows(study, split, data.picture ? asked : [], 'pixels');
  const x = useMemo(() => rows && Float32Array.from(rows.x, (value) => value / data.scale), [rows, data.scale]);
  const reading = readingIn(study, network);
  const [label, prediction] = [report.labels[row] as number, report.predictions[row] as number];
  const { run } = momentOf(study);
  const { picture } = data;
  return (
    <section class="mistakes-part row-detail" aria-label={l10n.t('Row {0} of {1}', count(row + 1), count(report.labels.length))}>
      <div class="mistakes-bar">
        <h2>{l10n.t('Row {0} of {1}', count(row + 1), count(report.labels.length))}</h2>
        {study.state.views.includes('predictions') && picture && !study.state.alone && (
          <Button onClick={() => study.setOptions({ view: 'predictions' })}>{l10n.t('All probabilities')}</Button>
        )}
        {hasSteps(study) && (
          <Button
            {...(split !== 'train' && {
              title: l10n.t('In the place of a sample of the step: what the network computes with it, and what it would learn from it'),
            })}
            onClick={() => lookInside(study, { epoch: epochOfStep(study), ...(split === 'train' ? { row } : { given: { split, row } }) })}
          >
            {l10n.t('Look inside a step')}
          </Button>
        )}
      </div>
      {error !== undefined && <p role="alert">{error}</p>}
      {picture && (
        <Pixels
          picture={picture}
          pixels={seen?.x as Uint8Array | undefined}
          zoom={Math.max(1, Math.floor(SIDE / Math.max(picture.width, picture.height)))}
          label={l10n.t('The picture of row {0}', count(row + 1))}
        />
      )}
      <p class="sentence">
        {verdictText({
          label: classes[label] ?? '',
          prediction: classes[prediction] ?? l10n.t('no class'),
          right: label === prediction,
          probability: report.probability[row] as number,
          ofLabel: report.ofLabel[row] as number,
        })}
      </p>
      {x && run && reading.kind !== 'number' && <Course study={study} run={run} x={x} label={label} classes={classes} reading={reading} />}
      {x && <Inside study={study} network={network} data={data} x={x} classes={classes} label={label} prediction={prediction} />}
    </section>
  );
}
