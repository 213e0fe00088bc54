import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { splitNames } from '../../../ml/data/dataset';
import { FirstState } from '../../shared/first-state';
import type { Data, Network, Picture } from '../messages/state';
import { className } from '../shared/names';
import { PictureGrid } from '../shared/pictures/picture-grid';
import { useSamples } from '../shared/pictures/use-samples';
import { readingIn } from '../shared/reading';
import type { Study, ViewProps } from '../shared/study';

/** The rows of the data. */
export function DatasetView({ study }: ViewProps) {
  const { network, data } = study.state;
  if (!network || !data?.picture) return null;
  return <Pictures study={study} network={network} data={data} picture={data.picture} />;
}

interface Props {
  readonly study: Study;
  readonly network: Network;
  readonly data: Data;
  readonly picture: Picture;
}

function Pictures({ study, network, data, picture }: Props) {
  const [sight, setSight] = useState({ from: 0, to: 0 });
  const { split = splitNames.find((name) => data.rows[name]) ?? 'train', klass, row } = study.state.options.data;
  const { total, error, at } = useSamples(study, { split, klass }, sight.from, sight.to);
  if (error !== undefined) return <FirstState lines={[error]} />;
  const reading = readingIn(study, network);
  return (
    <PictureGrid
      picture={picture}
      zoom={2}
      total={total ?? 0}
      height={600}
      chosen={row}
      label={l10n.t('Pictures')}
      at={(place) => {
        const sample = at(place);
        const name = sample ? className(sample.label, data, reading) : '';
        return { pixels: sample?.pixels, name, label: name };
      }}
      onSight={(from, to) => setSight({ from, to })}
      onChoose={(place) => study.setOptions({ data: { row: at(place)?.row ?? 0 } })}
    />
  );
}
