import { encodings } from '../../encodings';
import type { dataMessages as english } from '../data';
import { count, list, megabytes } from '../words';
import { didYouMean, josa, pieces, quoted, sizes } from './words';

type English = typeof english;

/** What encodings are called, with the languages in Korean. */
const encodingTitle = (name: keyof typeof encodings): string =>
  encodings[name].title
    .replace('Korean', '한국어')
    .replace('Japanese', '일본어')
    .replace('Chinese', '중국어')
    .replace('Western European', '서유럽어')
    .replace('Central European', '중부 유럽어')
    .replace('Cyrillic', '키릴 문자')
    .replace('Greek', '그리스어')
    .replace('Turkish', '터키어')
    .replace('Excel for Mac', 'Mac용 Excel');

const memory = (bytes: number): string => {
  const [size, unit] = bytes >= 2 ** 30 ? [bytes / 2 ** 30, 'GiB'] : bytes >= 2 ** 20 ? [bytes / 2 ** 20, 'MiB'] : [bytes / 2 ** 10, 'KiB'];
  return `${count(Math.round(size * 10) / 10)} ${unit}`;
};

/** `x는 2 × 10`, `y는 값 10개`. */
const isShaped = (name: string, shape: readonly number[]): string =>
  `${josa(name, '은')} ${shape.length === 1 ? `값 ${pieces(shape[0] ?? 0)}` : sizes(shape)}`;

/** `x는 2 × 10이고 y는 값 10개입니다`. */
const bothShaped = (a: { xName: string; yName: string; x: number[]; y: number[] }): string =>
  `${isShaped(a.xName, a.x)}, ${isShaped(a.yName, a.y)}입니다`;

const inAll = (n: number): string => (n > 1 ? `(이런 값이 모두 ${pieces(n)})` : '');

const sum = (parts: readonly { name: string; size: number }[]): string => parts.map(({ name, size }) => `${name} ${size}`).join(' + ');

const line = (a: { file: string; line: number }): string => `${a.file} ${count(a.line)}번 줄`;

const cell = (a: { file: string; line: number; column: string }): string => `${line(a)} "${a.column}" 열`;

const fileMessages: Pick<English, Extract<keyof English, `file-${string}` | 'gzip-damaged'>> = {
  'file-missing': (a) =>
    `"${a.file}" 파일이 없습니다. 경로는 이 명세가 있는 폴더를 기준으로 합니다.${a.nearest ? didYouMean(a.nearest) : ''}`,
  'file-outside': (a) =>
    `"${a.file}" 파일은 작업 영역 폴더 안에 없습니다. 명세는 그 안의 파일만 읽을 수 있습니다. 파일을 작업 영역 폴더에 복사하세요.`,
  'file-name': (a) =>
    `Windows에서는 "${a.file}" 같은 파일 이름을 쓸 수 없습니다. 장치 이름("con", "nul", "com1" 등), < > : | ? * 글자와 따옴표, 점이나 공백으로 끝나는 이름은 쓸 수 없습니다. 파일 이름을 바꾸세요.`,
  'file-not-regular': (a) => `${josa(quoted(a.file), '은')} 파일이 아니라 폴더나 장치입니다. 그 안의 파일을 쓰세요.`,
  'file-unreadable': (a) => `"${a.file}" 파일을 읽을 수 없습니다(${a.detail}). 열 권한이 있는지 확인하세요.`,
  'file-too-large': (a) =>
    `"${a.file}" 파일이 이런 파일에서 읽는 한도인 ${memory(a.limit)}보다 큽니다. 일부만 쓰거나 NumPy의 .npz 형식을 쓰세요.`,
  'gzip-damaged': (a) => `"${a.file}" 파일은 온전한 gzip 파일이 아닙니다. 잘렸거나 손상되었습니다. 다시 복사하거나 내려받으세요.`,
};

