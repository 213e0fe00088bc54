import * as l10n from '@vscode/l10n';
import { count } from '../../shared/format';
import { Button, Checkbox, IconButton } from '../../shared/toolkit';
import { Place } from '../shared/place';
import { type Address, type Extent, isFirst, isLast, moved } from './address';

interface Props {
  readonly address: Address;
  readonly extent: Extent;
  /** The step's number in the run, from 1. */
  readonly step: number | undefined;
  /** The sample's row of the training data. */
  readonly row: number | undefined;
  readonly check: boolean;
  /** Something was typed over. */
  readonly typed: boolean;
  readonly onGo: (address: Address) => void;
  readonly onCheck: (check: boolean) => void;
  readonly onReset: () => void;
}

/** One line: which step, which sample of its batch, and what is shown beside. */
export function ChooseStep({ address, extent, step, row, check, typed, onGo, onCheck, onReset }: Props) {
  const { epoch, batch, sample } = address;
  const { epochs, batches, samples } = extent;
  return (
    <div class="choose-step" role="toolbar" aria-label={l10n.t('Step')}>
      <div class="choice">
        <IconButton
          icon="chevron-left"
          label={l10n.t('One step back')}
          title={l10n.t('One step back ({0})', '[')}
          disabled={isFirst(address)}
          onClick={() => onGo(moved(address, -1, extent))}
        />
        <Place name={l10n.t('Epoch')} at={epoch} of={epochs} onGo={(to) => onGo({ ...address, epoch: to })} />
        {batches > 1 && <Place name={l10n.t('Batch')} at={batch} of={batches} onGo={(to) => onGo({ ...address, batch: to })} />}
        <IconButton
          icon="chevron-right"
          label={l10n.t('One step forward')}
          title={l10n.t('One step forward ({0})', ']')}
          disabled={isLast(address, extent)}
          onClick={() => onGo(moved(address, 1, extent))}
        />
        {step !== undefined && <span class="quiet">{l10n.t('step {0}', count(step))}</span>}
      </div>
      <div class="choice">
        <IconButton
          icon="chevron-left"
          label={l10n.t('Previous sample of the batch')}
          title={l10n.t('Previous sample of the batch ({0})', '{')}
          disabled={sample === 0}
          onClick={() => onGo({ ...address, sample: sample - 1 })}
        />
        <Place name={l10n.t('Sample')} at={sample} of={samples} onGo={(to) => onGo({ ...address, sample: to })} />
        <IconButton
          icon="chevron-right"
          label={l10n.t('Next sample of the batch')}
          title={l10n.t('Next sample of the batch ({0})', '}')}
          disabled={sample >= samples - 1}
          onClick={() => onGo({ ...address, sample: sample + 1 })}
        />
        {row !== undefined && <span class="quiet">{l10n.t('row {0} of the data', count(row + 1))}</span>}
      </div>
      <div class="choice">
        <Checkbox checked={check} onChange={onCheck}>
          {l10n.t('Check with finite differences')}
        </Checkbox>
        {typed && (
          <Button icon="discard" title={l10n.t('Takes back all numbers that were typed over.')} onClick={onReset}>
            {l10n.t('Reset')}
          </Button>
        )}
      </div>
    </div>
  );
}
