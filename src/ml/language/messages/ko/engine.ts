import type { engineMessages as english, engineReasons as englishReasons, workerMessages as englishWorker, NativePart } from '../engine';

const missing: Readonly<Record<NativePart, string>> = {
  package: '"@tensorflow/tfjs-node" 패키지가 설치되어 있지 않습니다',
  binding: '"@tensorflow/tfjs-node"의 바인딩이 만들어져 있지 않습니다',
  library: 'TensorFlow 네이티브 라이브러리가 없습니다',
};

/** What can be wrong with an engine that was asked for, in Korean. */
export const engineMessages: typeof english = {
  'engine-not-set-up': (a) =>
    `"tensorflow" 엔진이 이 컴퓨터에 설치되어 있지 않습니다. ${missing[a.what]}. "네이티브 TensorFlow 엔진 설치" 명령을 실행하거나(명령줄에서는 "npm run native") "auto" 엔진을 쓰세요.`,
  'engine-not-loaded': (a) =>
    `"tensorflow" 엔진이 설치되어 있지만 불러올 수 없습니다("${a.reason}"). "네이티브 TensorFlow 엔진 설치" 명령을 다시 실행하거나(명령줄에서는 "npm run native") "auto" 엔진을 쓰세요.`,
};

/** Why an engine was chosen, in Korean. */
export const engineReasons: typeof englishReasons = {
  'engine-asked-for': () => '명세나 설정에서 지정한 엔진입니다',
  'engine-made-for-this': () => '이런 신경망에 맞춰 만든 가장 빠른 엔진입니다',
  'engine-better-for-small-batches': () => '이렇게 작은 배치에서는 TensorFlow 네이티브 라이브러리보다 빠릅니다',
  'engine-best-for-large-networks': () => '큰 신경망은 이 컴퓨터에 설치된 TensorFlow 네이티브 라이브러리가 가장 빠르게 실행합니다',
  'engine-instead-of-library': () => 'TensorFlow 네이티브 라이브러리를 불러올 수 없었습니다',
  'engine-for-every-model': () => '어느 컴퓨터에서나 모든 모델을 순수 JavaScript보다 빠르게 실행합니다',
};

/** How the thread or process that computes can be lost, in Korean. */
export const workerMessages: typeof englishWorker = {
  'thread-failed': (a) => `학습 스레드가 실패했습니다("${a.reason}").`,
  'thread-ended': (a) => `학습 스레드가 도중에 끝났습니다(코드 ${a.code}).`,
  'crew-lost': () => '계산을 나눠 하던 스레드가 도중에 끝났습니다.',
  'process-failed': (a) => `학습 프로세스가 실패했습니다("${a.reason}").`,
  'process-ended': (a) => `학습 프로세스가 도중에 끝났습니다(${a.signal ?? `코드 ${a.code}`}).`,
  'process-silent': (a) => `학습 프로세스가 ${a.seconds}초 동안 응답하지 않아 끝냈습니다.`,
  'process-memory': () => '학습 프로세스의 메모리가 부족했습니다.',
  'process-killed': () => '학습 프로세스가 강제로 종료되었습니다. 메모리가 부족했을 수 있습니다.',
  'worker-stopped': () => '오래 걸리는 계산 도중에 학습을 중지했습니다. 이 계산의 결과는 남지 않습니다.',
  'worker-ended': () => '학습이 도중에 끝났습니다. 학습 작업이 더 이상 필요하지 않아 종료되었습니다.',
};
