declare const dd: {
  compressImage(options: {
    filePaths: string[];
    compressLevel: number;
    success: (result: { filePaths: string[] }) => void;
    fail: (fault: unknown) => void;
  }): void;
};

/** DingTalk knows four levels, 0 the strongest, and no measure of its own. */
export function compressOnce(path: string, edgeMax: number, quality: number): Promise<string> {
  const compressLevel = edgeMax <= 1024 ? 0 : quality < 0.8 ? 1 : 2;
  return new Promise((resolve, reject) => {
    dd.compressImage({
      filePaths: [path],
      compressLevel,
      success: ({ filePaths }) => resolve(filePaths[0] ?? path),
      fail: reject,
    });
  });
}
