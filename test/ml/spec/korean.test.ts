import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stoppingChange } from '../../../src/ml/advice/changes';
import { type MessageArgs, type MessageCode, messages, messageText } from '../../../src/ml/language/messages';
import { engineReasons } from '../../../src/ml/language/messages/engine';
import { fixTitles } from '../../../src/ml/language/messages/fixes';
import { phrase } from '../../../src/ml/language/messages/ko/phrases';
import { josa } from '../../../src/ml/language/messages/ko/words';
import { arithmeticText, fixText, problemText } from '../../../src/ml/language/messages/localized';
import type { Fix } from '../../../src/ml/language/problem';
import { sheetSchemas } from '../../../src/ml/sheets/sheet';
import { specSchema } from '../../../src/ml/spec/schema';
import { defaultFit } from '../../../src/ml/spec/sections';
import { fitCases } from './cases/fit';
import { fittingCases } from './cases/fitting';
import { layersCases } from './cases/layers';
import { learningCases } from './cases/learning';
import { metricCases } from './cases/metrics';
import { readingCases } from './cases/reading';
import { syntaxCases } from './cases/syntax';
import { targetsCases } from './cases/targets';
import { teachingCases } from './cases/teaching';
import { valuesCases } from './cases/values';
import { check } from './check';
import { sampleArgs } from './korean-args';

const cases = [
  syntaxCases,
  readingCases,
  valuesCases,
  layersCases,
  fittingCases,
  targetsCases,
  learningCases,
  metricCases,
  fitCases,
  // Its fixes are more than edits of the text.
  [
    {
      code: 'picture-set-missing',
      slip: undefined,
      text: '{ "data": { "dataset": "mnist" }, "layers": [{ "type": "Flatten", "input_shape": [28, 28] }] }',
    },
  ],
  teachingCases,
].flat();

/** Words that are the same in both languages: names of Keras, of formats and of programs, and units. */
const names = new Set(
  `SHA JSON JavaScript Python Keras NumPy numpy pandas savez savez_compressed save astype np Debian npm TensorFlow js CSV PNG JPEG RGB CMYK png jpg jpeg UTF CP949 EUC KR JIS Shift JP GB18030 Windows Latin Roman Mac Excel array IDX NPZ gz npz npy ZIP gzip MNIST Fashion Add Concatenate Conv2D Dense
  Activation Dropout Embedding Flatten Input Reshape BatchNormalization GRU LSTM SimpleRNN Adam Adagrad RMSprop SGD sgd adam SA simulated annealing velocity sketching radon softmax sigmoid step sign
  relu float32 learning_rate accuracy true false null x y xor GB MB MiB GiB NaN inf Infinity kernel bias data layers compile fit loss output_format tfjs_layers_model model get_weights
  GlobalAveragePooling2D AveragePooling2D MaxPooling2D test validation train
  True False nan float64 transpose reshape stack axis float get`.split(/\s+/),
);

/** Every text and number in arguments, however deep. */
function* leaves(value: unknown): Generator<string | number> {
  if (typeof value === 'string' || typeof value === 'number') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) if (key !== 'is') yield* leaves(inner);
}

const words = (text: string): string[] => text.match(/[A-Za-z_][\w]*/g) ?? [];

/** English words that are neither quoted, nor code, nor a name, nor given. */
function english(text: string, given: ReadonlySet<string>): string[] {
  const plain = text
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, ' ')
    .replaceAll(/'text'/g, ' ')
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]|(?<!\w)\d[\d.]*(e[+-]?\d+)?/g, ' ')
    .replaceAll(/[\w./-]+\.(csv|npz|npy|gz|idx|json|h5|com)\S*/g, ' ');
  return words(plain).filter((word) => word.length > 1 && !names.has(word) && !given.has(word));
}

/** How a text or a number can be in a message. */
const forms = (leaf: string | number): string[] => [String(leaf), leaf.toLocaleString('en-US'), Number(leaf).toExponential(1)];

