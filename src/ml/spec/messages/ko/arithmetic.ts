/** What is counted in the arithmetic of a layer's parameters. */
const counted: Readonly<Record<string, string>> = {
  inputs: '입력',
  remembered: '기억',
  bias: '편향',
  biases: '편향',
  units: '뉴런',
  channels: '채널',
  filters: '필터',
  gates: '게이트',
  rows: '행',
  numbers: '숫자',
};

/** `(입력 2 + 편향 1) × 뉴런 4 = 12`. */
export const arithmetic = (english: string): string =>
  english.replaceAll(/([\d,]+) ([a-z]+)/g, (whole, count: string, noun: string) => (counted[noun] ? `${counted[noun]} ${count}` : whole));
