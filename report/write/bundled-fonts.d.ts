/** A font bundled into the program as a `data:` URL. */
declare module '*.woff2?inline' {
  const dataUrl: string;
  export default dataUrl;
}
declare module '*.ttf?inline' {
  const dataUrl: string;
  export default dataUrl;
}
