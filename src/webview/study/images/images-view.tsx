import * as l10n from '@vscode/l10n';
import type { ViewProps } from '../shared/study';

/** How large the images are that the network takes. */
export const ImagesView = ({ study }: ViewProps) => (
  <p class="sentence">{l10n.t('Images of {0} numbers.', study.state.network?.inputShape.join(' × ') ?? '')}</p>
);
