import { l10n } from 'vscode';
import type { Sample } from './sample-list';

/** What a spec is without any task: its sections, and a network of one unit that trains as it stands. */
const text = `{
  "name": "network",
  "seed": 1,
  "data": {
    "x": [1, 2, 3],
    "y": [2, 4, 6]
  },
  "layers": [
    { "type": "Dense", "units": 1 }
  ],
  "compile": {
    "optimizer": { "type": "SGD", "learning_rate": 0.01 },
    "loss": "mean_squared_error"
  },
  "fit": {
    "epochs": 100
  },
  "predict": [4]
}
`;

/** The template for those who begin without a sample; made when asked for, in the reader's language. */
export const emptySpec = (): Sample => ({
  file: 'network',
  title: l10n.t('Empty spec'),
  see: l10n.t('The sections to fill in, with the smallest network'),
  text,
});
