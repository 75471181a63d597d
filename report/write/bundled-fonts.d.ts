/** Fonts bundled into the program as `data:` URLs. */
declare module '*.woff2?inline' {
  const dataUrl: string;
  export default dataUrl;
}
declare module '*.ttf?inline' {
  const dataUrl: string;
  export default dataUrl;
}
