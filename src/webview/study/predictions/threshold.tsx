import * as l10n from '@vscode/l10n';
import { Slider } from '../../shared/toolkit';
import type { Reading } from '../boundary/reading';

interface Props {
  readonly reading: Reading;
  readonly onChange: (threshold: number) => void;
}

/** From which probability on an answer is yes. Moving it changes no weights: only how the answers are read. */
export const Threshold = ({ reading, onChange }: Props) => {
  if (reading.kind !== 'binary') return null;
  const text = reading.threshold.toFixed(2);
  return (
    <label class="threshold" title={l10n.t('Outputs above it mean class 1. It changes how answers are read, not the network.')}>
      <span>{l10n.t('Threshold')}</span>
      <Slider label={l10n.t('Threshold')} value={reading.threshold} min={0} max={1} step={0.01} text={text} onInput={onChange} />
      <output>{text}</output>
    </label>
  );
};
