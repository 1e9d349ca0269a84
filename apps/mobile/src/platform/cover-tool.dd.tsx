import { Canvas } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { CoverTool } from './cover-tool';
import { newId } from './ids';
import { keepSmall } from './photos';
import { fitWithin, type PhotoArea, pixelsOf } from './photos.types';

/** DingTalk's drawing context, as far as it is used here; it draws on a canvas that stands on the page. */
interface DingContext {
  drawImage(path: string, x: number, y: number, width: number, height: number): void;
  setFillStyle(colour: string): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  draw(reserve: boolean, then: () => void): void;
  toTempFilePath(options: {
    x: number;
    y: number;
    width: number;
    height: number;
    destWidth: number;
    destHeight: number;
    fileType: 'jpg';
    quality: number;
    success(result: { filePath?: string; apFilePath?: string }): void;
    fail(fault: unknown): void;
  }): void;
}

declare const dd: { createCanvasContext?: (id: string) => DingContext };

/** Older phones draw on nothing larger. */
const EDGE_MAX = 1280;
const INK = '#1f2a24';

interface Size {
  width: number;
  height: number;
}

export const canCover = (): boolean => typeof dd.createCanvasContext === 'function';

/** What DingTalk documents reads no pixels back, so areas are painted over: nothing of them is left at all. */
export function useCoverTool(ref: string): CoverTool {
  const [id] = useState(() => `cover-canvas-${newId()}`);
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    void Taro.getImageInfo({ src: ref })
      .then(({ width, height }) => setSize(fitWithin(width, height, EDGE_MAX)))
      .catch(() => undefined);
  }, [ref]);

  const pixels = size ? { width: String(size.width), height: String(size.height) } : {};
  return {
    canvas: size ? (
      <Canvas
        id={id}
        className="cover-canvas"
        style={{ width: `${size.width}px`, height: `${size.height}px` }}
        {...pixels}
      />
    ) : null,
    async cover(areas) {
      const context = dd.createCanvasContext?.(id);
      if (!context || !size) return null;
      try {
        return await keepSmall(await paint(context, ref, size, areas));
      } catch {
        return null;
      }
    },
  };
}

function paint(context: DingContext, ref: string, size: Size, areas: readonly PhotoArea[]): Promise<string> {
  const { width, height } = size;
  context.drawImage(ref, 0, 0, width, height);
  context.setFillStyle(INK);
  for (const area of areas) {
    const box = pixelsOf(area, size);
    context.fillRect(box.left, box.top, box.width, box.height);
  }
  return new Promise((resolve, reject) => {
    context.draw(false, () => {
      context.toTempFilePath({
        x: 0,
        y: 0,
        width,
        height,
        destWidth: width,
        destHeight: height,
        fileType: 'jpg',
        quality: 0.8,
        success: ({ filePath, apFilePath }) => {
          const path = filePath ?? apFilePath;
          if (path) resolve(path);
          else reject(new Error('DingTalk gave no file'));
        },
        fail: reject,
      });
    });
  });
}
