import type { ExplainedCode } from '../../explained';
import type { Explanation } from '../../explained/explanation';
import { dataExplanations } from './data';
import { networkExplanations } from './network';
import { otherExplanations } from './others';

/** Every explanation in Korean; one that is missing does not compile. */
export const koreanExplanations: Readonly<Record<ExplainedCode, Explanation>> = {
  ...networkExplanations,
  ...dataExplanations,
  ...otherExplanations,
};
