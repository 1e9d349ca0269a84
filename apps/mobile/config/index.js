const path = require('node:path');

// Read by the Taro build (CommonJS). JISHAN_API is the server's address for the mini-programs, which have no
// origin of their own; the H5 is served by the server itself and asks where it came from.
const api = (process.env.JISHAN_API || '').replace(/\/+$/, '');
if (process.env.TARO_ENV !== 'h5' && !api) {
  process.emitWarning('JISHAN_API is not set: this mini-program is good for tests only, it knows no server.');
}

// The server's contract is TypeScript outside this folder: its client is compiled like our own files.
const compile = { include: [path.join(__dirname, '../../../packages/contract/src')] };
const platformPlugins = {
  dd: ['@tarojs/plugin-platform-alipay-dd'],
  weapp: [path.join(__dirname, 'aria-plugin.js')],
};

module.exports = {
  projectName: 'jishan-mobile',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  plugins: platformPlugins[process.env.TARO_ENV] || [],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  defineConstants: { JISHAN_API: JSON.stringify(api) },
  mini: {
    compile,
    // Sizes stay as written: a letter is as tall on a small phone as on a large one.
    postcss: { pxtransform: { enable: false } },
  },
  h5: {
    compile,
    publicPath: '/m/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    // Our elements are the browser's own: Taro's web components and their style sheet (whose icon font the page's CSP
    // refuses) stay out.
    useHtmlComponents: true,
    webpackChain(chain) {
      chain.resolve.alias.set(
        '@tarojs/components/dist/taro-components/taro-components.css$',
        path.join(__dirname, 'no-styles.css'),
      );
    },
    // targetUnit px also keeps Taro from writing an inline script into the page, which a strict CSP would refuse.
    postcss: { pxtransform: { enable: false, config: { targetUnit: 'px' } }, autoprefixer: { enable: true } },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
};