const csvMessages: Pick<English, Extract<keyof English, `csv-${string}`>> = {
  'csv-bad-delimiter': (a) =>
    `${JSON.stringify(a.delimiter)} 글자로는 값을 나눌 수 없습니다. 따옴표와 줄바꿈은 CSV에서 다른 뜻이 있습니다. 보통 "," ";" "\\t"를 씁니다.`,
  'csv-not-text': (a) =>
    a.spreadsheet
      ? `"${a.file}" 파일은 CSV가 아니라 스프레드시트입니다. 스프레드시트 프로그램에서 열어 "CSV UTF-8"로 저장하세요.`
      : `"${a.file}" 파일은 텍스트가 아니므로 CSV가 아닙니다. NumPy 파일이라면 "csv" 대신 "npz"나 "npy"를 쓰세요.`,
  'csv-encoding': (a) =>
    `"${a.file}" 파일은 ${a.asked === undefined ? 'UTF-8이 아니고, 어떤 인코딩인지 확실하지 않습니다' : `${encodingTitle(a.asked)} 인코딩이 아닙니다`}.${
      a.likely === undefined ? '' : ` ${encodingTitle(a.likely)} 인코딩으로 보입니다. "encoding": "${a.likely}" 설정을 추가하세요.`
    } ${a.likely === undefined ? '' : '또는 '}스프레드시트 프로그램에서 "CSV UTF-8"로 다시 저장하세요.${
      a.likely === undefined ? ' "encoding"에 인코딩을 쓸 수도 있습니다. 한국어라면 보통 "cp949"입니다.' : ''
    }`,
  'csv-read-as': (a) =>
    `"${a.file}" 파일은 UTF-8이 아니어서 ${encodingTitle(a.encoding)} 인코딩으로 읽었습니다. 글자가 깨져 보이면 "encoding"을 설정하거나 "CSV UTF-8"로 저장하세요.`,
  'csv-lost-letters': (a) =>
    `"${a.file}" 파일에 "${a.text}" 값이 있습니다. 파일을 저장할 때 글자가 사라져서 서로 다른 이름이 같아 보일 수 있습니다. 원본에서 "CSV UTF-8"로 다시 내보내세요.`,
  'csv-empty': (a) =>
    a.names
      ? `"${a.file}" 파일에 열 이름은 있지만 그 아래에 행이 없습니다.`
      : `"${a.file}" 파일이 비어 있습니다. 첫 줄에 열 이름이 있어야 합니다.`,
  'csv-no-names': (a) =>
    `"${a.file}" 파일의 첫 줄이 열 이름이 아니라 값입니다(${list(a.first, 6)}). 그 위에 열마다 이름을 쓴 줄을 넣거나 "names"에 이름을 쓰세요.`,
  'csv-delimiter': (a) =>
    `"${a.file}" 파일의 첫 줄은 ${JSON.stringify(a.written)} 글자로 나뉘어 있지 않습니다. 열 사이에 ${a.delimiter === '\t' ? '탭이' : `"${a.delimiter}" 글자가`} 있는 것 같습니다. "delimiter"를 그렇게 쓰세요.`,
  'csv-unknown-column': (a) =>
    `"${a.file}" 파일에 "${a.name}" 열이 없습니다.${a.nearest ? didYouMean(a.nearest) : ` 있는 열: ${list(a.known)}.`}`,
  'csv-same-names': (a) => `"${a.file}" 파일에 이름이 "${a.name}"인 열이 여럿 있습니다. 첫 줄에서 열마다 다른 이름을 붙이세요.`,
  'csv-no-inputs': (a) =>
    `"${a.file}" 파일에 정답 외에 입력으로 쓸 열이 없습니다. 있는 열: ${list(a.columns)}. 파일에 입력 열을 더하거나 다른 "target"을 쓰세요.`,
  'csv-input-is-target': (a) => `"${a.name}" 열이 입력이면서 정답이므로 신경망이 정답을 미리 알게 됩니다. 한쪽에서 지우세요.`,
  'csv-unnamed-column': (a) =>
    `"${a.file}" 파일의 ${a.columns.join(', ')}번째 열은 이름이 없어서 쓰지 않습니다. (pandas는 "index=False"가 없으면 행 번호를 이렇게 씁니다.)`,
  'csv-row-names': (a) =>
    `"${a.file}" 파일은 행마다 값이 열 이름보다 하나 많습니다. R이 쓰는 방식대로 첫 값을 행 이름으로 보고 쓰지 않습니다.`,
  'csv-ragged': (a) =>
    `${line(a)}: 이 행에는 값이 ${pieces(a.found)}인데 첫 줄에는 열이 ${pieces(a.wanted)}입니다. ${
      a.found > a.wanted ? '구분자가 들어 있는 값은 따옴표로 묶어야 합니다.' : '빠진 것을 채우거나 행을 지우세요.'
    }`,
  'csv-quote-open': (a) => `${line(a)}: 이 값을 연 따옴표가 닫히지 않았습니다. 닫는 따옴표를 넣으세요.`,
  'csv-quote-inside': (a) => `${line(a)}: 값 안에 따옴표가 있습니다. 값 전체를 따옴표로 묶고 안의 따옴표는 두 번 쓰세요: "a ""b"" c".`,
  'csv-row-too-long': (a) => `${line(a)}: 이 행이 16 MiB 안에 끝나지 않습니다. 따옴표가 닫히지 않은 것 같습니다.`,
  'csv-text': (a) =>
    `${cell(a)}: "${a.text}" 값은 숫자가 아닌데 입력은 숫자여야 합니다${inAll(a.count)}. 그 열을 "inputs"에서 빼거나 문자열을 숫자로 바꾸세요.`,
  'csv-date': (a) =>
    `${cell(a)}: "${a.text}" 값은 날짜나 시각인데 입력은 숫자여야 합니다${inAll(a.count)}. 그 열을 "inputs"에서 빼거나 첫날부터의 일수 같은 숫자로 바꾸세요.`,
  'csv-missing': (a) =>
    `${cell(a)}: ${a.text === '' ? '값이 없습니다' : `"${a.text}"만 있고 값이 없습니다`}${inAll(a.count)}. 채우거나 행을 지우세요.${
      (a.missing?.length ?? 0) > 1 ? ` 열마다 빠진 값: ${a.missing?.map((one) => `${one.column} ${pieces(one.count)}`).join(', ')}.` : ''
    }`,
  'csv-mixed': (a) =>
    `${cell(a)}: "${a.text}" 값이 위의 값들과 다르게 쓰여 있습니다${inAll(a.count)}. 이 열에는 ${
      {
        'mixed-boolean': '참과 거짓을 뜻하는 단어와 0과 1이 아닌 숫자가',
        'mixed-percent': '퍼센트 기호가 있는 숫자와 없는 숫자가',
        'mixed-currency': '통화가 다른 금액이',
      }[a.mixed]
    } 함께 있습니다. 모두 한 가지 방식으로 쓰세요.`,
  'csv-number-conflict': (a) =>
    `${cell(a)}: "${a.text}" 값은 소수점이 쉼표인데 ${count(a.other.line)}번 줄의 "${a.other.text}" 값은 점입니다. 파일의 모든 숫자를 한 가지 방식으로 쓰세요.`,
  'csv-number-ambiguous': (a) =>
    `${cell(a)}: "${a.text}" 값은 ${a.large}일 수도 있고 ${a.small}일 수도 있는데, 파일의 다른 숫자로도 알 수 없습니다. ${josa(String(a.large), '이라면')} "thousands": "${a.sign}" 설정을, ${josa(String(a.small), '이라면')} "decimal": "${a.sign}" 설정을 추가하세요.`,
  'csv-same-signs': (a) => `"decimal" 값과 "thousands" 값이 모두 "${a.sign}"입니다. 서로 달라야 하므로 하나를 바꾸거나 지우세요.`,
  'csv-not-finite': (a) =>
    `${cell(a)}: "${a.text}" 값은 float32로 나타낼 수 있는 유한한 숫자가 아닙니다${inAll(a.count)}. 이런 값으로는 학습할 수 없습니다. 고치거나 행을 지우세요.`,
  'csv-target-text': (a) =>
    a.columns > 1
      ? `${cell(a)}: "${a.text}" 값은 숫자가 아닙니다. 문자열은 정답 열이 하나일 때만 클래스 라벨이 될 수 있습니다.`
      : `${cell(a)}: "${a.text}" 값은 문자열인데 정답의 다른 행들은 숫자입니다${inAll(a.count)}. 정답은 모두 숫자이거나 모두 클래스 이름이어야 합니다.`,
  'csv-too-many-classes': (a) =>
    `정답에 서로 다른 문자열이 ${pieces(a.limit)}보다 많습니다("${a.example}", …). 클래스로 보기에는 너무 많습니다. 이 열이 맞나요?`,
  'csv-label-missing': (a) =>
    `정답에 "${a.text}" 값이 있어서 클래스 이름으로 봅니다${inAll(a.count)}. 값이 없다는 뜻이면 그 행을 지우고, 클래스라면 "class_names"에 모든 클래스 이름을 쓰세요.`,
  'csv-label-not-named': (a) =>
    `정답에 "${a.text}" 값이 있는데 "class_names"에는 없습니다(있는 것: ${list(a.known)}).${
      a.nearest ? didYouMean(a.nearest) : ' 넣거나 "class_names"를 빼세요. 빼면 클래스 이름을 파일에서 가져옵니다.'
    }`,
};