function holds<C extends MessageCode>(code: C, args: MessageArgs<C>): void {
  const told = messageText(code, args);
  const text = problemText({ code, args } as never, 'ko');
  assert.match(text, /[가-힣]/);
  // Why an engine was chosen is a part of a sentence, and is no sentence itself.
  assert.match(text, code in engineReasons ? /니다$/ : /[.?)]$/);
  assert.ok(!/undefined|\[object| {2}|null개/.test(text), text);
  // These three are words of the language; all else that is given is a name or a value.
  const { what, where, expected, ...named } = { ...(args as object) } as Readonly<Record<string, unknown>>;
  const given = [...leaves(named)].filter((leaf) => !String(leaf).includes(' ') || english(String(leaf), new Set()).length === 0);
  for (const leaf of given) {
    // Small numbers occur in the English texts by themselves.
    if (Number(leaf) < 3) continue;
    const inEnglish = forms(leaf).some((form) => new RegExp(`(^|[^\\w.])${form.replaceAll(/[^\w]/g, '\\$&')}($|[^\\w])`).test(told));
    if (inEnglish)
      assert.ok(
        forms(leaf).some((form) => text.includes(form)),
        `${String(leaf)} is missing: ${text}`,
      );
  }
  const type = [what, where].map(String).filter((word) => phrase(word) === word && !/[ ]/.test(word));
  const keys = [...leaves(expected)].map(String).filter((word) => /^[a-z_]+$/.test(word));
  assert.deepEqual(english(text, new Set([...given.map(String), ...type, ...keys].flatMap(words))), [], text);
  for (const particle of text.matchAll(/(은\(는\)|이\(가\)|을\(를\)|\(으\)로)/g)) assert.fail(`${particle[0]}: ${text}`);
}

describe('messages in Korean', () => {
  const purposes = new Set<string>();
  const saysToo = (fix: Fix): void => {
    const title = fixText(fix, 'ko');
    assert.match(title, /(기|설정|제거|추가|학습|지정|관찰)(…|: .+)?$/);
    assert.deepEqual(english(title, new Set()), [], title);
    if (fix.action.value && fix.title.includes(fix.action.value)) assert.ok(title.includes(fix.action.value), title);
    if (fix.action.key && fix.title.includes(`"${fix.action.key}"`)) assert.ok(title.includes(`"${fix.action.key}"`), title);
    purposes.add(fix.action.purpose);
  };

  for (const [i, { code, slip, text }] of cases.entries()) {
    test(`${slip ?? code} (${i})`, async () => {
      const { problems } = await check(text.replaceAll(/[«»]/g, ''));
      assert.ok(problems.length > 0);
      for (const problem of problems) holds(problem.code, problem.args as never);
      for (const fix of problems.flatMap(({ fixes }) => fixes)) saysToo(fix);
    });
  }

  test('what advice on a run changes, and no problem does', () => {
    for (const change of stoppingChange({ seed: 0, engine: 'auto', layers: [], fit: defaultFit }, 5)) saysToo({ ...change, edits: [] });
  });

  for (const [code, list] of Object.entries(sampleArgs)) {
    test(code, () => {
      for (const args of list) holds(code as MessageCode, args as never);
    });
  }

  test('the particle after a number is by its sound', () => {
    const file = { file: 'a.csv', line: 2, column: 'x', text: '1,230', sign: ',' } as const;
    assert.match(
      problemText({ code: 'csv-number-ambiguous', args: { ...file, large: 1230, small: 1.23 } }, 'ko'),
      /1230이라면 .* 1\.23이라면 /,
    );
    assert.match(problemText({ code: 'one-hot-shape', args: { name: 'y', shape: [12, 3] } }, 'ko'), /12 × 3이라서 /);
  });

  test('every purpose of a fix was looked at', () => {
    assert.deepEqual(
      Object.keys(fixTitles).filter((purpose) => !purposes.has(purpose)),
      [],
    );
  });

  test('every code was looked at', () => {
    const seen = new Set<string>([...cases.map(({ code }) => code), ...Object.keys(sampleArgs)]);
    assert.deepEqual(
      Object.keys(messages).filter((code) => !seen.has(code)),
      [],
    );
  });

  test('English for other languages', () => {
    assert.equal(problemText({ code: 'run-is-over', args: undefined }, 'de'), messageText('run-is-over', undefined));
    assert.match(problemText({ code: 'run-is-over', args: undefined }, 'ko-KR'), /실행/);
  });
});

