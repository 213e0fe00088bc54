/** What is counted in the arithmetic of a layer's parameters. */
const counted: Readonly<Record<string, string>> = {
  input: '입력',
  remembered: '기억',
  bias: '편향',
  biases: '편향',
  unit: '뉴런',
  channel: '채널',
  filter: '필터',
  gate: '게이트',
  row: '행',
  number: '숫자',
};

const inKorean = (noun: string): string | undefined => counted[noun] ?? counted[noun.replace(/s$/, '')];

/** `(입력 2 + 편향 1) × 뉴런 4 = 12`. */
export const arithmetic = (english: string): string =>
  english.replaceAll(/(?<![\d,])([\d,]+) ([a-z]+)/g, (whole, count: string, noun: string) => {
    const word = inKorean(noun);
    return word ? `${word} ${count}` : whole;
  });
