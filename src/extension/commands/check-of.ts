import type * as vscode from 'vscode';
import type { CheckAnswer } from '../../ml/worker/messages';
import { placeOf } from '../spec-document';
import type { Services } from './services';

/** What is known of a spec as it stands. */
export async function checkOf(
  { checks, worker }: Pick<Services, 'checks' | 'worker'>,
  document: vscode.TextDocument,
): Promise<CheckAnswer> {
  const place = placeOf(document);
  return checks.of(document) ?? (await worker.ask({ task: 'check', text: document.getText(), ...(place && { place }) }));
}
