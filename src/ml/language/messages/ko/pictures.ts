import type { pictureMessages as english } from '../pictures';
import { list } from '../words';
import { didYouMean, pieces, sizes } from './words';

/** What can be wrong with a folder of pictures, or with one of them, in Korean. */
export const pictureMessages: typeof english = {
  'folder-missing': (a) =>
    `"${a.folder}" 폴더가 없습니다. 경로는 이 명세가 있는 폴더를 기준으로 씁니다.${a.nearest ? didYouMean(a.nearest) : ''}`,
  'pictures-not-a-folder': (a) =>
    `"${a.file}"에 있는 것은 파일입니다. "pictures"에는 클래스마다 이미지 폴더가 하나씩 들어 있는 폴더를 씁니다.`,
  'pictures-no-classes': (a) =>
    `"${a.folder}"에 폴더가 없습니다. 그 안에 클래스마다 폴더를 만들어 이미지를 넣으세요. 폴더의 이름이 클래스의 이름이 됩니다.`,
  'pictures-none': (a) => `"${a.folder}"의 폴더에 이미지가 없습니다. .png, .jpg, .jpeg 파일을 찾습니다.`,
  'pictures-too-many': (a) =>
    `"${a.folder}"에 파일이 ${pieces(a.limit)}보다 많습니다. 이미지가 이렇게 많으면 NumPy의 .npz 형식으로 배열을 저장하세요.`,
  'pictures-no-such-class': (a) =>
    `"${a.folder}"에 "${a.name}" 폴더가 없습니다. 있는 폴더: ${list(a.known)}.${a.nearest ? didYouMean(a.nearest) : ''}`,
  'pictures-empty-class': (a) =>
    `"${a.folder}"의 다음 폴더에 이미지가 없습니다: ${list(a.names)}. 이미지가 없는 클래스는 배울 수 없습니다.`,
  'pictures-left-out': (a) =>
    `"${a.file}" ${a.count > 1 ? `등 이미지 ${pieces(a.count)}를` : '이미지를'} 읽지 않았습니다. PNG와 JPEG만 읽으니 PNG로 저장하세요.`,
  'pictures-differ': (a) =>
    `"${a.file}" 이미지는 ${sizes(a.found)} 픽셀인데 "${a.first}" 이미지는 ${sizes(a.wanted)} 픽셀입니다. "image_size"를 쓰면 모든 이미지의 크기를 같게 맞춥니다.`,
  'picture-format': (a) =>
    `"${a.file}" 파일은 ${a.format === undefined ? 'PNG나 JPEG 이미지가 아닙니다' : `확장자와 달리 ${a.format} 이미지입니다`}. PNG로 저장하세요.`,
  'picture-unreadable': (a) =>
    a.is === 'damaged'
      ? `"${a.file}" 파일이 잘렸거나 손상되었습니다. 다시 복사하거나 저장하거나, 제거하세요.`
      : `"${a.file}" 파일은 ${a.is === 'cmyk' ? '인쇄용 네 가지 색(CMYK)' : '읽을 수 없는 드문 종류의 PNG나 JPEG'}입니다. 그림 프로그램에서 RGB 이미지로 다시 저장하세요.`,
  'picture-too-large': (a) =>
    `"${a.file}" 파일은 ${sizes([a.height, a.width])} 픽셀이라고 하는데, 여기서 읽는 것보다 큽니다. 더 작게 저장하세요.`,
};
