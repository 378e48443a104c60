/** What vitest.config.ts makes of `?program`: the texts of its files, by name. */
declare module '*?program' {
  const files: readonly [name: string, text: string][];
  export default files;
}
