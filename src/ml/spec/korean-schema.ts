import type { JsonSchema } from '../language/kind';
import { type SchemaWords, withTexts } from '../language/schema-texts';
import { activationTexts } from '../registry/ko/activations';
import { initializerTexts } from '../registry/ko/initializers';
import { layerTexts } from '../registry/ko/layers';
import { lossTexts } from '../registry/ko/losses';
import { metricTexts } from '../registry/ko/metrics';
import { optimizerTexts } from '../registry/ko/optimizers';
import { dataTexts } from './ko/data-section';
import { sectionTexts } from './ko/sections';
import { sheetTexts } from './ko/sheets';

const tables = [sectionTexts, sheetTexts, dataTexts, layerTexts, activationTexts, lossTexts, metricTexts, optimizerTexts, initializerTexts];

/**
 * Korean by the English text, as in the host's bundle: one that is changed in English has no Korean until that is changed too, and no
 * text that several parameters share is translated twice.
 */
export const koreanTexts: Readonly<Record<string, string>> = Object.assign({}, ...tables);

/** A schema with its texts in Korean. Throws where one has none. @param words the Korean ones, which find a text here */
export function inKorean(schema: JsonSchema, words: SchemaWords): JsonSchema {
  const missing = new Set<string>();
  const text = (english: string): string => {
    if (!Object.hasOwn(koreanTexts, english)) missing.add(english);
    return koreanTexts[english] ?? english;
  };
  const whole = withTexts(schema, { ...words, text });
  if (missing.size) throw new Error(`Without a Korean text (src/ml/registry/ko, src/ml/spec/ko):\n${[...missing].join('\n')}`);
  return whole;
}
