/** What vitest.config.ts makes of `?program`: the texts of its files, by name. */
declare module '*?program' {
  type File = readonly [name: string, text: string];
  const files: readonly [first: File, ...others: File[]];
  export default files;
}
