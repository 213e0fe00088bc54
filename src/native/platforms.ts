/** One wheel of TensorFlow that has the library, as pip is asked for it. */
export interface WheelChoice {
  readonly version: string;
  /** The wheel's platform tag. */
  readonly tag: string;
  /** The wheel's own checksum as PyPI has it, in hexadecimal: no other file is unpacked, wherever it comes from. */
  readonly sha256: string;
}

/** What the native library consists of on one kind of machine. */
export interface Platform {
  /** The Python package whose wheel holds the library. */
  readonly distribution: string;
  /** Tried in this order. Each is the wheel for Python 3.11, which any Python's pip fetches. */
  readonly wheels: readonly WheelChoice[];
  /** Files of the wheel's folder `tensorflow/`; the first has the C interface. */
  readonly libraries: readonly [string, string];
  /** The name that a binding made for TensorFlow's own release of its C library looks for. */
  readonly alias: string;
  /** About, for progress and for the first look at the disk; the wheel itself says exactly. */
  readonly bytes: { readonly wheel: number; readonly unpacked: number };
}

const linux = {
  libraries: ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'],
  alias: 'libtensorflow.so.2',
  bytes: { wheel: 282e6, unpacked: 884e6 },
} as const;
const mac = {
  distribution: 'tensorflow',
  libraries: ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'],
  alias: 'libtensorflow.2.dylib',
  bytes: { wheel: 260e6, unpacked: 742e6 },
} as const;

/** By `process.platform` and `process.arch`. The wheels for Windows have the library tied to Python's own, which Node.js cannot give it. */
const platforms: Readonly<Record<string, Platform>> = {
  'linux-x64': {
    ...linux,
    distribution: 'tensorflow-cpu',
    wheels: [
      { version: '2.21.0', tag: 'manylinux_2_27_x86_64', sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c' },
      { version: '2.20.0', tag: 'manylinux_2_17_x86_64', sha256: 'cf756bbe2d256e942ab5d0ad2c858fb40017581494febdb4387c149b1afde780' },
      { version: '2.15.1', tag: 'manylinux2014_x86_64', sha256: '54660c074d7241a503e81edfd9f5ef5af88f64051b72e2945f26318c790f2d26' },
    ],
  },
  'linux-arm64': {
    ...linux,
    distribution: 'tensorflow',
    wheels: [
      { version: '2.21.0', tag: 'manylinux_2_27_aarch64', sha256: '4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c' },
    ],
  },
  'darwin-arm64': {
    ...mac,
    wheels: [{ version: '2.21.0', tag: 'macosx_12_0_arm64', sha256: '51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88' }],
  },
  // The last for Macs of this kind.
  'darwin-x64': {
    ...mac,
    wheels: [{ version: '2.16.2', tag: 'macosx_10_15_x86_64', sha256: 'ec06570d57bfa0e2be804405e3cdc2960e94887e7619ffb6bc053e9775b695aa' }],
  },
};

/** @param name `linux-x64`, … */
export const platformOf = (name: string): Platform | undefined => platforms[name];

/** This machine's kind; Linux without the GNU C library, which the wheels need, is a kind of its own. */
export function thisPlatform(): string {
  const name = `${process.platform}-${process.arch}`;
  return process.platform === 'linux' && !hasGnuLibrary() ? `${name}-musl` : name;
}

let gnuLibrary: boolean | undefined;

function hasGnuLibrary(): boolean {
  // Asked for once: a report takes 20 ms.
  gnuLibrary ??=
    (process.report.getReport() as { readonly header: { readonly glibcVersionRuntime?: string } }).header.glibcVersionRuntime !== undefined;
  return gnuLibrary;
}
