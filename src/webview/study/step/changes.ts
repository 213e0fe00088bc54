import * as l10n from '@vscode/l10n';
import { figure } from '../../../ml/language/number-text';
import type { Block } from '../../../ml/step/explain/cells';
import { numbersOf } from '../../../ml/step/explain/numbers';
import type { StepLook } from '../../../ml/step/look-inside';
import { differs } from './blocks';
import type { Sight } from './sight';

/** How a number is another than in the step before; or, where numbers were typed over, than in the step itself. */
export type Change = 'rose' | 'fell' | 'differs';

export interface Changes {
  of(index: number): Change | undefined;
  /** What the number was, for a reader; not set where it is the same. */
  text(index: number): string | undefined;
}

/** What the numbers of a block are compared with. */
export function changesOf({ look, network, own, former }: Sight, block: Block): Changes {
  const valuesIn = (of: StepLook | undefined) => of && numbersOf({ look: of, network }, block)?.values;
  const values = valuesIn(look);
  const others = valuesIn(own ?? former);
  const isOther = (index: number): boolean => differs(values?.[index], others?.[index]);
  return {
    of: (index) => {
      if (!isOther(index)) return undefined;
      if (own) return 'differs';
      return (values?.[index] as number) > (others?.[index] as number) ? 'rose' : 'fell';
    },
    text: (index) => {
      if (!isOther(index)) return undefined;
      const was = figure(others?.[index] as number);
      return own ? l10n.t('{0} in the step itself', was) : l10n.t('was {0}', was);
    },
  };
}
