import * as l10n from '@vscode/l10n';
import type { Block } from '../../../ml/step/explain/cells';
import type { StepNetwork } from '../../../ml/step/step-network';
import { Term } from './block';
import { blockTitle, layerOf } from './cell-name';
import { LayerSection, NotFiniteHere } from './layer-section';
import type { Sight } from './sight';
import { TimeSteps } from './time-steps';
import { Worked } from './worked';

type StepLayer = StepNetwork['layers'][number];

/** From the sample to the loss, layer by layer. */
export const Forward = ({ sight }: { readonly sight: Sight }) => (
  <section class="step-part" aria-label={l10n.t('Forward')}>
    <h2>{l10n.t('Forward')}</h2>
    {sight.network.layers.map((layer, index) => (
      <LayerSection key={layer.name} sight={sight} index={index} way="forward">
        <LayerForward sight={sight} index={index} layer={layer} />
      </LayerSection>
    ))}
    <Loss sight={sight} />
  </section>
);

/** What is written between an input and the weights that it meets. */
const meets: Readonly<Partial<Record<StepLayer['config']['type'], string>>> = { Dense: '·', Conv2D: '∗' };

function LayerForward({ sight, index, layer }: { readonly sight: Sight; readonly index: number; readonly layer: StepLayer }) {
  const { preActivations } = sight.look.layers[index] ?? {};
  const activation = 'activation' in layer.config ? layer.config.activation.type : 'linear';
  const withSums = preActivations !== undefined && layer.config.type !== 'Activation';
  const bent = withSums && activation !== 'linear';
  const sums = { layer: index, of: 'preActivations' } as const;
  const output = { layer: index, of: 'output' } as const;
  const title = (block: Block): string => blockTitle(block, sight.network);
  const sign = meets[layer.config.type];
  const result = sign ? '=' : '→';
  return (
    <>
      <div class="equation">
        {layer.inputs.map((_, input) => {
          const block = { layer: index, of: 'input', ...(input > 0 && { input }) } as const;
          return <Term key={input} sight={sight} block={block} title={title(block)} sign={input > 0 ? joint(layer) : undefined} />;
        })}
        {layer.weights.map(({ name }, i) => (
          <Term
            key={name}
            sight={sight}
            block={{ variable: `${layer.name}/${name}`, of: 'before' }}
            title={name}
            sign={name === 'bias' && sign ? '+' : i === 0 ? sign : undefined}
          />
        ))}
        {bent && <Term sight={sight} block={sums} title={title(sums)} sign={result} />}
        {withSums && !bent ? (
          <Term sight={sight} block={sums} title={title(output)} sign={result} />
        ) : (
          <Term
            sight={sight}
            block={output}
            title={activation === 'linear' ? title(output) : l10n.t('output = {0}', activation)}
            sign={bent ? '→' : result}
          />
        )}
      </div>
      <TimeSteps sight={sight} layer={index} />
      <Worked
        sight={sight}
        owns={(cell) => isForward(cell.of) && layerOf(cell, sight.network) === index}
        otherwise={[withSums ? { ...sums, index: 0 } : undefined, withSums && !bent ? undefined : { ...output, index: 0 }]}
      />
    </>
  );
}

/** How several inputs are joined. */
const joint = ({ config }: StepLayer): string | undefined => (config.type === 'Add' ? '+' : undefined);

const forward = new Set<string>(['input', 'preActivations', 'output', 'before', 'value', 'mean', 'variance', 'mask']);
const isForward = (of: string): boolean => forward.has(of);

/** The loss of the sample and of the batch, written out. */
const Loss = ({ sight }: { readonly sight: Sight }) => (
  <section class="step-layer" aria-label={l10n.t('Loss')}>
    <h3>
      {l10n.t('Loss')} <span class="quiet">{lossName(sight.network)}</span>
    </h3>
    {sight.look.broken?.where === 'loss' && <NotFiniteHere />}
    <div class="equation">
      <Term
        sight={sight}
        block={{ layer: sight.network.layers.length - 1, of: 'output' }}
        title={blockTitle({ layer: 0, of: 'output' }, sight.network)}
      />
      <Term sight={sight} block={{ of: 'target' }} title={blockTitle({ of: 'target' }, sight.network)} />
      {sight.look.rowLosses.length > 1 && <Term sight={sight} block={{ of: 'rowLosses' }} title={l10n.t('loss of each row')} sign="→" />}
    </div>
    <Worked sight={sight} owns={({ of }) => of === 'loss' || of === 'target' || of === 'rowLosses'} otherwise={[{ of: 'loss' }]} />
  </section>
);

const lossName = ({ loss }: StepNetwork): string => (typeof loss === 'string' ? loss : loss.type);
