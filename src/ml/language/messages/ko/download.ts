import type { downloadMessages as english } from '../download';
import { josa } from './words';

/** Why a data set could not be downloaded, in Korean. */
export const downloadMessages: typeof english = {
  'download-unreachable': (a) =>
    `${josa(a.title, '을')} 받지 못했습니다. ${a.address} 주소가 응답하지 않습니다(${a.detail}). 네트워크와 프록시 설정을 확인하세요.`,
  'download-status': (a) => `${josa(a.title, '을')} 받지 못했습니다. ${a.address} 주소가 오류 상태로 응답했습니다: ${a.status}.`,
  'download-broken-off': (a) =>
    `${a.title} 다운로드가 끊겼습니다(${a.address}: ${a.detail}). 받은 부분은 남아 있습니다. 다시 시도하면 이어서 받습니다.`,
  'download-other-file': (a) =>
    `${a.address} 주소에서 받은 것은 ${a.title} 파일이 아닙니다. SHA-256 값이 다릅니다. 받은 파일을 지웠습니다.`,
  'download-disk': (a) => `${josa(a.title, '을')} 저장하지 못했습니다. ${a.path} 파일을 쓸 수 없습니다(${a.detail}).`,
};
