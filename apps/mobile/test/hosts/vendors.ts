import type { FakeApi } from '../fake-api/fake-api.ts';

type Callbacks = {
  success?: (result: never) => void;
  fail?: (fault: never) => void;
  complete?: (result: never) => void;
};

/** What outlives a kill of the app, and what a test may change about the phone. */
export interface Phone {
  storage: Map<string, unknown>;
  /** Path to bytes. */
  files: Map<string, number>;
  isOnline: boolean;
  /** What is asked arrives, and its answer does not. */
  isAnswerLost: boolean;
  /** Where photos were covered, box by box, in pixels. */
  covered: { left: number; top: number; width: number; height: number }[];
  calls: string[];
  /** Whom the host app is signed in as; null: it would not say. */
  hostUser: string | null;
  /** What is held before the camera; null: nothing, and the owner taps "back". */
  square: string | null;
  /** Set by the app: called when the network returns. */
  networkBack: (() => void)[];
}

export function newPhone(): Phone {
  return {
    storage: new Map(),
    files: new Map(),
    isOnline: true,
    isAnswerLost: false,
    covered: [],
    calls: [],
    hostUser: 'o-1',
    square: null,
    networkBack: [],
  };
}

const later = (act: () => void) => {
  queueMicrotask(act);
  return { abort: () => undefined };
};
const succeed = (options: Callbacks | undefined, result: unknown) =>
  later(() => {
    options?.success?.(result as never);
    options?.complete?.(result as never);
  });
const fail = (options: Callbacks | undefined, fault: unknown) =>
  later(() => {
    options?.fail?.(fault as never);
    options?.complete?.(fault as never);
  });
/** A method that gives nothing and always works. */
const quiet = (options?: Callbacks) => succeed(options, {});

interface Sending extends Callbacks {
  url: string;
  method?: string;
  header?: Record<string, string>;
  headers?: Record<string, string>;
  data?: unknown;
  filePath?: string;
}

function ask(api: FakeApi, options: Sending, method: string) {
  const headers = Object.entries(options.headers ?? options.header ?? {});
  return api.answer({
    method,
    // Whatever server the build was made for (JISHAN_API).
    path: options.url.replace(/^https?:\/\/[^/]+/, ''),
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: typeof options.data === 'string' ? JSON.parse(options.data) : options.data,
    ...(options.filePath === undefined ? {} : { file: options.filePath }),
  });
}

function fileSystem(phone: Phone) {
  return {
    getFileInfo: (options: Callbacks & { filePath: string }) => {
      const size = phone.files.get(options.filePath);
      return size === undefined ? fail(options, { errMsg: 'no such file' }) : succeed(options, { size });
    },
    saveFile: (options: Callbacks & { tempFilePath: string }) => {
      const savedFilePath = options.tempFilePath.replace('tmp', `saved-${phone.files.size}`);
      phone.files.set(savedFilePath, phone.files.get(options.tempFilePath) ?? 0);
      return succeed(options, { savedFilePath });
    },
    writeFileSync: (path: string, data: string) => void phone.files.set(path, data.length),
    unlink: (options: Callbacks & { filePath: string }) => {
      phone.files.delete(options.filePath);
      return succeed(options, {});
    },
    removeSavedFile: (options: Callbacks & { filePath: string }) => {
      phone.files.delete(options.filePath);
      return succeed(options, {});
    },
  };
}

/** A pad is as large as the test's strokes think; the page is never scrolled. */
function selectorQuery() {
  const answers: (() => void)[] = [];
  const query = {
    select: () => query,
    selectViewport: () => query,
    boundingClientRect: (tell: (box: object) => void) => {
      answers.push(() => tell({ left: 0, top: 0, width: 100, height: 100 }));
      return query;
    },
    scrollOffset: (tell: (found: object) => void) => {
      answers.push(() => tell({ scrollTop: 0, scrollLeft: 0 }));
      return query;
    },
    exec: () => {
      for (const answer of answers) queueMicrotask(answer);
    },
  };
  return query;
}

