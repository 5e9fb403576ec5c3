/** What this house uses of `ipp` 2.0.1, which comes without types. What it gives back is unknown until it is parsed. */
declare module 'ipp' {
  /** Reads a message. Loops or throws on damaged bytes: only for bytes that `ipp-frame.ts` has passed. */
  interface Parse {
    (bytes: Buffer): unknown;
    /** Called for value tags that the parser does not know; the default writes to the console. */
    handleUnknownTag: (
      tag: number,
      name: string,
      length: number,
      read: (length: number, encoding?: string) => string,
    ) => unknown;
  }

  const ipp: {
    readonly parse: Parse;
    /** Writes a message. Throws strings and errors on attributes that it does not know. */
    readonly serialize: (message: Readonly<Record<string, unknown>>) => Buffer;
  };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS; this declares what is there.
  export default ipp;
}
