import * as l10n from '@vscode/l10n';
import type { LayerRow } from '../messages';

/** The texts of a layer's box. */
export function boxLines({ name, type, activation, outputShape, trainable }: LayerRow): string[] {
  const kind = activation ? `${type} · ${activation}` : type;
  return [name, trainable ? kind : `${kind} · ${l10n.t('frozen')}`, outputShape];
}

/** What a screen reader says of a drawn layer. It begins as what is drawn, so that a reader who speaks to the computer can name it. */
export const layerLabel = (drawn: readonly string[], { params }: LayerRow): string =>
  l10n.t('{0}, {1} parameters', drawn.filter(Boolean).join(' '), params);
