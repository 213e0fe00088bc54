import type { layerMessages as english } from '../layers';
import { count, list } from '../words';
import { didYouMean, josa, pieces, quoted, shaped, sizes } from './words';

/** What can be wrong with the layers, in Korean. */
export const layerMessages: typeof english = {
  'needs-rank': (a) =>
    `${josa(a.layer, '은')} 샘플마다 숫자 리스트가 필요한데 여기서는 샘플이 숫자 하나입니다. 앞에 { "type": "Reshape", "target_shape": [1] } 층을 넣으세요.`,
  'reshape-does-not-fit': (a) =>
    `여기서 샘플은 ${shaped(a.from)}${a.from.length > 1 ? `(숫자 ${pieces(a.total)})` : ''}인데 ${sizes(a.to)} 모양으로는 만들 수 없습니다. "target_shape"의 크기를 곱하면 ${josa(count(a.total), '이')} 되어야 합니다. 하나는 나머지를 뜻하는 -1로 쓸 수 있습니다.`,
  'only-last-axis': (a) =>
    `${josa(a.layer, '은')} 마지막 축에서만 계산합니다. 축 ${a.axis}에서는 계산할 수 없습니다. "axis"를 지우거나 "axis": -1로 쓰세요.`,
  'cannot-add': (a) =>
    `Add의 입력은 모양이 같아야 합니다. 크기가 다른 축은 한쪽이 1이어야 합니다. 여기서는 하나가 ${shaped(a.first)}, 다른 하나가 ${shaped(a.other)}입니다. 앞의 층들의 뉴런 수를 같게 하세요.`,
  'cannot-concatenate': (a) =>
    `축 ${a.axis}에서 Concatenate로 이으려면 나머지 축의 크기가 모두 같아야 합니다. 여기서는 하나가 ${shaped(a.first)}, 다른 하나가 ${shaped(a.other)}입니다. 다른 "axis"를 쓰거나(-1은 마지막 축) 앞에 Flatten을 넣으세요.`,
  'needs-pictures': (a) =>
    `${josa(a.layer, '은')} 행 × 열 × 채널로 된 이미지가 필요한데 여기서 샘플은 ${shaped(a.found)}입니다. 앞에 ${
      a.found.length === 2
        ? `{ "type": "Reshape", "target_shape": [${a.found.join(', ')}, 1] } 층을`
        : '[행, 열, 채널]로 바꾸는 Reshape 층을'
    } 넣으세요.`,
  'needs-sequences': (a) =>
    `${josa(a.layer, '은')} 타임스텝 × 특성으로 된 시퀀스가 필요한데 여기서 샘플은 ${shaped(a.found)}입니다. 앞에 ${
      a.found.length === 1 ? `{ "type": "Reshape", "target_shape": [${a.found[0]}, 1] } 층을` : '[타임스텝, 특성]으로 바꾸는 Reshape 층을'
    } 넣으세요.`,
  'window-too-large': (a) =>
    `${a.layer}의 창 크기 ${josa(sizes(a.window), '이')} 들어오는 이미지 ${sizes(a.picture)}보다 큽니다. 창을 줄이거나 "padding": "same"으로 쓰세요.`,
  'too-many-axes': (a) =>
    `"${a.layer}"에서 샘플의 축이 ${pieces(a.found)}입니다. ${pieces(a.limit)}까지만 계산할 수 있습니다. Reshape나 Flatten으로 줄이세요.`,
  'strides-and-dilation': () => 'Conv2D에서는 "strides"와 "dilation_rate" 중 하나만 1보다 클 수 있습니다(Keras와 같음). 하나를 지우세요.',
  'no-input-shape': () =>
    '첫 번째 층의 입력 모양이 없고, 그것을 알 수 있는 데이터도 없습니다. 첫 번째 층에 샘플의 입력 수대로 "input_shape": [2](또는 "input_dim": 2)처럼 쓰세요.',
  'input-shape-later': (a) =>
    `"${a.layer}"에는 ${josa(shaped(a.declared), '이')} 들어간다고 쓰여 있지만 앞 층은 ${josa(shaped(a.actual), '을')} 줍니다. 입력 모양은 첫 번째 층에만 필요하니 이것은 지우세요.`,
  'no-layers': () => '신경망에는 층이 하나 이상 필요합니다. 괄호 안에 { "type": "Dense", "units": 1 } 같은 층을 쓰세요.',
  'too-many-layers': (a) => `이 명세에는 층이 ${pieces(a.found)}입니다. ${pieces(a.limit)}까지만 읽습니다. 줄이세요.`,
  'input-not-first': () =>
    'Input은 층 리스트의 맨 앞에 "inputs" 없이 한 번만 씁니다. 이 확장은 입력이 하나인 모델을 학습합니다. 맨 앞으로 옮기거나 지우세요.',
  'unknown-layer': (a) =>
    `"${a.name}" 층은 없습니다.${a.nearest ? didYouMean(a.nearest) : ` 다음 중 하나의 이름을 쓰세요: ${list(a.known)}.`}`,
  'needs-several-inputs': (a) => `${josa(a.layer, '은')} 여러 층을 합칩니다. 둘 이상의 이름을 쓰세요: "inputs": ["…", "…"].`,
  'takes-one-input': (a) =>
    `${josa(a.layer, '은')} 입력을 ${pieces(a.found)}가 아니라 1개만 받습니다. 먼저 Concatenate나 Add로 합치고 그 층의 이름을 여기에 쓰세요.`,
  'layer-name-twice': (a) =>
    `${josa(quoted(a.name), '이라는')} 층이 둘 있습니다. 층마다 이름이 달라야 합니다. 하나를 바꾸거나 빼세요. 빼면 이름이 자동으로 붙습니다.`,
  'cyclic-graph': (a) =>
    a.layers.length === 1
      ? `${josa(quoted(a.layers[0] ?? ''), '이')} 자기 자신을 입력으로 받습니다. "inputs"에 다른 층을 쓰세요.`
      : `이 층들은 서로를 입력으로 받아 순환합니다: ${list([...a.layers, a.layers[0] ?? ''].map(quoted)).replaceAll(', ', ' → ')}. 데이터가 첫 번째 층에서 마지막 층으로 흐르도록 하나의 "inputs"를 바꾸세요.`,
  'leads-nowhere': (a) =>
    `"${a.layer}" 층의 출력을 쓰는 층이 없습니다. 모델의 출력은 "${a.output}"입니다. 다른 층의 "inputs"에 이름을 쓰거나 지우세요.`,
  'no-such-variable': (a) =>
    a.known.length === 0
      ? `"${a.layer}"에는 가중치가 하나도 없으므로 줄 수 없습니다. 이것을 지우세요.`
      : `"${a.layer}"에는 ${josa(quoted(a.variable), '이라는')} 가중치가 없습니다.${a.nearest ? didYouMean(a.nearest) : ` 있는 것: ${list(a.known.map(quoted))}. 그 이름을 쓰거나 지우세요.`}`,
  'weight-shape': (a) =>
    `"${a.layer}"의 ${josa(a.variable, '은')} ${josa(block(a.wanted), '이어야')} 하는데 여기에는 ${josa(block(a.found), '이')} 있습니다.${
      a.variable === 'kernel' && a.wanted.length === 2 ? ' Keras에서는 입력마다 한 행, 뉴런마다 한 열로 씁니다.' : ''
    }${a.variable === 'bias' && a.wanted.length === 1 ? ' 뉴런마다 숫자 하나를 쓰세요.' : ''}`,
  'weight-not-finite': (a) =>
    `"${a.layer}"의 ${a.variable}에 있는 ${a.value} 값은 float32로 나타낼 수 있는 가장 큰 수(3.4e38)를 넘습니다. 더 작은 숫자를 쓰세요.`,
  'bias-twice': (a) => `"${a.layer}"의 편향이 "weights"와 "bias"에 모두 있습니다. 하나를 지우세요.`,
  'initializer-axes': (a) =>
    `${josa(quoted(a.initializer), '은')} 행렬을 만드는데 "${a.layer}"의 ${josa(a.variable, '은')} ${a.shape.length === 1 ? `숫자가 ${pieces(a.shape[0] ?? 0)}인 리스트` : sizes(a.shape)}입니다. ${a.shape.length === 1 ? '"zeros"' : '"glorot_uniform"'} 같은 다른 초기화 방법을 쓰세요.`,
};

const block = (shape: readonly number[]): string =>
  shape.length > 1 ? sizes(shape) : shape.length === 1 ? `숫자가 ${pieces(shape[0] ?? 0)}인 리스트` : '숫자 하나';

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
