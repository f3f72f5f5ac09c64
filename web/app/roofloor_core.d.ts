// The loader that emscripten writes, under the name the bundler gives it.
declare module 'roofloor-core' {
  export default function create_core(options: { wasmBinary: Uint8Array }): Promise<unknown>;
}
