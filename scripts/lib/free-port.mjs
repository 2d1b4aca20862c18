import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that nothing listens on. Servers that look for one from 8000 upward find the same one when they start side by side. @returns {Promise<number>} */
export async function freePort() {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  probe.close();
  await once(probe, 'close');
  return port;
}
