import type { Node } from 'jsonc-parser';
import { readFields } from '../language/fields';
import { itemOf, type Kind, type Reader, wrongKind } from '../language/kind';
import { namesOf, resolveName, typedSchema, typeOf } from '../registry/entry';
import { type LayerConfig, type LayerType, layerEntry, layers } from '../registry/layers';
import { commonLayerFields } from '../registry/layers/layer';

/** More layers than any network a student describes by hand; every check runs over all of them at each keystroke. */
const MOST_LAYERS = 1000;

const names = namesOf(layers);

/** One layer: its type, its own parameters and what any layer may carry. */
const layer: Kind<LayerConfig> = {
  expected: 'a layer such as { "type": "Dense", "units": 1 }',
  read(node, at, reader) {
    if (node.type !== 'object') return wrongKind(layer, node, at, reader);
    const typeNode = typeOf(node);
    if (!typeNode) {
      reader.report(
        'missing-key',
        { key: 'type', where: 'a layer', expected: 'the name of a layer, such as "Dense"' },
        { offset: node.offset, length: 1 },
      );
      return undefined;
    }
    if (typeNode.type !== 'string') return wrongKind({ expected: 'the name of a layer' }, typeNode, '"type"', reader);
    const type = resolveName(typeNode, layers, names, 'layer', {}, reader) as LayerType | undefined;
    if (type === undefined) return undefined;
    const entry = layerEntry(type);
    const values = readFields(node, { ...commonLayerFields, ...entry.params }, type, reader, {
      also: ['type'],
      unsupported: entry.unsupported ?? [],
    });
    reader.found?.({ node: typeNode, entries: layers, type });
    return values && ({ ...values, type } as unknown as LayerConfig);
  },
  schema: () => typedSchema(layers, names, commonLayerFields),
};

/** The list of layers; a layer that cannot be read leaves a hole, so that the others keep their places. */
export const layersSection: Kind<readonly (LayerConfig | undefined)[]> = {
  expected: 'a list of layers',
  read(node: Node, at: string, reader: Reader) {
    if (node.type !== 'array') return wrongKind(layersSection, node, at, reader);
    const items = node.children ?? [];
    if (items.length === 0) {
      reader.report('no-layers', undefined, node);
      return undefined;
    }
    if (items.length > MOST_LAYERS) {
      reader.report('too-many-layers', { found: items.length, limit: MOST_LAYERS }, { offset: node.offset, length: 1 });
      return undefined;
    }
    return items.map((child, i) => layer.read(child, itemOf(at, i), reader));
  },
  schema: () => ({ type: 'array', minItems: 1, maxItems: MOST_LAYERS, items: layer.schema() }),
};