/** What NumPy's arrays hold that are not of plain numbers, by the letter of their type. */
const arrayKinds: Readonly<Record<string, string>> = {
  O: 'Python 객체',
  U: '문자열',
  S: '문자열',
  T: '문자열',
  a: '문자열',
  c: '복소수',
  M: '날짜',
  m: '시간 간격',
  V: '여러 필드의 레코드',
};

const numpyMessages: Pick<English, Extract<keyof English, `np${'z' | 'y'}-${string}`>> = {
  'npz-damaged': (a) =>
    `"${a.file}" 파일은 온전한 .npz 파일(배열들의 ZIP)이 아닙니다. 잘렸거나 손상되었거나 다른 파일입니다. numpy.savez로 다시 저장하세요.`,
  'npz-array-damaged': (a) =>
    `"${a.file}" 파일의 "${a.name}" 배열이 손상되었습니다. 크기와 체크섬이 맞지 않습니다. 파일을 다시 복사하거나 저장하세요.`,
  'npz-packed': (a) =>
    `"${a.file}" 파일의 "${a.name}" 배열은 ${a.encrypted ? '암호화되어 있습니다' : '읽을 수 없는 방식으로 압축되어 있습니다'}. numpy.savez나 numpy.savez_compressed로 저장하세요.`,
  'npz-no-array': (a) =>
    `"${a.file}" 파일에 "${a.key}"에 쓸 ${a.names.map(quoted).join(' 또는 ')} 배열이 없습니다.${
      a.nearest ? didYouMean(a.nearest) : a.known.length ? ` 있는 것: ${list(a.known)}.` : ' 배열이 하나도 없습니다.'
    }`,
  'npy-magic': (a) => `${josa(a.name, '은')} .npy 배열이 아닙니다. 파일의 시작 부분이 다릅니다. numpy.save로 저장하세요.`,
  'npy-version': (a) =>
    `${josa(a.name, '은')} NumPy 형식 버전 ${a.version}입니다. 버전 1에서 3까지 읽습니다. numpy.save로 다시 저장하세요.`,
  'npy-header': (a) => `${a.name}의 헤더가 손상되어 형식과 모양을 알 수 없습니다. numpy.save로 다시 저장하세요.`,
  'npy-type': (a) =>
    a.fields.length
      ? `${a.name}에 든 것은 여러 필드의 레코드입니다(${list(a.fields, 8)}). 신경망에는 숫자가 필요합니다. NumPy에서 array["${a.fields[0]}"]처럼 필드 하나를 저장하거나 여러 필드를 열로 저장하세요.`
      : `${a.name}에 든 것은 ${arrayKinds[/[a-zA-Z]/.exec(a.type)?.[0] ?? ''] ?? `"${a.type}" 형식의 숫자`}입니다. 신경망에는 숫자가 필요합니다. NumPy에서 .astype("float32") 등으로 바꾸어 다시 저장하세요.`,
  'npy-truncated': (a) =>
    `${josa(a.name, '이')} 잘려 있습니다. ${sizes(a.shape)}개의 숫자는 ${count(a.wanted)}바이트인데 ${count(a.found)}바이트뿐입니다. 다시 복사하거나 저장하세요.`,
};

