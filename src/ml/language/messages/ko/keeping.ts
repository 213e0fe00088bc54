import type { keepingMessages as english } from '../keeping';

/** The system's words for what keeps a file from being written. */
const reasons: Readonly<Partial<Record<string, string>>> = {
  ENOSPC: '디스크가 가득 찼습니다',
  EDQUOT: '디스크 할당량이 가득 찼습니다',
  EACCES: '폴더에 저장할 권한이 없습니다',
  EPERM: '폴더에 저장할 권한이 없습니다',
  EROFS: '폴더에 저장할 권한이 없습니다',
  ENOENT: '폴더가 없어졌습니다',
  ENOTDIR: '폴더가 없어졌습니다',
  taken: '다른 창에서 이어 하고 있습니다',
};

/** What can be wrong with runs that are kept on disk, in Korean. */
export const keepingMessages: typeof english = {
  'run-not-kept': (a) =>
    `이 실행은 더 이상 저장되지 않습니다: ${reasons[a.reason] ?? a.reason}. 학습은 계속되지만 창을 다시 열면 ${a.epochs === 0 ? '학습한 것이 남지 않습니다' : `처음 ${a.epochs}에포크만 남습니다`}.`,
  'run-file-missing': (a) => `이 실행의 폴더에 ${a.file} 파일이 없습니다.`,
  'run-file-unreadable': (a) => `이 실행의 ${a.file} 파일을 읽을 수 없습니다(${a.reason}).`,
  'run-file-broken': (a) => `이 실행의 ${a.file} 파일이 손상되었습니다.`,
  'run-file-changed': (a) =>
    `이 실행의 ${a.file} 파일이 저장했을 때와 다릅니다. 직접 고쳤거나 손상되었습니다. 명세 파일을 처음부터 학습시키세요.`,
  'run-other-engine': (a) =>
    `이 실행은 같은 결과로 이어 할 수 없습니다. "${a.was}" 엔진으로 학습했지만 지금은 "${a.is}" 엔진입니다(엔진, 버전, 스레드 수). 명세 파일을 처음부터 학습시키세요.`,
  'run-file-newer': (a) => `${a.file}: 이 확장의 더 새로운 버전에서 저장한 파일입니다. 보려면 확장을 업데이트하세요.`,
  'run-without-state': () => '이 실행은 이어 할 수 없습니다. 저장된 학습 상태가 손상되었거나 없습니다. 명세를 처음부터 학습시키세요.',
  'run-is-over': () => '이 실행은 완료되어 더 학습할 것이 없습니다.',
  'run-does-not-fit': (a) =>
    `이 실행은 이어 할 수 없습니다. 저장된 "${a.name}"의 값이 지금 명세의 신경망과 맞지 않습니다. 명세를 처음부터 학습시키세요.`,
  'run-other-data': () =>
    '이 실행은 같은 결과로 이어 할 수 없습니다. 시작한 뒤로 데이터가 바뀌었습니다. 데이터를 되돌리거나 명세를 처음부터 학습시키세요.',
};
