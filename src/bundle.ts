/** What one `<script type="module">` loads: the same as the package's main entry, with its dependencies in the file. */
export * from './index.js';
