// The loader that Emscripten makes of src/bindings/: make_site.mjs gives it this name.
declare module 'roofloor-core' {
  /** Text in JSON, and the numbers that it speaks of, copied out of the core's memory. */
  export interface TextAndNumbers { text: string; numbers: Float64Array }

  /** The door of the core; every text is an envelope `{"ok": ...}`. */
  export interface Door {
    describe(): string;
    open_project(project: string): string;
    report(revision: number): TextAndNumbers;
    layers(revision: number, first: number, count: number): string;
    hardware_object(revision: number, hardware: number): string;
    listed_hardware(id: string): string;
    heaviest(revision: number, hardware: number, weight: string, share: number): TextAndNumbers;
    figure(revision: number, name: string, options: string): TextAndNumbers;
    figure_layout(revision: number, name: string, options: string): string;
    explain(revision: number, path: string): string;
    guidance(revision: number, row: number): string;
    parse_quantity(text: string, unit: string): string;
    import_workload(text: string): string;
    import_file(
      name: string,
      size: number,
      read: (offset: number, length: number) => Uint8Array | null,
      options: string,
    ): string;
  }

  export default function create_core(
    options: { wasmBinary: ArrayBuffer | Uint8Array },
  ): Promise<Door>;
}
