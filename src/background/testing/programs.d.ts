/** The `?program` imports of vitest.config.ts: the texts of its files, by name. */
declare module '*?program' {
  type File = readonly [name: string, text: string];
  const files: readonly [first: File, ...others: File[]];
  export default files;
}
