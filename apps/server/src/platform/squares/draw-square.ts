import QRCode from 'qrcode';

/** A QR code as one path of unit squares, for a page to draw at any size; its quiet zone is the page's. */
export function drawSquare(text: string): { size: number; path: string } {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const rows = Array.from({ length: size }, (_row, y) => {
    let line = '';
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (x < size && data[y * size + x]) x += 1;
      if (x > start) line += `M${start} ${y}h${x - start}v1h-${x - start}z`;
    }
    return line;
  });
  return { size, path: rows.join('') };
}
