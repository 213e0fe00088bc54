import { type Messages, megabytes } from './en';

/** The system's words for what keeps a file from being written. */
const reasons: Readonly<Partial<Record<string, string>>> = {
  EACCES: '쓰기 권한이 없습니다',
  EPERM: '쓰기 권한이 없습니다',
  EROFS: '쓰기 권한이 없습니다',
  EEXIST: '폴더가 있어야 할 자리에 파일이 있습니다',
  ENOTDIR: '폴더가 있어야 할 자리에 파일이 있습니다',
  EISDIR: '파일이 있어야 할 자리에 폴더가 있습니다',
  EBUSY: '사용 중입니다. 이 파일을 쓰는 학습을 중지하세요',
};

/** As `messages`, in Korean. */
export const koreanMessages: Messages = {
  'not-set-up': () => '설치되지 않았습니다.',
  unfinished: () => '설치가 끝나지 않았습니다. 다시 시작하면 중단된 곳에서 이어집니다.',
  'file-damaged': (a) => `${a.file}: 파일이 없거나 설치한 뒤에 바뀌었습니다. 다시 설치하세요.`,
  'other-machine': (a) => `다른 종류의 컴퓨터(${a.made})에서 설치되었습니다. 이 컴퓨터는 ${a.here}입니다. 다시 설치하세요.`,
  'no-package': () => '@tensorflow/tfjs-node 패키지가 설치되지 않았습니다. "npm install"을 실행한 뒤 다시 시작하세요.',

  'own-unreachable': (a) => `@tensorflow/tfjs-node가 라이브러리를 받는 곳에 연결할 수 없습니다(${a.reason}).`,
  'own-no-npm': () => '@tensorflow/tfjs-node의 설치 프로그램에는 npm이 필요한데 찾을 수 없습니다.',
  'own-failed': (a) => `@tensorflow/tfjs-node의 설치 프로그램이 실패했습니다: ${a.reason}`,
  'own-stuck': (a) => `@tensorflow/tfjs-node의 설치 프로그램이 ${a.seconds}초 동안 아무것도 받지 못해 끝냈습니다.`,

  'no-wheel-for': (a) => `TensorFlow의 Python 패키지에는 ${a.platform}에서 쓸 수 있는 라이브러리가 없습니다.`,
  'no-pip': (a) =>
    `라이브러리를 받을 pip을 찾을 수 없습니다(시도한 것: ${a.tried.join(', ')}). Python 3을 pip과 함께 설치한 뒤 다시 시작하세요.`,
  'pip-offline': (a) => `pip이 패키지 저장소에 연결할 수 없습니다(${a.reason}). 네트워크나 pip 설정을 확인한 뒤 다시 시작하세요.`,
  'pip-failed': (a) => `pip이 라이브러리를 받지 못했습니다: ${a.reason}`,
  'no-version': (a) => `pip의 패키지 저장소에 쓸 수 있는 버전이 없습니다: ${a.versions.join(', ')}.`,
  'wheel-unexpected': (a) =>
    `${a.file} 파일의 SHA-256 체크섬이 이 확장이 지정한 것과 다릅니다. 파일을 삭제했습니다. pip이 PyPI나 내용을 바꾸지 않는 미러에서 받도록 설정하세요.`,
  'wheel-damaged': (a) =>
    `${a.file} 파일이 손상되었습니다. ${a.part}의 체크섬이 맞지 않습니다. 파일을 삭제했으니 다시 시작해 새로 받으세요.`,
  'wheel-lacks': (a) => `${a.file} 파일에 필요한 부분이 없습니다: ${a.part}. 파일을 삭제했으니 다시 시작해 새로 받으세요.`,

  'too-little-space': (a) =>
    `디스크 공간이 부족합니다. ${a.folder}에 공간이 ${megabytes(a.needed)} 필요하지만 ${megabytes(a.free)}만 남아 있습니다. 공간을 만든 뒤 다시 시작하세요.`,
  'disk-full': (a) => `${a.folder}에 쓰는 동안 디스크가 가득 찼습니다. 공간을 만든 뒤 다시 시작하면 중단된 곳에서 이어집니다.`,
  'cannot-write': (a) => `${a.path}에 쓸 수 없습니다: ${reasons[a.reason] ?? a.reason}.`,
  busy: () => '다른 창이나 터미널에서 이미 설치하거나 제거하고 있습니다.',

  'no-compiler': (a) =>
    `이 컴퓨터에서 바인딩을 빌드해야 하는데 C++ 컴파일러를 찾을 수 없습니다(시도한 것: ${a.tried.join(', ')}). 컴파일러를 설치한 뒤 다시 시작하세요.`,
  'compile-failed': (a) => `컴파일러가 바인딩을 빌드하지 못했습니다(${a.compiler}): ${a.reason}`,
  'does-not-load': (a) => `라이브러리를 설치했지만 여기에서 불러올 수 없습니다: ${a.reason}`,
  cancelled: () => '취소되었습니다. 다시 시작하면 중단된 곳에서 이어집니다.',
};
