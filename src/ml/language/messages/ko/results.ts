import type { resultMessages as english } from '../results';
import { count, list } from '../words';
import { josa, quoted, sizes } from './words';

/** What can be wrong with results that are read or written, in Korean. */
export const resultMessages: typeof english = {
  'weights-kind': (a) =>
    a.keras
      ? `${josa(quoted(a.file), '은')} Keras 고유 형식이라 여기서 읽지 않습니다. Python에서 np.savez("weights.npz", *model.get_weights())를 실행하고 그 파일의 이름을 쓰세요.`
      : `${josa(quoted(a.file), '은')} 알려진 가중치 파일이 아닙니다. .npz 파일이나 TensorFlow.js의 model.json을 쓰세요.`,
  'weights-json': (a) =>
    `${josa(quoted(a.file), '은')} TensorFlow.js 층 모델이 아닙니다. "modelTopology"와 "weightsManifest"가 있는 JSON이어야 합니다.`,
  'weights-graph-model': (a) =>
    `${josa(quoted(a.file), '은')} 층과 그 이름이 사라진 TensorFlow.js 그래프 모델입니다. --output_format=tfjs_layers_model로 다시 변환하세요.`,
  'weights-dtype': (a) =>
    `"${a.file}"의 "${a.variable}" 값은 ${a.dtype} 형식입니다. float32만 읽습니다. 양자화하지 말고 모델을 다시 내보내세요.`,
  'weights-truncated': (a) =>
    `"${a.file}"의 가중치가 "${a.variable}" 안에서 끊깁니다. ${count(a.wanted)}바이트 이상이어야 하는데 ${a.found}바이트뿐입니다. 다시 복사하거나 내보내세요.`,
  'weights-missing': (a) =>
    `"${a.file}"에 ${list(a.missing, 8)}의 가중치가 없습니다. 있는 것: ${list(a.known, 8)}. 층의 이름이 이 명세와 같은가요?`,
  'weights-differ': (a) =>
    `"${a.file}"에는 ${josa(list(a.known, 8), '이')} 있는데 이 신경망에는 ${josa(list(a.wanted, 8), '이')} 필요합니다. 이름도 순서도 맞지 않습니다. 같은 층에서 저장한 것인가요?`,
  'weights-file-shape': (a) =>
    `"${a.variable}"의 모양은 ${josa(sizes(a.wanted), '이어야')} 하는데 ${a.name === a.variable ? `"${a.file}"에서는` : `"${a.file}"의 "${a.name}"에서는`} ${sizes(a.found)}입니다. 같은 층에서 저장한 것인가요?`,
  'weights-not-finite': (a) =>
    `"${a.file}"의 "${a.variable}"에 ${josa(a.value, '이')} 있습니다. 그 학습이 발산했습니다. 그 전의 가중치를 쓰세요.`,
  'weights-unused': (a) => `"${a.file}"에는 이 신경망에 자리가 없는 ${list(a.names, 8)}도 있습니다. 그것은 쓰지 않습니다.`,
  'weights-by-order': (a) => `"${a.file}"의 이름이 이 신경망의 층과 달라서 가중치를 층의 순서대로 가져왔습니다. 모양은 모두 맞습니다.`,
  'tfjs-activation': (a) =>
    `${josa(quoted(a.layer), '이')} 쓰는 활성화 함수 ${josa(a.activation, '이')} TensorFlow.js 층에는 없어서 이 모델을 그 형식으로 내보낼 수 없습니다. ${josa(instead(a.instead), '을')} 쓰거나 가중치를 .npz로 내보내세요.`,
  'tfjs-reset-after': (a) =>
    `TensorFlow.js의 GRU에는 행렬 곱 앞에 리셋 게이트가 있는 것만 있습니다. "${a.layer}"에 "reset_after": false를 쓰고 다시 학습하거나, 가중치를 .npz로 내보내세요.`,
  'tfjs-keepdims': (a) =>
    `TensorFlow.js는 "keepdims"를 모릅니다. "${a.layer}"에서 빼고 뒤에 { "type": "Reshape", "target_shape": [1, 1, ${a.channels}] }을 넣으세요.`,
  'tfjs-layer-name': (a) =>
    `TensorFlow.js의 층 이름은 영문자나 숫자로 시작하고 영문자, 숫자, "_", "-", "."만 씁니다. ${josa(quoted(a.layer), '은')} 그렇지 않습니다. 층에 다른 "name"을 주세요.`,
};

/** `"relu" without parameters` and the like: the only words between names. */
const instead = (english: string): string =>
  english
    .replace(/("[^"]+") without parameters/, '파라미터 없는 $1')
    .replace(/("[^"]+") with (.+)$/s, '$2로 쓴 $1')
    .replace(' or ', ' 또는 ');
