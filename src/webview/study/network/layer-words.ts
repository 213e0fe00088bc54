import * as l10n from '@vscode/l10n';
import type { LayerRow } from '../messages';

/** The texts of a layer's box. A name that Keras made of the layer's class says that already: then it does not stand there twice. */
export function boxLines({ name, type, activation, outputShape, trainable }: LayerRow): string[] {
  const kind = [isMadeOf(type, name) ? '' : type, activation, trainable ? '' : l10n.t('frozen')].filter(Boolean).join(' · ');
  return [name, ...(kind ? [kind] : []), outputShape];
}

/** `conv2d_1` for a `Conv2D`: compared without regard to how the words are put together. */
const isMadeOf = (type: string, name: string): boolean => {
  const letters = (text: string): string => text.replaceAll('_', '').toLowerCase();
  return letters(name.replace(/_\d+$/, '')) === letters(type);
};

/** What a screen reader says of a drawn layer. It begins as what is drawn, so that a reader who speaks to the computer can name it. */
export const layerLabel = (drawn: readonly string[], { params }: LayerRow): string =>
  l10n.t('{0}, {1} parameters', drawn.filter(Boolean).join(' '), params);
