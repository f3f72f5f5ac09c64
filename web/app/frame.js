// Holds work back to once an animation frame.

/**
 * The first call runs at once, so that an edit is not a frame late; calls that follow within the
 * same frame are gathered into one run at the next.
 * @param {() => void} run
 */
export function once_a_frame(run) {
  let has_run = false;
  let is_asked = false;
  const next = () => {
    has_run = false;
    if (!is_asked) return;
    is_asked = false;
    start();
  };
  const start = () => {
    has_run = true;
    requestAnimationFrame(next);
    run();
  };
  return () => {
    if (has_run) is_asked = true;
    else start();
  };
}
