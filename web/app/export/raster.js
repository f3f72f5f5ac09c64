// A picture of the core as pixels.

/** Larger ones some browsers refuse without a word. */
const MOST_PIXELS = 16384 * 4096;

/**
 * @param {string} svg a whole picture with its size
 * @param {number} scale pixels for each CSS pixel of its size
 * @returns {Promise<Blob>} PNG
 */
export async function png_of(svg, scale) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  if (canvas.width * canvas.height > MOST_PIXELS) {
    throw new Error('The picture has more pixels than browsers can draw; choose a smaller one.');
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  // On paper and in most documents the ground is white.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) =>
    canvas.toBlob(
      (blob) => (blob ? done(blob) : fail(new Error('The browser gave no picture.'))),
      'image/png',
    ),
  );
}
