import * as l10n from '@vscode/l10n';
import type { SplitName } from '../../../ml/data/dataset';
import { count } from '../../shared/format';
import { Dropdown, IconButton } from '../../shared/toolkit';
import { splitTitle } from '../shared/names';
import type { DataSight } from './sight';

const EVERY = 'all';

/** Which rows are shown: of which part, of which class. */
export function Choices({ sight }: { readonly sight: DataSight }) {
  const { study, data, parts, part } = sight;
  const { klass, small = false } = study.state.options.data;
  const { classCounts } = part;
  return (
    <div class="data-choices">
      <Dropdown<SplitName>
        label={l10n.t('Part of the data')}
        value={part.split}
        options={parts.map(({ split, rows }) => ({ value: split, text: `${splitTitle(split)} · ${count(rows)}` }))}
        onChange={(split) => study.setOptions({ data: { split, row: undefined } })}
      />
      {classCounts && classCounts.length > 1 && (
        <Dropdown
          label={l10n.t('Class')}
          value={klass === undefined ? EVERY : String(klass)}
          options={[
            { value: EVERY, text: l10n.t('All classes') },
            ...classCounts.map((rows, which) => ({ value: String(which), text: `${sight.title(which, [which])} · ${count(rows)}` })),
          ]}
          onChange={(value) => study.setOptions({ data: { klass: value === EVERY ? undefined : Number(value), row: undefined } })}
        />
      )}
      {data.picture && (
        <IconButton
          icon="layout"
          label={l10n.t('Small pictures, more of them at once')}
          pressed={small}
          onClick={() => study.setOptions({ data: { small: !small } })}
        />
      )}
      {data.set && <span class="quiet">{data.set.title}</span>}
    </div>
  );
}
