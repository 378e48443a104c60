/** What vitest.config.ts makes of `?program`. */
declare module '*?program' {
  const text: string;
  export default text;
}
