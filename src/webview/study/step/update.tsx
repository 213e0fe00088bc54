import * as l10n from '@vscode/l10n';
import { figure } from '../../../ml/language/number-text';
import type { VariableBlock } from '../../../ml/step/explain/cells';
import type { StepNetwork } from '../../../ml/step/step-network';
import { Term } from './block';
import { blockTitle, isRule, layerOf, shortName } from './cell-name';
import { LayerSection } from './layer-section';
import { RulePlane } from './rule-plane';
import type { Sight } from './sight';
import { Worked } from './worked';

type StepLayer = StepNetwork['layers'][number];

/** What the optimizer makes of the gradients: each variable before, its memory, the step, and after. */
export const Update = ({ sight }: { readonly sight: Sight }) => (
  <section class="step-part" aria-label={l10n.t({ message: 'Update', comment: 'of a step' })}>
    <h2>
      {l10n.t({ message: 'Update', comment: 'of a step' })} <span class="quiet">{optimizerText(sight.network)}</span>
    </h2>
    {sight.look.broken && <p>{l10n.t('Nothing was updated.')}</p>}
    {(sight.look.broken ? [] : sight.network.layers).map(
      (layer, index) =>
        layer.weights.length > 0 && (
          <LayerSection key={layer.name} sight={sight} index={index} way="update">
            {layer.weights.map(({ name }) => (
              <VariableUpdate key={name} sight={sight} variable={`${layer.name}/${name}`} />
            ))}
            <LayerWorked sight={sight} index={index} layer={layer} />
          </LayerSection>
        ),
    )}
    {isRule(sight.network) && !sight.look.broken && <RulePlane sight={sight} />}
  </section>
);

/** `SGD, learning_rate 0.5`. */
const optimizerText = ({ optimizer }: StepNetwork): string => `${optimizer.type}, learning_rate ${figure(optimizer.learning_rate)}`;

function VariableUpdate({ sight, variable }: { readonly sight: Sight; readonly variable: string }) {
  const look = sight.look.variables.find(({ name }) => name === variable);
  const isClipped = look?.clipped && look.gradient && look.clipped.values.some((value, i) => value !== look.gradient?.values[i]);
  const gradient = { variable, of: isClipped ? 'clipped' : 'gradient' } as const;
  const block = <T extends VariableBlock['of']>(of: T) => ({ variable, of });
  const [before, step, after] = [block('before'), block('step'), block('after')];
  return (
    <div class="equation">
      <Term sight={sight} block={before} title={l10n.t('{0} before', shortName(variable))} />
      <Term sight={sight} block={gradient} title={blockTitle(gradient, sight.network)} />
      {Object.keys(look?.memoryAfter ?? {}).flatMap((slot) => {
        const [was, is] = [{ variable, of: 'memoryBefore', slot } as const, { variable, of: 'memoryAfter', slot } as const];
        return [
          <Term key={`${slot} before`} sight={sight} block={was} title={blockTitle(was, sight.network)} />,
          <Term key={`${slot} after`} sight={sight} block={is} title={blockTitle(is, sight.network)} sign="→" />,
        ];
      })}
      {look && <Term sight={sight} block={step} title={blockTitle(step, sight.network)} sign="→" />}
      <Term sight={sight} block={after} title={blockTitle(after, sight.network)} sign="→" />
    </div>
  );
}

const updated = new Set<string>(['after', 'step', 'memoryBefore', 'memoryAfter', 'clipped']);

function LayerWorked({ sight, index, layer }: { readonly sight: Sight; readonly index: number; readonly layer: StepLayer }) {
  const [first] = layer.weights;
  return (
    <Worked
      sight={sight}
      owns={(cell) => updated.has(cell.of) && layerOf(cell, sight.network) === index}
      otherwise={[first && { variable: `${layer.name}/${first.name}`, of: 'after', index: 0 }]}
    />
  );
}
