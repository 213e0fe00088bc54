import * as l10n from '@vscode/l10n';
import type { Block, Cell } from '../../../ml/step/explain/cells';
import type { StepNetwork } from '../../../ml/step/step-network';

const layerWords: Readonly<Record<string, () => string>> = {
  input: () => l10n.t('input'),
  preActivations: () => l10n.t('pre-activations'),
  output: () => l10n.t('output'),
  dOutput: () => '∂L/∂output',
  dPreActivations: () => '∂L/∂z',
  dInput: () => '∂L/∂input',
};

/** What a layer's numbers are called over the page. */
const layerBlockTitle = (of: string): string => layerWords[of]?.() ?? of;

/** What a variable is called within its layer: `kernel`. */
export const shortName = (variable: string): string => variable.slice(variable.lastIndexOf('/') + 1);

const variableWords: Readonly<Record<string, (name: string, slot: string) => string>> = {
  before: (name) => name,
  gradient: (name) => `∂L/∂${name}`,
  clipped: (name) => l10n.t('∂L/∂{0}, clipped', name),
  finiteDifference: () => l10n.t('finite difference'),
  memoryBefore: (_name, slot) => l10n.t('{0} before', slot),
  memoryAfter: (_name, slot) => l10n.t('{0} after', slot),
  step: (name) => l10n.t('step of {0}', name),
  after: (name) => l10n.t('{0} after', name),
};

/** The perceptron rule follows no gradient. */
export const isRule = ({ optimizer }: StepNetwork): boolean => optimizer.type === 'perceptron';

const ruleWords: Readonly<Record<string, () => string>> = {
  dPreActivations: () => l10n.t('error = output − target'),
  gradient: () => l10n.t('error · input'),
  step: () => l10n.t('what is added'),
};

/** What a block is called. */
export function blockTitle(block: Block | Cell, network: StepNetwork): string {
  const ruled = isRule(network) && ruleWords[block.of]?.();
  if (ruled) return ruled;
  if ('variable' in block) return variableWords[block.of]?.(shortName(block.variable), block.slot ?? '') ?? block.of;
  if ('block' in block) {
    const name = layerWords[block.block]?.() ?? block.block.replaceAll('_', ' ');
    return block.of === 'slope' ? `∂L/∂ ${name}` : name;
  }
  if (block.of === 'target') return l10n.t('target');
  if (block.of === 'loss' || block.of === 'rowLosses') return l10n.t('loss');
  return layerBlockTitle(block.of);
}

/** The layer that a number belongs to; −1 for those of the whole network. */
export function layerOf(block: Block | Cell, { layers }: StepNetwork): number {
  if ('layer' in block) return block.layer;
  if (!('variable' in block)) return -1;
  const name = block.variable.slice(0, block.variable.lastIndexOf('/'));
  return layers.findIndex((layer) => layer.name === name);
}