/** The last words of all names of the registries and keys of the spec, by how they end when they are read in Korean. */
const readings = {
  vowel: `acc accuracy adadelta adagrad adamax adamw add after alpha amsgrad and approximate auc auto average avg axis b backwards bce bias blobs
    celu center centered classes clipvalue clouds compact concatenate constant cosh cpu crossentropy csv curve d data decay delimiter delta dense
    divergence elu epoch epochs error filters first folder gamma gate gelu gru hinge huber identity idx initializer inputs jp k keepdims kld
    kldivergence layer layers linear logits loss macro mae mape max method metrics micro mish mnist mode monitor moons mse msle names nand nesterov
    noise nor npy tensors functions to npz ones optimizer or patience plus predict rate relu reshape rho roc samples score seed selu sequences sgd shape shrink sigmoid
    silu similarity size slope softmax softplus sparsemax squareplus stddev strides swish tanh tensorflow test thousands threshold thresholds
    pictures rgb transpose units valid value w weight weighted weights x y zero zeros jis schema`,
  ㄹ: 'whole sample circle compile decimal exponential grayscale kr maxval minval normal orthogonal partial pr recall scale shuffle spiral trainable xor xnor',
  consonant: `activation adam aggregation balancing baseline clipnorm dataset dim distribution dropout embedding encoding engine epsilon fit flatten
    from gain hot in input interpolation laprop line lstm majoring mean min momentum nadam name normalization one out padam padding perceptron
    minoring poisson precision prgain prop radam rmsprop rnn roman same scaling sign sine smoothing softsign split step stopping synthetic target train type
    uniform validation wasm`,
};

describe('particles after the names of Keras', () => {
  const read = new Map(Object.entries(readings).flatMap(([end, words]) => words.split(/\s+/).map((word) => [word, end] as const)));
  const names = new Set<string>();
  JSON.parse(JSON.stringify([specSchema(), sheetSchemas()]), (key, value) => {
    const found: unknown[] = key === 'properties' ? Object.keys(value) : key === 'enum' ? value : [];
    for (const name of found.map(String)) if (/[a-z]$/i.test(name)) names.add(name);
    return value;
  });

  test('are by how each is read', () => {
    assert.ok(names.size > 300);
    const last = (name: string): string => (name.split(/[^A-Za-z]|(?<=[a-z])(?=[A-Z])/).at(-1) ?? '').toLowerCase();
    const readingUnknown = [...names].filter((name) => !read.has(last(name)));
    assert.deepEqual(readingUnknown, [], 'add to the readings how they end');
    const right = (name: string): string[] => {
      const end = read.get(last(name));
      return [`${name}${end === 'vowel' ? '는' : '은'}`, `"${name}"${end === 'consonant' ? '으로' : '로'}`];
    };
    assert.deepEqual(
      [...names].map((name) => [josa(name, '은'), josa(`"${name}"`, '으로')]),
      [...names].map(right),
    );
  });
});

describe('particles', () => {
  for (const [word, particle, text] of [
    ['층', '은', '층은'],
    ['나무', '은', '나무는'],
    ['"손실"', '으로', '"손실"로'],
    ['값', '으로', '값으로'],
    ['3', '이', '3이'],
    ['2', '이', '2가'],
    ['1', '으로', '1로'],
    ['6', '으로', '6으로'],
    ['"mse"', '을', '"mse"를'],
    ['kernel', '은', 'kernel은'],
    ['Adam', '과', 'Adam과'],
    ['None', '은', 'None은'],
    ['Transformer', '이라는', 'Transformer라는'],
    ['2 × 10', '이어야', '2 × 10이어야'],
    ['숫자 3개', '이어야', '숫자 3개여야'],
    ['12 × 3', '이라서', '12 × 3이라서'],
    ['4.5', '이라서', '4.5라서'],
    ['1.23', '이라면', '1.23이라면'],
    ['60000 × 784', '이고', '60000 × 784고'],
  ] as const) {
    test(text, () => assert.equal(josa(word, particle), text));
  }
});

test('the arithmetic of a layer is in Korean too', () => {
  assert.equal(arithmeticText('(2 inputs + 1 bias) × 4 units = 12', 'ko'), '(입력 2 + 편향 1) × 뉴런 4 = 12');
  assert.equal(arithmeticText('(1 input + 1 bias) × 1 unit = 2', 'ko'), '(입력 1 + 편향 1) × 뉴런 1 = 2');
  assert.equal(arithmeticText('(1 input + 1 bias) × 1 unit = 2', 'en'), '(1 input + 1 bias) × 1 unit = 2');
});
