/** One wheel of TensorFlow that has the library, as pip is asked for it. */
export interface WheelChoice {
  readonly version: string;
  /** The wheel's platform tag. */
  readonly tag: string;
}

/** What the native library consists of on one kind of machine. */
export interface Platform {
  /** The Python package whose wheel holds the library. */
  readonly distribution: string;
  /** Tried in this order. Each has a wheel for Python 3.11, and any Python's pip fetches it. */
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
      { version: '2.21.0', tag: 'manylinux_2_27_x86_64' },
      { version: '2.20.0', tag: 'manylinux_2_17_x86_64' },
      { version: '2.15.1', tag: 'manylinux2014_x86_64' },
    ],
  },
  'linux-arm64': { ...linux, distribution: 'tensorflow', wheels: [{ version: '2.21.0', tag: 'manylinux_2_27_aarch64' }] },
  'darwin-arm64': { ...mac, wheels: [{ version: '2.21.0', tag: 'macosx_12_0_arm64' }] },
  // The last for Macs of this kind.
  'darwin-x64': { ...mac, wheels: [{ version: '2.16.2', tag: 'macosx_10_15_x86_64' }] },
};

/** @param name `linux-x64`, … */
export const platformOf = (name: string): Platform | undefined => platforms[name];

/** This machine's kind; Linux without the GNU C library, which the wheels need, is a kind of its own. */
export function thisPlatform(): string {
  const name = `${process.platform}-${process.arch}`;
  return process.platform === 'linux' && !hasGnuLibrary() ? `${name}-musl` : name;
}

function hasGnuLibrary(): boolean {
  const { header } = process.report.getReport() as { readonly header: { readonly glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime !== undefined;
}
