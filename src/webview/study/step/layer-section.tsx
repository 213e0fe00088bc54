import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import type { StepLook } from '../../../ml/step/look-inside';
import type { StepNetwork } from '../../../ml/step/step-network';
import { Icon } from '../../shared/toolkit';
import { InSight } from '../shared/in-sight';
import type { Sight } from './sight';

type StepLayer = StepNetwork['layers'][number];

/** `Dense 2, sigmoid`. */
function layerText({ config, outputShape }: StepLayer): string {
  const activation = 'activation' in config ? config.activation.type : 'linear';
  const size = outputShape.join(' × ');
  return [`${config.type}${size && ` ${size}`}`, ...(activation === 'linear' || config.type === 'Activation' ? [] : [activation])].join(
    ', ',
  );
}

interface Props {
  readonly sight: Sight;
  /** Index in the network's layers. */
  readonly index: number;
  /** Before the layer's name: which way the numbers go. */
  readonly way: 'forward' | 'back' | 'update';
  readonly children: ComponentChildren;
}

/** The numbers of one layer under its name, which leads to its line in the spec. */
export function LayerSection({ sight, index, way, children }: Props) {
  const { study, network } = sight;
  const layer = network.layers[index] as StepLayer;
  const pointed = study.layer === layer.name;
  return (
    <section
      class={pointed ? 'step-layer pointed' : 'step-layer'}
      data-layer={`${way} ${layer.name}`}
      aria-label={`${ways[way]()}, ${layer.name}`}
      onPointerEnter={() => study.setLayer(layer.name)}
      onPointerLeave={() => study.setLayer(undefined)}
    >
      <h3>
        <button
          type="button"
          class="layer-link"
          title={l10n.t('Show {0} in the spec', layer.name)}
          onClick={() => study.tell({ type: 'revealLayer', layer: layer.name })}
        >
          {layer.name}
        </button>
        <span class="quiet"> {layerText(layer)}</span>
      </h3>
      {arises(sight.look.broken, layer.name, way) && <NotFiniteHere />}
      {network.layers.length <= FEW ? children : <InSight>{children}</InSight>}
    </section>
  );
}

/** The place where a number of the step first was not finite: a layer's output, one of its variables, or their gradient. */
function arises(broken: StepLook['broken'], layer: string, way: Props['way']): boolean {
  const { where, name = '' } = broken ?? {};
  const isHere = way === 'forward' ? where === 'layer' || where === 'weight' : way === 'back' && where === 'gradient';
  return isHere && (name === layer || name.startsWith(`${layer}/`));
}

export const NotFiniteHere = () => (
  <p class="warning">
    <Icon name="warning" /> {l10n.t('Here a number stopped being finite.')}
  </p>
);

const ways: Readonly<Record<Props['way'], () => string>> = {
  forward: () => l10n.t('Forward'),
  back: () => l10n.t('Backward'),
  update: () => l10n.t({ message: 'Update', comment: 'of a step' }),
};

/** So few layers are drawn at once, wherever the reader is. */
const FEW = 6;
