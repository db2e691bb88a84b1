// A film for the browser's false camera: a QR code that does not move.

import { writeFileSync } from 'node:fs';

const [WIDTH, HEIGHT, FRAMES] = [640, 480, 10];

// Writes raw video (YUV4MPEG2) from the path of a drawing that consists of dark bars, each one square high: `M4 4h3v1h-3z…`; `size`
// is how many squares the drawing is wide.
export function film(path, size, file) {
  const bars = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map((bar) => bar.slice(1).map(Number));
  const dark = new Set(bars.flatMap(([x, y, length]) => Array.from({ length }, (_, place) => `${x + place} ${y}`)));
  const square = Math.floor(HEIGHT / size);
  const luma = Buffer.alloc(WIDTH * HEIGHT, 235);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      if (dark.has(`${Math.floor(x / square)} ${Math.floor(y / square)}`)) luma[y * WIDTH + x] = 16;
    }
  }
  const grey = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frames = Array.from({ length: FRAMES }, () => [Buffer.from('FRAME\n'), luma, grey]).flat();
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), ...frames]));
}
