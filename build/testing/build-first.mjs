// The end-to-end tests drive what was built: build it when a source has changed.
export { build as default } from '../build.mjs';
