// <roofloor-chart>: Roofloor inside of somebody's page, by this one classic script. It makes a
// frame, keeps it as high as its page, and passes messages on. Its attributes, properties and
// events are listed in gallery.html.
// The file is all that a host page loads of us before its frames, so that it stays small.

const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
/** A frame without an origin shares no cache, and a disk has no server: both take the one file. */
const ONE_FILE = 'roofloor.html';
const IN_QUERY = ['ui', 'theme', 'figure', 'controls', 'readonly'];

class RoofloorChart extends HTMLElement {
  static observedAttributes = ['theme', 'link'];
  #frame = document.createElement('iframe');
  #anchor = document.createElement('a');
  #asked = 0;
  /** @type {Map<number, {done: (answer: any) => void, fail: (error: Error) => void}>} */
  #waiting = new Map();
  /** @type {(() => void)[]} */
  #held = [];
  #is_ready = false;
  /** The project that is shown, as it was told last. @type {any} */
  project = null;

  connectedCallback() {
    const frame = this.#frame;
    const is_sandboxed = this.hasAttribute('sandbox');
    const is_file = src.startsWith('file:');
    const address = new URL(is_sandboxed || is_file ? ONE_FILE : './', src);
    const query = address.searchParams;
    query.set('embed', '1');
    query.set('fitted', '1');
    for (const name of IN_QUERY) {
      const value = this.getAttribute(name);
      if (value !== null) query.set(name, value);
    }
    address.hash = this.getAttribute('link') ?? '';
    if (is_sandboxed) frame.sandbox.add('allow-scripts');
    frame.loading = this.getAttribute('loading') === 'eager' ? 'eager' : 'lazy';
    frame.title = this.getAttribute('label') ?? 'Roofloor: roofline and floorline';
    frame.src = address.href;
    Object.assign(frame.style, { display: 'block', width: '100%', border: '0' });
    frame.style.height = `${this.getAttribute('height') ?? 480}px`;
    this.style.display = 'block';
    Object.assign(this.#anchor, { target: '_blank', rel: 'noopener' });
    this.#anchor.textContent = this.getAttribute('link-text') ?? 'Open in Roofloor';
    this.#point(address.hash);
    this.#is_ready = false;
    this.append(frame, ...(this.hasAttribute('bare') ? [] : [this.#anchor]));
    addEventListener('message', this.#heard);
  }

  disconnectedCallback() {
    removeEventListener('message', this.#heard);
    this.#waiting.forEach(({ fail }) => fail(new Error('the chart was taken away')));
    this.#waiting.clear();
  }

  /** @param {string} name @param {string | null} _ @param {string | null} value */
  attributeChangedCallback(name, _, value) {
    if (!this.#frame.isConnected) return;
    if (name === 'theme') this.ask('theme', { theme: value ?? 'auto' });
    else this.set(value ?? '');
  }

  /**
   * Asks the page inside; resolves with its answer, or rejects with what it refuses.
   * @param {string} type
   * @param {object} [members]
   * @returns {Promise<any>}
   */
  ask(type, members) {
    const id = (this.#asked += 1);
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      const send = () =>
        this.#frame.contentWindow?.postMessage({ ...members, roofloor: 1, type, id }, '*');
      if (this.#is_ready) send();
      else this.#held.push(send);
    });
  }

  /** @param {object | string} project a document, or the part of a link behind its # */
  set(project) {
    return this.ask('set', typeof project === 'string' ? { link: project } : { project });
  }

  /** The project and its link; with a path, how that number came about. @param {string} [path] */
  get(path) {
    return this.ask('get', path === undefined ? {} : { path });
  }

  /** @param {string} figure @param {string} format @param {object} [options] */
  export(figure, format, options = {}) {
    return this.ask('export', { figure, format, options });
  }

  /** The link to the whole page stands here: a frame without an origin opens no other page. */
  #point(/** @type {string} */ hash) {
    const address = new URL(src.startsWith('file:') ? ONE_FILE : './', src);
    address.hash = hash;
    this.#anchor.href = address.href;
  }

  #heard = (/** @type {MessageEvent} */ { source, data }) => {
    if (source !== this.#frame.contentWindow || data?.roofloor !== 1) return;
    const { type, id, height, project, link } = data;
    if (height > 0) this.#frame.style.height = `${height}px`;
    if (project) this.project = project;
    if (link !== undefined) this.#point(link);
    if (type === 'ready') this.#begin();
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (type === 'error') waiting?.fail(Object.assign(new Error(data.message), data));
    else waiting?.done(data);
    this.dispatchEvent(new CustomEvent(`roofloor-${type}`, { detail: data }));
  };

  /** What was asked before the page was there; a frame that is moved begins again. */
  #begin() {
    this.#is_ready = true;
    const given = this.querySelector('script[type="application/json"]');
    // What is wrong with it is said in the frame, and by an event.
    if (given) this.set(JSON.parse(given.textContent ?? '')).catch(() => {});
    this.#held.splice(0).forEach((send) => send());
  }
}

if (!customElements.get('roofloor-chart')) customElements.define('roofloor-chart', RoofloorChart);
