/** A program for WebAssembly, written into the bundle. */
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  // biome-ignore lint/style/noDefaultExport: esbuild's loader gives the bytes as one.
  export default bytes;
}
