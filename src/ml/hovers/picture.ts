import { activationCurves, curvesSvg, lossCurves } from './curves';
import type { Pictured } from './named-at';
import type { Ground } from './svg';
import { perceptronLines, perceptronSvg, STEPS, tuned, valleySvg } from './valley';

/** A small picture of an entry, and what a reader has to know of it, as data. */
export interface EntryPicture {
  /** An SVG document. */
  readonly svg: string;
  readonly shows:
    | { readonly is: 'activation' }
    | { readonly is: 'loss'; readonly targets: readonly string[] }
    | { readonly is: 'valley'; readonly steps: number; readonly rate: number }
    | { readonly is: 'perceptron'; readonly updates: number };
}

/** The picture of an activation, loss or optimizer with its parameters. */
export function pictureOf({ table, config }: Pictured, ground: Ground): EntryPicture {
  switch (table) {
    case 'activations':
      return { svg: curvesSvg(activationCurves(config), ground), shows: { is: 'activation' } };
    case 'losses': {
      const picture = lossCurves(config);
      return { svg: curvesSvg(picture, ground), shows: { is: 'loss', targets: picture.curves.map(({ name }) => name) } };
    }
    case 'optimizers': {
      if (config.type === 'perceptron')
        return { svg: perceptronSvg(config, ground), shows: { is: 'perceptron', updates: perceptronLines(config).length } };
      const best = tuned(config);
      return { svg: valleySvg(best, ground), shows: { is: 'valley', steps: STEPS, rate: best.learning_rate } };
    }
  }
}
