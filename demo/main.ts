import { mountDemo } from './mount.js';

const root = document.getElementById('demo');
if (root) mountDemo(root);
