import * as l10n from '@vscode/l10n';
import { useId, useState } from 'preact/hooks';
import { Dropdown } from '../../../shared/toolkit';
import { Hatches } from './drawing';
import { HiddenPlane } from './hidden-plane';
import type { Scene } from './scene';
import { Units } from './units';

/** What goes on between the inputs and the output. */
export function UnitsSection({ scene }: { readonly scene: Scene }) {
  const [chosen, setChosen] = useState<string>();
  const id = useId();
  const { look, dots } = scene;
  const { hidden } = look.question.structure;
  const layer = hidden.find(({ name }) => name === chosen) ?? hidden[0];
  if (!layer || !look.small) return null;
  return (
    <section class="boundary-units">
      <svg class="hatches" width={0} height={0} aria-hidden="true">
        <Hatches id={id} />
      </svg>
      <h2>{l10n.t('What each hidden unit says')}</h2>
      <p class="quiet">{l10n.t('On the side that looks like class 1 a unit answers high, on the other side low.')}</p>
      {hidden.length > 1 && (
        <Dropdown
          label={l10n.t('Hidden layer')}
          value={layer.name}
          options={hidden.map(({ name, activation }) => ({ value: name, text: activation ? `${name} (${activation})` : name }))}
          onChange={setChosen}
        />
      )}
      <div class="boundary-inner">
        <Units look={look} name={layer.name} dots={dots} id={id} />
        <HiddenPlane look={look} dots={dots} id={id} />
      </div>
    </section>
  );
}
