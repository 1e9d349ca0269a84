import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import vm from 'node:vm';
import { applyData, findNodes, type MiniNode, textOf } from './tree.ts';

type Options = Record<string, unknown> & {
  success?: (result: unknown) => void;
  fail?: (fault: unknown) => void;
  complete?: (result: unknown) => void;
};

interface PageInstance {
  route: string;
  data: { root?: MiniNode };
  eh(event: unknown): void;
  [method: string]: unknown;
}

export interface HostOptions {
  /** Folder of the build, such as dist/weapp. */
  dist: string;
  /** What the vendor calls its API object; DingTalk stands on Alipay's frame and has both names. */
  globalNames: readonly string[];
  /** The vendor's API, except for pages and their stack, which the host runs itself. */
  vendor: Record<string, unknown>;
}

/**
 * Runs a built mini-program without the vendor's tools: its real files in a bare JavaScript world that has only what
 * a mini-program has (App, Page, require and the vendor's object; no window, no document).
 */
export function startMiniHost({ dist, globalNames, vendor }: HostOptions) {
  const definitions = new Map<string, Record<string, unknown>>();
  const stack: PageInstance[] = [];
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const watcher of watchers) watcher();
  };
  let app: Record<string, (options?: unknown) => void> = {};
  let loading = '';

  const navigate = (options: Options, act: (path: string, query: Record<string, string>) => void) => {
    const [path = '', search = ''] = String(options.url).replace(/^\//, '').split('?');
    // A mini-program hands a page its query as it was written, not decoded.
    const query = Object.fromEntries(
      search
        .split('&')
        .filter(Boolean)
        .map((pair) => pair.split(/=(.*)/s) as [string, string]),
    );
    act(path, query);
    options.success?.({});
    options.complete?.({});
    changed();
  };
  const leave = () => {
    const page = stack.pop();
    call(page, 'onHide');
    call(page, 'onUnload');
  };
  const enter = (path: string, query: Record<string, string>) => {
    if (!definitions.has(path)) {
      loading = path;
      run(`${path}.js`);
    }
    const definition = definitions.get(path);
    if (!definition) throw new Error(`${path} registered no page`);
    const page = createPage(path, definition, changed);
    stack.push(page);
    call(page, 'onLoad', query);
    call(page, 'onShow');
    call(page, 'onReady');
  };
  const navigation = {
    navigateTo: (options: Options) =>
      navigate(options, (path, query) => {
        call(top(), 'onHide');
        enter(path, query);
      }),
    redirectTo: (options: Options) =>
      navigate(options, (path, query) => {
        leave();
        enter(path, query);
      }),
    reLaunch: (options: Options) =>
      navigate(options, (path, query) => {
        while (stack.length > 0) leave();
        enter(path, query);
      }),
    navigateBack: (options: Options) => {
      leave();
      call(top(), 'onShow');
      options.success?.({});
      changed();
    },
  };

  const top = () => stack[stack.length - 1];
  const world = { ...vendor, ...navigation };
  const context = vm.createContext({
    ...Object.fromEntries(globalNames.map((name) => [name, world])),
    App: (config: typeof app) => {
      app = config;
    },
    Page: (config: Record<string, unknown>) => definitions.set(loading, config),
    Component: () => undefined,
    getApp: () => app,
    getCurrentPages: () => [...stack],
    // Real DingTalk phones have this much of a navigator; WeChat has none.
    ...(globalNames.includes('dd') ? { navigator: { swuserAgent: 'DingTalk' } } : {}),
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
  });
  const modules = new Map<string, { exports: unknown }>();

  function run(file: string): unknown {
    const path = resolve(dist, file.endsWith('.js') ? file : `${file}.js`);
    const known = modules.get(path);
    if (known) return known.exports;
    if (!existsSync(path))
      throw new Error(`${path} is missing: build the mini-programs first (npm run build:weapp, build:dd)`);
    const module = { exports: {} };
    modules.set(path, module);
    const source = `(function (require, module, exports) {${readFileSync(path, 'utf8')}\n})`;
    const load = vm.runInContext(source, context, { filename: path }) as (...args: unknown[]) => void;
    load((other: string) => run(join(dirname(path), other)), module, module.exports);
    return module.exports;
  }

  const find = (match: (node: MiniNode) => boolean) => findNodes(top()?.data.root, match);
  const fire = (node: MiniNode, type: string, detail: Record<string, unknown> = {}) => {
    const target = { id: node.sid, dataset: { sid: node.sid } };
    top()?.eh({ type, detail, target, currentTarget: target, timeStamp: Date.now() });
  };
  const only = (nodes: MiniNode[], what: string): MiniNode => {
    if (nodes.length === 0) throw new Error(`no ${what} on ${top()?.route}:\n${textOf(top()?.data.root)}`);
    return nodes[nodes.length - 1] as MiniNode;
  };

  return {
    launch(path: string) {
      run('app.js');
      app.onLaunch?.({ path, query: {}, scene: 1001 });
      app.onShow?.({ path, query: {}, scene: 1001 });
      enter(path, {});
    },
    page: () => top()?.route,
    text: () => textOf(top()?.data.root),
    /** Taps what says this; of several the innermost that listens, last in the order of the page. */
    tap(words: string) {
      const pressable = find(
        (node) => node.cl?.split(' ').includes('press') === true && textOf(node).includes(words),
      );
      fire(only(pressable, `button "${words}"`), 'tap');
    },
    type(label: string, value: string) {
      const field = only(
        find((node) => node.ariaLabel === label),
        `field "${label}"`,
      );
      fire(field, 'input', { value });
    },
    classes: () => find((node) => node.cl !== undefined).map((node) => node.cl as string),
    /** Waits for the page to say something; checked whenever the program draws. */
    until(words: string): Promise<void> {
      return new Promise((done, fail) => {
        const timer = setTimeout(() => {
          watchers.delete(check);
          fail(new Error(`"${words}" never came; ${top()?.route} says:\n${textOf(top()?.data.root)}`));
        }, 20_000);
        const check = () => {
          if (!textOf(top()?.data.root).includes(words)) return;
          clearTimeout(timer);
          watchers.delete(check);
          done();
        };
        watchers.add(check);
        check();
      });
    },
  };
}

export type MiniHost = ReturnType<typeof startMiniHost>;

function call(page: PageInstance | undefined, hook: string, argument?: unknown): void {
  const method = page?.[hook];
  if (typeof method === 'function') method.call(page, argument);
}

function createPage(route: string, definition: Record<string, unknown>, changed: () => void): PageInstance {
  const page: PageInstance = {
    ...definition,
    route,
    data: structuredClone(definition.data ?? {}),
    eh: () => undefined,
    setData(changes: Record<string, unknown>, then?: () => void) {
      applyData(page.data, changes);
      then?.call(page);
      changed();
    },
  };
  if (typeof definition.eh === 'function') page.eh = definition.eh.bind(page) as PageInstance['eh'];
  return page;
}
