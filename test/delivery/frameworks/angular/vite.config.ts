/** Angular's own builder links its partly compiled packages in the same way. */
import linker from '@angular/compiler-cli/linker/babel';
import { transformAsync } from '@babel/core';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    {
      name: 'angular-linker',
      async transform(code, id) {
        if (!id.includes('/@angular/') || !code.includes('ɵɵngDeclare')) return null;
        const linked = await transformAsync(code, { filename: id, plugins: [linker], compact: false, configFile: false, babelrc: false });
        return linked?.code ?? null;
      },
    },
  ],
});
