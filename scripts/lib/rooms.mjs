/**
 * The order of the rooms under src/, as the lint rules hold it: a room imports only from the rooms, files and packages
 * named with it. `globals`: 'ecmascript' is the language alone, 'portable' what a browser and Node share, 'no-media' a
 * browser without its peer connection and devices, 'all' everything.
 *
 * @type {Record<string, { rooms: string[], packages: string[], globals: 'ecmascript' | 'portable' | 'no-media' | 'all' }>}
 */
export const ROOMS = {
  protocol: { rooms: [], packages: [], globals: 'ecmascript' },
  session: { rooms: ['protocol'], packages: [], globals: 'portable' },
  sdp: { rooms: ['protocol'], packages: ['sdp-transform'], globals: 'portable' },
  rtc: { rooms: ['protocol', 'sdp', 'session/ports.ts'], packages: [], globals: 'all' },
  signaling: { rooms: ['protocol', 'session/ports.ts'], packages: [], globals: 'no-media' },
  panel: { rooms: ['protocol', 'session', 'signaling'], packages: ['lit'], globals: 'no-media' },
  simulator: { rooms: ['protocol', 'sdp', 'session/ports.ts'], packages: ['sdp-transform'], globals: 'all' },
  // Declarations only. A framework is named, and never loaded.
  frameworks: { rooms: ['panel', 'index.ts'], packages: ['lit', 'react', 'vue', 'svelte'], globals: 'no-media' },
};
