import type { Check } from './check';

/** Sections that need each other. */
export const checkSections: Check = ({ spec, model }, reporter) => {
  if (spec.compile && !spec.data) reporter.report('needs-data', undefined, ['compile'], { onKey: true });
  if (spec.compile) return;
  const drawn = model.layers.find((layer) => spec.weights === undefined && layer.weights.some((w) => !w.given));
  if (drawn) reporter.report('not-trained', { layer: drawn.name, data: spec.data !== undefined }, drawn.path, { severity: 'warning' });
};
