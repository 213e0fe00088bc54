import type { ColumnsAnswer } from '../../../ml/worker/data-questions';
import type { Data, Network } from '../messages/state';
import type { Reading } from '../shared/reading';
import type { Study } from '../shared/study';
import type { DataPart } from './parts';

/** What every part of the view draws from. */
export interface DataSight {
  readonly study: Study;
  readonly network: Network;
  readonly data: Data;
  readonly reading: Reading;
  /** What is known of the data's columns; not set while it is on its way. */
  readonly facts: ColumnsAnswer | undefined;
  /** Why it is not known. */
  readonly factsError: string | undefined;
  readonly parts: readonly DataPart[];
  /** The part that is shown. */
  readonly part: DataPart;
  /** What a row's target is called: its class, or its numbers. */
  title(label: number, target: ArrayLike<number>): string;
  /** The same, as short as it is written under a picture. */
  shortTitle(label: number, target: ArrayLike<number>): string;
}
