// Pictures as people spoil them, made from a good one on a canvas; and codes that are not ours.
import { readFileSync } from "node:fs";

const ours = (name) => readFileSync(new URL(`../pictures/${name}.png`, import.meta.url));

/** Codes of other kinds: a wireless network's sign-in and a link to a web page. */
export const foreign = { wifi: ours("wifi"), link: ours("web-link") };

/** A darkroom: an empty page in which pictures are drawn anew. */
export async function darkroom(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const draw = async (pictures, how) => {
    const sources = pictures.map((picture) => `data:image/png;base64,${picture.toString("base64")}`);
    return Buffer.from(await page.evaluate(develop, { sources, ...how }), "base64");
  };
  return {
    blurred: (picture, pixels) => draw([picture], { filter: `blur(${pixels}px)` }),
    cutOff: (picture, share) => draw([picture], { share }),
    sideBySide: (one, other) => draw([one, other], {}),
    photographed: (picture) => draw([picture], { filter: "contrast(70%) brightness(90%)", turn: 0.12, type: "image/jpeg" }),
    close: () => context.close(),
  };
}

/** Runs in the page: all sources in a row on white, with what is asked for done to them. */
async function develop({ sources, filter = "none", share = 1, turn = 0, type = "image/png" }) {
  const images = await Promise.all(
    sources.map(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return image;
    }),
  );
  const room = turn ? 120 : 40;
  const canvas = document.createElement("canvas");
  const width = images.reduce((sum, image) => sum + image.width + room, room);
  canvas.width = Math.round(width * share);
  canvas.height = Math.max(...images.map((image) => image.height)) + 2 * room;
  const brush = canvas.getContext("2d");
  brush.fillStyle = "white";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.filter = filter;
  brush.rotate(turn);
  let left = room;
  for (const image of images) {
    brush.drawImage(image, left, turn ? 20 : room);
    left += image.width + room;
  }
  return canvas.toDataURL(type).split(",")[1];
}
