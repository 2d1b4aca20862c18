import { defineConfig } from 'vite';

/** The panel's files are copied as they are. */
export default defineConfig({ publicDir: 'node_modules/messenger-call-panel/dist' });
