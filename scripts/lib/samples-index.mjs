import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** In place of `vscode`, of which the list of samples uses only `l10n`: the host's texts in Korean. */
export const koreanHost = {
  name: 'korean-host',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    const texts = readFileSync(join(root, 'l10n/bundle.l10n.ko.json'), 'utf8');
    build.onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'korean-host' }));
    build.onLoad({ filter: /.*/, namespace: 'korean-host' }, () => ({
      contents: `const texts = ${texts}; export const l10n = { t: (text) => texts[text] };`,
    }));
  },
};

/**
 * The index of the samples in Korean, as Markdown.
 * @param {readonly { title: string, samples: readonly { file: string, title: string, see: string }[] }[]} themes
 */
export const samplesIndex = (themes) =>
  [
    '# 예제',
    '',
    '`npm run generate`로 만든 파일입니다. 직접 고치지 마세요. 영어로는 [README.md](README.md)에 연습 문제 번호와 수치도 있습니다.',
    '',
    '한국어 VS Code에서 예제를 열면 이름과 첫 주석이 한국어로 나옵니다. 주석에는 무엇을 보여 주는지, 어디를 볼지, 무엇을 해 볼지 적혀 있습니다.',
    ...themes.flatMap(({ title, samples }) => [
      '',
      `## ${title}`,
      '',
      '| 예제 | 이름 | 볼 것 |',
      '|---|---|---|',
      ...samples.map(({ file, title: name, see }) => `| [${file}](${file}.nn.json) | ${name} | ${see} |`),
    ]),
  ].join('\n');
