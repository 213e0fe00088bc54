import type { setTexts as english } from '../sets';
import { pieces } from './words';

/** Which part of a well-known data set something is of, in Korean. */
export const setTexts: typeof english = {
  part: ({ title, size }) => `${title} ${size === 'whole' ? '전체' : '표본'}`,
  used: (part, { train, validation, test }) =>
    `${setTexts.part(part)}: ${[
      ...(train ? [`훈련 이미지 ${pieces(train)}`] : []),
      ...(validation ? [`검증 이미지 ${pieces(validation)}`] : []),
      ...(test ? [`테스트 이미지 ${pieces(test)}`] : []),
    ].join(', ')}`,
};
