import './line-or-not.css';
import * as l10n from '@vscode/l10n';
import { Checkbox } from '../../../shared/toolkit';
import type { Study } from '../../shared/study';
import { question } from './text';
import { hasTwoClasses } from './use-line-or-not';

/** Turns it on and off, in every view that shows it; not there where there are no two classes. */
export const LineCheck = ({ study }: { readonly study: Study }) =>
  hasTwoClasses(study) ? (
    <Checkbox
      checked={study.state.options.boundary.line === true}
      title={l10n.t(
        'Works out whether a straight border separates the classes of the training data, and shows the one with the widest margin or why there is none.',
      )}
      onChange={(checked) => study.setOptions({ boundary: { line: checked } })}
    >
      {question(study.state.data?.inputs ?? 2)}
    </Checkbox>
  ) : null;

/** Why there is no answer. */
export const NoAnswer = ({ error }: { readonly error: string | undefined }) =>
  error === undefined ? null : (
    <p class="warning" role="alert">
      {error}
    </p>
  );
