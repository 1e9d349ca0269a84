/** Address of the server for the mini-programs; empty on H5 (config/index.js). */
declare const JISHAN_API: string;

/** Replaced by the build. */
declare const process: { env: { TARO_ENV: 'h5' | 'weapp' | 'dd' } };

declare module '*.css';