const pictureMessages: Pick<
  English,
  'idx-magic' | 'idx-length' | 'half-a-pair' | Extract<keyof English, `picture-s${string}` | `picture-files-${string}`> | 'sample-in-folder'
> = {
  'idx-magic': (a) =>
    `"${a.file}" 파일은 IDX 파일이 아닙니다. "train-images-idx3-ubyte"처럼 0인 바이트 2개, 형식, 축의 수로 시작해야 합니다.`,
  'idx-length': (a) =>
    `"${a.file}" 파일은 ${sizes(a.shape)}개의 숫자를 ${count(a.wanted)}바이트에 담는다고 하지만 ${a.found > a.wanted ? '그보다 더 있습니다' : `${count(a.found)}바이트입니다`}. 손상되었으니 다시 내려받으세요.`,
  'half-a-pair': (a) => `"${a.has}" 배열을 쓰려면 "${a.lacks}" 배열도 필요합니다. 테스트 샘플에는 입력과 정답이 있어야 합니다.`,
  'picture-set-missing': (a) =>
    `${josa(a.title, '이')} 아직 이 컴퓨터에 없습니다. 데이터셋 받기 명령(명령줄: get)으로 받거나(${megabytes(a.bytes)}), "size": "sample"로 함께 제공되는 훈련 이미지 ${pieces(
      a.sample.train,
    )}와 테스트 이미지 ${pieces(a.sample.test)}를 쓰세요. 찾아본 곳: 이 명세 옆의 "${a.folder}" 폴더${a.places.length ? `, ${list(a.places)}` : ''}.`,
  'picture-files-missing': (a) =>
    `${josa(a.title, '은')} 파일 4개에서 읽습니다. "${a.folder}" 폴더에 다음이 없습니다: ${list(a.absent)}(그대로 또는 .gz).`,
  'picture-set-other': (a) =>
    a.other
      ? `${a.title} 파일이 아니라 이름이 같은 ${a.other} 파일입니다. 맞는 파일을 넣거나 "dataset" 값을 바꾸세요.`
      : `${a.title} 파일이 아닙니다. 라벨이 ${a.title} 훈련 이미지 ${pieces(a.rows)}와 테스트 이미지의 라벨과 다릅니다(찾은 훈련 라벨 ${pieces(a.found)}). 직접 만든 이미지는 "idx"나 "npz"로 지정하세요.`,
  'picture-sample-missing': (a) => `이 프로그램의 파일에 ${a.title} 표본이 없습니다. 프로그램을 다시 설치하거나 "size"를 빼세요.`,
  'sample-in-folder': (a) => `${a.title} 표본은 이 프로그램에 들어 있으며 폴더에서 읽지 않습니다. "folder"를 제거하세요.`,
};

