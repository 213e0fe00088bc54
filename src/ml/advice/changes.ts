import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { hiddenLayerBefore } from '../checks/hidden-layer';
import { insertAt, removeAt, setAt, shown } from '../language/edits';
import { fixTitles } from '../language/messages/fixes';
import type { TextEdit } from '../language/problem';
import type { Layer, Model } from '../model/model';
import { ratesOf } from '../registry/optimizers';
import type { CompileSpec, Spec } from '../spec/spec';
import type { Change, Setting } from './advice';

const change = (
  purpose: 'set' | 'set-missing' | 'activation' | 'activation-of-all',
  key: string,
  value: unknown,
  settings: readonly Setting[],
): Change => {
  const action = { purpose, key, value: shown(value) };
  return { title: fixTitles[purpose](action), action, settings };
};

const oneDigit = (value: number): number => Number(value.toPrecision(1));

const ratePath = ['compile', 'optimizer', 'learning_rate'];

/** Another learning rate; none for an optimizer whose rate does not matter. */
export function rateChange({ optimizer }: CompileSpec, towards: 'smaller' | 'larger'): readonly Change[] {
  const rates = ratesOf(optimizer);
  const rate = optimizer.learning_rate;
  if (!rates || rate === 0) return [];
  // The usual rate, where the run's own is on the wrong side of it.
  const usual = towards === 'smaller' ? rates.start < rate / 2 : rates.start > rate * 2;
  // Where each step moves a weight by about the rate, ten times a usual one leaps over everything.
  const up = rates.moves === 'rate' ? 3 : 10;
  const value = usual ? rates.start : oneDigit(towards === 'smaller' ? rate / 10 : rate * up);
  return [change('set', 'learning_rate', value, [{ path: ratePath, value }])];
}

/** Twice as many epochs or more. */
export function epochsChange({ fit }: Spec, times: number): readonly Change[] {
  const value = fit.epochs * times;
  return [change('set', 'epochs', value, [{ path: ['fit', 'epochs'], value }])];
}

/** Gradients that are cut to a length of 1; none where they are cut already, or where the optimizer has no such parameter. */
export function clipChange({ optimizer }: CompileSpec): readonly Change[] {
  if (!('clipnorm' in optimizer) || (optimizer.clipnorm ?? optimizer.clipvalue ?? optimizer.global_clipnorm) !== null) return [];
  return [change('set-missing', 'clipnorm', 1, [{ path: ['compile', 'optimizer', 'clipnorm'], value: 1 }])];
}

/** Stops when the validation loss no longer falls, and takes the weights of its lowest. */
export function stoppingChange({ fit }: Spec, patience: number): readonly Change[] {
  const path = ['fit', 'early_stopping'];
  if (fit.early_stopping?.restore_best_weights) return [];
  const setting = fit.early_stopping
    ? { path: [...path, 'restore_best_weights'], value: true }
    : { path, value: { monitor: 'val_loss', patience, restore_best_weights: true } };
  const action = { purpose: 'early-stopping' } as const;
  return [{ title: fixTitles['early-stopping'](), action, settings: [setting] }];
}

/** Another activation for some layers. */
export function activationChange(layers: readonly Layer[], activation: string): readonly Change[] {
  const settings = layers.flatMap(({ config, path }) =>
    'activation' in config && path.length > 0 ? [{ path: [...path, 'activation'], value: activation }] : [],
  );
  return settings.length === 0
    ? []
    : [change(settings.length === 1 ? 'activation' : 'activation-of-all', 'activation', activation, settings)];
}

/** More units for a hidden layer. */
export function unitsChange(layer: Layer | undefined): readonly Change[] {
  if (layer?.config.type !== 'Dense') return [];
  const value = Math.max(8, 2 * layer.config.units);
  return [change('set', 'units', value, [{ path: [...layer.path, 'units'], value }])];
}

/** A hidden layer before the only one. */
export function hiddenLayerChange(model: Model, spec: Spec): readonly Change[] {
  const output = model.layers.at(-1);
  const insert = output && hiddenLayerBefore(output, model, spec);
  if (!insert) return [];
  const action = { purpose: 'hidden-layer' } as const;
  return [{ title: fixTitles['hidden-layer'](), action, settings: [], insert }];
}

/** The edits of a spec's text that make a change: everything else, comments too, stays as it is. */
export function editsFor(text: string, { settings, insert }: Change): readonly TextEdit[] {
  const root = parseTree(text, undefined, { allowTrailingComma: true });
  if (!root) return [];
  const { path, layer, moved } = insert ?? {};
  return [
    ...settings.flatMap((setting) => editFor(text, root, setting)),
    ...(path && layer ? insertAt(text, root, path, layer) : []),
    ...(moved ? removeAt(text, root, moved) : []),
  ];
}

function editFor(text: string, root: Node, { path, value }: Setting): TextEdit[] {
  const parent = findNodeAtLocation(root, path.slice(0, -1));
  // An optimizer that is only named has no place for parameters.
  if (parent?.type !== 'string') return setAt(text, root, path, value);
  return setAt(text, root, path.slice(0, -1), { type: parent.value, [String(path.at(-1))]: value });
}
