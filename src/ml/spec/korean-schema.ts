import type { JsonSchema } from '../language/kind';
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

/** A schema with its texts in Korean. Throws where one has none. */
export function inKorean(schema: JsonSchema): JsonSchema {
  const missing = new Set<string>();
  const korean = (text: string): string => {
    const found = koreanTexts[text];
    if (found === undefined) missing.add(text);
    return found ?? text;
  };
  const translated = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return isText(key, value) ? korean(value) : value;
    if (Array.isArray(value)) return value.map((item) => translated(item, key === 'enumDescriptions' ? 'description' : ''));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, translated(inner, name)]));
  };
  const whole = translated(schema) as JsonSchema;
  if (missing.size) throw new Error(`Without a Korean text (src/ml/registry/ko, src/ml/spec/ko):\n${[...missing].join('\n')}`);
  return whole;
}

/** Titles of one word are names of keys, which are the same in every language. */
const isText = (key: string, value: string): boolean => key === 'description' || (key === 'title' && value.includes(' '));