const shapeMessages: Pick<
  English,
  Extract<keyof English, `samples-in-${string}` | 'transpose-rank' | `row${string}-differ` | 'not-a-list' | `data-${string}`>
> = {
  'samples-in-columns': (a) => `${bothShaped(a)}. 샘플 ${pieces(a.x[1] ?? 0)}가 열로 놓여 있습니다. "transpose": true를 쓰세요.`,
  'samples-in-columns-of-x': (a) =>
    `${bothShaped(a)}. x는 샘플이 열에, y는 행에 있습니다. 둘 다 샘플마다 한 행으로 쓰거나, y를 한 줄짜리 리스트로 쓰고 "transpose": true를 쓰세요.`,
  'samples-in-rows': (a) => `${bothShaped(a)}. 이미 샘플마다 한 행이므로 "transpose"를 쓰면 거꾸로 됩니다. 지우세요.`,
  'transpose-rank': (a) =>
    `"transpose"는 리스트의 리스트에서 행과 열을 바꿉니다. ${isShaped('x', a.x)}, ${isShaped('y', a.y)}입니다. 지우고 샘플마다 항목 하나를 쓰세요.`,
  'rows-differ': (a) =>
    `${bothShaped(a)}. 샘플은 ${pieces(a.x[0] ?? 0)}, 정답은 ${pieces(a.y[0] ?? 0)}입니다. 샘플마다 정답이 하나씩 있어야 합니다.${
      a.x.length === 1 ? ' 한 줄짜리 리스트에서는 숫자 하나가 샘플 하나입니다. 숫자가 여럿인 샘플 하나는 [[…]]로 씁니다.' : ''
    }`,
  'row-shapes-differ': (a) =>
    `${a.name}의 한 행은 ${sizes(a.found)}인데 훈련 데이터의 한 행은 ${sizes(a.wanted)}입니다. 모든 부분의 행은 모양이 같아야 합니다.`,
  'not-a-list': (a) => `${josa(a.name, '은')} 숫자 하나입니다. [1, 2, 3]처럼 샘플마다 항목이 하나인 리스트를 쓰세요.`,
  'data-empty': (a) => `${a.name}에 숫자가 없습니다${a.shape.length > 1 ? `(${sizes(a.shape)})` : ''}. 샘플이 하나 이상 필요합니다.`,
  'data-not-finite': (a) =>
    `${a.name}[${a.index.join(', ')}] 값이 ${a.value}입니다${inAll(a.count)}: ${count((a.index[0] ?? 0) + 1)}번째 행${
      a.index.length === 2 ? `, ${count((a.index[1] ?? 0) + 1)}번째 열` : ''
    }. 3.4e38(float32)까지의 유한한 숫자로만 학습할 수 있습니다. 고치거나 지우세요.`,
  'data-too-large': (a) =>
    `${josa(a.what, '은')} ${a.shape ? `${josa(sizes(a.shape), '이고')} float32로 ` : ''}메모리 ${memory(a.bytes)}를 차지합니다${
      a.held > 0 ? `(나머지 데이터는 ${memory(a.held)})` : ''
    }. 이 컴퓨터에서는 데이터를 ${memory(a.limit)}까지만 읽을 수 있습니다. 크기를 줄이세요. 데이터라면 행을 줄이면 됩니다.`,
  'data-too-large-to-look-at': (a) =>
    `${josa(a.what, '은')} ${a.shape ? `${josa(sizes(a.shape), '이고')} ` : ''}메모리 ${memory(a.bytes)}를 차지해서 편집하는 동안 살펴보기에는 너무 큽니다. 학습 전에 확인합니다.`,
};

