import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { Checkbox, Dropdown } from '../../../shared/toolkit';
import { outputName } from '../../shared/class-names';
import { SavePicture } from '../../shared/save-picture';
import type { Study } from '../../shared/study';
import type { Scene } from './scene';

interface Props {
  readonly study: Study;
  readonly scene: Scene;
  /** The output that is looked at. */
  readonly unit: number;
  readonly onUnit: (unit: number) => void;
  readonly drawing: RefObject<SVGSVGElement | null>;
}

/** What is shown: one line. */
export function Controls({ study, scene, unit, onUnit, drawing }: Props) {
  const { data, structure } = scene.look.question;
  const { units, regions } = study.state.options.boundary;
  const outputs = scene.reading.kind === 'classes' ? 1 : scene.reading.outputs;
  return (
    <div class="plot-controls">
      {outputs > 1 && (
        <Dropdown
          label={l10n.t('Output')}
          value={String(unit)}
          options={Array.from({ length: outputs }, (_, i) => ({ value: String(i), text: outputName(i, data) }))}
          onChange={(value) => onUnit(Number(value))}
        />
      )}
      <Checkbox checked={regions} onChange={(checked) => study.setOptions({ boundary: { regions: checked } })}>
        {l10n.t('Regions')}
      </Checkbox>
      {structure.hidden.length > 0 && (
        <Checkbox checked={units} onChange={(checked) => study.setOptions({ boundary: { units: checked } })}>
          {l10n.t('Hidden units')}
        </Checkbox>
      )}
      <SavePicture study={study} name={l10n.t('{0} boundary', study.state.spec?.title ?? '')} drawing={drawing} />
    </div>
  );
}
