// What kind of place the page stands in.

/**
 * Whether the page stands on its own feet: a sandboxed frame has no origin, its downloads go
 * nowhere without a word, and the clipboard is closed to it.
 */
export function has_origin() {
  return self.origin !== 'null' || location.protocol === 'file:';
}
