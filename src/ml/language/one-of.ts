import { clip } from './clip';
import { replaceString } from './fields';
import { type Kind, wrongKind } from './kind';
import { expectedText } from './messages/expected';
import { nearest } from './nearest';

/** One of a few fixed words. */
export function oneOf<const N extends string>(names: readonly N[], what: string): Kind<N> {
  const expects = { is: 'one-of', names } as const;
  const kind: Kind<N> = {
    expected: expectedText(expects),
    expects,
    read(node, at, reader) {
      if (node.type !== 'string') return wrongKind(kind, node, at, reader);
      const name = names.find((n) => n === node.value);
      if (name !== undefined) return name;
      const written = String(node.value);
      const meant = nearest(written, names);
      reader.report('unknown-name', { name: clip(written), what, known: names, ...(meant && { nearest: meant }) }, node, {
        fixes: meant ? [replaceString(node, meant)] : [],
      });
      return undefined;
    },
    schema: () => ({ type: 'string', enum: names }),
  };
  return kind;
}
