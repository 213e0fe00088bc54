/** Korean by the English text of each source of data and of its keys. */
export const dataTexts: Readonly<Record<string, string>> = {
  'Every input is divided by this, such as 255 for pixels.': '모든 입력을 이 수로 나눕니다. 픽셀이면 255를 씁니다.',
  'Turns whole-number class labels into rows of zeros with a single 1, as to_categorical does.':
    'to_categorical처럼 정수 클래스 라벨을 1이 하나 있고 나머지가 0인 원핫 행으로 바꿉니다.',
  'Names for classes 0, 1, 2, … Names that are numbers, such as ["3", "5", "7"], name the targets with these values.':
    '클래스 0, 1, 2, …의 이름입니다. ["3", "5", "7"]처럼 숫자로 된 이름은 값이 같은 정답을 가리킵니다.',
  'How many rows from the start.': '처음부터 몇 행을 쓰는지 정합니다.',
  'Training rows: how many, or which fraction, of those left over by test and validation. All of them if not given.':
    '훈련 데이터의 행 수, 또는 테스트와 검증을 떼고 남은 행에서의 비율입니다. 없으면 남은 행을 모두 씁니다.',
  'Inputs, one row a sample.': '입력입니다. 샘플마다 한 행씩 씁니다.',
  'Targets, one row a sample.': '정답(target)입니다. 샘플마다 한 행씩 씁니다.',
  'Validation rows: the last N (or a fraction below 1) after the test rows; { "first": N } for the first N; or rows of their own.':
    '검증 데이터입니다. 테스트 데이터를 떼고 남은 것의 마지막 N행(1보다 작으면 비율), { "first": N }이면 처음 N행, 또는 따로 준 행입니다.',
  'Test rows: the last N (or a fraction below 1), { "first": N }, or rows of their own. Taken from the test rows that the source brings, if it does.':
    '테스트 데이터입니다. 마지막 N행(1보다 작으면 비율), { "first": N }이면 처음 N행, 또는 따로 준 행입니다. 데이터에 테스트용 행이 따로 있으면 거기서 가져옵니다.',
  'A logic gate: its truth table is the data.': '논리 게이트입니다. 진리표가 데이터가 됩니다.',
  'Shuffles the rows (by the seed) before they are split into parts.': '데이터를 나누기 전에 시드에 따라 행을 섞습니다.',
  'x holds one row a feature (and y one row a target): turn rows into columns first.':
    'x의 한 행이 특성 하나일 때(y의 한 행이 정답 하나일 때) 먼저 행과 열을 바꿉니다.',
  'A CSV file with a line of column names, relative to this spec.':
    '첫 줄에 열 이름이 있는 CSV 파일입니다. 경로는 이 명세를 기준으로 씁니다.',
  'The columns that go in. All named ones but the target if not given.':
    '입력으로 쓰는 열입니다. 없으면 정답을 뺀 이름 있는 열을 모두 씁니다.',
  'The column (or columns) to be predicted. Strings in a single one become class numbers, in the order of class_names, else alphabetically.':
    '예측할 열(하나 또는 여럿)입니다. 열이 하나이고 값이 문자열이면 class_names의 순서로, 없으면 가나다순으로 클래스 번호가 됩니다.',
  'The delimiter between two values: ",", ";", "\\t" (a tab), " " (any number of blanks). Found by the names of the columns if not given.':
    '두 값 사이의 구분자입니다. ",", ";", "\\t"(탭), " "(빈칸 여러 개) 중 하나입니다. 없으면 열 이름을 보고 찾습니다.',
  'Names for the columns, for a file without a line of names; one for each column, as in pandas.':
    '열의 이름입니다. 이름 줄이 없는 파일에 쓰며, pandas처럼 열마다 하나씩 적습니다.',
  'How the text is encoded, by Python\'s name, such as "cp949". Found where it is certain if not given.':
    '"cp949" 같은 Python 이름으로 쓴 텍스트 인코딩입니다. 없으면 확실할 때 자동으로 찾습니다.',
  'The decimal sign: "." or ",". Found from all numbers of the file if not given.':
    '소수점 기호 "." 또는 ","입니다. 없으면 파일의 모든 숫자를 보고 찾습니다.',
  'The thousands separator, which is left out. Found from all numbers of the file if not given.':
    '천 단위 구분 기호이며 읽을 때 없앱니다. 없으면 파일의 모든 숫자를 보고 찾습니다.',
  'A NumPy .npz file, relative to this spec.': 'NumPy .npz 파일입니다. 경로는 이 명세를 기준으로 씁니다.',
  'The array of inputs; "x" or "x_train" if not given.': '입력 배열입니다. 없으면 "x" 또는 "x_train"입니다.',
  'The array of targets; "y" or "y_train" if not given.': '정답 배열입니다. 없으면 "y" 또는 "y_train"입니다.',
  'The array of test inputs; "x_test", where there is one.': '테스트 입력 배열입니다. 없으면 파일에 있는 "x_test"를 씁니다.',
  'The array of test targets; "y_test", where there is one.': '테스트 정답 배열입니다. 없으면 파일에 있는 "y_test"를 씁니다.',
  'File of inputs.': '입력 파일입니다.',
  'File of targets.': '정답 파일입니다.',
  'Two NumPy .npy files.': 'NumPy .npy 파일 2개입니다.',
  'File of pictures (plain or .gz).': '이미지 파일입니다(.gz 압축 가능).',
  'File of labels (plain or .gz).': '라벨 파일입니다(.gz 압축 가능).',
  'File of test pictures.': '테스트 이미지 파일입니다.',
  'File of test labels.': '테스트 라벨 파일입니다.',
  'IDX files, the format MNIST comes in.': 'MNIST가 쓰는 IDX 형식의 파일입니다.',
  'A well-known set of pictures. Its files are looked for beside this spec and where Keras keeps them; the command Get Data Set fetches them.':
    '널리 쓰는 이미지 데이터셋입니다. 파일은 이 명세 옆과 Keras가 두는 곳에서 찾습니다. 없으면 데이터셋 받기 명령으로 받습니다.',
  '"whole": all 60,000 training and 10,000 test pictures; "sample": the first 2,000 and 500 with equally many of each class, which are always there.':
    '"whole"이면 훈련 이미지 60,000개와 테스트 이미지 10,000개를 모두 씁니다. "sample"이면 클래스마다 같은 수로 고른 처음 2,000개와 500개를 쓰며, 받지 않아도 늘 쓸 수 있습니다.',
  'The only folder in which its four IDX files (plain or .gz) are looked for, relative to this spec.':
    'IDX 파일 4개(.gz 압축 가능)를 찾을 유일한 폴더입니다. 경로는 이 명세를 기준으로 씁니다.',
  'A folder with a folder of PNG or JPEG pictures for each class, relative to this spec, as image_dataset_from_directory takes it.':
    'image_dataset_from_directory처럼 클래스마다 PNG나 JPEG 이미지 폴더가 하나씩 들어 있는 폴더입니다. 경로는 이 명세를 기준으로 씁니다.',
  'Height and width that all pictures are brought to. If not given, all must have the same.':
    '모든 이미지를 맞출 높이와 너비입니다. 없으면 모든 이미지의 크기가 같아야 합니다.',
  '"grayscale": one number a pixel, [height, width, 1]; "rgb": red, green and blue, [height, width, 3].':
    '"grayscale"이면 픽셀마다 숫자 하나([높이, 너비, 1]), "rgb"이면 빨강, 초록, 파랑([높이, 너비, 3])입니다.',
  'Shuffles the pictures (by the seed) before they are split into parts: they come class by class.':
    '이미지를 나누기 전에 시드에 따라 섞습니다. 이미지는 클래스 순서로 놓여 있습니다.',
  'Made-up data, drawn by the seed.': '시드로 정해지는 합성 데이터입니다.',
  'How many rows.': '행의 수입니다.',
  'Standard deviation of the normal noise that is added.': '더하는 정규 분포 잡음의 표준 편차입니다.',
  'How many classes, for spiral and blobs.': 'spiral과 blobs에 쓰는 클래스의 수입니다.',
};