function shared(phone: Phone) {
  return {
    canIUse: () => true,
    getSystemInfoSync: () => ({
      windowWidth: 390,
      windowHeight: 844,
      pixelRatio: 3,
      fontSizeSetting: 16,
      platform: 'android',
    }),
    getNetworkType: (options: Callbacks) => succeed(options, { networkType: '4g' }),
    onNetworkStatusChange: (listener: (state: { isConnected: boolean }) => void) => {
      phone.networkBack.push(() => listener({ isConnected: true }));
    },
    getFileSystemManager: () => fileSystem(phone),
    nextTick: later,
    createSelectorQuery: () => selectorQuery(),
    pageScrollTo: quiet,
    setClipboard: quiet,
    setClipboardData: quiet,
  };
}

/** As far as covering uses it: what is drawn from the small canvas is a covered box. */
function offscreenCanvas(phone: Phone) {
  const canvas = {
    getContext: () => ({
      imageSmoothingEnabled: true,
      drawImage: (source: object, ...box: number[]) => {
        const [left = 0, top = 0, width = 0, height = 0] = box.slice(4);
        if (source !== canvas && !('isPhoto' in source)) phone.covered.push({ left, top, width, height });
      },
    }),
    createImage: () => {
      const image = { isPhoto: true, onload: () => undefined, onerror: () => undefined, src: '' };
      queueMicrotask(() => image.onload());
      return image;
    },
    toDataURL: () => 'data:image/jpeg;base64,Y292ZXJlZA==',
  };
  return canvas;
}

/** DingTalk's context: it paints on a canvas of the page, and gives the whole as a file. */
function dingContext(phone: Phone) {
  let hasPhoto = false;
  return {
    drawImage: () => {
      hasPhoto = true;
    },
    setFillStyle: () => undefined,
    fillRect: (left: number, top: number, width: number, height: number) =>
      phone.covered.push({ left, top, width, height }),
    draw: (_reserve: boolean, then: () => void) => queueMicrotask(then),
    toTempFilePath: (options: Callbacks) => {
      if (!hasPhoto) return fail(options, { error: 2 });
      phone.files.set('tmp/covered.jpg', 150_000);
      return succeed(options, { filePath: 'tmp/covered.jpg' });
    },
  };
}

/** WeChat: positional storage, `statusCode`, every status is a success. */
export function weChat(api: FakeApi, phone: Phone): Record<string, unknown> {
  const send = (options: Sending, method: string) => {
    if (!phone.isOnline) return fail(options, { errMsg: 'request:fail' });
    const { status, body } = ask(api, options, method);
    if (phone.isAnswerLost) return fail(options, { errMsg: 'request:fail timeout' });
    return succeed(options, {
      statusCode: status,
      data: body === null ? '' : JSON.stringify(body),
      header: {},
    });
  };
  return {
    ...shared(phone),
    getAppBaseInfo: () => ({ fontSizeSetting: 20 }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    createOffscreenCanvas: () => offscreenCanvas(phone),
    login: (options: Callbacks) =>
      phone.hostUser === null
        ? fail(options, { errMsg: 'login:fail' })
        : succeed(options, { code: phone.hostUser, errMsg: 'login:ok' }),
    scanCode: (options: Callbacks) =>
      phone.square === null
        ? fail(options, { errMsg: 'scanCode:fail cancel' })
        : succeed(options, { result: phone.square, scanType: 'QR_CODE' }),
    getStorageSync: (key: string) => phone.storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, value),
    removeStorageSync: (key: string) => void phone.storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...phone.storage.keys()] }),
    request: (options: Sending) => send(options, options.method ?? 'GET'),
    uploadFile: (options: Sending) => send(options, 'POST'),
    downloadFile: (options: Callbacks) =>
      succeed(options, { statusCode: 200, tempFilePath: 'tmp/evidence.jpg' }),
    chooseMedia: (options: Callbacks) => {
      phone.files.set('tmp/photo.jpg', 2_400_000);
      return succeed(options, { tempFiles: [{ tempFilePath: 'tmp/photo.jpg', size: 2_400_000 }] });
    },
    getImageInfo: (options: Callbacks) =>
      succeed(options, { width: 4000, height: 3000, path: 'tmp/photo.jpg' }),
    compressImage: (options: Callbacks & { quality: number; compressedWidth: number }) => {
      const path = `tmp/small-${options.compressedWidth}-${options.quality}.jpg`;
      phone.files.set(path, options.compressedWidth * options.quality * 4);
      return succeed(options, { tempFilePath: path });
    },
    makePhoneCall: (options: Callbacks & { phoneNumber: string }) => {
      phone.calls.push(options.phoneNumber);
      return quiet(options);
    },
  };
}

