import { fieldSchema } from '../language/fields';
import type { JsonSchema } from '../language/kind';
import { specFields } from './spec';

/**
 * The JSON Schema of a spec, made from the same kinds that the parser uses, so that what editors complete is what is read.
 * Draft 7, because that is what VS Code's JSON support understands best.
 */
export function specSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Neural network spec',
    description: 'A small neural network: its data, layers, loss, optimizer and training, in Keras’s words.',
    type: 'object',
    required: Object.entries(specFields).flatMap(([key, field]) => (field.presence === 'required' ? [key] : [])),
    properties: Object.fromEntries(Object.entries(specFields).map(([key, field]) => [key, fieldSchema(field)])),
    additionalProperties: false,
    allowTrailingCommas: true,
    allowComments: true,
    definitions: {
      numbers: { anyOf: [{ type: 'number' }, { type: 'array', items: { $ref: '#/definitions/numbers' } }] },
    },
  };
}
