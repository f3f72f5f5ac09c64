// What is fetched when it is needed, and kept.

/**
 * What is made once, and again after it could not be.
 * @template Value
 * @param {() => Promise<Value>} make
 */
export function kept(make) {
  /** @type {Promise<Value> | null} */
  let made = null;
  return () => {
    made ??= make().catch((error) => {
      made = null;
      throw error;
    });
    return made;
  };
}

/** Runs a script that stands beside the page. @param {string} name @returns {Promise<void>} */
export function load_script(name) {
  return new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = name;
    script.onload = () => done();
    script.onerror = () => {
      script.remove();
      fail(new Error(`${name} could not be fetched; is the network there?`));
    };
    document.head.append(script);
  });
}
