import type { ExplanationWords } from '../../explained/reference';
import { koreanExplanations } from '.';

/** What the pages about problems say, in Korean. */
export const koreanExplanationWords: ExplanationWords = {
  title: '명세에 표시되는 문제와 그 까닭',
  made: '`npm run generate`로 만든 파일입니다. 직접 고치지 마세요.',
  intro: [
    '*오류*는 명세를 실행할 수 없는 까닭입니다. *경고*는 실행은 되지만 실수일 가능성이 높은 것입니다. *알림*은 알아낸 것을, *힌트*는 배울 만한 것을 알려 주며 틀린 것은 없습니다.',
    '경고, 알림, 힌트는 코드로 끌 수 있습니다. 모든 명세에서는 `neuralNetwork.diagnostics.off` 설정을 씁니다. 명세 안에서는 같은 줄이나 앞줄의 주석, 또는 파일 전체를 위한 주석을 씁니다. `--` 뒤에는 사람이 읽을 까닭을 적습니다.',
    '```jsonc\n// nn-ignore-file: no-seed\n{ "units": 1 } // nn-ignore: no-line, one-unit-hidden -- XOR 예제\n```',
  ],
  sections: { network: '신경망과 학습 방법', data: '데이터와 지표', others: '가중치 파일, 시트, 주석' },
  severities: { error: '오류', warning: '경고', info: '알림', hint: '힌트' },
  turnOff: '한곳에서 끄려면 다음 주석을 쓰세요.',
  explanations: koreanExplanations,
};