/** DingTalk: named storage, `httpRequest` with `status`, and a status of 400 or more is a failure. */
export function dingTalk(api: FakeApi, phone: Phone): Record<string, unknown> {
  const send = (options: Sending, method: string) => {
    if (!phone.isOnline) return fail(options, { error: 12, errorMessage: 'network unavailable' });
    const { status, body } = ask(api, options, method);
    if (phone.isAnswerLost) return fail(options, { error: 13, errorMessage: 'timeout' });
    const data = body === null ? '' : JSON.stringify(body);
    if (status >= 400) return fail(options, { error: 19, errorMessage: 'http status error', status, data });
    return succeed(options, { status, data, headers: {} });
  };
  return {
    ...shared(phone),
    canIUse: (name: string) => name !== 'request',
    createCanvasContext: () => dingContext(phone),
    getImageInfo: (options: Callbacks) =>
      succeed(options, { width: 1600, height: 1200, path: 'tmp/photo.jpg' }),
    getAuthCode: (options: Callbacks) =>
      phone.hostUser === null ? fail(options, { error: 3 }) : succeed(options, { authCode: phone.hostUser }),
    scan: (options: Callbacks) =>
      phone.square === null ? fail(options, { error: 10 }) : succeed(options, { code: phone.square }),
    getStorageSync: ({ key }: { key: string }) => ({ data: phone.storage.get(key) ?? null }),
    setStorageSync: ({ key, data }: { key: string; data: unknown }) => void phone.storage.set(key, data),
    removeStorageSync: ({ key }: { key: string }) => void phone.storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...phone.storage.keys()] }),
    httpRequest: (options: Sending) => send(options, options.method ?? 'GET'),
    uploadFile: (options: Sending & { fileName?: string; fileType?: string }) => {
      if (options.fileName !== 'photo' || options.fileType !== 'image')
        throw new Error('DingTalk wants fileName and fileType');
      if (!phone.isOnline) return fail(options, { error: 12 });
      const { status, body } = ask(api, options, 'POST');
      if (phone.isAnswerLost) return fail(options, { error: 13 });
      return succeed(options, { statusCode: status, data: JSON.stringify(body) });
    },
    downloadFile: (options: Callbacks) => succeed(options, { filePath: 'tmp/evidence.jpg' }),
    chooseImage: (options: Callbacks) => {
      phone.files.set('tmp/photo.jpg', 2_400_000);
      return succeed(options, { filePaths: ['tmp/photo.jpg'], apFilePaths: ['tmp/photo.jpg'] });
    },
    compressImage: (options: Callbacks & { filePaths: string[]; compressLevel: number }) => {
      const isCovered = options.filePaths[0]?.includes('covered') === true;
      const path = `tmp/${isCovered ? 'covered' : 'small'}-${options.compressLevel}.jpg`;
      phone.files.set(path, 200_000 * (options.compressLevel + 1));
      return succeed(options, { filePaths: [path] });
    },
    makePhoneCall: (options: Callbacks & { number: string }) => {
      phone.calls.push(options.number);
      return quiet(options);
    },
  };
}
