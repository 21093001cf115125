// To be given to node as --import: "sallm" is then the library's source, as the package's entry would be after a build.
import { registerHooks } from 'node:module';
import { URL } from 'node:url';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'sallm'
      ? { url: new URL('../../src/index.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
