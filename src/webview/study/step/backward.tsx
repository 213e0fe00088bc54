import * as l10n from '@vscode/l10n';
import { figure } from '../../../ml/language/number-text';
import type { StepNetwork } from '../../../ml/step/step-network';
import { Icon } from '../../shared/toolkit';
import { Term } from './block';
import { furthest } from './blocks';
import { blockTitle, isRule, layerOf } from './cell-name';
import { LayerSection } from './layer-section';
import type { Sight } from './sight';
import { Worked } from './worked';

type StepLayer = StepNetwork['layers'][number];

/** From the loss back to the first layer: each slope the product of those after it. */
export const Backward = ({ sight }: { readonly sight: Sight }) => (
  <section class="step-part" aria-label={l10n.t('Backward')}>
    <h2>{l10n.t('Backward')}</h2>
    {sight.network.layers
      .map((layer, index) => (
        <LayerSection key={layer.name} sight={sight} index={index} way="back">
          <LayerBackward sight={sight} index={index} layer={layer} />
        </LayerSection>
      ))
      .reverse()}
  </section>
);

function LayerBackward({ sight, index, layer }: { readonly sight: Sight; readonly index: number; readonly layer: StepLayer }) {
  const look = sight.look.layers[index];
  const rule = isRule(sight.network);
  const slope = (of: 'dOutput' | 'dPreActivations') => ({ layer: index, of }) as const;
  const variables = layer.weights.map(({ name }) => `${layer.name}/${name}`);
  const learned = variables.filter(
    (variable) => sight.omitted.includes(variable) || sight.look.variables.some(({ name, gradient }) => name === variable && gradient),
  );
  return (
    <>
      <div class="equation">
        <Term sight={sight} block={slope('dOutput')} title={blockTitle(slope('dOutput'), sight.network)} />
        <Term
          sight={sight}
          block={slope('dPreActivations')}
          title={blockTitle(slope('dPreActivations'), sight.network)}
          sign={look?.dOutput ? '→' : undefined}
        />
        {learned.map((variable) => (
          <GradientOf key={variable} sight={sight} variable={variable} />
        ))}
        {/* The rule goes no further back than to the weights. */}
        {(rule ? [] : layer.inputs).map((_, input) => {
          const block = { layer: index, of: 'dInput', ...(input > 0 && { input }) } as const;
          return <Term key={input} sight={sight} block={block} title={blockTitle(block, sight.network)} sign="→" />;
        })}
      </div>
      <Worked
        sight={sight}
        owns={(cell) => isBackward(cell.of) && layerOf(cell, sight.network) === index}
        otherwise={[
          look?.dPreActivations && { ...slope('dPreActivations'), index: 0 },
          learned[0] === undefined ? undefined : { variable: learned[0], of: 'gradient', index: 0 },
        ]}
      />
    </>
  );
}

const backward = new Set<string>(['dOutput', 'dPreActivations', 'dInput', 'gradient', 'finiteDifference', 'slope']);
const isBackward = (of: string): boolean => backward.has(of);

/** A gradient, and beside it, where that is wanted, the finite difference. */
function GradientOf({ sight, variable }: { readonly sight: Sight; readonly variable: string }) {
  const gradient = { variable, of: 'gradient' } as const;
  const difference = { variable, of: 'finiteDifference' } as const;
  const look = sight.look.variables.find(({ name }) => name === variable);
  const apart = look?.gradient && look.finiteDifference && furthest(look.gradient.values, look.finiteDifference.values);
  return (
    <>
      <Term sight={sight} block={gradient} title={blockTitle(gradient, sight.network)} sign="→" />
      {sight.check && (
        <div class="check">
          {look?.finiteDifference ? (
            <Term sight={sight} block={difference} title={blockTitle(difference, sight.network)} sign="≈" />
          ) : (
            <span class="quiet">…</span>
          )}
          {apart !== undefined && (
            <span class="apart">
              <Icon name="check" /> {l10n.t('at most {0} apart', figure(apart))}
            </span>
          )}
        </div>
      )}
    </>
  );
}
