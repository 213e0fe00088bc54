import type { resultMessages as english } from '../results';
import { count, list } from '../words';
import { josa, sizes } from './words';

/** What can be wrong with results that are read or written, in Korean. */
export const resultMessages: typeof english = {
  'weights-kind': (a) =>
    a.keras
      ? `"${a.file}" 파일은 Keras 고유 형식이라 여기서 읽지 않습니다. Python에서 np.savez("weights.npz", *model.get_weights())를 실행하고 그 파일의 이름을 쓰세요.`
      : `"${a.file}" 파일은 알 수 없는 가중치 파일입니다. .npz 파일이나 TensorFlow.js의 model.json을 쓰세요.`,
  'weights-json': (a) =>
    `"${a.file}" 파일은 TensorFlow.js 층 모델이 아닙니다. "modelTopology"와 "weightsManifest"가 있는 JSON이어야 합니다.`,
  'weights-graph-model': (a) =>
    `"${a.file}" 파일은 층과 그 이름이 없는 TensorFlow.js 그래프 모델입니다. --output_format=tfjs_layers_model로 다시 변환하세요.`,
  'weights-dtype': (a) =>
    `"${a.file}"의 "${a.variable}" 값은 ${a.dtype} 형식입니다. float32만 읽습니다. 양자화하지 말고 모델을 다시 내보내세요.`,
  'weights-truncated': (a) =>
    `"${a.file}"의 가중치가 "${a.variable}" 중간에서 끊깁니다. ${count(a.wanted)}바이트 이상이어야 하는데 ${a.found}바이트뿐입니다. 다시 복사하거나 내보내세요.`,
  'weights-missing': (a) =>
    `"${a.file}"에 ${list(a.missing, 8)}의 가중치가 없습니다. 있는 것: ${list(a.known, 8)}. 층의 이름이 이 명세와 같은가요?`,
  'weights-differ': (a) =>
    `"${a.file}"에는 ${josa(list(a.known, 8), '이')} 있는데 이 신경망에는 ${josa(list(a.wanted, 8), '이')} 필요합니다. 이름도 순서도 맞지 않습니다. 같은 층에서 저장한 것인가요?`,
  'weights-file-shape': (a) =>
    `"${a.variable}"의 모양은 ${josa(sizes(a.wanted), '이어야')} 하는데 ${a.name === a.variable ? `"${a.file}"에서는` : `"${a.file}"의 "${a.name}"에서는`} ${sizes(a.found)}입니다. 같은 층에서 저장한 것인가요?`,
  'weights-not-finite': (a) =>
    `"${a.file}"의 "${a.variable}"에 ${josa(a.value, '이')} 있습니다. 그 학습이 발산한 것 같습니다. 그 전의 가중치를 쓰세요.`,
  'weights-unused': (a) => `"${a.file}"에는 이 신경망에 없는 가중치도 있습니다(${list(a.names, 8)}). 이 가중치는 쓰지 않습니다.`,
  'weights-by-order': (a) => `"${a.file}"의 이름이 이 신경망의 층과 달라서 가중치를 층의 순서대로 가져왔습니다. 모양은 모두 맞습니다.`,
  'tfjs-activation': (a) =>
    `"${a.layer}" 층의 활성화 함수 ${josa(a.activation, '이')} TensorFlow.js에는 없어서 이 모델을 그 형식으로 내보낼 수 없습니다. ${josa(instead(a.instead), '을')} 쓰거나 가중치를 .npz로 내보내세요.`,
  'tfjs-reset-after': (a) =>
    `TensorFlow.js의 GRU는 행렬 곱 전에 리셋 게이트를 적용하는 방식만 있습니다. "${a.layer}"에 "reset_after": false를 쓰고 다시 학습하거나, 가중치를 .npz로 내보내세요.`,
  'tfjs-keepdims': (a) =>
    `TensorFlow.js에는 "keepdims" 설정이 없습니다. "${a.layer}"에서 빼고 뒤에 { "type": "Reshape", "target_shape": [1, 1, ${a.channels}] } 층을 추가하세요.`,
  'tfjs-layer-name': (a) =>
    `TensorFlow.js의 층 이름은 영문자나 숫자로 시작하고 영문자, 숫자, "_", "-", "."만 씁니다. "${a.layer}" 층의 이름은 그렇지 않습니다. 다른 "name"을 쓰세요.`,
};

/** `"relu" without parameters` and the like: the only words between names. */
const instead = (english: string): string =>
  english
    .replace(/("[^"]+") without parameters/, '파라미터 없는 $1')
    .replace(/("[^"]+") with (.+)$/s, '$2로 쓴 $1')
    .replace(' or ', ' 또는 ');
