import type { tensorMessages as english } from '../tensors';
import { count } from '../words';

export const tensorMessages: typeof english = {
  'too-many-tensors': (a) =>
    `이 시트에는 텐서가 ${count(a.found)}개 있습니다. 최대 ${count(a.limit)}개까지 읽습니다. 일부를 지우거나 시트를 나누세요.`,
  'too-many-dimensions': (a) =>
    `"${a.what}" 텐서의 차원이 ${a.dimensions}개입니다. 시트에는 ${a.limit}차원까지 표시합니다. 리스트를 덜 겹치거나 축을 줄이세요.`,
  'tensor-too-large': (a) =>
    `"${a.what}" 텐서의 숫자가 ${count(a.cells)}개가 됩니다. 시트의 텐서에는 숫자를 최대 ${count(a.limit)}개까지 넣을 수 있습니다. 크기를 줄이세요.`,
  'integer-too-large': (a) =>
    `여기서는 정수를 ${count(a.limit)}까지만 정확하게 계산하는데 값이 그보다 큽니다(${a.what}). 실수로 계산하려면 1.0처럼 소수점을 붙이세요.`,
};
