// Loaded into the backend of a soak run (node --expose-gc --require): on SIGUSR2 it collects what is garbage and says what
// memory is left, as one line of JSON on stderr.
process.on('SIGUSR2', () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, rss, external } = process.memoryUsage();
  process.stderr.write(`memory ${JSON.stringify({ heapUsed, rss, external })}\n`);
});
