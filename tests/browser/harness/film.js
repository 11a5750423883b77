// A camera that films the QR code of a device: a file of raw frames that Chromium takes for its camera.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const WIDTH = 640;
const HEIGHT = 480;

/**
 * Films `picture`, a PNG, with some page to draw on; gives the file. Each take is so many frames of the code, in
 * degrees, pixels of blur, share of the height, share of the light; a take of `away` does not show it.
 */
export async function film(page, picture, takes) {
  const parts = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F15:1 Ip A1:1 C420jpeg\n`)];
  const colourless = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  for (const { frames, ...take } of takes) {
    const grey = Buffer.from(await page.evaluate(draw, { picture: picture.toString("base64"), take, size: [WIDTH, HEIGHT] }), "base64");
    for (let frame = 0; frame < frames; frame += 1) parts.push(Buffer.from("FRAME\n"), grey, colourless);
  }
  const file = join(mkdtempSync(join(tmpdir(), "film-")), "camera.y4m");
  writeFileSync(file, Buffer.concat(parts));
  return file;
}

/** How Chromium is told of it. */
export const filming = (file) => ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${file}`];

async function draw({ picture, take, size: [width, height] }) {
  const { turned = 0, blurred = 0, share = 0.8, light = 1, away = false } = take;
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const on = canvas.getContext("2d");
  on.fillStyle = "#7a7f80";
  on.fillRect(0, 0, width, height);
  if (!away) {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const code = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const side = height * share;
    on.filter = blurred ? `blur(${blurred}px)` : "none";
    on.translate(width / 2, height / 2);
    on.rotate((turned * Math.PI) / 180);
    on.drawImage(code, -side / 2, -side / 2, side, side);
  }
  const { data } = on.getImageData(0, 0, width, height);
  let grey = "";
  for (let at = 0; at < data.length; at += 4) grey += String.fromCharCode(Math.round(data[at] * light));
  return btoa(grey);
}
