import './table.css';
import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { FirstState } from '../../shared/first-state';
import { count } from '../../shared/format';
import { Button } from '../../shared/toolkit';
import { useRows } from '../shared/pictures/use-rows';
import { ColumnTable } from './column-table';
import { columnsOf, MOST_INPUTS } from './columns';
import { RowActions } from './row-actions';
import { RowsTable } from './rows-table';
import { Scatter } from './scatter';
import { tableSentence } from './sentence';
import type { DataSight } from './sight';

/** Samples that are rows of numbers: the rows, what is known of their columns, and two columns against each other. */
export function Table({ sight }: { readonly sight: DataSight }) {
  const { study, network, data, facts, factsError, part } = sight;
  const { klass, row } = study.state.options.data;
  const [seen, setSeen] = useState({ from: 0, to: 1 });
  const rows = useRows(study, { split: part.split, klass }, 'numbers', seen.from, seen.to);
  const classes = part.classCounts !== undefined;
  const known = facts?.splits.find(({ split }) => split === part.split);
  const columns = columnsOf({ data, shape: network.inputShape, facts: known, classes });
  if (rows.error !== undefined && rows.total === undefined) {
    return (
      <FirstState lines={[rows.error]}>
        <Button icon="refresh" onClick={rows.again}>
          {l10n.t('Try Again')}
        </Button>
      </FirstState>
    );
  }
  const chosen = row !== undefined && row < part.rows ? row : undefined;
  const more = Math.max(0, data.inputs - MOST_INPUTS);
  return (
    <div class={known?.columns ? 'table-parts with-plot' : 'table-parts'}>
      <div class="table-rows">
        {rows.total === undefined && (
          <p class="quiet" role="status">
            {l10n.t('Reading the rows…')}
          </p>
        )}
        <RowsTable
          key={`${part.split} ${klass}`}
          sight={sight}
          columns={columns}
          rows={rows}
          chosen={chosen}
          classes={classes}
          onSight={(from, to) => setSeen({ from, to })}
        />
        <p class="sentence">{tableSentence(part, data, network.inputShape, known, columns, (which) => sight.title(which, [which]))}</p>
        {more > 0 && <p class="quiet">{l10n.t('{0} more columns are not shown here.', count(more))}</p>}
        {chosen !== undefined && (
          <div class="one-actions">
            <RowActions sight={sight} row={chosen} of="row" />
          </div>
        )}
      </div>
      {factsError !== undefined && <p role="alert">{l10n.t('The columns are not known: {0}', factsError)}</p>}
      <ColumnTable columns={columns} />
      {known?.columns && <Scatter key={part.split} sight={sight} columns={columns} classes={classes} />}
    </div>
  );
}
