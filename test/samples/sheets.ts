import { checkSpec } from '../../src/ml/checks/check-spec';
import type { Problem } from '../../src/ml/language/problem';
import type { Sheet } from '../../src/ml/sheets/sheet';
import { textFacts } from '../../src/ml/spec/text-facts';
import { type Change, changed, filesOf, sampleNames, sampleText } from './run-sample';

/** The samples that are sheets: they describe functions or tensors, and nothing that could be trained. */
export const sheetNames: readonly string[] = sampleNames.filter((name) => textFacts(sampleText(name)).sheetKind !== undefined);

/** What a sheet comes to, with changes made to it. */
export async function sheetOfSample(
  name: string,
  ...changes: readonly Change[]
): Promise<{ readonly sheet: Sheet | undefined; readonly problems: readonly Problem[] }> {
  const { sheet, problems } = await checkSpec(changed(sampleText(name), changes), filesOf(name));
  return { sheet, problems };
}
