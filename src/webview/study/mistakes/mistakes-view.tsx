import * as l10n from '@vscode/l10n';
import { FirstState } from '../../shared/first-state';
import type { ViewProps } from '../shared/study';

/** What the network takes for what. */
export const MistakesView = ({ study }: ViewProps) =>
  study.state.network ? <FirstState lines={[l10n.t('Train the network to see which rows it answers wrongly.')]} /> : null;
