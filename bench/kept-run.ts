/** What is known of a kept run before it begins, in a benchmark. */
export const head = {
  id: 'bench',
  uri: '',
  file: '',
  began: 0,
  asked: 'auto',
  environment: { extension: '', vscode: '', runtime: '', platform: '' },
} as const;