const partMessages: Pick<English, 'part-not-whole' | 'parts-exceed' | 'no-training-rows' | 'part-empty'> = {
  'part-not-whole': (a) => `"${a.name}": ${josa(String(a.size), '은')} 행의 수(정수)도 아니고 비율(1 미만)도 아닙니다.`,
  'parts-exceed': (a) => `${josa(sum(a.parts), '은')} 있는 행 ${pieces(a.rows)}보다 많습니다. 줄이세요.`,
  'no-training-rows': (a) => `행 ${pieces(a.rows)}에서 ${josa(sum(a.parts), '을')} 떼면 훈련 샘플이 남지 않습니다. 줄이세요.`,
  'part-empty': (a) => `행이 ${pieces(a.rows)}뿐이라 "${a.name}" 부분에 남는 행이 없습니다. 비율이나 행을 늘리거나 이 키를 지우세요.`,
};

const targetMessages: Pick<
  English,
  | 'one-hot-shape'
  | 'one-hot-label'
  | 'more-classes-than-names'
  | 'names-for-columns'
  | 'names-without-classes'
  | 'classes-unused'
  | 'scale-overflows'
> = {
  'one-hot-shape': (a) =>
    `"one_hot"은 행마다 클래스 번호 하나를 여러 열로 바꾸는데 ${josa(a.name, '은')} ${josa(sizes(a.shape), '이라서')} 이미 행마다 숫자가 여럿입니다. "one_hot"을 지우세요.`,
  'one-hot-label': (a) =>
    `"one_hot"에는 클래스 번호 0, 1, 2, …가 필요한데 ${a.name}의 ${count(a.row + 1)}번째 행이 ${a.value}입니다. 클래스 번호를 다시 붙이거나 "one_hot"을 지우세요.`,
  'more-classes-than-names': (a) =>
    a.max - a.min < a.names
      ? `정답은 ${count(a.min)}부터 ${count(a.max)}까지인데 클래스 번호는 0부터 셉니다. "class_names"의 이름 ${pieces(a.names)}는 클래스 0부터 ${count(a.names - 1)}까지의 이름입니다. 정답마다 ${count(a.min)}만큼 빼세요.`
      : `정답에 클래스 0부터 ${count(a.max)}까지 있어서 클래스가 ${pieces(a.max + 1)}인데 "class_names"에는 이름이 ${pieces(a.names)}입니다. 클래스마다 이름을 붙이세요.`,
  'names-for-columns': (a) =>
    `정답의 열은 ${pieces(a.columns)}인데 "class_names"에는 이름이 ${pieces(a.names)}입니다. 열마다 하나씩 쓰세요.`,
  'names-without-classes': (a) =>
    `정답이 클래스 번호 0, 1, 2, …가 아니라서(하나는 ${a.value}) "class_names"로 이름 붙일 것이 없습니다. 클래스라면 번호를 0부터 다시 붙이고, 아니라면 "class_names"를 지우세요.`,
  'classes-unused': (a) =>
    `${josa(quoted(a.name), '은')} "classes"를 받지 않고 항상 같은 클래스를 만듭니다. "classes": ${josa(String(a.classes), '을')} 지우거나 "spiral"이나 "blobs"를 쓰세요.`,
  'scale-overflows': (a) =>
    `${josa(a.name, '을')} ${josa(String(a.scale), '으로')} 나누면 float32로 나타낼 수 있는 가장 큰 수(3.4e38)를 넘습니다. "scale"은 입력을 나누는 수입니다. 픽셀이라면 255입니다.`,
};

/** What can be wrong with the data and its files, in Korean. */
export const dataMessages: English = {
  'no-data-source': (a) => `"data"에 데이터가 어디서 오는지 쓰여 있지 않습니다. 다음 중 하나를 쓰세요: ${list(a.sources)}.`,
  ...fileMessages,
  ...csvMessages,
  ...numpyMessages,
  ...pictureMessages,
  ...shapeMessages,
  ...partMessages,
  ...targetMessages,
};
