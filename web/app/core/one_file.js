// Begins the page where it is one file: its scripts stand packed inside, a third as long. Each is
// put into the page as it was written, which the policy knows by its hash.
import { inflated_element } from './packed.js';

async function begin() {
  const texts = await inflated_element('roofloor-scripts-deflated');
  for (const text of JSON.parse(new TextDecoder().decode(texts ?? undefined))) {
    const script = document.createElement('script');
    script.textContent = text;
    document.body.append(script);
  }
}

begin();
