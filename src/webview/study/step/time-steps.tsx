import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { count } from '../../shared/format';
import { Slider } from '../../shared/toolkit';
import { Term } from './block';
import { blockTitle } from './cell-name';
import type { Sight } from './sight';

/** What a recurrent layer computes at one time step, and how the loss changes with it. */
export function TimeSteps({ sight, layer }: { readonly sight: Sight; readonly layer: number }) {
  const [chosen, setChosen] = useState(0);
  const steps = sight.look.layers[layer]?.timeSteps;
  if (!steps?.length) return null;
  const timeStep = Math.min(chosen, steps.length - 1);
  const shown = steps[timeStep];
  const label = l10n.t('Time step {0} of {1}', count((shown?.at ?? 0) + 1), count(steps.length));
  return (
    <div class="time-steps">
      <div class="time-step">
        <span>{label}</span>
        <Slider
          label={l10n.t('Time step')}
          text={label}
          value={timeStep + 1}
          min={1}
          max={steps.length}
          step={1}
          onInput={(value) => setChosen(value - 1)}
        />
      </div>
      <div class="equation time-blocks">
        {Object.entries(shown?.blocks ?? {}).map(([block, { slopes }]) => {
          const value = { layer, timeStep, block, of: 'value' } as const;
          const slope = { layer, timeStep, block, of: 'slope' } as const;
          return (
            <div key={block} class="term">
              <Term sight={sight} block={value} title={blockTitle(value, sight.network)} />
              {slopes && <Term sight={sight} block={slope} title={blockTitle(slope, sight.network)} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}
