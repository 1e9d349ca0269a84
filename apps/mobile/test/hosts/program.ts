import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import vm from 'node:vm';
import type { PageDefinition } from './mini-pages.ts';

type AppDefinition = Record<string, ((options?: unknown) => void) | undefined>;

/**
 * Runs the real files of a built mini-program in a bare JavaScript world that has only what a mini-program has:
 * App, Page, require, timers and the vendor's object. No window, no document.
 *
 * @param dist folder of the build
 * @param globals the vendor's part of the world
 */
export function runProgram(dist: string, globals: Record<string, unknown>) {
  const pages = new Map<string, PageDefinition>();
  const modules = new Map<string, { exports: unknown }>();
  let app: AppDefinition = {};
  let loading = '';

  const context = vm.createContext({
    ...globals,
    App: (definition: AppDefinition) => {
      app = definition;
    },
    Page: (definition: PageDefinition) => pages.set(loading, definition),
    Component: () => undefined,
    getApp: () => app,
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
  });

  function run(file: string): unknown {
    const path = resolve(dist, file.endsWith('.js') ? file : `${file}.js`);
    const known = modules.get(path);
    if (known) return known.exports;
    if (!existsSync(path))
      throw new Error(`${path} is missing: run build:weapp and build:dd in apps/mobile first`);
    const module = { exports: {} };
    modules.set(path, module);
    const source = `(function (require, module, exports) {${readFileSync(path, 'utf8')}\n})`;
    const load = vm.runInContext(source, context, { filename: path }) as (...args: unknown[]) => void;
    load((other: string) => run(join(dirname(path), other)), module, module.exports);
    return module.exports;
  }

  return {
    launch(options: { path: string; query: object; scene: number }): void {
      run('app.js');
      app.onLaunch?.(options);
      app.onShow?.(options);
    },
    loadPage(path: string): PageDefinition {
      loading = path;
      run(`${path}.js`);
      const definition = pages.get(path);
      if (!definition) throw new Error(`${path} registered no page`);
      return definition;
    },
  };
}
