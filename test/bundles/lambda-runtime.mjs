// What Lambda's runtime does with a bundle: imports it once, then calls its handler for every event.
const [file, exportName] = process.argv.slice(2);
const started = performance.now();

const contextFor = (id) => ({
  awsRequestId: id,
  functionName: 'bundle',
  functionVersion: '1',
  memoryLimitInMB: '1024',
  getRemainingTimeInMillis: () => 10_000,
});

const messageOf = (error) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

try {
  const { [exportName]: handler } = await import(file);
  process.send({ kind: 'loaded', milliseconds: performance.now() - started, arity: handler.length });
  process.on('message', async ({ id, event }) => {
    try {
      process.send({ kind: 'answered', id, answer: (await handler(event, contextFor(id))) ?? null });
    } catch (error) {
      process.send({ kind: 'threw', id, message: messageOf(error) });
    }
  });
} catch (error) {
  process.send({ kind: 'broken', message: messageOf(error) });
  process.disconnect();
}
