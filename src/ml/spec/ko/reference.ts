import { expectedText } from '../../language/messages/ko/expected';
import type { ReferenceWords } from '../../registry/docs';
import { koreanTexts } from '../korean-schema';

/** The reference of everything a spec can name, in Korean. */
export const koreanWords: ReferenceWords = {
  title: '명세에 쓸 수 있는 이름',
  made: '`npm run generate`로 만든 파일입니다. 직접 고치지 마세요.',
  sections: {
    layers: '층',
    activations: '활성화 함수',
    losses: '손실 함수',
    metrics: '지표',
    optimizers: '옵티마이저',
    initializers: '초기화 방법',
  },
  columns: ['파라미터', '값', '기본값'],
  value: '값',
  standard: '기본값',
  required: '필수',
  use: '쓰임:',
  parameters: '파라미터',
  also: '다른 이름',
  source: '출처',
  text: (english) => koreanTexts[english] ?? english,
  expected: expectedText,
};
