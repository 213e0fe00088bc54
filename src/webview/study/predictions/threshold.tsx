import * as l10n from '@vscode/l10n';
import { figure } from '../../../ml/language/number-text';
import { probabilityOf } from '../../../ml/model/output-reading';
import { Slider } from '../../shared/toolkit';
import { isProbability, type Reading } from '../shared/reading';

interface Props {
  readonly reading: Reading;
  readonly onChange: (probability: number) => void;
}

/** Above which output an answer is yes. It is moved along the probabilities, whatever the outputs are, and changes only how answers are read. */
export const Threshold = ({ reading, onChange }: Props) => {
  if (reading.kind !== 'binary' || !isProbability(reading)) return null;
  const text = Number.isFinite(reading.threshold) ? reading.threshold.toFixed(2).replace('-', '−') : figure(reading.threshold);
  return (
    <label class="threshold" title={l10n.t('Outputs above it mean class 1. It changes how answers are read, not the network.')}>
      <span>{l10n.t('Threshold')}</span>
      <Slider
        label={l10n.t('Threshold')}
        value={probabilityOf(reading, [reading.threshold], 1) ?? 0}
        min={0}
        max={1}
        step={0.01}
        text={text}
        onInput={onChange}
      />
      <output>{text}</output>
    </label>
  );
};
