import type { Block, Cell } from '../../../ml/step/explain/cells';
import type { Numbers } from '../../../ml/step/explain/numbers';
import type { StepLook } from '../../../ml/step/look-inside';
import type { StepNetwork } from '../../../ml/step/step-network';
import type { Study } from '../shared/study';

/** What every part of the page draws from: the step, what of it is explained, and what the reader does there. */
export interface Sight {
  readonly study: Study;
  readonly look: StepLook;
  readonly network: StepNetwork;
  /** The step's own numbers, where others were typed over them. */
  readonly own: StepLook | undefined;
  /** The step that was shown before this one. */
  readonly former: StepLook | undefined;
  /** Variables that are too large to be sent unasked. */
  readonly omitted: readonly string[];
  /** Finite differences are wanted. */
  readonly check: boolean;
  /** The number that the reader points at or has chosen. */
  readonly at: Cell | undefined;
  /** The numbers that it was made of, by the keys of their blocks. */
  readonly uses: ReadonlyMap<string, ReadonlySet<number>>;
  point(cell: Cell | undefined): void;
  choose(cell: Cell): void;
  typeOver(block: Block, index: number, value: number): void;
  fetchVariable(name: string): void;
}

/** A block that is drawn. */
export interface BlockProps {
  readonly sight: Sight;
  readonly block: Block;
  readonly title: string;
  readonly numbers: Pick<Numbers, 'shape' | 'values'>;
}
