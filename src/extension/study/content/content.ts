import { l10n } from 'vscode';
import { readingOf } from '../../../ml/model/interpret-output';
import type { Model } from '../../../ml/model/model';
import { visible } from '../../../ml/spec/visible';
import type { CheckAnswer } from '../../../ml/worker/messages';
import type { Data, Network, State, ViewName } from '../../../webview/study/messages';
import { textOf } from '../../problem-text';
import { dataOf } from './data';
import { networkOf } from './network';
import { essence, saysHowToLearn } from './spec-text';
import { viewsOf } from './views';

/** A check, wherever its text came from. */
export type CheckedText = CheckAnswer & { readonly text: string };

/** A network that could be worked out, and what the panel shows of it. Made once for each check. */
export interface Shown {
  readonly model: Model;
  readonly network: Network;
  readonly data: Data | undefined;
  /** Decides whether a run is one of this network. */
  readonly essence: string;
}

/** What is known of the spec that a panel is on. */
export interface Content {
  readonly spec: NonNullable<State['spec']>;
  /** The newest that could be worked out: while a spec is being typed, what it was before stays in view. */
  readonly shown?: Shown;
  readonly views: readonly ViewName[];
}

/** Before the first check is done. */
export const reading = (file: string): Content => ({
  spec: { file, title: file, reading: true, errors: 0, trainable: false },
  views: [],
});

/** For a spec that is not where it was. */
export const missing = (file: string): Content => ({
  spec: {
    file,
    title: file,
    reading: false,
    errors: 1,
    firstError: l10n.t('{0} cannot be read: it may have been deleted or renamed.', file),
    trainable: false,
  },
  views: [],
});

/** @param before what was shown until now */
export function contentOf(file: string, check: CheckedText, before: Content | undefined, language: string): Content {
  const current = shownOf(check, language);
  const shown = current ?? before?.shown;
  const { spec: read, problems } = check;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const spec: Content['spec'] = {
    file,
    title: read ? visible(read.name ?? file) : (before?.spec.title ?? file),
    reading: false,
    errors: errors.length,
    ...(errors[0] && { firstError: textOf(errors[0]) }),
    trainable: saysHowToLearn(check.text),
    ...(read?.predict && { predict: { shape: read.predict.shape, values: [...read.predict.values] } }),
    outdated: shown !== current,
  };
  return { spec, ...(shown && { shown }), views: shown ? viewsOf(shown.network, shown === current ? spec : (before?.spec ?? spec)) : [] };
}

function shownOf(check: CheckedText, language: string): Shown | undefined {
  const { model, text, spec, facts } = check;
  if (!model) return undefined;
  const reading = readingOf(model, spec?.compile?.loss, facts?.targets);
  return { model, network: networkOf(model, language, reading), data: dataOf(check, reading), essence: essence(text) };
}
