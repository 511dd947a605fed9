import DOMPurify from 'dompurify';
import { issueAttribute } from './issueReferences.ts';
import { lineAttribute } from './sourceLines.ts';

const tags =
  'a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var';
const attributes = `href title alt src align colspan rowspan start open type checked disabled class ${lineAttribute} ${issueAttribute}`;

/** Names that the renderer itself gives; any other class could borrow the window's own looks. */
const ownClasses = new Set(['task-item']);

/** The address behind an element that stands for a link or picture outside of the window. */
export const addressAttribute = 'data-address';
/** What an outside address stands for: `link` or `image`. */
export const outsideAttribute = 'data-outside';

/** As much of a list item as names its box. */
const longestLabel = 120;

/** Only web addresses; everything else is shown as its text alone. */
export function webAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

function outside(document: Document, kind: 'link' | 'image', address: string): HTMLElement {
  const element = document.createElement('span');
  element.setAttribute(outsideAttribute, kind);
  element.setAttribute(addressAttribute, address);
  element.setAttribute('role', 'link');
  element.setAttribute('tabindex', '0');
  element.setAttribute('title', address);
  return element;
}

/** Nothing that could load or navigate stays: pictures and links become words that carry their address. */
function disarm(fragment: DocumentFragment): void {
  const document = fragment.ownerDocument;
  for (const image of fragment.querySelectorAll('img')) {
    const address = webAddress(image.getAttribute('src'));
    const words = image.getAttribute('alt') ?? '';
    const stand = address === null ? document.createElement('span') : outside(document, 'image', address);
    stand.append(
      words === '' && address !== null ? (new URL(address).pathname.split('/').at(-1) ?? '') : words,
    );
    image.replaceWith(stand);
  }
  for (const anchor of fragment.querySelectorAll('a')) {
    const issue = anchor.getAttribute(issueAttribute);
    if (issue !== null) {
      anchor.removeAttribute('href');
      anchor.setAttribute('role', 'link');
      anchor.setAttribute('tabindex', '0');
      continue;
    }
    const address = webAddress(anchor.getAttribute('href'));
    const stand = address === null ? document.createElement('span') : outside(document, 'link', address);
    stand.append(...anchor.childNodes);
    anchor.replaceWith(stand);
  }
  for (const input of fragment.querySelectorAll('input')) {
    if (input.type !== 'checkbox') {
      input.remove();
      continue;
    }
    input.disabled = true;
    const item = input.closest('li')?.textContent.trim().slice(0, longestLabel) ?? '';
    if (item !== '') input.setAttribute('aria-label', item);
    else input.setAttribute('aria-hidden', 'true');
  }
  for (const element of fragment.querySelectorAll('[class]'))
    element.className = [...element.classList].filter((name) => ownClasses.has(name)).join(' ');
}

/** Sanitises last, whatever came before, and answers nodes: no HTML text is ever parsed again. */
export function sanitise(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: tags.split(' '),
    ALLOWED_ATTR: attributes.split(' '),
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  disarm(fragment);
  return fragment;
}
