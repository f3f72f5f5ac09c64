// The core's pictures as elements of the page.

/**
 * A picture that the core wrote; the names in it are escaped there.
 * @param {string} text of one <svg> element
 */
export function parsed_picture(text) {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (parsed.localName !== 'svg') throw new Error('the core wrote a picture that is no SVG');
  return document.importNode(parsed, true);
}
