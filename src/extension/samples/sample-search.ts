import * as vscode from 'vscode';
import { label, type PickItem, pickFound } from '../shown';
import type { SampleFiles } from './sample-files';
import { emptySpec, type Sample, type Theme, themes } from './sample-list';
import { firstComment } from './sample-words';

/** A sample among others, and all that it can be found by. */
interface Findable {
  readonly sample: Sample;
  /** Not set for what belongs to none. */
  readonly theme?: Theme;
  readonly words: string;
}

/**
 * What else samples are called in English and Korean notes, whichever language VS Code speaks: by the beginning of their files' names.
 * Their titles, descriptions, files and first comments are searched anyway.
 */
const otherNames: Readonly<Record<string, string>> = {
  network: 'empty blank template new from scratch 빈 명세 템플릿 새로 만들기',
  gate: 'logic gate truth table perceptron weights by hand 논리 게이트 진리표 퍼셉트론 가중치 직접',
  perceptron: 'Rosenblatt rule threshold step 퍼셉트론 규칙 계단 함수 임계값',
  and: 'logic gate AND 논리 게이트 경사 하강법',
  or: 'logic gate OR 논리 게이트 경사 하강법',
  nand: 'logic gate NAND 논리 게이트 경사 하강법',
  xor: 'multilayer hidden layer 다층 퍼셉트론 은닉층',
  graph: 'functional API skip connection 함수형 그래프 스킵 연결',
  weights: 'NPZ NumPy initial weights 가중치 파일 초깃값',
  regression: 'linear regression 선형 회귀',
  'function-line': 'linear function slope intercept 직선 일차 함수 기울기 절편',
  'function-parabola': 'quadratic square curve 포물선 이차 함수 곡선',
  'function-cubic': 'polynomial curve 삼차 함수 곡선',
  head: 'output activation softplus 출력층 활성화 함수',
  sample: 'sample weight outlier 샘플 가중치 이상치',
  gradient: 'gradient descent learning rate cost surface 경사 하강법 학습률 비용 함수',
  batch: 'batch size mini-batch stochastic 배치 크기 미니배치 확률적',
  backpropagation: 'chain rule gradient 역전파 연쇄 법칙 그래디언트',
  optimizers: 'optimizer learning rate momentum 옵티마이저 학습률 모멘텀',
  loss: 'loss cost function error outlier 손실 비용 함수 오차 이상치',
  logistic: 'binary classification probability sigmoid 로지스틱 회귀 이진 분류 확률 시그모이드',
  binary: 'binary classification accuracy 이진 분류 임계값 정확도',
  class: 'imbalanced recall precision 클래스 가중치 불균형 재현율 정밀도',
  multi: 'classification softmax labels one-hot 다중 분류 소프트맥스 라벨 원핫',
  overfitting: 'regularization validation generalization early stopping dropout 과적합 과대적합 검증 조기 종료 드롭아웃',
  forward: 'forward propagation 순전파',
  vanishing: 'vanishing gradient deep sigmoid relu 기울기 소실 깊은 신경망',
  picture: 'image convolution CNN pooling 이미지 합성곱 풀링',
  mnist: 'image digits handwriting classification 이미지 손글씨 숫자 분류',
  fashion: 'image clothes classification 이미지 옷 분류',
  sequence: 'RNN recurrent time series 순환 신경망 시퀀스 시계열',
  memory: 'RNN recurrent LSTM GRU 순환 신경망 기억 시퀀스',
  words: 'text embedding sentiment review 문장 단어 임베딩 감정 분석',
};

/** The empty template and all samples, with the words of their first comments. */
function findable(files: SampleFiles): Promise<readonly Findable[]> {
  const all: readonly Pick<Findable, 'sample' | 'theme'>[] = [
    { sample: emptySpec() },
    ...themes().flatMap((theme) => theme.samples.map((sample) => ({ sample, theme }))),
  ];
  return Promise.all(
    all.map(async ({ sample, theme }) => {
      const { file, title, see } = sample;
      const names = Object.entries(otherNames).flatMap(([beginning, more]) => (file.startsWith(beginning) ? more : []));
      const words = folded([title, see, file, theme?.title ?? '', firstComment(await files.text(sample)), ...names].join(' '));
      return { sample, words, ...(theme && { theme }) };
    }),
  );
}

/** Those in which every word of a question occurs, those that have them in their titles first. */
function found(all: readonly Findable[], question: string): readonly Findable[] {
  const asked = folded(question).split(/\s+/).filter(Boolean);
  const hits = all.filter(({ words }) => asked.every((word) => words.includes(word)));
  const inTitle = ({ sample }: Findable): boolean => asked.every((word) => folded(sample.title).includes(word));
  return [...hits.filter(inTitle), ...hits.filter((one) => !inTitle(one))];
}

/** Written alike, however accents, Hangul and capitals are. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase();

interface Item extends PickItem {
  readonly sample?: Sample;
}

/** Lets the user choose among the samples and the empty template, by words of all that is written about them. */
export async function pickSample(files: SampleFiles, title: string): Promise<Sample | undefined> {
  const all = await findable(files);
  const placeHolder = vscode.l10n.t('Search for a topic, such as parabola or dropout');
  const picked = await pickFound<Item>({ title, placeHolder }, (typed) =>
    typed.trim() === '' ? byTheme(all) : found(all, typed).map(toItem),
  );
  return picked?.sample;
}

function byTheme(all: readonly Findable[]): Item[] {
  return all.flatMap((one, i) => {
    const { theme } = one;
    const begins = theme && theme !== all[i - 1]?.theme;
    return [...(begins ? [{ label: label`${theme.title}`, kind: vscode.QuickPickItemKind.Separator }] : []), toItem(one)];
  });
}

const toItem = ({ sample }: Findable): Item => ({ label: label`${sample.title}`, description: sample.see, sample });
