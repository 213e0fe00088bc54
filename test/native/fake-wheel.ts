import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';

const LIBRARY = 400_000;

/** A library's worth of bytes that packing does not shrink to nothing. */
const bytes = (seed: number): Uint8Array => Uint8Array.from({ length: LIBRARY }, (_, i) => ((i * 2654435761 + seed) >>> 13) & 0xff);

/** What the fake wheels hold, by name. */
export const contents: Readonly<Record<string, Uint8Array>> = {
  'tensorflow/libtensorflow_cc.so.2': bytes(1),
  'tensorflow/libtensorflow_framework.so.2': bytes(2),
  'tensorflow/include/tensorflow/c/c_api.h': strToU8('// the C interface\n'),
  'tensorflow/include/tsl/platform/ctstring.h': strToU8('// strings\n'),
  'tensorflow/include/Eigen/Core': strToU8('// not needed\n'),
  'tensorflow/python/__init__.py': strToU8('# not needed\n'),
};

export interface Flaws {
  /** A file whose bytes are not those of its checksum. */
  readonly changed?: string;
  /** A file that is left out. */
  readonly lacking?: string;
}

/** A wheel laid out as TensorFlow's are, with its list of checksums. */
export function fakeWheel({ changed, lacking }: Flaws = {}): Uint8Array {
  const files = Object.entries(contents).filter(([name]) => name !== lacking);
  const record = files.map(([name, content]) => {
    const stated = name === changed ? strToU8('other') : content;
    return `${name},sha256=${createHash('sha256').update(stated).digest('base64url')},${content.length}`;
  });
  const list = 'tensorflow_cpu-2.21.0.dist-info/RECORD';
  return zipSync({ ...Object.fromEntries(files), [list]: strToU8(`${record.join('\n')}\n${list},,\n`) }, { level: 1 });
}
