import type { workerMessages as english } from '../worker';

/** How the thread or process that computes can be lost, in Korean. */
export const workerMessages: typeof english = {
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
