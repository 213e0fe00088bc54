/** Nouns that messages put before a name. */
const nouns: Readonly<Record<string, string>> = {
  layer: '층',
  activation: '활성화 함수',
  initializer: '초기화 방법',
  optimizer: '옵티마이저',
  loss: '손실 함수',
  metric: '지표',
  gate: '게이트',
  engine: '엔진',
  'data set': '데이터셋',
  'synthetic data set': '합성 데이터셋',
  encoding: '인코딩',
  'decimal sign': '소수점',
  'thousands separator': '천 단위 구분 기호',
  mode: '모드',
  distribution: '분포',
  padding: '패딩',
  curve: '곡선',
  average: '평균 방법',
  aggregation: '집계 방법',
  'summation method': '합산 방법',
};

const fixed: Readonly<Record<string, string>> = {
  null: 'null',
  'true or false': 'true 또는 false',
  'a text with at least one character': '한 글자 이상의 문자열',
  'an object { … }': '객체 { … }',
  'a layer': '층',
  'a list of layers': '층의 리스트',
  'a layer such as { "type": "Dense", "units": 1 }': '{ "type": "Dense", "units": 1 } 같은 층',
  'the name of a layer': '층의 이름',
  'the name of a layer, such as "Dense"': '"Dense" 같은 층의 이름',
  'an object that says where the data comes from, such as { "gate": "XOR" }': '{ "gate": "XOR" }처럼 데이터를 어디서 읽는지 정하는 객체',
  'a number of rows, a fraction of them, { "first": N } or { "x": …, "y": … }':
    '행의 수, 전체에 대한 비율, { "first": N } 또는 { "x": …, "y": … }',
  'what training makes smaller, such as "mse"': '"mse" 같은 손실 함수',
  'a part of the data': '데이터의 일부',
  'the spec': '명세',
  'a sheet of functions': '함수 시트',
  'a list of 1 to 12 functions': '함수 1~12개의 리스트',
  'the name of an activation': '활성화 함수의 이름',
  'the name of a loss': '손실 함수의 이름',
  'an object { "from": …, "to": …, "step": … }': '객체 { "from": …, "to": …, "step": … }',
  'an expression such as "x^2 - 1", the name of an activation, { "activation": NAME, … } or { "loss": NAME, "target": NUMBER, … }':
    '"x^2 - 1" 같은 식, 활성화 함수의 이름, { "activation": 이름, … }, { "loss": 이름, "target": 수, … } 중 하나',
  'class numbers such as "0"': '"0" 같은 클래스 번호',
  'names of variables': '변수 이름',
  'the sheet': '시트',
  'an object of tensors, such as { "a": [[1, 2], [3, 4]], "b": "transpose(a)" }':
    '{ "a": [[1, 2], [3, 4]], "b": "transpose(a)" } 같은 텐서 객체',
  'numbers, or an expression such as "transpose(a)"': '숫자 또는 "transpose(a)" 같은 식',
  'names of letters, digits and _, such as "x_1", except np, None, True and False':
    'np, None, True, False를 제외하고 "x_1"처럼 문자, 숫자, _로 된 이름',
};

/** What is built from a noun in the English text. */
const built: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(nouns).flatMap(([english, korean]) => [
    [`this ${english}`, `이 ${korean}`],
    [`the name of ${english}`, `${korean} 이름`],
    [`the name of the ${english}`, `${korean} 이름`],
    [`the name of a ${english}, or { "type": NAME, … }`, `${korean} 이름 또는 { "type": 이름, … }`],
    [`the name of an ${english}, or { "type": NAME, … }`, `${korean} 이름 또는 { "type": 이름, … }`],
  ]),
);

const phrases: ReadonlyMap<string, string> = new Map(Object.entries({ ...nouns, ...fixed, ...built }));

/** A fixed English phrase in Korean; names and keys, which are the same in every language, stay as they are. */
export const phrase = (english: string): string => phrases.get(english) ?? english;
